"""How a cell of the register's table is painted: a dot for the stage, colour for a move."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from canvas_app.services.clients.listing import ClientRow
from canvas_app.ui.clients.columns import COLUMNS
from canvas_app.ui.clients.table_model import ROW, Index
from canvas_app.ui.clients.words import DOWN, UP, ClientWords
from canvas_app.ui.common.table_rows import RowDelegate
from canvas_app.ui.common.theme import Theme

_DOT, _BESIDE = 9, 6
_QUIET = ("employee", "contact", "company")


class ClientDelegate(RowDelegate):
    """Paints the cells; ``words`` knows the stages' places in the ramp."""

    def __init__(self, theme: Theme, table: QTableView, parent: QObject | None = None) -> None:
        super().__init__(theme, table, parent)
        self.words: ClientWords | None = None

    def dot(self) -> int:
        """Return the px that the dot of a stage takes."""
        return self._theme.px(_DOT) + self._theme.px(_BESIDE)

    def paint_value(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint what stands in a cell."""
        row = index.data(ROW)
        if not isinstance(row, ClientRow):
            return
        column = COLUMNS[index.column()]
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if column.key == "stage" and row.shown:
            room = self._paint_dot(painter, room, row)
        painter.setPen(self._ink(column.key, row, text))
        self.paint_text(painter, room, text, right=column.right)

    def _ink(self, key: str, row: ClientRow, text: str) -> QColor:
        if key == "change" and text[:1] in (UP, DOWN):
            return self._theme.colour("up" if text[0] == UP else "down")
        quiet = key in _QUIET or key == "change" or (key == "stage" and not row.confirmed)
        return self._theme.colour("quiet" if quiet else "text")

    def _paint_dot(self, painter: QPainter, room: QRect, row: ClientRow) -> QRect:
        """Paint a filled dot for a confirmed stage, a ring for one only suggested; return the room left."""
        side = self._theme.px(_DOT)
        colour = self._stage_colour(row.shown)
        centre = QPointF(room.left() + side / 2, room.center().y() + 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.confirmed:
            painter.setBrush(colour)
            painter.setPen(QPen(self._theme.colour("stage_outline"), 1))
            painter.drawEllipse(centre, side / 2 - 0.5, side / 2 - 0.5)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("stage_outline"), 1.6))
            painter.drawEllipse(centre, side / 2 - 1, side / 2 - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        return room.adjusted(self.dot(), 0, 0, 0)

    def _stage_colour(self, stage: str) -> QColor:
        model = self.words.model if self.words else None
        rung = model.rung(stage) if model else -1
        if model is None or rung < 0:
            return self._theme.colour("exit_stage")
        return self._theme.stage(rung, len(model.ladder))
