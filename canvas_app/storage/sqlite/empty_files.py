"""Empty databases in memory, made of the objects of a schema, and what SQLite says of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple

from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.driver import Connection

_LAST: Final = 1000


class Column(NamedTuple):
    """A column of a table: its name, its type, whether it is NOT NULL, its place in the key or 0."""

    name: str
    type: str
    filled: bool
    key: int


class StoredTable(NamedTuple):
    """A table: its columns in the order in which a record keeps them, and whether it has no rowid."""

    name: str
    columns: tuple[Column, ...]
    without_rowid: bool


@contextmanager
def empty_file(objects: Mapping[str, str]) -> Iterator[Connection]:
    """Lend an empty database of these objects, name to statement, as a new file is made."""
    connection = driver.in_memory()
    try:
        for statement in objects.values():
            connection.execute(statement)
        yield connection
    finally:
        connection.close()


def pack(connection: Connection) -> None:
    """Write the database anew, as a copy of a file is written: its roots may lie elsewhere then."""
    connection.execute("VACUUM")


def roots(connection: Connection) -> dict[str, int]:
    """Return the page on which each table and index begins."""
    rows = connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").fetchall()
    return dict(rows)


def stored_tables(connection: Connection) -> Iterable[StoredTable]:
    """Yield every table that has pages of its own."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    for name, sql in rows.fetchall():
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()  # number, name, type, …, key
        without = sql.rstrip().endswith("WITHOUT ROWID")
        columns.sort(key=lambda one: (one[5] or _LAST) if without else one[0])
        yield StoredTable(
            name, tuple(Column(one[1], one[2], bool(one[3]), one[5]) for one in columns), without
        )
