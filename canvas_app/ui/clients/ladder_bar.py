"""The ladder of a stage model as a row of fields: filled up to the stage, hatched while only suggested."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.ui.common.theme import Theme

_HEIGHT, _GAP = 8, 3


class LadderBar(QWidget):
    """Shows where on the ladder a client stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count, self._rung, self._confirmed, self._suggested = 0, -1, False, -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_stage(self, model: StageModel, confirmed: str | None, suggested: str, aloud: str) -> None:
        """Show the stage; ``aloud`` is what a screen reader says of it."""
        self._count = len(model.ladder)
        self._rung = model.rung(confirmed or suggested)
        self._suggested = model.rung(suggested)
        self._confirmed = confirmed is not None
        self.setAccessibleName(aloud)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a narrow row."""
        return QSize(self._theme.px(280), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one field a stage; the suggested stage has a frame of its own."""
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._theme.px(_GAP)
        width = (self.width() - gap * (self._count - 1)) / self._count
        for place in range(self._count):
            field = QRectF(place * (width + gap) + 0.5, 0.5, width - 1, self.height() - 1)
            self._paint_field(painter, field, place)

    def _paint_field(self, painter: QPainter, field: QRectF, place: int) -> None:
        theme = self._theme
        reached = place <= self._rung
        painter.setPen(QPen(theme.colour("stage_outline"), 1) if reached else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        if reached:
            colour = theme.stage(place, self._count)
            painter.setBrush(colour if self._confirmed else QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(field, 2, 2)
        if place == self._suggested and place != self._rung:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("stage_outline"), 1.4, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
