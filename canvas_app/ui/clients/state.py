"""What the clients page shows: filter, order and stage model, the clients found, who of them is selected."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import read_by
from canvas_app.domain.record_kind import CLIENTS
from canvas_app.services import stages
from canvas_app.services.canvas import reads
from canvas_app.services.clients import listing, people
from canvas_app.services.clients.listing import ClientFilter, ClientList, ClientRow, Sort
from canvas_app.ui.clients.client_ids import ClientIds
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.context import PageContext

_SHOWN = read_by(CLIENTS)
Spans = Collection[tuple[int, int]]
"""First and last row of each part of a selection."""


class ClientsState(QObject):
    """Reads the register; every part of the page asks it what is shown and tells it what was chosen.

    Attributes:
        filter_changed: other clients are asked for; they are read next.
        list_read: the clients were read (whether the first one is to be current).
        model_changed: stages are shown by another model.
        current_changed: another client is current (id or None), once moving has paused.
        selection_changed: other rows are selected (how many).
        row_chosen: a row was made current by the program; rows_chosen: clients were selected by it (ids,
            which one is current).
        lister: finds clients; ``wanted``, ``sort`` and ``crumb``: what is asked of it, and why, in words.
        words, names: how stages, segments and employees are called.
        listed: the clients found; ``pending`` stands for figures that are not known to be sound.
        current: the current client.
        reviewing: suggested stages are being walked through.

    """

    filter_changed = Signal()
    list_read = Signal(bool)
    model_changed = Signal()
    current_changed = Signal(object)
    selection_changed = Signal(int)
    row_chosen = Signal(int)
    rows_chosen = Signal(object, object)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lister = ClientList(context.session.workbook)
        self.wanted, self.sort, self.crumb = ClientFilter(), Sort(), ""
        self.words = ClientWords(context, stages.default_model(context.session.workbook))
        self.names = Names()
        self.listed, self.pending = ClientIds(), ""
        self.current: int | None = None
        self.reviewing = False
        self._spans: Spans = ()
        self._model_chosen = False

    # what is asked for

    def show_filter(self, wanted: ClientFilter, *, crumb: str | None = None, first: bool = False) -> None:
        """Show the clients of another filter.

        ``crumb`` says in words where its clients come from; ``first``: the first one becomes current.
        """
        if crumb is not None:
            self.crumb = crumb
        elif wanted.ids is None and wanted.deals is None:
            self.crumb = ""
        self.wanted = wanted
        self.filter_changed.emit()
        self.read(first=first)

    def list_client(self, client_id: int) -> None:
        """Ask for all clients where the filter leaves this one out, and for it alone where all do."""
        for wanted in (ClientFilter(), ClientFilter(ids=(client_id,))):
            if self.listed.row_of(client_id) < 0:
                self.show_filter(wanted)

    def clear_search(self) -> None:
        """Search for nothing."""
        if self.wanted.search:
            self.show_filter(replace(self.wanted, search=""))

    def sort_by(self, column: str, descending: bool) -> None:
        """Sort the list; the current client stays current."""
        self.sort = Sort(column, descending)
        self.read()

    def show_view(self, wanted: ClientFilter, sort: Sort, model: str) -> None:
        """Show a saved view, its first client current."""
        self.sort = sort
        if model:
            self._model_chosen = True
            self.use_model(model)
        self.show_filter(wanted, first=True)

    def choose_model(self, key: str) -> None:
        """Show the stages of the model that the person chose, now and after changes."""
        self._model_chosen = True
        self.use_model(key)
        self.read()

    def use_model(self, key: str) -> None:
        """Take the stages of a model, the workbook's own for one that is not there."""
        known = {model.key: model for model in stages.models(self._context.session.workbook)}
        model = known.get(key) or stages.default_model(self._context.session.workbook)
        if model is not self.words.model:
            self.wanted = replace(self.wanted, stages=())
        self.words = ClientWords(self._context, model)
        self.model_changed.emit()

    # reading

    def renew(self) -> None:
        """Read the register anew."""
        self.lister.forget()
        key = (
            self.words.model.key
            if self._model_chosen
            else stages.default_model(self._context.session.workbook).key
        )
        self.use_model(key)
        self.read()

    def apply(self, changes: Changes) -> bool:
        """Read anew what was changed; tell whether anything of it is shown."""
        if not changes.touch(*_SHOWN):
            return False
        self.lister.forget(changes)
        if changes.touch("setting"):
            self.renew()
        else:
            self.read()
        return True

    def read(self, *, first: bool = False) -> None:
        """Find the clients of the filter; ``first``: the first one becomes current."""
        workbook = self._context.session.workbook
        self.names = Names(
            {one.id: one.name for one in reads.segments(workbook)},
            {one.id: one.name for one in people.employees(workbook)},
            self._revenue() if self._context.session.names_hidden else {},
        )
        self.listed = ClientIds(self._find())
        self.list_read.emit(first)

    def _find(self) -> array[int]:
        """Return the clients of the filter; names alone while figures are not known to be sound."""
        wanted, sort, model, day = self.wanted, self.sort, self.words.model.key, self._context.session.as_of
        found = self._context.session.figure(lambda: self.lister.find(wanted, sort, model, day), None)
        self.pending = "" if found is not None else self._context.session.soundness.mark
        if found is not None:
            return found
        self.lister.forget()
        return self.lister.names() if wanted == ClientFilter() else array("q")

    def _revenue(self) -> dict[str, int]:
        return self._context.session.figure(
            lambda: self.lister.total_revenue(self._context.session.as_of), {}
        )

    def rows(self, ids: Sequence[int]) -> list[ClientRow]:
        """Return the rows of some clients."""
        return self.lister.rows(ids, self.words.model.key, self._context.session.as_of)

    def tags(self) -> Sequence[str]:
        """Return every tag in use."""
        return listing.tags(self._context.session.workbook)

    def unconfirmed(self) -> list[int]:
        """Return the clients whose stage is only suggested, by name."""
        return listing.unconfirmed(
            self._context.session.workbook, self.words.model.key, self._context.session.as_of
        )

    def clients_of(self, changes: Changes) -> list[int]:
        """Return the clients that changes are about."""
        return listing.clients_of(self._context.session.workbook, changes)

    # what is selected: told by the table

    def take_current(self, client_id: int | None) -> None:
        """Note the current client; ``current_changed`` follows once moving has paused."""
        self.current = client_id

    def settle(self, client_id: int | None) -> None:
        """Note the current client, and tell who follows it."""
        self.current = client_id
        self.current_changed.emit(client_id)

    def take_selection(self, spans: Spans) -> None:
        """Note which rows are selected."""
        self._spans = spans
        self.selection_changed.emit(self.selected_count())

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(last - first + 1 for first, last in self._spans)

    def selected(self) -> list[int]:
        """Return the selected clients in the order of the list."""
        rows = {row for first, last in self._spans for row in range(first, last + 1)}
        return [self.listed.ids[row] for row in sorted(rows)]

    def chosen(self) -> list[int]:
        """Return the selected clients, else the current one."""
        return self.selected() or ([self.current] if self.current is not None else [])

    # what is selected: chosen by the program

    def go_to(self, client_id: int | None) -> bool:
        """Make a client current and select it alone; tell whether it is in the list."""
        row = self.listed.row_of(client_id)
        if row >= 0:
            self.row_chosen.emit(row)
        return row >= 0

    def go_to_row(self, row: int) -> None:
        """Make a row current and select it alone."""
        self.row_chosen.emit(row)

    def current_row(self) -> int:
        """Return the row of the current client, -1 for none."""
        return self.listed.row_of(self.current)

    def select(self, ids: Iterable[int], current: int | None) -> None:
        """Select these clients, those that are in the list, and make one of them current."""
        self.rows_chosen.emit(list(ids), current)
