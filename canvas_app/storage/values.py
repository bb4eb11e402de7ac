"""What each column of a record may hold: a value that no edit could have written is damage.

A file can be sound in its structure, even in its digest, and hold a day that does not exist, a score of
47 or the name of no stage. Each value is looked at once, not each record: most values repeat.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from math import isfinite
from typing import Any, Final

from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, OUTCOMES
from canvas_app.domain.activity.values import clean_time
from canvas_app.domain.canvas.model import ANSWER_MARKS, BLOCKS, CERTAINTIES, COLOURS
from canvas_app.domain.clients.model import CLIENT_TYPES
from canvas_app.domain.clients.values import COUNT_LIMIT, COUNTERS
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.languages import LANGUAGES
from canvas_app.domain.money import AMOUNT_LIMIT
from canvas_app.domain.sales.currencies import CODES
from canvas_app.domain.stages import thresholds
from canvas_app.domain.stages.model import SCALES, SCORES, SOURCES
from canvas_app.storage.records import TABLES

Check = Callable[[Any], bool]
"""Tells whether a value, no NULL, is one that an edit may have written."""

_TYPES: Final = {"INTEGER": (int,), "REAL": (float,), "TEXT": (str,)}
_CONFIDENCES: Final = ("", "high", "medium", "low")
_SMALLEST, _LARGEST = min(low for low, _ in SCALES.values()), max(high for _, high in SCALES.values())
_FURTHEST: Final = 1 << 53  # places leave gaps, and there must be room for the next
_IDS: Final = range(-(1 << 63), 1 << 63)
_ORDERED: Final = tuple(kind for kind, table in TABLES.items() if "position" in table.field_names)
_REMEMBERED: Final = 20_000  # values of one column that are not looked at again


def _day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _time(value: str) -> bool:
    try:
        return clean_time(value) == value
    except ValueRefusedError:
        return False


def _listed(kind: type) -> Check:
    def check(value: str) -> bool:
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return False
        return isinstance(found, list) and all(type(one) is kind and _fits(one) for one in found)

    return check


def _fits(value: object) -> bool:
    """Tell whether a number of a list can be an id: no column holds a larger one."""
    return not isinstance(value, int) or value in _IDS


def _json(value: str) -> bool:
    try:
        return not value or json.loads(value) is not None
    except (ValueError, RecursionError):
        return False


def _thresholds(value: str) -> bool:
    try:
        thresholds.Thresholds.from_text(value)
    except ValueRefusedError:
        return False
    return True


def _among(*choices: object) -> Check:
    known = frozenset(choices)
    return lambda value: value in known


def _range(low: float, high: float) -> Check:
    return lambda value: low <= value <= high


_OF_TYPE: Final[Mapping[str, Check]] = {
    # annotation of the field: check
    "bool": _among(0, 1),
    "bool | None": _among(0, 1),
    "float | None": isfinite,
    "date": _day,
    "date | None": _day,
    "tuple[int, ...]": _listed(int),
    "tuple[str, ...]": _listed(str),
}
_OF_FIELD: Final[Mapping[str, Check]] = {
    "client.type": _among(*CLIENT_TYPES),
    "note.block": _among(*BLOCKS),
    "note.colour": _among(*COLOURS),
    "segment.colour": _among(*COLOURS),
    "stream.colour": _among(*COLOURS),
    "note.certainty": _among(*CERTAINTIES),
    "answer.mark": _among(*ANSWER_MARKS),
    "interaction.kind_key": _among(*INTERACTION_KINDS),
    "interaction.direction": _among(*DIRECTIONS),
    "interaction.outcome": _among(*OUTCOMES),
    "interaction.time": _time,
    "deal.currency": _among("", *CODES),
    "deal.probability": _range(0, 100),
    "deal_line.amount": _range(-AMOUNT_LIMIT, AMOUNT_LIMIT),
    "assessment.source": _among(*SOURCES),
    "assessment.scale": _among(*SCALES),
    "stage.confidence": _among(*_CONFIDENCES),
    "stage.evidence": _json,
    "note.monthly_cost": _range(-AMOUNT_LIMIT, AMOUNT_LIMIT),
    **{f"{kind}.position": _range(-_FURTHEST, _FURTHEST) for kind in _ORDERED},
    **{f"client.{name}": _range(0, COUNT_LIMIT) for name in COUNTERS},
    **{f"assessment.{key.lower()}": _range(_SMALLEST, _LARGEST) for key in SCORES},
}


class Column:
    """One column of a kind of record and what may stand in it."""

    def __init__(self, kind: str, field: str, annotation: str, column_type: str) -> None:
        wanted, *not_null = column_type.split(maxsplit=1)
        self.name = f"{kind}.{field}"
        self._types = (*_TYPES[wanted], *(() if not_null else (type(None),)))
        self._check = _OF_FIELD.get(self.name) or _OF_TYPE.get(annotation)
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
    from dataclasses import fields

    table = TABLES[kind]
    return tuple(
        Column(kind, field.name, str(field.type), column_type)
        for field, column_type in zip(fields(table.record), table.types, strict=True)
    )


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
    "language": _among(*LANGUAGES),
    "currency": _among("", *CODES),
    thresholds.SETTING: _thresholds,
}
_TOGETHER: Final[Mapping[str, Callable[[Sequence[Sequence[Any]], Mapping[str, Iterable[str]]], Any]]] = {
    "assessment": _wrong_score,
    "stage": _wrong_stage,
    "setting": _wrong_setting,
}
