"""The clients page: the list, the card beside it and the parts that drive them, for the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from canvas_app.domain.changes import Changes
from canvas_app.ui.clients.card import ClientCard
from canvas_app.ui.clients.commands import client_commands
from canvas_app.ui.clients.destination import ListPlace, destination_of
from canvas_app.ui.clients.importing import Importing
from canvas_app.ui.clients.list_area import ListArea
from canvas_app.ui.clients.list_or_import import ListOrImport
from canvas_app.ui.clients.palette_search import find_clients
from canvas_app.ui.clients.parts import ClientsParts
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.common.side_place import SidePlace
from canvas_app.ui.common.tab_order import step
from canvas_app.ui.common.text import translate


class ClientsPage(Page):
    """Shows the register of the workbook."""

    key = "clients"
    icon = "clients"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = ClientsState(context, self)
        number = self.state.lister.number
        self.area = ListArea(context, self.state.rows, number, self.state.tags, self)
        self.card = ClientCard(context, number, self)
        self.importing = Importing(context, self)
        self.main = ListOrImport(self.area, self.importing.panel, self)
        self.place = SidePlace(self, self.main, self.card, context.tools.theme, self.area.leave_free)
        self.parts = ClientsParts(context, self.state, self.main, self.card, self.place, self.importing)
        self.retranslate()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Clients", "Clients")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return client_commands(self.parts)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "clients.add"

    def panes(self) -> Sequence[QWidget]:
        """Return list and card."""
        return (self.main, self.card) if self.card.isVisible() else (self.main,)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.area.retranslate()
        self.card.retranslate()
        self.importing.panel.retranslate()

    def close_editors(self) -> None:
        """Keep what is being typed."""
        self.card.commit()

    def open_search(self) -> None:
        """Put the caret into the search field."""
        self.main.show_list()
        self.parts.list.open_search()

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next row found, or the one before."""
        self.parts.list.find_next(forward=forward)

    def toggle_inspector(self) -> None:
        """Show or hide the card."""
        self.parts.cards.toggle()

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:
        """Return clients that fit ``text``."""
        return find_clients(context, text)

    def refresh(self) -> None:
        """Read the register anew."""
        self.state.renew()

    def apply(self, changes: Changes) -> None:
        """Read anew what was changed; the current row and the selection stay."""
        if self.state.apply(changes):
            self.parts.offer.recount()

    # where the page is

    def activate(self, **state: object) -> None:
        """Show what was asked for: a client, some clients, a filter, a review, an import; take the focus."""
        self.parts.navigation.visit(destination_of(state))

    def go_back_state(self) -> dict[str, object]:
        """Return filter, order, selection and place in the list."""
        return {"place": self.parts.navigation.place()}

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that ``go_back_state`` gave."""
        place = state.get("place")
        if isinstance(place, ListPlace):
            self.parts.navigation.restore(place)
        else:
            self.activate(**state)

    def reveal(self, changes: Changes) -> None:
        """Show and select what an undo or redo changed."""
        self.parts.navigation.reveal(changes)

    # Qt

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk list and card as they are shown, what was made just now too."""
        return step(self, self.panes(), forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dock the card or make it a drawer, by the window's width."""
        super().resizeEvent(event)
        self.place.arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the offer of this page away with it."""
        super().hideEvent(event)
        if not self.context.session.closed:
            self.parts.offer.put_away()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the offer of this page back with it."""
        super().showEvent(event)
        self.parts.offer.bring_back()
