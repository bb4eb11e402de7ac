"""The numbers of a chart as a table: the same keys open the same clients, the selection can be copied."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from canvas_app.charts.picture import Table
from canvas_app.ui.common.table_rows import RowDelegate
from canvas_app.ui.common.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 26  # px of a row at 100 % text size: a chart's card is not high
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)


class ChartTableModel(QAbstractTableModel):
    """Gives the cells of a ``Table``; those that open something look like links."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = Table((), ())

    def show_table(self, table: Table) -> None:
        """Show ``table``."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, alignment and colour of a cell."""
        cell = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and cell.key:
            return self._theme.colour("accent")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self.table.columns[section] if role == Qt.ItemDataRole.DisplayRole else None

    def key(self, index: _Index) -> str:
        """Return what a cell opens."""
        return self.table.rows[index.row()][index.column()].key if index.isValid() else ""


class ChartTable(QTableView):
    """Shows the table of a chart.

    Attributes:
        chosen: the key of a cell that was clicked or opened by Enter.
        chart_wanted: Space: the picture again; copy_wanted: Ctrl+C.

    """

    chosen = Signal(str)
    chart_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = ChartTableModel(theme, self)
        self.setModel(self.numbers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(theme, self, self))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        self._theme = theme
        theme.changed.connect(self._size_rows)
        self._size_rows()

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_HEIGHT))

    def show_table(self, table: Table) -> None:
        """Show ``table`` from its beginning."""
        self.numbers.show_table(table)
        if table.rows:
            self.setCurrentIndex(self.numbers.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or F4, return to the chart by Space, copy by Ctrl+C."""
        key = Qt.Key(event.key())
        if key in _OPENING:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.chart_wanted.emit()
        elif key == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        key = self.numbers.key(index)
        if key:
            self.chosen.emit(key)
