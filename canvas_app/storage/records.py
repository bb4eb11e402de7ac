"""How a frozen record becomes a row and back: one field a column, coded by the field's type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from math import isfinite
from operator import attrgetter
from typing import Any, Final

from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record import Record
from canvas_app.domain.record_kind import Kind

Value = int | float | str | None
"""What a column holds; also what the journal's JSON holds."""
Row = tuple[Value, ...]
"""A record as the values of its table's columns, in the order of the fields; the first is its id."""

_COLUMN_NAMES = {"on": "day"}  # ON is a word of SQL


def _date(value: Any) -> date:
    return date.fromisoformat(value)


def _words(value: Any) -> tuple[Any, ...]:
    return tuple(json.loads(value)) if value != "[]" else ()


def _real(value: Any) -> float:
    if not isfinite(value):
        raise ValueError("not a finite number")  # a column would hold NULL
    return float(value) + 0.0  # a column holds -0.0 as 0.0


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_Coder = Callable[[Any], Any]
_CODERS: Final[Mapping[str, tuple[str, _Coder | None, _Coder | None]]] = {
    # annotation: (column type, to the column, from the column); None: as it is
    "int": ("INTEGER NOT NULL", None, None),
    "int | None": ("INTEGER", None, None),
    "str": ("TEXT NOT NULL", None, None),
    "bool": ("INTEGER NOT NULL", int, bool),
    "bool | None": ("INTEGER", int, bool),
    "float | None": ("REAL", _real, None),
    "date": ("TEXT NOT NULL", date.isoformat, _date),
    "date | None": ("TEXT", date.isoformat, _date),
    "tuple[int, ...]": ("TEXT NOT NULL", _json, _words),
    "tuple[str, ...]": ("TEXT NOT NULL", _json, _words),
}


_HELD: Final[Mapping[str, type]] = {"INTEGER": int, "REAL": float, "TEXT": str}


class Table:
    """The table of one kind of record: its columns and its coding.

    Attributes:
        kind: the record's kind, also the table's name.
        record: the dataclass.
        field_names: names of the fields.
        columns: names of the columns in the order of the fields.
        types: SQLite's types of the columns; ``annotations``: those of the fields.
        order: the column records are listed by, before their id.
        unique: whether a field beside the id must differ between records: two that swap it must both leave
            first.

    """

    def __init__(self, declared: Kind) -> None:
        record = declared.record
        self.record = record
        self.kind = declared.name
        self.field_names = tuple(field.name for field in fields(record))
        self.columns = tuple(_COLUMN_NAMES.get(name, name) for name in self.field_names)
        coders = [_CODERS[str(field.type)] for field in fields(record)]
        self._defaults = {
            field.name: field.default if field.default is None or encode is None else encode(field.default)
            for field, (_, encode, _) in zip(fields(record), coders, strict=True)
            if field.default is not MISSING
        }
        self.types = tuple(coder[0] for coder in coders)
        self.annotations = tuple(str(field.type) for field in fields(record))
        self._values = attrgetter(*self.field_names)
        self._encoded = [(place, coder[1]) for place, coder in enumerate(coders) if coder[1]]
        self._decoded = [(place, coder[2]) for place, coder in enumerate(coders) if coder[2]]
        self._shapes: set[tuple[type, ...]] = set()
        self.order = "position" if "position" in self.columns else "id"
        self.unique = declared.unique

    def row(self, record: Record) -> Row:
        """Return ``record`` as the values of its columns.

        Raises:
            TypeError: a value is not of its column's type. SQLite would store True as 1 and 2.0 as 2, and
                the digest of what was given would differ from that of what the file holds.

        """
        values: list[Any] = list(self._values(record))
        for place, code in self._encoded:
            if values[place] is not None:
                values[place] = code(values[place])
        if (shape := tuple(map(type, values))) not in self._shapes:
            self._check(values)
            self._shapes.add(shape)
        return tuple(values)

    def _check(self, values: Sequence[Any]) -> None:
        for name, column_type, value in zip(self.field_names, self.types, values, strict=True):
            wanted, *not_null = column_type.split(maxsplit=1)
            if value is None and not not_null:
                continue
            if not isinstance(value, _HELD[wanted]) or isinstance(value, bool):
                raise TypeError(f"{self.kind}.{name}: {type(value).__name__} in a column of {column_type}")

    def load(self, row: Sequence[Any]) -> Any:
        """Return the record that ``row`` (all columns, in order) holds."""
        values = list(row)
        for place, code in self._decoded:
            if values[place] is not None:
                values[place] = code(values[place])
        return self.record(*values)

    def decode(self, field_name: str, value: Any) -> Any:
        """Return the value of a field that its column holds as ``value``.

        Raises:
            ValueError, TypeError: the column could not hold that.

        """
        place = self.field_names.index(field_name)
        code = next((code for at, code in self._decoded if at == place), None)
        return value if value is None or code is None else code(value)

    def column(self, field_name: str) -> str:
        """Return the column of a field; KeyError for what is no field of the record."""
        if field_name not in self.field_names:
            raise KeyError(field_name)
        return _COLUMN_NAMES.get(field_name, field_name)

    def to_mapping(self, row: Row) -> dict[str, Value]:
        """Return ``row`` by field name, as the journal keeps it."""
        return dict(zip(self.field_names, row, strict=True))

    def from_mapping(self, values: Mapping[str, Value]) -> Row:
        """Return the row of a full mapping made by ``to_mapping``, perhaps by an older program.

        Fields that record did not have get their defaults, those it has no more are left out.

        Raises:
            KeyError: a field without default is missing.

        """
        return tuple(values[name] if name in values else self._defaults[name] for name in self.field_names)


TABLES: Final[Mapping[str, Table]] = {name: Table(declared) for name, declared in KINDS.items()}
"""The table of every kind of record, parents before children."""
