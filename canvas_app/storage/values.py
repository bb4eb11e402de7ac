"""What each column of a record may hold: a value that no edit could have written is damage.

A file can be sound in its structure, even in its digest, and hold a day that does not exist, a score of
47 or the name of no stage. Each value is looked at once, not each record: most values repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from canvas_app.domain.kinds import KINDS
from canvas_app.storage.records import TABLES

_Rule = Callable[[tuple[Any, ...], Mapping[str, Collection[str]]], bool]

_TYPES: Final = {"INTEGER": (int,), "REAL": (float,), "TEXT": (str,)}
_REMEMBERED: Final = 20_000  # values of one column that are not looked at again


class Column:
    """One column of a kind of record and what may stand in it."""

    def __init__(self, kind: str, field: str, column_type: str) -> None:
        wanted, *not_null = column_type.split(maxsplit=1)
        self._types = (*_TYPES[wanted], *(() if not_null else (type(None),)))
        declared = KINDS[kind].fields.get(field)  # the id is any number
        self._check = None if declared is None else declared.is_sound
        self._sound: set[object] = {None}

    def wrong(self, values: Sequence[object]) -> object:
        """Return one of ``values`` that cannot stand in this column, or ``SOUND``."""
        if not set(map(type, values)).issubset(self._types):
            return next(value for value in values if type(value) not in self._types)
        if self._check is None:
            return SOUND
        for value in set(values) - self._sound:
            if not self._check(value):
                return value
            if len(self._sound) < _REMEMBERED:
                self._sound.add(value)
        return SOUND


SOUND: Final = object()
"""Said of a column in which no value is wrong."""


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return what may stand in the columns of a kind of record."""
    table = TABLES[kind]
    return tuple(Column(kind, *one) for one in zip(table.field_names, table.types, strict=True))


def wrong_row(kind: str, rows: Sequence[Sequence[Any]], stages: Mapping[str, Collection[str]]) -> Any:
    """Return the id of one of ``rows`` (kind, then values) that no edit could have written, None for none.

    ``stages``: the stages of each stage model that is known for certain.
    """
    found = list(zip(*rows, strict=True))[1:]
    for place, (column, values) in enumerate(
        zip(columns(kind), found, strict=False), 1
    ):  # a newer one is not ours
        wrong = column.wrong(values)
        if wrong is not SOUND:
            return next(row[1] for row in rows if row[place] is wrong or row[place] == wrong)
    together = _together(kind)
    if together is None:
        return None
    picked, are_sound = together
    for values, record_id in {picked(row): row[1] for row in reversed(rows)}.items():
        if not are_sound(values, stages):
            return record_id
    return None


@cache
def _together(kind: str) -> tuple[Callable[[Sequence[Any]], tuple[Any, ...]], _Rule] | None:
    """Return what picks the values of a row that are looked at beside each other, and their rule."""
    declared = KINDS[kind].together
    if declared is None:
        return None
    places = [TABLES[kind].field_names.index(field) + 1 for field in declared.fields]
    return itemgetter(*places), declared.are_sound
