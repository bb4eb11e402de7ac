"""Reads of records of any kind: those that fit a filter, those of some ids, what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from canvas_app.domain.kinds import KINDS
from canvas_app.storage.filters import RecordFilter
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.record_sql import portions, sql_of

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


def fitting(workbook: Workbook, wanted: RecordFilter) -> tuple[Any, ...]:
    """Return the records that fit a filter, whatever it searches for, by position and id."""
    asked = replace(wanted, search="")
    if asked.asks_nothing:
        return workbook.all(KINDS[wanted.kind].record)
    from canvas_app.storage.core.record_filters import composed  # late: it imports SQLAlchemy

    return tuple(_load(workbook, wanted.kind, workbook.read(composed(asked))))


def of_ids(workbook: Workbook, kind: str, ids: Iterable[int]) -> list[Any]:
    """Return the records of these ids, of those that there are, by id."""
    found: list[Any] = []
    for some in portions(sorted(ids)):
        found += _load(workbook, kind, workbook.rows(sql_of(kind).among(len(some)), some))
    return sorted(found, key=lambda one: int(one.id))


def naming(workbook: Workbook, kind: str, field: str, ids: Iterable[int]) -> list[Any]:
    """Return the records of a kind of which a field holds one of these ids, by id."""
    found: list[Any] = []
    for some in portions(sorted(ids)):
        found += _load(workbook, kind, workbook.rows(sql_of(kind).naming(field, len(some)), some))
    return sorted(found, key=lambda one: int(one.id))


def called(workbook: Workbook, kind: str, ids: Iterable[int]) -> dict[int, str]:
    """Return what the records of these ids are called, of those that there are."""
    name = KINDS[kind].called_by
    return {one.id: str(getattr(one, name, "")) for one in of_ids(workbook, kind, ids)}


def _load(workbook: Workbook, kind: str, rows: Iterable[Sequence[Any]]) -> list[Any]:
    load, found = TABLES[kind].load, []
    for row in rows:
        with workbook.decoding(f"{kind} {row[0]}"):
            found.append(load(row))
    return found


def has_any(workbook: Workbook, kind: str) -> bool:
    """Tell whether there is a record of a kind."""
    return bool(workbook.rows(sql_of(kind).any))
