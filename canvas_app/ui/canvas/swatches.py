"""Round buttons of the note colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from canvas_app.domain.canvas.model import COLOURS
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import set_tip
from canvas_app.ui.common.theme import Theme


class Swatch(QAbstractButton):
    """A round button of one note colour."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of the swatch."""
        return QSize(self._theme.px(24), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a circle is never flattened."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge; a ring when it is the note's colour or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(4, 4, -4, -4)
        painter.setPen(self._theme.note_edge(self._colour))
        painter.setBrush(self._theme.note_fill(self._colour))
        painter.drawEllipse(rect)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus" if self.hasFocus() else "text"))
            painter.drawEllipse(self.rect().adjusted(1, 1, -2, -2))


class SwatchRow(QWidget):
    """Six colours to choose from.

    Attributes:
        chosen: a colour was chosen.
        row: the layout, for what stands beside the colours.

    """

    chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._swatches = {colour: Swatch(context.tools.theme, colour, self) for colour in COLOURS}
        for colour, swatch in self._swatches.items():
            self._group.addButton(swatch)
            swatch.clicked.connect(lambda _on=False, colour=colour: self.chosen.emit(colour))
            self.row.addWidget(swatch)
        self.row.addStretch(1)

    def show_colour(self, colour: str | None) -> None:
        """Mark a colour as the one in use; None: several."""
        self._group.setExclusive(False)
        for name, swatch in self._swatches.items():
            swatch.setChecked(name == colour)
        self._group.setExclusive(True)

    def retranslate(self) -> None:
        """Name the colours."""
        for number, (colour, swatch) in enumerate(self._swatches.items(), 1):
            name = self._texts.text(f"colour.{colour}")
            swatch.setAccessibleName(name)
            set_tip(swatch, name, f"Alt+{number}")
