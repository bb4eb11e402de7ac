"""Reads of the register beside its table: whole clients, tags, employees' loads, who may be there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_app.domain.clients.keys import phone_key
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.text import match_key
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import search

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_BATCH = 500


def records(workbook: Workbook, ids: Collection[int]) -> list[Client]:
    """Return whole clients, in the order of their ids."""
    table = TABLES["client"]
    found: list[Client] = []
    for batch in _batches(sorted(ids)):
        rows = workbook.rows(f"{table.select} WHERE id IN ({_marks(batch)}) ORDER BY id", batch)
        found += [table.load(row) for row in rows]
    return found


def total(workbook: Workbook, *, put_away: bool = False) -> int:
    """Return how many clients are not archived, or how many are."""
    sql = "SELECT count(*) FROM client WHERE archived = ?"
    return int(workbook.rows(sql, (int(put_away),))[0][0])


def tags(workbook: Workbook) -> tuple[str, ...]:
    """Return every tag in use, the most frequent first."""
    rows = workbook.rows(
        "SELECT value, count(*) FROM client, json_each(client.tags) WHERE archived = 0 AND tags <> '[]' "
        "GROUP BY value ORDER BY 2 DESC, 1"
    )
    return tuple(row[0] for row in rows)


def unconfirmed(workbook: Workbook, model: str) -> list[int]:
    """Return the clients whose stage is only suggested, by name."""
    rows = workbook.rows(
        "SELECT client_key.client_id FROM client_stage JOIN client_key USING (client_id) "
        "WHERE model = ? AND confirmed = '' ORDER BY key, client_key.client_id",
        (model,),
    )
    return [row[0] for row in rows]


def all_ids(workbook: Workbook) -> list[int]:
    """Return every client, archived ones too, in the order they came into the register."""
    return [row[0] for row in workbook.rows("SELECT id FROM client ORDER BY id")]


@dataclass(frozen=True, slots=True)
class EmployeeLoad:
    """An employee and how many clients, deals and interactions name them."""

    employee: Employee
    clients: int
    deals: int
    interactions: int


def employee_loads(workbook: Workbook) -> tuple[EmployeeLoad, ...]:
    """Return every employee with what they look after; archived clients count too."""
    counts: list[dict[int, int]] = []
    for kind in ("client", "deal", "interaction"):
        sql = f"SELECT employee_id, count(*) FROM {kind} WHERE employee_id IS NOT NULL GROUP BY 1"
        counts.append(dict(workbook.rows(sql)))
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
        same = "client.id IN (SELECT client_id FROM client_key WHERE key = ?)"
        found.update((one.id, one) for one in _fitting(workbook, (same, [name])))
    if email:
        likely = _fitting(workbook, search.condition(email))
        found.update((one.id, one) for one in likely if match_key(one.email) == email)
    if phone:
        likely = _fitting(workbook, search.condition(phone))
        found.update((one.id, one) for one in likely if phone_key(one.phone) == phone)
    return [found[one] for one in sorted(found)]


def _fitting(workbook: Workbook, condition: tuple[str, list[object]]) -> list[Client]:
    table = TABLES["client"]
    sql, params = condition
    return [table.load(row) for row in workbook.rows(f"{table.select} WHERE {sql}", params)]


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
