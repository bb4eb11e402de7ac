"""Confirming every suggested stage of what is shown, as one step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.services import stages
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate
from canvas_app.ui.relationships.state import RelationshipsState

ORIGIN = "relationships"


class Confirming(QObject):
    """Confirms, and offers to take it back."""

    def __init__(self, context: PageContext, state: RelationshipsState, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._texts, self._notifier, self._edits = (
            context.session,
            context.texts,
            context.notifier,
            context.edits,
        )
        self._state = state

    def confirm_all(self) -> None:
        """Confirm every suggestion of what is shown."""
        overview = self._state.overview
        if overview is None or not overview.unconfirmed:
            self._notifier.say(translate("Relationships", "Every stage is confirmed already."))
            return
        ids, model, day = overview.unconfirmed, overview.model.key, overview.request.day
        workbook = self._session.workbook
        changes = self._edits.run(lambda: stages.confirm_all(workbook, ids, model, day, origin=ORIGIN))
        if changes is not None:
            text = self._texts.edit_done(changes.name, changes.params)
            undo = self._notifier.undo_choice()
            self._notifier.notify(Notice(text, [undo], key="clients-done", undoes=True))
