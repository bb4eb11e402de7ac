"""The offer to confirm the stages that are only suggested, all at once or one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

SUGGESTED = "suggested"
"""Key of the message that offers it."""


class SuggestionOffer(QObject):
    """Shows the offer under the top bar while its page is shown.

    Attributes:
        confirm_wanted, review_wanted: what was chosen (ids of the clients whose stages are only suggested).

    """

    confirm_wanted = Signal(object)
    review_wanted = Signal(object)

    def __init__(self, context: PageContext, state: ClientsState, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._notifier = context.texts, context.notifier
        self._state = state
        self._was_shown = False

    def show(self) -> None:
        """Offer it, with the number of now; nothing is offered when every stage is confirmed."""
        text = self._text()
        if text is None:
            self._notifier.withdraw(SUGGESTED)
            return
        state = self._state
        choices: list[Choice] = [
            (translate("Clients", "Confirm all"), lambda: self.confirm_wanted.emit(state.unconfirmed())),
            (translate("Clients", "Review one by one"), lambda: self.review_wanted.emit(state.unconfirmed())),
        ]
        self._notifier.notify(Notice(text, choices, seconds=0, key=SUGGESTED, again=self.show))

    def put_away(self) -> None:
        """Take it away: its buttons work on this page, and other pages have offers of their own."""
        self._was_shown = self._notifier.withdraw(SUGGESTED)

    def bring_back(self) -> None:
        """Offer again what was on offer when the page was left."""
        if self._was_shown:
            self.show()

    def recount(self) -> None:
        """Keep the number right while one after another is decided; at none the offer goes."""
        self._notifier.reword(SUGGESTED, self._text)

    def _text(self) -> str | None:
        """Return what the offer says, None when nobody's stage is only suggested."""
        found = self._state.unconfirmed()
        if not found:
            return None
        of = self._texts.sentence("n.of_clients", count=len(found))
        return fill(translate("Clients", "Stages are suggested for %1"), of)
