"""The register's table: keys of a list, typing that searches, columns that fit the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from canvas_app.services.clients.listing import Sort
from canvas_app.ui.clients.columns import COLUMNS, heading
from canvas_app.ui.clients.table_delegate import ClientDelegate
from canvas_app.ui.clients.table_model import ClientTableModel, Index
from canvas_app.ui.common.table_rows import HEIGHT, be_list, fit_columns, heading_width
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

_LARGE = 1_000  # rows
_WALKS = {
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
}
_SETTLED = 60  # ms: a key held down moves through rows without opening each card


class ClientTable(QTableView):
    """Shows the clients of a model.

    Attributes:
        current_changed: another client is current (id or None), once moving has paused.
        moved: another client is current, at once.
        count_changed: how many rows are selected.
        opened: Enter or a double click on a row; ``left``: Esc.
        typed: text that is to be searched for.
        sort_wanted: a header was clicked (key of the column).
        column_menu_wanted: Alt+↓ or a right click on a header (key of the column, place on the screen).
        menu_wanted: a right click or the menu key on a row (place on the screen).

    """

    current_changed = Signal(object)
    moved = Signal()
    count_changed = Signal(int)
    opened = Signal()
    left = Signal()
    typed = Signal(str)
    sort_wanted = Signal(str)
    column_menu_wanted = Signal(str, QPoint)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: ClientTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.clients = theme, model
        self._wanted = {column.key: 0 for column in COLUMNS}
        self._empty: set[str] = set()
        self.delegate = ClientDelegate(theme, self, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        be_list(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(lambda: self.current_changed.emit(self.current_id()))
        self._dress_headers()
        theme.changed.connect(self._resize_rows)
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(self.measure)

    def _dress_headers(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(20)
        # With the table's own selection each painting asks of every row whether it is selected: seconds.
        header.setSelectionModel(QItemSelectionModel(self.clients, self))
        header.sectionClicked.connect(lambda section: self.sort_wanted.emit(COLUMNS[section].key))
        header.customContextMenuRequested.connect(self._on_header_menu)
        self._resize_rows()

    def _resize_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))
        self.measure()

    def retranslate(self) -> None:
        """Name the table."""
        self.setAccessibleName(translate("Clients", "Clients"))
        self.clients.retranslate()
        self.measure()

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is sorted by."""
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        places = [column.key for column in COLUMNS]
        if self.horizontalHeader().sortIndicatorSection() != places.index(sort.column):
            self.horizontalHeader().setSortIndicator(places.index(sort.column), order)
            self.measure()
        self.horizontalHeader().setSortIndicator(places.index(sort.column), order)

    # columns

    def measure(self) -> None:
        """Measure what stands in the columns, by a sample of the rows, and fit them."""
        sample = self.clients.sample()
        metrics, edges = QFontMetrics(self.font()), self.delegate.edges()
        self._empty = set()
        for section, column in enumerate(COLUMNS):
            texts = {self.clients.measured(row, column.key) for row in sample} - {""}
            if sample and not texts:
                self._empty.add(column.key)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            dot = self.delegate.dot() if column.key == "stage" else 0
            head = heading_width(self._theme, heading(column.key)) + self._sign(section)
            self._wanted[column.key] = max(widest + dot, head) + edges
        self.fit_columns()

    def _sign(self, section: int) -> int:
        """Return the px of the mark beside the heading that the list is sorted by."""
        return self._theme.px(16) if section == self.horizontalHeader().sortIndicatorSection() else 0

    def fit_columns(self) -> None:
        """Give the columns the width there is; those that do not fit go by rank."""
        fit_columns(self, COLUMNS, self._theme, self._wanted, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    # the current row and the selection

    def current_id(self) -> int | None:
        """Return the current client."""
        return self.clients.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """Return the selected clients in the order of the table."""
        rows = {row for top, bottom in self.spans() for row in range(top, bottom + 1)}
        return [self.clients.ids[row] for row in sorted(rows)]

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self.spans())

    def spans(self) -> set[tuple[int, int]]:
        """Return first and last row of each part of the selection; several may differ in columns only."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.count()))
        return {(part.top(), part.bottom()) for part in parts}

    def go_to(self, client_id: int | None, *, tell: bool = True) -> bool:
        """Make a client current and select it alone; tell whether it is in the list."""
        row = self.clients.row_of(client_id)
        if row < 0:
            return False
        self.go_to_row(row, tell=tell)
        return True

    def go_to_row(self, row: int, *, tell: bool = True) -> None:
        """Make a row current, select it alone and bring it into view."""
        index = self.clients.index(row, max(0, self.currentIndex().column()))
        self.setCurrentIndex(index)  # also the place from which Shift extends
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(index, flags)  # also while a key is held that would extend
        self.scrollTo(index)
        self._settle.stop()
        if tell:
            self.current_changed.emit(self.current_id())

    def select_ids(self, ids: list[int], current: int | None) -> None:
        """Select these clients, those that are in the list, and make one current; nobody is told."""
        chosen = QItemSelection()
        for first, after in _spans(self.clients.rows_of(ids)):
            chosen.append(self._span(first, after - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        at = self.clients.row_of(current)
        if at >= 0:
            index = self.clients.index(at, max(0, self.currentIndex().column()))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._settle.stop()

    def _span(self, first: int, last: int) -> QItemSelectionRange:
        return QItemSelectionRange(self.clients.index(first, 0), self.clients.index(last, len(COLUMNS) - 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which client is current, once moving has paused."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # Qt lifts it where nothing is edited
        if current.row() != previous.row():
            self.viewport().update()
            self._settle.start()
        self.moved.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many rows are selected."""
        if _height(selected) + _height(deselected) > _LARGE:
            self.viewport().update()  # Qt lists every single cell for screen readers: seconds
        else:
            super().selectionChanged(selected, deselected)
        self.count_changed.emit(self.selected_count())

    # keys and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, leave; any text searches."""
        key, modifiers = event.key(), event.modifiers()
        text = event.text()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        plain = not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self._open_column_menu()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) or (shift and key in _WALKS):
            self._walk(key, extend=shift)
        elif plain and text and text.isprintable() and text != " ":
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: what is typed goes to the search field."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search for what an input method wrote."""
        if event.commitString():
            self.typed.emit(event.commitString())
        event.accept()

    def _walk(self, key: int, *, extend: bool) -> None:
        """Go to the first or last row, or extend the selection from where it began."""
        if not self.clients.ids:
            return
        row = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.clients.ids) - 1}.get(Qt.Key(key))
        if row is None:
            row = self.moveCursor(_WALKS[Qt.Key(key)], Qt.KeyboardModifier.NoModifier).row()
        if not extend:
            self.go_to_row(row)
            return
        start = self._anchor()
        chosen = QItemSelection()
        chosen.append(self._span(min(start, row), max(start, row)))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        index = self.clients.index(row, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.scrollTo(index)

    def _anchor(self) -> int:
        """Return the row at which the selection around the current row began."""
        row = max(0, self.currentIndex().row())
        for top, bottom in self.spans():
            if top <= row <= bottom:
                return bottom if row == top else top
        return row

    def _open_column_menu(self) -> None:
        section = max(0, self.currentIndex().column())
        header = self.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(section), header.height())
        self.column_menu_wanted.emit(COLUMNS[section].key, header.mapToGlobal(place))

    def _on_header_menu(self, place: QPoint) -> None:
        header = self.horizontalHeader()
        section = header.logicalIndexAt(place)
        if section >= 0:
            self.column_menu_wanted.emit(COLUMNS[section].key, header.mapToGlobal(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card of the row."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected rows, at the pointer or beside the current row."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            place = event.globalPos()
        if index.isValid():
            self.menu_wanted.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the mark of the current row, and have a current row."""
        super().focusInEvent(event)
        if self.clients.ids and not self.currentIndex().isValid():
            self.go_to_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the current row away."""
        super().focusOutEvent(event)
        self.viewport().update()


def _height(chosen: QItemSelection) -> int:
    return sum(chosen.at(place).height() for place in range(chosen.count()))


def _spans(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of consecutive numbers in ascending ``rows`` as (first, one after the last)."""
    first = None
    for place, row in enumerate(rows):
        first = row if first is None else first
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield first, row + 1
            first = None
