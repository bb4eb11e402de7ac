"""From a row to a record fit to be stored: what cannot be read becomes what is usual, or it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.fields import Line
from canvas_app.domain.kind_relations import OWNER_FIELDS
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.stages.model import SCALES
from canvas_app.domain.text import clean_line, clean_text
from canvas_app.storage.records import TABLES, Table
from canvas_app.storage.values import SOUND, columns, wrong_row

_HEARD: Final = (1990, 2199)  # years in which a day that an id tells of may lie
_TICKS: Final = 21
_KEY: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Built:
    """A record made of a row, and the fields whose values could not be read."""

    record: Any
    altered: frozenset[str]


def build(kind: str, values: Mapping[str, Any], spoilt: frozenset[str], unnamed: str) -> Built | None:
    """Return the record that a row makes; None when what it cannot do without was not read.

    Args:
        kind: of the record.
        values: by the names of its fields, as the columns keep them; a field that is missing has its default.
        spoilt: fields that could not be read, or not all of it.
        unnamed: what a thing is called whose name was not read.

    """
    table = TABLES[kind]
    altered: set[str] = set()
    read: dict[str, Any] = {}
    for field in fields(table.record):
        name = field.name
        if name not in values:
            if field.default is MISSING:
                altered.add(name)
            continue
        value = _read(table, name, values[name])
        if value is _BAD or name in spoilt:
            altered.add(name)
            part = _part_of_text(table.kind, name, values[name])
            value = _BAD if part is _BAD else _read(table, name, part)
        if value is not _BAD:
            read[name] = value
    return _completed(table, read, altered, unnamed)


_BAD: Final = object()


def _read(table: Table, name: str, value: Any) -> Any:
    """Return the value of a field, or _BAD."""
    if isinstance(value, str) and "\0" in value:
        return _BAD
    column = columns(table.kind)[table.field_names.index(name)]
    try:
        return table.decode(name, value) if column.wrong((value,)) is SOUND else _BAD
    except (ValueError, TypeError):
        return _BAD


def _part_of_text(kind: str, name: str, value: Any) -> Any:
    """Return what was read of a text of which a part is spoilt; of lists and dates a part is nothing."""
    declared = KINDS[kind].fields.get(name)
    if not isinstance(value, str) or declared is None or not declared.has_parts:
        return _BAD
    return clean_line(value) if isinstance(declared, Line) else clean_text(value)


def _completed(table: Table, read: dict[str, Any], altered: set[str], unnamed: str) -> Built | None:
    if table.kind == "assessment":
        _drop_scores_off_scale(read, altered)
    for field in fields(table.record):
        if field.name in read or field.default is not MISSING:
            continue
        value = _stand_in(field.name, read, unnamed)
        if value is _BAD:
            return None
        read[field.name] = value
        altered.add(field.name)
    if KINDS[table.kind].has_name and "name" in altered and not read["name"].strip():
        read["name"] = unnamed
    if table.kind == "stage":
        _drop_unknown_suggestion(read, altered)
    record = table.record(**read)
    if wrong_row(table.kind, [(table.kind, *table.row(record))], _stages()) is not None:
        return None  # a stage that its model does not have, a currency that there is not
    return Built(record, frozenset(altered))


@cache
def _stages() -> Mapping[str, frozenset[str]]:
    """Return the stages of the program's own models; which others a workbook has is not certain."""
    return {model.key: frozenset(model.places) for model in load_stage_models()}


def _drop_unknown_suggestion(read: dict[str, Any], altered: set[str]) -> None:
    known = _stages().get(read.get("model", ""))
    if known is not None and read.get("suggested") and read["suggested"] not in known:
        del read["suggested"]
        altered.add("suggested")


def _drop_scores_off_scale(read: dict[str, Any], altered: set[str]) -> None:
    low, high = SCALES[read.get("scale", "1-5")]
    for name in ("s", "te", "tc", "ee", "re", "ec", "rc"):
        if read.get(name) is not None and not low <= read[name] <= high:
            del read[name]
            altered.add(name)


def _stand_in(name: str, read: Mapping[str, Any], unnamed: str) -> Any:
    """Return what takes the place of a value that a record cannot do without, or _BAD."""
    ways: Mapping[str, Callable[[], Any]] = {
        "name": lambda: unnamed,
        "position": lambda: 0,
        "on": lambda: _day_of(read["id"]),
        "block": lambda: _block_of(read),
    }
    if name in OWNER_FIELDS:
        return 0  # nobody's: it gets a parent of its own
    return ways[name]() if name in ways else _BAD


def _day_of(record_id: int) -> Any:
    """Return the day a record was made, which its id tells; _BAD for an id from elsewhere."""
    try:
        day = datetime.fromtimestamp((record_id >> _TICKS) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return _BAD
    return day if _HEARD[0] <= day.year <= _HEARD[1] and isinstance(day, date) else _BAD


def _block_of(read: Mapping[str, Any]) -> str:
    """Return the block that a note's kinds, question or record tell of, else that of the value."""
    for text in (*read.get("kinds", ()), read.get("question", "")):
        found = _KEY.match(text)
        if found and found[0] in BLOCKS:
            return found[0]
    return "cs" if read.get("segment_id") else "rs" if read.get("stream_id") else "vp"


def field_values(kind: str, columns: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    """Return the values of a row by the names of the record's fields."""
    names = dict(zip(TABLES[kind].columns, TABLES[kind].field_names, strict=True))
    return {names[column]: value for column, value in zip(columns, values, strict=True) if column in names}
