"""Reads of the register's table: who fits a filter, in which order, and what a row shows.

A hundred thousand clients are held as their ids; rows are read a window at a time. Functions that name a
stage model expect ``stage_cache.ensure`` to have been called for their day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from canvas_app.storage.filters import ClientFilter
from canvas_app.storage.narrowing import narrowed
from canvas_app.storage.prepared import statement
from canvas_app.storage.sqlite.record_sql import portions, sql_of

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_MATCHING: Final = statement("clients.matching")
_NAME_ORDER: Final = statement("clients.name_order")
_ARCHIVED: Final = statement("clients.archived")
_COMPANIES: Final = statement("clients.companies")
_SEGMENTS: Final = statement("clients.segments")
_EMPLOYEES: Final = statement("clients.employees")
_STAGES: Final = statement("clients.stages")
_LAST_CONTACTS: Final = statement("clients.last_contacts")
_REVENUES: Final = statement("clients.revenues")
_CONFIRMED: Final = statement("clients.confirmed")
_CONFIRMED_OF: Final = statement("clients.confirmed_of")
_ROWS: Final = statement("clients.rows")
_MONEY: Final = statement("clients.money")


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
    asked = replace(wanted, ids=None, archived=False)
    if asked == ClientFilter():
        return None if wanted.ids is None else set(wanted.ids)
    found = {row[0] for row in workbook.read(narrowed(_MATCHING, asked, model))}
    return found if wanted.ids is None else found.intersection(wanted.ids)


# in which order


def name_order(workbook: Workbook) -> list[int]:
    """Return every client, archived ones too, by name: case and ё / е do not count."""
    return [row[0] for row in workbook.read(_NAME_ORDER)]


def archived(workbook: Workbook) -> set[int]:
    """Return the clients that were put away."""
    return {row[0] for row in workbook.read(_ARCHIVED)}


def companies(workbook: Workbook) -> dict[int, str]:
    """Return the company of each client that has one, as it is written."""
    return dict(workbook.read(_COMPANIES))


def segments(workbook: Workbook) -> dict[int, int]:
    """Return the segment of each client that has one."""
    return dict(workbook.read(_SEGMENTS))


def employees(workbook: Workbook) -> dict[int, int]:
    """Return the employee of each client that has one."""
    return dict(workbook.read(_EMPLOYEES))


def stages(workbook: Workbook, model: str) -> dict[int, str]:
    """Return the stage shown of each client that is not archived."""
    return dict(workbook.read(_STAGES, model=model))


def last_contacts(workbook: Workbook, day: date) -> dict[int, str]:
    """Return the day (ISO) of each client's latest interaction up to ``day``."""
    return dict(workbook.read(_LAST_CONTACTS, day=day))


def revenues(workbook: Workbook, currency: str, first: date, last: date) -> dict[int, int]:
    """Return what each client's deals won from ``first`` to ``last`` brought in ``currency``."""
    return dict(workbook.read(_REVENUES, currency=currency, first=first, last=last))


def moves(workbook: Workbook, model: str, day: date) -> dict[int, Move]:
    """Return the last move of each client that ever moved, as of ``day``."""
    rows = workbook.read(_CONFIRMED, model=model, day=day)
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


def rows(workbook: Workbook, ids: Sequence[int], model: str, first: date, day: date) -> list[ClientRow]:
    """Return the rows of these clients in the order of ``ids``; those that are gone are left out."""
    found: dict[int, ClientRow] = {}
    for some in portions(ids):
        money = _money(workbook, some, first, day)
        stages = workbook.read(_CONFIRMED_OF, clients=some, model=model, day=day)
        with workbook.decoding("stage"):
            moved = _moves(stages)
        for row in workbook.read(_ROWS, clients=some, model=model, day=day):
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
    rows = workbook.read(_MONEY, clients=ids, first=first, last=day)
    for client_id, currency, amount in rows:
        found[client_id].append((currency, amount))
    return {client_id: tuple(amounts) for client_id, amounts in found.items()}


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def owners(workbook: Workbook, kind: str, record_ids: Collection[int]) -> set[int]:
    """Return the clients that these records of ``kind`` belong to, of those that are still there."""
    found: set[int] = set()
    for some in portions(sorted(record_ids)):
        found.update(row[0] for row in workbook.rows(sql_of(kind).values("client_id", len(some)), some))
    return found
