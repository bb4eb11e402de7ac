"""Walking through suggested stages: Enter confirms and goes on, ↓ skips, Esc ends."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from canvas_app.services.clients.listing import ClientFilter, Sort
from canvas_app.ui.clients.list_area import FILTER, REVIEW, ListArea
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate


class Review(QObject):
    """One walk through the list, with the card of each client beside it.

    Attributes:
        card_wanted: the card is to be seen beside the list.
        confirm_wanted: the suggestion for a client is to be confirmed (id).

    """

    card_wanted = Signal()
    confirm_wanted = Signal(object)

    def __init__(self, context: PageContext, state: ClientsState, area: ListArea) -> None:
        super().__init__(area)
        self._notifier = context.notifier
        self._state, self._area = state, area
        self._starting = False
        self._before: tuple[ClientFilter, Sort, str] | None = None
        state.filter_changed.connect(self._stop)
        state.current_changed.connect(self.moved)
        area.review.confirm_wanted.connect(self.confirm)
        area.review.skip_wanted.connect(self.skip)
        area.review.left.connect(self.end)

    @property
    def active(self) -> bool:
        """Whether suggestions are being walked through."""
        return self._state.reviewing

    def start(self, ids: Iterable[int] | None = None) -> None:
        """Walk through those of some clients, None for all, whose stage is only suggested."""
        found = self._state.unconfirmed()
        wanted = set(found if ids is None else ids)
        self._walk([one for one in found if one in wanted])

    def _walk(self, ids: list[int]) -> None:
        state, area = self._state, self._area
        if not ids:
            self._notifier.say(translate("Clients", "Every suggested stage is confirmed."), "good")
            return
        self._before = (state.wanted, state.sort, state.crumb)
        self._starting = True
        state.show_filter(
            ClientFilter(ids=tuple(ids)), crumb=translate("Clients", "Review of stages"), first=True
        )
        self._starting = False
        state.reviewing = True
        area.show_bar(REVIEW)
        self.card_wanted.emit()
        state.go_to_row(0)
        area.focus_rows()
        self.moved()

    def moved(self) -> None:
        """Show how far the walk is."""
        if self.active:
            place, count = self._state.current_row() + 1, len(self._state.listed.ids)
            self._area.review.show_place(place, count)

    def confirm(self) -> None:
        """Confirm what is suggested for the current client; ``decided`` goes on."""
        self.confirm_wanted.emit(self._state.current)

    def decided(self) -> None:
        """Go on after a decision."""
        if self.active:
            self._area.focus_rows()
            self.skip()

    def skip(self) -> None:
        """Go to the next client; after the last one the walk ends."""
        row = self._state.current_row() + 1
        if row < len(self._state.listed.ids):
            self._state.go_to_row(row)
        else:
            self.end()
            self._notifier.say(translate("Clients", "That was the last one."), "good")

    def end(self) -> None:
        """End the walk and return to the list before."""
        before, self._before = self._before, None
        self._stop()
        if before is not None:
            wanted, self._state.sort, crumb = before
            self._state.show_filter(wanted, crumb=crumb)
        self._area.focus_rows()

    def _stop(self) -> None:
        """End the walk where it is: something else is to be shown."""
        if self.active and not self._starting:
            self._state.reviewing = False
            self._area.show_bar(FILTER)
