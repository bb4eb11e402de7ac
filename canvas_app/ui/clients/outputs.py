"""What leaves the clients page: tables of the clients found and of what is theirs, documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from canvas_app import paths
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import PersonError
from canvas_app.exchange.fields import KIND_OF
from canvas_app.services.clients.import_kind import KINDS
from canvas_app.services.imports import table_name
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
        """Write the selected clients, or all that are found, or what is theirs, as a table or as JSON."""
        context = self._context
        context.session.typed.settle()
        ids = self._state.selected() if self._state.selected_count() > 1 else list(self._state.listed.ids)
        tables = [(table_name(context.texts.catalogue, one, context.texts.lang), "*.csv") for one in KINDS]
        filters = [*tables, (translate("Clients", "Everything about them"), "*.json")]
        suggested = paths.home() / translate("Clients", "Clients.csv")
        found = context.tools.dialogs.save_as(translate("Clients", "Export clients"), filters, suggested)
        if found is None:
            return
        path, place = found
        try:
            rows = self._write(ids, path, KINDS[place] if place < len(KINDS) else KINDS[0])
        except (PersonError, OSError) as error:
            context.notifier.report(error)
            return
        context.notifier.say(fill(translate("Clients", "Exported: %1"), rows), "good")

    def _write(self, ids: list[int], path: Path, table: str) -> str:
        """Write a table, or JSON where the ending says so; return how many records that were, in words."""
        from canvas_app.services.exports import Whose, export_json, export_table

        context, whose, source = self._context, Whose(Client.kind, frozenset(ids)), self._imported()
        with context.session.workbook.only_sound():
            if path.suffix.casefold() == ".json":
                count = export_json(context.session.workbook, path, KINDS, whose=whose, source=source)
                return context.texts.sentence("n.records", count=count)
            count = export_table(
                context.session.workbook,
                table,
                path,
                context.texts.catalogue,
                context.texts.lang,
                whose=whose,
                source=source,
            )
        return context.texts.sentence(KIND_OF[table].counted, count=count)

    def open_document(self, *, printing: bool = False) -> None:
        """Open the card of the current client as a document, and print it if asked for."""
        client = self._state.current
        state: dict[str, object] = {"preset": "full"} if client is None else {"client": client}
        self._context.navigator.go("documents", printing=printing, **state)
