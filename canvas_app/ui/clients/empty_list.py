"""Why the list is empty, and what to do then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.card import Choice, EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, shortened, translate

_MOST = 60  # characters of what was searched


class EmptyList(QObject):
    """Says it whenever nobody was found.

    Attributes:
        add_wanted: a client is to be added (its name, if one was searched for).
        import_wanted: a table is to be imported.

    """

    add_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, context: PageContext, state: ClientsState, view: EmptyState) -> None:
        super().__init__(view)
        self._texts = context.texts
        self._state, self._view = state, view
        state.list_read.connect(self._show)

    def _show(self) -> None:
        state = self._state
        if state.pending or state.listed.ids:
            return
        everybody, wanted = state.lister.total(), state.wanted
        of = self._texts.sentence("n.of_clients", count=everybody)
        clear: Choice = (translate("Clients", "Clear"), self._clear)
        if not everybody and wanted == ClientFilter():
            self._say_begin()
        elif wanted.search:
            self._say_not_found(wanted.search, of)
        elif wanted.archived:
            self._view.say(translate("Clients", "The archive is empty."), links=[clear])
        else:
            self._view.say(fill(translate("Clients", "Nobody of %1 fits the filter."), of), links=[clear])

    def _say_begin(self) -> None:
        text = translate(
            "Clients",
            "No clients yet. Paste rows from a spreadsheet (Ctrl+V), import a CSV or add the first one.",
        )
        self._view.say(
            text,
            links=[
                (translate("Clients", "Import…"), self.import_wanted.emit),
                (translate("Clients", "+ Client"), lambda: self.add_wanted.emit("")),
            ],
            foot=translate("Clients", "Three are enough to see how it works."),
        )

    def _say_not_found(self, search: str, of: str) -> None:
        searched = shortened(search, _MOST)
        add = fill(translate("Clients", "Add “%1”"), searched)
        self._view.say(
            fill(translate("Clients", "Nobody matches “%1” among %2."), searched, of),
            links=[
                (translate("Clients", "Clear filters"), self._clear),
                (add, lambda: self.add_wanted.emit(search)),
            ],
        )

    def _clear(self) -> None:
        self._state.show_filter(ClientFilter())
