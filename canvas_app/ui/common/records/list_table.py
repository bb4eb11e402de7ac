"""The table of a list of records: keys of a list, columns that fit, sorting by a heading."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from canvas_app.services.records import Sort
from canvas_app.ui.common.records.list_model import RecordListModel
from canvas_app.ui.common.table_rows import HEIGHT, RowDelegate, be_list, fit_columns, heading_width
from canvas_app.ui.common.theme import Theme

_SAMPLE = 200  # rows by which columns are measured
_SIGN = 16  # px of the mark of the order


class RecordTable(QTableView):
    """Shows the records of a model.

    Attributes:
        opened: Enter or a double click on a record (its id).
        new_wanted: Insert.
        delete_wanted: Delete (ids of the selected records).
        sort_wanted: another order, by a click on a heading.
        columns_menu_wanted: a right click on a heading (place on the screen).
        menu_wanted: a right click or the menu key on a record (place on the screen).
        left: Esc.

    """

    opened = Signal(object)
    new_wanted = Signal()
    delete_wanted = Signal(list)
    sort_wanted = Signal(object)
    columns_menu_wanted = Signal(QPoint)
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, theme: Theme, model: RecordListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.records = theme, model
        self.sort = Sort("")
        self._wanted: dict[str, int] = {}
        self._empty: set[str] = set()
        self.setModel(model)
        self._delegate = RowDelegate(theme, self, self)
        self.setItemDelegate(self._delegate)
        be_list(self)
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)
        header.customContextMenuRequested.connect(
            lambda place: self.columns_menu_wanted.emit(header.mapToGlobal(place))
        )
        theme.changed.connect(self._resize_rows)
        model.modelReset.connect(self.measure)
        self._resize_rows()

    def _resize_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))
        self.measure()

    # columns

    def measure(self) -> None:
        """Measure what stands in the columns, by the first rows, and fit them."""
        metrics, edges = QFontMetrics(self.font()), self._delegate.edges()
        rows = range(min(self.records.rowCount(), _SAMPLE))
        self._empty = set()
        for column in self.records.columns:
            texts = {self.records.text(row, column.key) for row in rows} - {""}
            if rows and not texts:
                self._empty.add(column.key)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            sign = self._theme.px(_SIGN) if column.key == self.sort.field else 0
            head = heading_width(self._theme, self.records.heading(column.key)) + sign
            self._wanted[column.key] = max(widest, head) + edges
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns the width there is; those that do not fit go by rank."""
        if self.records.columns:
            fit_columns(self, self.records.columns, self._theme, self._wanted, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is sorted by."""
        self.sort = sort
        places = [column.key for column in self.records.columns]
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        at = places.index(sort.field) if sort.field in places else -1
        self.horizontalHeader().setSortIndicator(at, order)

    def _sort_by(self, section: int) -> None:
        name = self.records.columns[section].key
        self.sort_wanted.emit(Sort(name, name == self.sort.field and not self.sort.descending))

    # rows

    def show_rows(self, most: int) -> None:
        """Be as high as the rows there are, ``most`` of them at most: what lies around the table scrolls."""
        rows = min(most, self.records.rowCount())
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self._theme.px(HEIGHT) + 2 * self.frameWidth())

    def current_id(self) -> int | None:
        """Return the current record, None for none."""
        return self.records.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """Return the selected records from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [one for row in rows if (one := self.records.id_at(row)) is not None]

    def go_to(self, record_id: int | None) -> bool:
        """Make a record current and select it alone; tell whether it is in the list."""
        row = self.records.row_of(record_id)
        if row >= 0:
            self.go_to_row(row)
        return row >= 0

    def go_to_row(self, row: int) -> None:
        """Make a row current, the last one when there are not so many."""
        last = self.records.rowCount() - 1
        if last >= 0:
            # selectRow would add to the selection while Ctrl is held, as it is for Ctrl+Z
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.records.index(min(row, last), 0), alone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, add, delete, leave."""
        key, current = event.key(), self.current_id()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if current is not None:
                self.opened.emit(current)
        elif key == Qt.Key.Key_Insert:
            self.new_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            if ids := self.selected_ids():
                self.delete_wanted.emit(ids)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.records.id_at(index.row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected records, at the pointer or beside the current one."""
        index = self.currentIndex()
        if not index.isValid():
            return
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        beside = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(beside if keyboard else event.globalPos())
