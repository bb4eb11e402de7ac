"""Going to a place of the clients page, remembering it, and showing what an undo changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.changes import Changes
from canvas_app.ui.clients.destination import Destination, ListPlace
from canvas_app.ui.clients.list_area import ListArea
from canvas_app.ui.clients.state import ClientsState

_SELECTED = 2_000
"""A larger selection is not remembered for the way back."""


class ClientsNavigation(QObject):
    """Has the state list what was asked for; what stands beside or in place of the list is told.

    Attributes:
        list_wanted: the list is to be shown, where an import has its place.
        client_wanted: the card of a client is to be opened (id).
        add_wanted, import_wanted, review_wanted: that is to be begun (a review with the ids, or None).
        revealed: what an undo changed is selected now.

    """

    list_wanted = Signal()
    client_wanted = Signal(object)
    add_wanted = Signal()
    import_wanted = Signal()
    review_wanted = Signal(object)
    revealed = Signal()

    def __init__(self, state: ClientsState, area: ListArea) -> None:
        super().__init__(area)
        self._state, self._area = state, area

    def visit(self, to: Destination) -> None:
        """Show what was asked for, and take the focus."""
        if to.model:
            self._state.use_model(to.model)
        if to.wanted is not None:
            self.list_wanted.emit()
            self._state.show_filter(to.wanted, crumb=to.crumb, first=True)
        if to.client is not None:
            self.client_wanted.emit(to.client)
        elif to.run == "import":
            self.import_wanted.emit()
        elif to.run == "add":
            self.add_wanted.emit()
        elif to.run == "review":
            self.review_wanted.emit(to.ids)
        else:
            self._area.focus_rows()

    def place(self) -> ListPlace:
        """Return filter, order, selection and place in the list."""
        state = self._state
        selected = state.selected() if state.selected_count() < _SELECTED else ()
        top = self._area.table.verticalScrollBar().value()
        model = state.words.model.key
        return ListPlace(state.wanted, state.sort, model, state.crumb, tuple(selected), state.current, top)

    def restore(self, place: ListPlace) -> None:
        """Return to a place."""
        state = self._state
        state.sort = place.sort
        state.use_model(place.model)
        state.show_filter(place.wanted, crumb=place.crumb)
        state.select(place.selected, place.current)
        state.settle(state.current)
        self._area.table.verticalScrollBar().setValue(place.top)
        self._area.focus_rows()

    def reveal(self, changes: Changes) -> None:
        """Show and select what an undo or redo changed."""
        listed = self._state.listed
        there = [listed.ids[row] for row in listed.rows_of(self._state.clients_of(changes))]
        if not there:
            return
        if len(there) == 1:
            self._state.go_to(there[0])
        else:
            self._state.select(there, there[0])
        self.revealed.emit()
