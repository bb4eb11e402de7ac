"""Reads of the register beside its table: whole clients, tags, employees' loads, who may be there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from canvas_app.domain.clients.keys import phone_key
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.text import match_key
from canvas_app.storage.filters import ClientFilter
from canvas_app.storage.narrowing import narrowed
from canvas_app.storage.prepared import statement
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.record_sql import portions

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_RECORDS: Final = statement("client_records.records")
_FOUND: Final = statement("client_records.found")
_NAMESAKES: Final = statement("client_records.namesakes")
_TOTAL: Final = statement("client_records.total")
_TAGS: Final = statement("client_records.tags")
_UNCONFIRMED: Final = statement("client_records.unconfirmed")
_ALL_IDS: Final = statement("client_records.all_ids")
_LOAD_OF_CLIENTS: Final = statement("client_records.load_of_clients")
_LOAD_OF_DEALS: Final = statement("client_records.load_of_deals")
_LOAD_OF_INTERACTIONS: Final = statement("client_records.load_of_interactions")


def records(workbook: Workbook, ids: Collection[int]) -> list[Client]:
    """Return whole clients, in the order of their ids."""
    load = TABLES["client"].load
    return [load(row) for some in portions(sorted(ids)) for row in workbook.read(_RECORDS, clients=some)]


def total(workbook: Workbook, *, put_away: bool = False) -> int:
    """Return how many clients are not archived, or how many are."""
    return int(workbook.read(_TOTAL, put_away=put_away)[0][0])


def tags(workbook: Workbook) -> tuple[str, ...]:
    """Return every tag in use, the most frequent first."""
    rows = workbook.read(_TAGS)
    return tuple(row[0] for row in rows)


def unconfirmed(workbook: Workbook, model: str) -> list[int]:
    """Return the clients whose stage is only suggested, by name."""
    rows = workbook.read(_UNCONFIRMED, model=model)
    return [row[0] for row in rows]


def all_ids(workbook: Workbook) -> list[int]:
    """Return every client, archived ones too, in the order they came into the register."""
    return [row[0] for row in workbook.read(_ALL_IDS)]


@dataclass(frozen=True, slots=True)
class EmployeeLoad:
    """An employee and how many clients, deals and interactions name them."""

    employee: Employee
    clients: int
    deals: int
    interactions: int


def employee_loads(workbook: Workbook) -> tuple[EmployeeLoad, ...]:
    """Return every employee with what they look after; archived clients count too."""
    naming = (_LOAD_OF_CLIENTS, _LOAD_OF_DEALS, _LOAD_OF_INTERACTIONS)
    counts: list[dict[int, int]] = [dict(workbook.read(one)) for one in naming]
    return tuple(
        EmployeeLoad(one, *(count.get(one.id, 0) for count in counts)) for one in workbook.all(Employee)
    )


def possible_duplicates(workbook: Workbook, name: str, email: str, phone: str) -> list[Client]:
    """Return clients of that name, e-mail or telephone number, by id.

    All three come as keys (``domain.clients.keys``); an empty one is not looked for. The search index only
    narrows down who may have a number.
    """
    found: dict[int, Client] = {}
    if name:
        found.update((one.id, one) for one in _loaded(workbook.read(_NAMESAKES, key=name)))
    if email:
        likely = _loaded(workbook.read(narrowed(_FOUND, ClientFilter(search=email))))
        found.update((one.id, one) for one in likely if match_key(one.email) == email)
    if phone:
        likely = _loaded(workbook.read(narrowed(_FOUND, ClientFilter(search=phone))))
        found.update((one.id, one) for one in likely if phone_key(one.phone) == phone)
    return [found[one] for one in sorted(found)]


def _loaded(rows: Iterable[Sequence[Any]]) -> Iterator[Client]:
    return map(TABLES["client"].load, rows)
