"""A filter of records of any kind as a statement, its conditions as the kind declares its fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from canvas_app.domain.fields import Field, Ref, Switch, Whole, Words
from canvas_app.domain.kinds import KINDS
from canvas_app.storage.core import types
from canvas_app.storage.core.constructs import (
    Condition,
    among_these,
    among_these_texts,
    any_listed,
    value,
)
from canvas_app.storage.core.tables import table
from canvas_app.storage.filters import Chosen, RecordFilter
from canvas_app.storage.prepared import Statement
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.dialect import compiled

_KEPT: Final = 128


def select_fitting(wanted: RecordFilter) -> sa.Select[Any]:
    """Return what finds every column of the records that fit, by position and id; what is searched aside.

    Raises:
        KeyError: there is no such kind, or no such field of it.

    """
    mapped, found = TABLES[wanted.kind], table(wanted.kind)
    order = [found.c[name] for name in dict.fromkeys((mapped.order, "id"))]
    columns = (found.c[name] for name in mapped.columns)
    return sa.select(*columns).where(*_conditions(wanted)).order_by(*order)


def _conditions(wanted: RecordFilter) -> Iterator[Condition]:
    mapped, found, fields = TABLES[wanted.kind], table(wanted.kind), KINDS[wanted.kind].fields
    for name, values in wanted.among:
        yield _among(fields[name], found.c[mapped.column(name)], values)
    for name, first, last in wanted.days:
        column = found.c[mapped.column(name)]
        if first is not None:
            yield column >= value(first, types.Day())
        if last is not None:
            yield column <= value(last, types.Day())


def _among(field: Field, column: Any, values: tuple[Chosen, ...]) -> Condition:
    known = tuple(one for one in values if one is not None)
    parts: list[Condition] = [column.is_(None)] if None in values else []
    if known:
        parts.append(_one_of(field, column, known))
    return sa.or_(*parts)


def _one_of(field: Field, column: Any, known: tuple[Any, ...]) -> Condition:
    match field:
        case Words():
            return any_listed(column, known)
        case Switch():
            return sa.or_(*(column == value(one, types.Switch()) for one in known))
        case Ref() | Whole():
            return among_these(column, known)
    return among_these_texts(column, known)


@lru_cache(maxsize=_KEPT)
def composed(wanted: RecordFilter) -> Statement:
    """Return the statement that finds the records of a filter."""
    sql, brought = compiled(select_fitting(wanted))
    return Statement(f"records.{wanted.kind}", sql, brought)
