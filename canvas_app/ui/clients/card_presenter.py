"""Shows the current client in the card, or a form in its place, and lets it be seen or not."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from canvas_app.services.clients import register
from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.card import DETAILS, NEW, NOBODY, ClientCard
from canvas_app.ui.clients.first_client import tell_of_the_sheet
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.side_place import SidePlace
from canvas_app.ui.common.text import translate


class CardPresenter(QObject):
    """Keeps the card at the client that is current in the list.

    Attributes:
        list_wanted: the list is to be shown, where an import has its place.
        rows_wanted: the focus is to return to the list.

    """

    list_wanted = Signal()
    rows_wanted = Signal()

    def __init__(self, context: PageContext, state: ClientsState, card: ClientCard, place: SidePlace) -> None:
        super().__init__(card)
        self._context, self._state, self._card, self._place = context, state, card, place
        self._listing = True
        state.list_read.connect(self._on_list_read)
        state.current_changed.connect(self._show)
        card.left.connect(self.back_to_row)
        card.closed.connect(self.close_drawer)
        card.wanted.connect(lambda _mode: self._want_place())
        card.stage.model_wanted.connect(state.choose_model)
        card.new_form.added.connect(self._on_added)
        card.new_form.client_wanted.connect(self.open_client)
        card.staff.clients_wanted.connect(self._show_clients_of)

    # the client shown

    def _on_list_read(self) -> None:
        self.show_current()
        self._want_place()

    def show_current(self) -> None:
        """Show the client that is current."""
        self._show(self._state.current)

    def _show(self, client_id: int | None) -> None:
        self._card.show_client(client_id, self._state.words, self._state.names)

    def open_card(self) -> None:
        """Bring the card of the current client into view, in place of a form."""
        self._card.show_card()
        self._place.show()

    def open_current(self) -> None:
        """Open the card of the current client and go on in it."""
        self.open_card()
        self._card.focus_first()

    def open_client(self, client_id: int) -> None:
        """Open the card of a client, in the list if it fits the filter, else among all."""
        self.list_wanted.emit()
        self._state.list_client(client_id)
        self._card.show_card()
        self._state.go_to(client_id)
        self._place.show()
        self.rows_wanted.emit()

    def edit_fields(self) -> None:
        """Put the caret into the name of the current client."""
        if self._state.current is None:
            return
        self._card.show_card()
        self._card.choose(DETAILS)
        self._place.show()
        self._card.details.focus_field("name")

    # stages

    def confirm(self, client_id: int | None) -> None:
        """Confirm the suggested stage of a client, which is shown."""
        self._show(client_id)
        self._card.stage.confirm()

    def choose_other(self) -> None:
        """Choose another stage for the current client."""
        if self._state.current is None:
            return
        self._card.show_card()
        self.show_current()
        self._place.show()
        self._card.stage.choose_other()

    # forms

    def add_client(self, name: str = "") -> None:
        """Show the form for a new client."""
        if not self._context.edits.may_edit():
            return
        self.list_wanted.emit()
        self._card.new_client(name)
        self._place.show()
        self._card.focus_first()

    def _on_added(self, client_id: int, more: bool) -> None:
        """Show a client just added; with ``more`` the form goes on with the next one."""
        context = self._context
        if more:
            context.notifier.say(translate("Clients", "Added. Next one?"), "good")
            return
        name = register.client_of(context.session.workbook, client_id).name
        context.notifier.say(context.texts.edit_done("edit.client_add", {"name": name}), "good")
        self._state.list_client(client_id)
        self._card.show_card()
        self._state.go_to(client_id)
        self._card.entry.focus_line()  # who goes on typing tells of the client, and decides nothing
        tell_of_the_sheet(context, self._state, client_id)

    def open_employees(self) -> None:
        """Show our employees beside the list."""
        self._card.show_employees()
        self._place.show()
        self._card.focus_first()

    def _show_clients_of(self, employee_id: int) -> None:
        self._card.show_card()
        self._state.show_filter(ClientFilter(employees=(employee_id,)), first=True)
        self.rows_wanted.emit()

    # its place

    def give_place(self, listing: bool) -> None:
        """Let the card be seen beside the list, but not beside an import."""
        self._listing = listing
        self._want_place()

    def _want_place(self) -> None:
        """Show the card's place only where there is something to show in it."""
        empty = not self._state.listed.ids and self._card.mode == NOBODY
        self._place.want(not empty and self._listing)

    def back_to_row(self) -> None:
        """Return from the card to its row."""
        if self._place.drawer:
            self._place.close()
        self.rows_wanted.emit()

    def go_to_rows(self) -> None:
        """Return to the row that is shown now, unless the person is at work in the card."""
        if not self._card.isAncestorOf(self._card.window().focusWidget() or self._card.window()):
            self.rows_wanted.emit()

    def close_drawer(self) -> None:
        """Close the card, or the form in its place, by its ×."""
        self._card.commit()
        if self._card.mode == NEW:
            self._card.show_card()
        self.back_to_row()

    def leave_list(self) -> None:
        """Close the drawer on Esc in the list; where there is none, what was searched for is given up."""
        if self._place.drawer and self._place.shown:
            self._place.close()
        else:
            self._state.clear_search()

    def toggle(self) -> None:
        """Show or hide the card."""
        self._place.toggle()
        if not self._card.isVisible():
            self.rows_wanted.emit()
