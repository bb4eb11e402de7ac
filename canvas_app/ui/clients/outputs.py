"""What leaves the clients page: the table of the clients found, the document of a client."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from canvas_app import paths
from canvas_app.domain.errors import PersonError
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate


class ClientOutputs(QObject):
    """Writes tables and leads to documents; ``imported`` is the table that is being imported, if any."""

    def __init__(
        self, context: PageContext, state: ClientsState, imported: Callable[[], Path | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._state, self._imported = context, state, imported

    def export(self) -> None:
        """Write the selected clients, or all that are found, as a table."""
        context = self._context
        context.session.typed.settle()
        ids = self._state.selected() if self._state.selected_count() > 1 else list(self._state.listed.ids)
        suggested = paths.home() / translate("Clients", "Clients.csv")
        filters = [(translate("Clients", "Table"), "*.csv")]
        path = context.tools.dialogs.save_file(translate("Clients", "Export clients"), filters, suggested)
        if path is None:
            return
        try:
            count = self._write(ids, path)
        except (PersonError, OSError) as error:
            context.notifier.report(error)
            return
        rows = context.texts.sentence("n.clients", count=count)
        context.notifier.say(fill(translate("Clients", "Exported: %1"), rows), "good")

    def _write(self, ids: list[int], path: Path) -> int:
        from canvas_app.services.clients.export import export_clients

        context = self._context
        with context.session.workbook.only_sound():
            return export_clients(
                context.session.workbook,
                ids,
                path,
                context.texts.catalogue,
                context.texts.lang,
                source=self._imported(),
            )

    def open_document(self, *, printing: bool = False) -> None:
        """Open the card of the current client as a document, and print it if asked for."""
        client = self._state.current
        state: dict[str, object] = {"preset": "full"} if client is None else {"client": client}
        self._context.navigator.go("documents", printing=printing, **state)
