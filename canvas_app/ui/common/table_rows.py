"""How the rows of every table look: a line under each, edges as those of the headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)  # fmt: skip

from canvas_app.ui.common.columns import Column, fitted
from canvas_app.ui.common.theme import Theme

HEIGHT = 30
"""Height of a row in px at 100 % text size, where a table has the room."""
_EDGE = 8
_HEAD = 11  # px of the headings, as the style sheet says
Index = QModelIndex | QPersistentModelIndex


def be_list(table: QTableView) -> None:
    """Let a table be a list of whole rows: several are selected, headings sort, columns are fitted to it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header, rows = table.horizontalHeader(), table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


def heading_width(theme: Theme, text: str) -> int:
    """Return the px that a heading takes without the edges of its cell."""
    return QFontMetrics(theme.font(_HEAD, 500)).horizontalAdvance(text)


def fit_columns(
    table: QTableView,
    columns: Sequence[Column],
    theme: Theme,
    wanted: Mapping[str, int],
    empty: Collection[str],
) -> None:
    """Give the columns of a table the width there is; those that do not fit are hidden."""
    widths = fitted(columns, table.viewport().width(), theme.px(100) / 100, wanted, empty)
    for section, column in enumerate(columns):
        table.setColumnHidden(section, column.key not in widths)
        if column.key in widths:
            table.setColumnWidth(section, widths[column.key])


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a table: what stands in them is given by the model's usual roles."""

    def __init__(self, theme: Theme, table: QTableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table

    def edges(self) -> int:
        """Return the px that a cell needs beside its text."""
        return 2 * self._theme.px(_EDGE) + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the text; the rows' height is the table's."""
        metrics = QFontMetrics(option.font)
        wide = metrics.horizontalAdvance(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        return QSize(wide + self.edges(), self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        try:
            self._paint(painter, option, index)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme = option.rect, self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = theme.px(_EDGE)
        self.paint_value(painter, rect.adjusted(edge, 0, -edge, -1), index)
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            self._paint_focus(painter, rect, index)

    def paint_value(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint what stands in a cell, within ``room``."""
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(ink if isinstance(ink, QColor) else self._theme.colour("text"))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = side is not None and bool(Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight)
        self.paint_text(painter, room, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), right=right)

    @staticmethod
    def paint_text(painter: QPainter, room: QRect, text: str, *, right: bool) -> None:
        """Paint one line of text, elided where it is too long."""
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _paint_focus(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Mark the current row at its left, and the current cell by a frame."""
        accent = self._theme.colour("focus")
        if self._table.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
        if index.column() == self._table.currentIndex().column():
            painter.setPen(QPen(accent, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
