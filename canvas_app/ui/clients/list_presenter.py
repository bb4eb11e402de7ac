"""Shows the clients of the state in the list, and tells the state what the person does there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.filters import FilterWords, column_menu
from canvas_app.ui.clients.list_area import FILTER, SELECTION, ListArea
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext


class ListPresenter(QObject):
    """Keeps table, filters and selection bar as the state says.

    Attributes:
        opened: Enter or a double click on a row; ``confirmed``: the same while suggestions are reviewed.
        left: Esc, where there is no selection to be given up; ``review_left``: the same in a review.

    """

    opened = Signal()
    confirmed = Signal()
    left = Signal()
    review_left = Signal()

    def __init__(self, context: PageContext, state: ClientsState, area: ListArea) -> None:
        super().__init__(area)
        self._context, self._state, self._area = context, state, area
        state.list_read.connect(self._show)
        state.filter_changed.connect(lambda: area.filters.set_filter_search(state.wanted.search))
        state.model_changed.connect(self._use_words)
        state.selection_changed.connect(self.show_bar)
        state.row_chosen.connect(area.table.go_to_row)
        state.rows_chosen.connect(area.table.select_ids)
        self._follow_table()
        area.filters.wanted_changed.connect(state.show_filter)
        area.filters.rows_wanted.connect(area.focus_rows)
        area.archive_link.clicked.connect(lambda: state.show_filter(ClientFilter(archived=True)))
        area.selection.left.connect(lambda: state.go_to(state.current))
        self._use_words()

    def _follow_table(self) -> None:
        state, table = self._state, self._area.table
        table.moved.connect(lambda: state.take_current(table.current_id()))
        table.count_changed.connect(lambda _count: state.take_selection(table.spans()))
        table.current_changed.connect(state.settle)
        table.opened.connect(self._on_opened)
        table.left.connect(self._on_left)
        table.typed.connect(self._on_typed)
        table.sort_wanted.connect(self._on_sort)
        table.column_menu_wanted.connect(self.open_column_menu)

    # showing

    def _use_words(self) -> None:
        self._area.table.delegate.words = self._state.words

    def _show(self, first: bool) -> None:
        """Show the clients that were read; the current one and the selection stay, where they can."""
        state, area, table = self._state, self._area, self._area.table
        current, selected = table.current_id(), table.selected_ids() if table.selected_count() > 1 else []
        area.model.pending = state.pending
        moved = area.model.show(state.listed, state.words, state.names)
        table.show_sort(state.sort)
        if moved:
            self._keep_place(None if first else current, selected)
        area.filters.show_filter(state.wanted, state.crumb, self._said())

    def _keep_place(self, current: int | None, selected: list[int]) -> None:
        table = self._area.table
        if selected:
            table.select_ids(selected, current)
        elif not table.go_to(current, tell=False) and self._state.listed.ids:
            table.go_to_row(0, tell=False)
        self._state.take_current(table.current_id())
        self._state.take_selection(table.spans())

    def show_bar(self) -> None:
        """Show what can be done with several clients while several are selected, else the filters."""
        count = self._state.selected_count()
        if count >= 2 and not self._state.reviewing:
            self._area.selection.show_count(count, archived=self._state.wanted.archived)
            self._area.show_bar(SELECTION)
        elif self._area.bar == SELECTION:
            self._area.show_bar(FILTER)

    def _said(self) -> FilterWords:
        return FilterWords(self._context, self._state.words, self._state.names)

    # what the table says

    def _on_opened(self) -> None:
        (self.confirmed if self._state.reviewing else self.opened).emit()

    def _on_left(self) -> None:
        if self._state.reviewing:
            self.review_left.emit()
        elif self._state.selected_count() > 1:
            self._state.go_to(self._state.current)
        else:
            self.left.emit()

    def _on_typed(self, text: str) -> None:
        if self._state.reviewing:
            return
        search = self._area.filters.search
        self._area.show_bar(FILTER)
        search.setText(text)
        search.setFocus(Qt.FocusReason.OtherFocusReason)
        search.setCursorPosition(len(text))

    def _on_sort(self, column: str) -> None:
        sort = self._state.sort
        self.sort_by(column, sort.column == column and not sort.descending)

    def sort_by(self, column: str, descending: bool) -> None:
        """Sort the list and keep the current client in view."""
        self._state.sort_by(column, descending)
        row = self._state.current_row()
        if row >= 0:
            self._area.table.scrollTo(self._area.model.index(row, 0))

    def open_column_menu(self, column: str, place: QPoint) -> None:
        """Open the menu of a column: sorting and its filter."""
        menu, state = QMenu(self._area), self._state
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column_menu(
            menu,
            column,
            self._said(),
            state.wanted,
            lambda descending: self.sort_by(column, descending),
            state.show_filter,
        )
        menu.popup(place)

    # what the keys of the window ask

    def open_search(self) -> None:
        """Put the caret into the search field."""
        search = self._area.filters.search
        self._area.show_bar(FILTER)
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next row found, or the one before."""
        row = self._area.table.currentIndex().row() + (1 if forward else -1)
        if 0 <= row < len(self._state.listed.ids):
            self._state.go_to_row(row)
