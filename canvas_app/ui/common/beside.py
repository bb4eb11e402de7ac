"""Windows beside the main one: never larger than the screen, what does not fit is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_FRAME = QSize(16, 56)
"""What the system's frame and title bar take of a screen."""


def fit_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableGeometry().size() - _FRAME))


class ScrollColumn(QScrollArea):
    """Shows one widget as wide as itself and scrolls it up and down; a focused field is in view."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside.setObjectName("background")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
