"""The register as a list: who fits a filter, in which order, and the rows of a window of it.

The list itself is an array of ids: a hundred thousand of them take less than a megabyte, and their order is
worked out once for each column. Rows are read when they are to be shown.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Employee
from canvas_app.domain.kind_relations import EVIDENCE, owned_directly
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_table import own_key
from canvas_app.domain.record_views import listing_of
from canvas_app.domain.stages.months import year_before
from canvas_app.domain.text import match_key
from canvas_app.services import stages as stage_services
from canvas_app.services.counted import counted_currency
from canvas_app.storage import stage_cache
from canvas_app.storage.filters import DECISIONS, ClientFilter
from canvas_app.storage.queries import canvas, client_records, clients
from canvas_app.storage.queries.clients import ClientRow, Move
from canvas_app.storage.workbook import Workbook

__all__ = ["COLUMNS", "DECISIONS", "ClientFilter", "ClientList", "ClientRow", "Move", "Sort"]

_FIELDS: Final = tuple(
    own_key(name, KINDS["client"].fields[name]) for name in listing_of(KINDS["client"]).columns
)
_FIGURES: Final[Mapping[str, tuple[str, ...]]] = {
    "segment": ("stage", "change"),
    "employee": ("contact", "revenue"),
}
"""Columns that are worked out, by the column of a field that they stand after."""
COLUMNS: Final = tuple(key for field in _FIELDS for key in (field, *_FIGURES.get(field, ())))
"""Columns of the table: the fields that the kind lists, and the figures; it can be sorted by each."""
_DEPENDS: Final[Mapping[str, tuple[str, ...]]] = {
    # column: the kinds of records, beside clients and settings, that its order depends on
    "segment": ("segment",),
    "employee": ("employee",),
    "stage": EVIDENCE,
    "change": ("stage",),
    "contact": ("interaction",),
    "revenue": ("deal", "deal_line"),
}
_SEPARATOR: Final = "\x00"  # no stored text holds it


class Sort(NamedTuple):
    """By which column the list is sorted; what has no value there stands at the end either way."""

    column: str = "name"
    descending: bool = False


class ClientList:
    """Finds clients of one workbook; keeps the orders it worked out until ``forget`` is told of changes."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: list[int] | None = None
        self._archived: set[int] | None = None
        self._numbers: list[int] | None = None
        self._keys: dict[tuple[object, ...], Mapping[int, Any]] = {}
        self._orders: dict[tuple[object, ...], list[int]] = {}

    def forget(self, changes: Changes | None = None) -> None:
        """Let go of the orders that ``changes`` may have made wrong; None: of all."""
        if changes is None or changes.touch("client", "setting"):
            self._names = self._archived = self._numbers = None
            self._keys.clear()
            self._orders.clear()
            return
        stale = {column for column, kinds in _DEPENDS.items() if changes.touch(*kinds)}
        for kept in (self._keys, self._orders):
            for key in [key for key in kept if stale.intersection(key)]:
                del kept[key]

    def find(self, wanted: ClientFilter, sort: Sort, model: str, day: date) -> array[int]:
        """Return the clients that fit ``wanted`` in the order of ``sort``, stages as of ``day``."""
        stage_cache.ensure(self._workbook, day)
        order = self._order(sort, model, day)
        fitting = clients.matching(self._workbook, wanted, model)
        if wanted.ids is None and wanted.deals is None:
            away = self._away()
            if wanted.archived:
                fitting = away if fitting is None else fitting & away
            elif fitting is None:
                return array("q", [one for one in order if one not in away])
            else:
                fitting -= away
        return array("q", order if fitting is None else [one for one in order if one in fitting])

    def names(self) -> array[int]:
        """Return every client in use by name, whatever stages and figures there are."""
        away = self._away()
        return array("q", [one for one in self._by_name() if one not in away])

    def rows(self, ids: Sequence[int], model: str, day: date) -> list[ClientRow]:
        """Return the rows of ``ids`` as of ``day``, those that are gone left out."""
        return clients.rows(self._workbook, ids, model, year_before(day), day)

    def total(self, *, archived: bool = False) -> int:
        """Return how many clients there are in use, or in the archive."""
        away = len(self._away())
        return away if archived else len(self._by_name()) - away

    def total_revenue(self, day: date) -> dict[str, int]:
        """Return what all clients brought in the 12 months up to ``day``, by currency: shares are of this."""
        totals: dict[str, int] = {}
        for one in canvas.revenue_by_stream(self._workbook, year_before(day), day):
            totals[one.currency] = totals.get(one.currency, 0) + one.amount
        return totals

    def number(self, client_id: int) -> int:
        """Return the client's number in the order they came: its stand-in where names are hidden."""
        if self._numbers is None:
            self._numbers = client_records.all_ids(self._workbook)
        return bisect_left(self._numbers, client_id) + 1

    def _by_name(self) -> list[int]:
        if self._names is None:
            self._names = clients.name_order(self._workbook)
        return self._names

    def _away(self) -> set[int]:
        if self._archived is None:
            self._archived = clients.archived(self._workbook)
        return self._archived

    def _order(self, sort: Sort, model: str, day: date) -> list[int]:
        if sort.column == "name":
            return self._by_name()[::-1] if sort.descending else self._by_name()
        key = (sort.column, sort.descending, *self._key_of(sort.column, model, day)[1:])
        if key not in self._orders:
            keys = self._sort_keys(sort.column, model, day)
            known = [one for one in self._by_name() if one in keys]
            known.sort(key=keys.__getitem__, reverse=sort.descending)
            self._orders[key] = known + [one for one in self._by_name() if one not in keys]
        return self._orders[key]

    def _key_of(self, column: str, model: str, day: date) -> tuple[object, ...]:
        by_day = column in ("stage", "change", "contact", "revenue")
        return (column, model if column in ("stage", "change") else "", day if by_day else None)

    def _sort_keys(self, column: str, model: str, day: date) -> Mapping[int, Any]:
        key = self._key_of(column, model, day)
        if key not in self._keys:
            self._keys[key] = self._read_keys(column, model, day)
        return self._keys[key]

    def _read_keys(self, column: str, model: str, day: date) -> Mapping[int, Any]:
        workbook = self._workbook
        if column == "company":
            return _text_ranks(clients.companies(workbook))
        if column == "segment":
            return _ranked(clients.segments(workbook), workbook.all(Segment))
        if column == "employee":
            return _ranked(clients.employees(workbook), workbook.all(Employee))
        if column == "stage":
            rung = stage_services.model_of(workbook, model).rung
            shown = clients.stages(workbook, model)
            rungs = {stage: rung(stage) for stage in set(shown.values())}
            return {one: rungs[stage] for one, stage in shown.items()}
        if column == "change":
            return {one: move.on for one, move in clients.moves(workbook, model, day).items()}
        if column == "contact":
            return clients.last_contacts(workbook, day)
        return clients.revenues(workbook, counted_currency(workbook, day), year_before(day), day)


def _text_ranks(texts: Mapping[int, str]) -> dict[int, int]:
    """Return the place of each text in the alphabet; keys are made of the different texts, in one call."""
    different = list(set(texts.values()))
    keys = match_key(_SEPARATOR.join(different)).split(_SEPARATOR)
    places = {key: place for place, key in enumerate(sorted(key.strip() for key in keys))}
    ranks = {text: places[key.strip()] for text, key in zip(different, keys, strict=True)}
    return {one: ranks[text] for one, text in texts.items()}


def _ranked(of: Mapping[int, int], named: Iterable[Segment | Employee]) -> dict[int, int]:
    """Return for each client the place of its segment's or employee's name in the alphabet."""
    by_name = sorted(named, key=lambda one: (match_key(one.name), one.id))
    ranks = {one.id: rank for rank, one in enumerate(by_name)}
    return {client_id: ranks[one] for client_id, one in of.items()}


def tags(workbook: Workbook) -> tuple[str, ...]:
    """Return every tag in use, the most frequent first."""
    return client_records.tags(workbook)


def unconfirmed(workbook: Workbook, model: str, day: date) -> list[int]:
    """Return the clients whose stage in ``model`` is only suggested as of ``day``, by name."""
    stage_cache.ensure(workbook, day)
    return client_records.unconfirmed(workbook, model)


def clients_of(workbook: Workbook, changes: Changes) -> list[int]:
    """Return the clients that changes are about, also through what belongs to them, by id."""
    found = set(changes.of("client"))
    for kind in owned_directly("client"):
        found |= clients.owners(workbook, kind, changes.of(kind))
    return sorted(found)
