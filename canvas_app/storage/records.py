"""How a frozen record becomes a row and back: one field a column, coded by the field's type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import Assessment, StageRecord

Value = int | float | str | None
"""What a column holds; also what the journal's JSON holds."""

_COLUMN_NAMES = {"on": "day"}  # ON is a word of SQL


def _date(value: Any) -> date:
    return date.fromisoformat(value)


def _words(value: Any) -> tuple[Any, ...]:
    return tuple(json.loads(value)) if value != "[]" else ()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_Coder = Callable[[Any], Any]
_CODERS: Final[Mapping[str, tuple[str, _Coder | None, _Coder | None]]] = {
    # annotation: (column type, to the column, from the column); None: as it is
    "int": ("INTEGER NOT NULL", None, None),
    "int | None": ("INTEGER", None, None),
    "str": ("TEXT NOT NULL", None, None),
    "bool": ("INTEGER NOT NULL", int, bool),
    "bool | None": ("INTEGER", int, bool),
    "float | None": ("REAL", float, None),
    "date": ("TEXT NOT NULL", date.isoformat, _date),
    "date | None": ("TEXT", date.isoformat, _date),
    "tuple[int, ...]": ("TEXT NOT NULL", _json, _words),
    "tuple[str, ...]": ("TEXT NOT NULL", _json, _words),
}


class Table:
    """The table of one kind of record: its columns, its SQL and its coding.

    Attributes:
        kind: the record's kind, also the table's name.
        record: the dataclass.
        columns: names of the columns in the order of the fields.
        order: the column records are listed by, before their id.

    """

    def __init__(self, record: type[Any]) -> None:
        self.record = record
        self.kind: str = record.kind
        self.field_names = tuple(field.name for field in fields(record))
        self.columns = tuple(_COLUMN_NAMES.get(name, name) for name in self.field_names)
        coders = [_CODERS[str(field.type)] for field in fields(record)]
        self.types = tuple(coder[0] for coder in coders)
        self._encoders = tuple(coder[1] for coder in coders)
        self._decoders = tuple(coder[2] for coder in coders)
        self.order = "position" if "position" in self.columns else "id"
        listed = ", ".join(self.columns)
        self.select = f"SELECT {listed} FROM {self.kind}"
        marks = ", ".join("?" * len(self.columns))
        self.insert = f"INSERT INTO {self.kind} ({listed}) VALUES ({marks})"
        assigned = ", ".join(f"{column} = ?" for column in self.columns[1:])
        self.update = f"UPDATE {self.kind} SET {assigned} WHERE id = ?"
        self.delete = f"DELETE FROM {self.kind} WHERE id = ?"

    def row(self, record: Record) -> tuple[Value, ...]:
        """Return ``record`` as the values of its columns."""
        return tuple(
            value if value is None or code is None else code(value)
            for code, value in (
                (code, getattr(record, name))
                for code, name in zip(self._encoders, self.field_names, strict=True)
            )
        )

    def load(self, row: Sequence[Any]) -> Any:
        """Return the record that ``row`` (all columns, in order) holds."""
        return self.record(
            *[
                value if value is None or code is None else code(value)
                for code, value in zip(self._decoders, row, strict=True)
            ]
        )

    def column(self, field_name: str) -> str:
        """Return the column of a field; KeyError for what is no field of the record."""
        if field_name not in self.field_names:
            raise KeyError(field_name)
        return _COLUMN_NAMES.get(field_name, field_name)

    def to_mapping(self, row: Sequence[Value]) -> dict[str, Value]:
        """Return ``row`` by field name, as the journal keeps it."""
        return dict(zip(self.field_names, row, strict=True))

    def from_mapping(self, values: Mapping[str, Value]) -> tuple[Value, ...]:
        """Return the row of a full mapping made by ``to_mapping``."""
        return tuple(values[name] for name in self.field_names)


TABLES: Final[Mapping[str, Table]] = {
    record.kind: Table(record)
    for record in (
        Canvas, Segment, Stream, Note, Answer,
        Employee, Client, Person, Interaction, Deal, DealLine, Assessment, StageRecord,
        Setting,
    )
}  # fmt: skip
"""Every kind of record a workbook keeps, parents before children."""
