"""What does not fit: windows no larger than the screen, columns that scroll, places brought into view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_FRAME = QSize(16, 56)
"""What the system's frame and title bar take of a screen."""
_AROUND = 8  # pixels between what is brought into view and the edge


def fit_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableGeometry().size() - _FRAME))


def bring(area: QScrollArea, widget: QWidget) -> None:
    """Scroll up or down until a widget is seen, of one higher than the area its beginning."""
    inside = area.widget()
    if inside is None:
        return
    bar, top = area.verticalScrollBar(), widget.mapTo(inside, QPoint(0, 0)).y()
    low = top + widget.height() + _AROUND - area.viewport().height()
    bar.setValue(min(max(bar.value(), low), top - _AROUND))


class Squeezed(QWidget):
    """What a ScrollColumn scrolls only where its parts have less than their least height."""

    def heightForWidth(self, width: int) -> int:
        """Return the least height at ``width``; what can be higher takes what there is."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class ScrollColumn(QScrollArea):
    """Shows one widget as wide as itself and scrolls it up and down; a focused field is in view."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None, *, name: str = "background") -> None:
        super().__init__(parent)
        inside.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
