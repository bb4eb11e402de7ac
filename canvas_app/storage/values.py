"""What each column of a record may hold: a value that no edit could have written is damage.

A file can be sound in its structure, even in its digest, and hold a day that does not exist, a score of
47 or the name of no stage. Each value is looked at once, not each record: most values repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Currency
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.languages import LANGUAGES
from canvas_app.domain.stages import thresholds
from canvas_app.domain.stages.model import SCALES
from canvas_app.storage.records import TABLES

Check = Callable[[Any], bool]
"""Tells whether a value, no NULL, is one that an edit may have written."""

_TYPES: Final = {"INTEGER": (int,), "REAL": (float,), "TEXT": (str,)}
_REMEMBERED: Final = 20_000  # values of one column that are not looked at again


def _thresholds(value: str) -> bool:
    try:
        thresholds.Thresholds.from_text(value)
    except ValueRefusedError:
        return False
    return True


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


def wrong_row(kind: str, rows: Sequence[Sequence[Any]], stages: Mapping[str, Iterable[str]]) -> Any:
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
    together = _TOGETHER.get(kind)
    return None if together is None else together(rows, stages)


def _wrong_score(rows: Sequence[Sequence[Any]], _stages: Mapping[str, Iterable[str]]) -> Any:
    """Return the id of an assessment with a score outside its scale."""
    for row in rows:
        low, high = SCALES[row[_SCALE]]
        if any(score is not None and not low <= score <= high for score in row[_SCALE + 1 :]):
            return row[1]
    return None


def _wrong_stage(rows: Sequence[Sequence[Any]], stages: Mapping[str, Iterable[str]]) -> Any:
    """Return the id of a decision about a stage that its model does not have."""
    for model, stage, suggested in {(row[_MODEL], row[_MODEL + 1], row[_SUGGESTED]) for row in rows}:
        known = stages.get(model)
        if known is not None and (stage not in known or (suggested and suggested not in known)):
            wrong = (model, stage, suggested)
            return next(row[1] for row in rows if (row[_MODEL], row[_MODEL + 1], row[_SUGGESTED]) == wrong)
    return None


def _wrong_setting(rows: Sequence[Sequence[Any]], _stages: Mapping[str, Iterable[str]]) -> Any:
    """Return the id of a setting without which nothing can be shown."""
    for _kind, record_id, key, value in rows:
        check = _SETTINGS.get(key)
        if check is not None and not check(value):
            return record_id
    return None


def _place(kind: str, field: str) -> int:
    return TABLES[kind].field_names.index(field) + 1


_SCALE: Final = _place("assessment", "scale")
_MODEL: Final = _place("stage", "model")
_SUGGESTED: Final = _place("stage", "suggested")
_SETTINGS: Final[Mapping[str, Check]] = {
    "language": frozenset(LANGUAGES).__contains__,
    "currency": Currency().is_sound,
    thresholds.SETTING: _thresholds,
}
_TOGETHER: Final[Mapping[str, Callable[[Sequence[Sequence[Any]], Mapping[str, Iterable[str]]], Any]]] = {
    "assessment": _wrong_score,
    "stage": _wrong_stage,
    "setting": _wrong_setting,
}
