"""How a cell of the register's table is painted: one line, a dot for the stage, colour for a move."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from canvas_app.services.clients.listing import ClientRow
from canvas_app.ui.clients.columns import COLUMNS
from canvas_app.ui.clients.table_model import ROW
from canvas_app.ui.clients.words import DOWN, UP, ClientWords
from canvas_app.ui.common.theme import Theme

HEIGHT = 30
"""Height of a row in px at 100 % text size."""
_EDGE = 8
_DOT = 9
_QUIET = ("employee", "contact", "company")


class ClientDelegate(QStyledItemDelegate):
    """Paints the cells; ``words`` knows the stages' places in the ramp."""

    def __init__(self, theme: Theme, table: QTableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table
        self.words: ClientWords | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the one height of all rows."""
        return QSize(option.rect.width(), self._theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        rect, theme = option.rect, self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index.row() == self._table.currentIndex().row()
        if selected:
            painter.fillRect(rect, theme.colour("accent_surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = index.data(ROW)
        if isinstance(row, ClientRow):
            self._paint_value(painter, rect, row, index)
        if current and self._table.hasFocus():
            self._paint_focus(painter, rect, index)
        painter.restore()

    def _paint_value(
        self, painter: QPainter, rect: QRect, row: ClientRow, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column = COLUMNS[index.column()]
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        edge = self._theme.px(_EDGE)
        room = rect.adjusted(edge, 0, -edge, -1)
        if column.key == "stage" and row.shown:
            room = self._paint_dot(painter, room, row)
        painter.setPen(self._ink(column.key, row, text))
        metrics = QFontMetrics(painter.font())
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

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
        return room.adjusted(side + self._theme.px(6), 0, 0, 0)

    def _stage_colour(self, stage: str) -> QColor:
        model = self.words.model if self.words else None
        rung = model.rung(stage) if model else -1
        if model is None or rung < 0:
            return self._theme.colour("exit_stage")
        return self._theme.stage(rung, len(model.ladder))

    def _paint_focus(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Mark the current row at its left, and the current cell by a frame."""
        accent = self._theme.colour("focus")
        if self._table.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
        if index.column() == self._table.currentIndex().column():
            painter.setPen(QPen(accent, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
