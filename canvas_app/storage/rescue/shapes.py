"""What the rows of each table look like on their pages, so that a row is known without the schema.

Nothing is written down twice: the shapes are those of an empty file of each schema, made in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import empty_files
from canvas_app.storage.sqlite.empty_files import StoredTable
from canvas_app.storage.sqlite.pages.records import Stored, Values
from canvas_app.storage.sqlite.schema import CURRENT

SCHEMA_TABLE: Final = "sqlite_schema"
_HELD: Final[Mapping[str, tuple[type, ...]]] = {
    "INTEGER": (int,), "REAL": (float, int), "TEXT": (str,), "BLOB": (bytes,),
}  # fmt: skip
_ANY: Final = (int, float, str, bytes)


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table in the order in which a record keeps them.

    Attributes:
        table: its name.
        columns: their names.
        types: what each may hold.
        nullable: which may be empty.
        rowid: place of the column that is the rowid and empty in the record; -1 in a table without.

    """

    table: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    nullable: tuple[bool, ...]
    rowid: int

    def misfits(self, record: Values) -> frozenset[int] | None:
        """Return the places of values that this table could not hold; None when there are more or fewer."""
        if len(record.values) != len(self.columns):
            return None
        return frozenset(
            place
            for place, value in enumerate(record.values)
            if place in record.spoilt or not self._may_hold(place, value)
        )

    def _may_hold(self, place: int, value: Stored) -> bool:
        if place == self.rowid:
            return value is None
        if value is None:
            return self.nullable[place]
        return isinstance(value, _HELD.get(self.types[place], _ANY))

    def stored(self, rowid: int | None, record: Values) -> tuple[Stored, ...]:
        """Return the values as SQLite would give them out: the rowid in its place, numbers of a REAL real."""
        return tuple(
            rowid if place == self.rowid else float(value) if kind == "REAL" and type(value) is int else value
            for place, (value, kind) in enumerate(zip(record.values, self.types, strict=True))
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the roots of the tables and indexes lie in a file whose schema is lost."""

    roots: Mapping[str, int]


SCHEMA_SHAPE: Final = Shape(
    SCHEMA_TABLE,
    ("type", "name", "tbl_name", "rootpage", "sql"),
    ("TEXT", "TEXT", "TEXT", "INTEGER", "TEXT"),
    (False, False, False, True, True),
    -1,
)


@cache
def tables() -> tuple[Shape, ...]:
    """Return the shapes of all tables with rowids, of every schema, each once."""
    return tuple(shape for shape in _known()[0] if shape.rowid >= 0)


@cache
def keyed() -> tuple[Shape, ...]:
    """Return the shapes of all tables without rowids."""
    return tuple(shape for shape in _known()[0] if shape.rowid < 0)


def layouts() -> tuple[Layout, ...]:
    """Return where the roots lie in a file as the program makes it, and in a copy of one, per schema."""
    return _known()[1]


@cache
def indexed() -> Mapping[str, str]:
    """Return the kind of record that each index is about, by the index's name."""
    found = {}
    for name, sql in CURRENT.newest.items():
        words = sql.replace("UNIQUE ", "").split()
        if words[1] == "INDEX" and words[4] in TABLES:
            found[name] = words[4]
    return found


@cache
def _known() -> tuple[tuple[Shape, ...], tuple[Layout, ...]]:
    shapes: dict[Shape, None] = {}
    found: list[Layout] = []
    for objects in CURRENT.objects.values():
        with empty_files.empty_file(objects) as connection:
            found.append(Layout(empty_files.roots(connection)))
            empty_files.pack(connection)
            found.append(Layout(empty_files.roots(connection)))
            shapes.update(dict.fromkeys(map(_shape, empty_files.stored_tables(connection))))
    return tuple(shapes), tuple(found)


def _shape(table: StoredTable) -> Shape:
    columns, without = table.columns, table.without_rowid
    rowid = next((i for i, one in enumerate(columns) if one.key and one.type == "INTEGER"), -1)
    return Shape(
        table.name,
        tuple(one.name for one in columns),
        tuple(one.type for one in columns),
        tuple(not one.filled and not (without and one.key) for one in columns),
        -1 if without else rowid,
    )
