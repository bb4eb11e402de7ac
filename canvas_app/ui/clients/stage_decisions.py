"""Confirming the suggested stages of one client or of many, the latter with one reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from canvas_app.services import stages
from canvas_app.ui.clients.list_area import FILTER, REASON, ListArea
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.clients.suggestion_offer import SUGGESTED
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate


class StageDecisions(QObject):
    """Asks for the reason above the list, and writes the decisions.

    Attributes:
        one_chosen: the stage of a single client is to be confirmed in its card (id).
        many_confirmed: it was done (the changes).
        reason_left: no reason is asked for any more.

    """

    one_chosen = Signal(object)
    many_confirmed = Signal(object)
    reason_left = Signal()

    def __init__(self, context: PageContext, state: ClientsState, area: ListArea) -> None:
        super().__init__(area)
        self._session, self._notifier, self._edits = context.session, context.notifier, context.edits
        self._state, self._area = state, area
        self._asked: list[int] = []
        area.reason.given.connect(self._confirm_all)
        area.reason.left.connect(self.leave)
        area.selection.confirm.clicked.connect(self.ask_for_chosen)

    def confirm(self) -> None:
        """Confirm the suggested stage of the current client, or of all selected ones."""
        chosen = self._state.chosen()
        if len(chosen) > 1:
            self.ask_reason(chosen)
        elif chosen:
            self.one_chosen.emit(chosen[0])

    def ask_for_chosen(self) -> None:
        """Ask for the reason of confirming the stages of the selected clients."""
        self.ask_reason(self._state.chosen())

    def ask_reason(self, ids: list[int]) -> None:
        """Ask for the one reason of many confirmations."""
        if not self._edits.may_edit():
            return
        self._asked = ids
        self._area.show_bar(REASON)
        self._area.reason.ask(len(ids))

    def _confirm_all(self, reason: str) -> None:
        workbook, model, day = (
            self._session.workbook,
            self._state.words.model.key,
            self._session.as_of,
        )
        ids = self._asked
        changes: Any = self._edits.run(
            lambda: stages.confirm_all(workbook, ids, model, day, reason=reason, origin=ORIGIN)
        )
        if changes is None:
            return
        self.leave()
        self._notifier.withdraw(SUGGESTED)
        if changes.size:
            self.many_confirmed.emit(changes)
        else:
            self._notifier.say(translate("Clients", "These stages are confirmed already."))

    def leave(self) -> None:
        """Ask for no reason any more."""
        self._area.show_bar(FILTER)
        self.reason_left.emit()
        self._area.focus_rows()
