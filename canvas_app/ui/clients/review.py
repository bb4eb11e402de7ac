"""Walking through suggested stages: Enter confirms and goes on, ↓ skips, Esc ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.services.clients.listing import ClientFilter, Sort
from canvas_app.ui.clients.list_area import FILTER, REVIEW
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.clients.page import ClientsPage


class Review:
    """The state of one walk; the page shows the list and the card."""

    def __init__(self, page: ClientsPage) -> None:
        self._page = page
        self.active = False
        self._starting = False
        self._before: tuple[ClientFilter, Sort, str] | None = None
        bar = page.area.review
        bar.confirm_wanted.connect(self.confirm)
        bar.other_wanted.connect(page.choose_other)
        bar.skip_wanted.connect(self.skip)
        bar.left.connect(self.end)

    def start(self, ids: list[int]) -> None:
        """Walk through these clients, the first one first."""
        page = self._page
        if not ids:
            page.context.say(translate("Clients", "Every suggested stage is confirmed."), "good")
            return
        self._before = (page.wanted, page.sort, page.crumb)
        self._starting = True
        page.crumb = translate("Clients", "Review of stages")
        page.show_filter(ClientFilter(ids=tuple(ids)), keep_crumb=True, first=True)
        self._starting = False
        self.active = True
        page.area.show_bar(REVIEW)
        page.card.show_card()
        page.place.show()
        page.area.table.go_to_row(0)
        page.area.focus_rows()
        self.moved()

    def moved(self) -> None:
        """Show how far the walk is."""
        if self.active:
            table = self._page.area.table
            self._page.area.review.show_place(table.currentIndex().row() + 1, len(table.clients.ids))

    def confirm(self) -> None:
        """Confirm what is suggested for the current client and go on."""
        self._page.card.show_client(self._page.area.table.current_id(), self._page.words, self._page.names)
        self._page.card.stage.confirm()

    def decided(self) -> None:
        """Go on after a decision."""
        if self.active:
            self._page.area.focus_rows()
            self.skip()

    def skip(self) -> None:
        """Go to the next client; after the last one the walk ends."""
        table = self._page.area.table
        row = table.currentIndex().row() + 1
        if row < len(table.clients.ids):
            table.go_to_row(row)
        else:
            self.end()
            self._page.context.say(translate("Clients", "That was the last one."), "good")

    def end(self) -> None:
        """End the walk and return to the list before."""
        before, self._before = self._before, None
        self.stop()
        if before is not None:
            wanted, self._page.sort, self._page.crumb = before
            self._page.show_filter(wanted, keep_crumb=True)
        self._page.area.focus_rows()

    def stop(self) -> None:
        """End the walk where it is: something else is to be shown."""
        if self.active and not self._starting:
            self.active = False
            self._page.area.show_bar(FILTER)
