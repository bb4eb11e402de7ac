"""Reads of the register's table: who fits a filter, in which order, and what a row shows.

A hundred thousand clients are held as their ids; rows are read a window at a time. Functions that name a
stage model expect ``stage_cache.ensure`` to have been called for their day.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from canvas_app.storage.sqlite import search

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_BATCH = 500
DECISIONS = ("", "confirmed", "suggested", "differs")
"""Whether a stage is confirmed: any, confirmed, only suggested, confirmed otherwise than suggested."""


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Which clients are looked at; an empty field asks nothing.

    Attributes:
        search: what was typed; see ``storage.sqlite.search``.
        segments, employees: ids, None among them for clients without one.
        stages: keys of stages of the model shown; the stage shown counts.
        decision: one of DECISIONS.
        states, flags, tags: keys of which a client must have one.
        ids: exactly these clients; ``deals``: the clients of these deals; None: anybody.
        archived: those put away instead of those in use.

    """

    search: str = ""
    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()
    stages: tuple[str, ...] = ()
    decision: str = ""
    states: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[int, ...] | None = None
    deals: tuple[int, ...] | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """The last time a client was confirmed on another stage than before."""

    previous: str
    stage: str
    on: date


@dataclass(frozen=True, slots=True)
class ClientRow:
    """What the table shows of a client.

    Attributes:
        shown: the stage shown, empty for an archived client; ``confirmed``: empty when only suggested.
        since: day of the last confirmation.
        move: the last move, None when there was none.
        last_contact: day of the latest interaction.
        revenue: (currency, amount in 1/10,000) of the deals won in the period, the largest first.

    """

    id: int
    name: str
    type: str
    company: str
    segment_id: int | None
    employee_id: int | None
    archived: bool
    shown: str = ""
    suggested: str = ""
    confirmed: str = ""
    state: str = ""
    since: date | None = None
    move: Move | None = None
    last_contact: date | None = None
    revenue: tuple[tuple[str, int], ...] = field(default=())


# who fits


def matching(workbook: Workbook, wanted: ClientFilter, model: str) -> set[int] | None:
    """Return the clients that fit ``wanted``, archived or not; None when everybody does."""
    parts = [*_record_conditions(wanted), *_stage_conditions(wanted, model)]
    if not parts:
        return None if wanted.ids is None else set(wanted.ids)
    where = " AND ".join(sql for sql, _ in parts)
    params = [value for _, values in parts for value in values]
    found = {row[0] for row in workbook.rows(f"SELECT client.id FROM client WHERE {where}", params)}
    return found if wanted.ids is None else found.intersection(wanted.ids)


Condition = tuple[str, list[object]]


def _record_conditions(wanted: ClientFilter) -> Iterator[Condition]:
    if wanted.search.strip():
        yield search.condition(wanted.search)
    for column, ids in (("segment_id", wanted.segments), ("employee_id", wanted.employees)):
        if ids:
            known = [one for one in ids if one is not None]
            empty = f" OR client.{column} IS NULL" if None in ids else ""
            yield f"(client.{column} IN ({_marks(known)}){empty})", list(known)
    if wanted.tags:
        yield (
            f"EXISTS (SELECT 1 FROM json_each(client.tags) WHERE value IN ({_marks(wanted.tags)}))",
            list(wanted.tags),
        )
    if wanted.deals is not None:
        yield (
            "client.id IN (SELECT client_id FROM deal WHERE id IN (SELECT value FROM json_each(?)))",
            [json.dumps(wanted.deals)],
        )


def _stage_conditions(wanted: ClientFilter, model: str) -> Iterator[Condition]:
    parts: list[Condition] = []
    if wanted.stages:
        parts.append((f"shown IN ({_marks(wanted.stages)})", list(wanted.stages)))
    if wanted.states:
        parts.append((f"state IN ({_marks(wanted.states)})", list(wanted.states)))
    if wanted.decision:
        parts.append((_DECIDED[wanted.decision], []))
    if wanted.flags:
        any_flag = " OR ".join("instr(' ' || flags || ' ', ?)" for _ in wanted.flags)
        parts.append((f"({any_flag})", [f" {flag} " for flag in wanted.flags]))
    if parts:
        where = " AND ".join(sql for sql, _ in parts)
        params = [value for _, values in parts for value in values]
        yield (
            f"client.id IN (SELECT client_id FROM client_stage WHERE model = ? AND {where})",
            [
                model,
                *params,
            ],
        )


_DECIDED = {
    "confirmed": "confirmed <> ''",
    "suggested": "confirmed = ''",
    "differs": "confirmed <> '' AND confirmed <> suggested",
}


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


# in which order


def name_order(workbook: Workbook) -> list[int]:
    """Return every client, archived ones too, by name: case and ё / е do not count."""
    return [row[0] for row in workbook.rows("SELECT client_id FROM client_key ORDER BY key, client_id")]


def archived(workbook: Workbook) -> set[int]:
    """Return the clients that were put away."""
    return {row[0] for row in workbook.rows("SELECT id FROM client WHERE archived = 1")}


def companies(workbook: Workbook) -> dict[int, str]:
    """Return the company of each client that has one, as it is written."""
    return dict(workbook.rows("SELECT id, company FROM client WHERE company <> ''"))


def segments(workbook: Workbook) -> dict[int, int]:
    """Return the segment of each client that has one."""
    return dict(workbook.rows("SELECT id, segment_id FROM client WHERE segment_id IS NOT NULL"))


def employees(workbook: Workbook) -> dict[int, int]:
    """Return the employee of each client that has one."""
    return dict(workbook.rows("SELECT id, employee_id FROM client WHERE employee_id IS NOT NULL"))


def stages(workbook: Workbook, model: str) -> dict[int, str]:
    """Return the stage shown of each client that is not archived."""
    return dict(workbook.rows("SELECT client_id, shown FROM client_stage WHERE model = ?", (model,)))


def last_contacts(workbook: Workbook, day: date) -> dict[int, str]:
    """Return the day (ISO) of each client's latest interaction up to ``day``."""
    return dict(
        workbook.rows(
            "SELECT client_id, max(day) FROM interaction WHERE day <= ? GROUP BY client_id",
            (day.isoformat(),),
        )
    )


def revenues(workbook: Workbook, currency: str, first: date, last: date) -> dict[int, int]:
    """Return what each client's deals won from ``first`` to ``last`` brought in ``currency``."""
    return dict(
        workbook.rows(
            "SELECT client_id, sum(amount) FROM deal JOIN deal_line ON deal_id = deal.id "
            "WHERE won_on BETWEEN ? AND ? AND currency = ? GROUP BY client_id",
            (first.isoformat(), last.isoformat(), currency),
        )
    )


def moves(workbook: Workbook, model: str, day: date) -> dict[int, Move]:
    """Return the last move of each client that ever moved, as of ``day``."""
    rows = workbook.rows(
        "SELECT client_id, stage, day FROM stage WHERE model = ? AND day <= ? ORDER BY client_id, day, id",
        (model, day.isoformat()),
    )
    with workbook.decoding("stage"):
        return _moves(rows)


def _moves(rows: Iterable[tuple[int, str, str]]) -> dict[int, Move]:
    """Return the last move of each client; rows by client, then by time."""
    found: dict[int, Move] = {}
    before: tuple[int, str] = (0, "")
    for client_id, stage, on in rows:
        if before[0] == client_id and before[1] != stage:
            found[client_id] = Move(before[1], stage, date.fromisoformat(on))
        before = (client_id, stage)
    return found


# what a row shows

_ROWS = (
    "SELECT client.id, name, type, company, segment_id, employee_id, archived, shown, suggested, confirmed, "
    "state, since, (SELECT max(day) FROM interaction WHERE client_id = client.id AND day <= ?) "
    "FROM client LEFT JOIN client_stage ON client_stage.client_id = client.id AND model = ? "
    "WHERE client.id IN ({})"
)


def rows(workbook: Workbook, ids: Sequence[int], model: str, first: date, day: date) -> list[ClientRow]:
    """Return the rows of these clients in the order of ``ids``; those that are gone are left out."""
    found: dict[int, ClientRow] = {}
    for batch in _batches(ids):
        marks = _marks(batch)
        money = _money(workbook, batch, first, day)
        stages = workbook.rows(
            f"SELECT client_id, stage, day FROM stage WHERE client_id IN ({marks}) AND model = ? "
            "AND day <= ? ORDER BY client_id, day, id",
            [*batch, model, day.isoformat()],
        )
        with workbook.decoding("stage"):
            moved = _moves(stages)
        for row in workbook.rows(_ROWS.format(marks), [day.isoformat(), model, *batch]):
            with workbook.decoding(f"client {row[0]}"):
                found[row[0]] = _row(row, moved.get(row[0]), money.get(row[0], ()))
    return [found[one] for one in ids if one in found]


def _row(row: Sequence[Any], move: Move | None, revenue: tuple[tuple[str, int], ...]) -> ClientRow:
    client_id, name, kind, company, segment_id, employee_id, put_away, *staged, since, contact = row
    shown, suggested, confirmed, state = (text or "" for text in staged)
    return ClientRow(
        client_id,
        name,
        kind,
        company,
        segment_id,
        employee_id,
        bool(put_away),
        shown,
        suggested,
        confirmed,
        state,
        _date(since),
        move,
        _date(contact),
        revenue,
    )


def _money(
    workbook: Workbook, ids: Sequence[int], first: date, day: date
) -> dict[int, tuple[tuple[str, int], ...]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = workbook.rows(
        "SELECT client_id, currency, sum(amount) FROM deal JOIN deal_line ON deal_id = deal.id "
        f"WHERE client_id IN ({_marks(ids)}) AND won_on BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 3 DESC",
        [*ids, first.isoformat(), day.isoformat()],
    )
    for client_id, currency, amount in rows:
        found[client_id].append((currency, amount))
    return {client_id: tuple(amounts) for client_id, amounts in found.items()}


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def owners(workbook: Workbook, kind: str, record_ids: Collection[int]) -> set[int]:
    """Return the clients that these records of ``kind`` belong to, of those that are still there."""
    found: set[int] = set()
    wanted = sorted(record_ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = workbook.rows(f"SELECT DISTINCT client_id FROM {kind} WHERE id IN ({marks})", batch)
        found.update(row[0] for row in rows)
    return found
