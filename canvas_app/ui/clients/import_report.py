"""What is said after an import: how much came in, and the way to its clients."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from canvas_app.services.clients.listing import ClientFilter
from canvas_app.services.imports import ImportResult
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.notification import Notification
from canvas_app.ui.common.text import fill, translate


class ImportReport(QObject):
    """Tells of an import in a strip; ``view`` stands in the window whose strip it is.

    Attributes:
        rows_wanted: the focus is to return to the list.

    """

    rows_wanted = Signal()

    def __init__(self, context: PageContext, state: ClientsState, view: QWidget) -> None:
        super().__init__(view)
        self._context, self._state, self._view = context, state, view

    def tell(self, result: ImportResult) -> str:
        """Say what an import did, lead to its clients and offer its undo; return what was said."""
        context, ids = self._context, self._state.clients_of(result.changes)
        said = context.texts.sentence(
            "cmd.import.done",
            read=result.read,
            added=result.added,
            updated=result.updated,
            skipped=result.skipped,
        )
        choices: list[Choice] = []
        if ids:
            shown = context.texts.sentence("n.of_clients", count=len(ids))
            choices.append((fill(translate("Clients", "Show %1"), shown), lambda: self._show(ids)))
        kind = "warning" if result.refused else "good"
        undoes = bool(result.changes.size)
        if undoes:
            choices.append(context.notifier.undo_choice())
        context.notifier.notify(Notice(said, choices, kind, seconds=20, key="imported", undoes=undoes))
        return said

    def focus(self, said: str) -> None:
        """Put the focus on the first button of what was said."""
        for notification in self._view.window().findChildren(Notification):
            if notification.text == said and notification.buttons:
                notification.buttons[0].setFocus()

    def _show(self, ids: list[int]) -> None:
        crumb = translate("Clients", "Imported")
        self._state.show_filter(ClientFilter(ids=tuple(ids)), crumb=crumb, first=True)
        self.rows_wanted.emit()
