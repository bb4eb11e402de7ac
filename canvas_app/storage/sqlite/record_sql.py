"""Reading and writing the table of a kind of record, as text that follows from the kind alone.

What is needed before SQLAlchemy is there: a record by its id, those whose fields equal something, writing. A
test compares each text with what Core compiles of the same meaning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from canvas_app.storage.records import TABLES, Table

_BATCH: Final = 500


class RecordSql:
    """The statements of one table.

    Attributes:
        insert: a record, its values in the order of the columns.
        update: all but the id, and then the id.
        delete: by id.
        select: all columns of every record.
        any: one row when there is a record.

    """

    def __init__(self, table: Table) -> None:
        self._table = table
        listed = ", ".join(table.columns)
        marks = ", ".join("?" * len(table.columns))
        assigned = ", ".join(f"{column} = ?" for column in table.columns[1:])
        self.select = f"SELECT {listed} FROM {table.kind}"
        self.any = f"SELECT 1 FROM {table.kind} LIMIT 1"
        self.insert = f"INSERT INTO {table.kind} ({listed}) VALUES ({marks})"
        self.update = f"UPDATE {table.kind} SET {assigned} WHERE id = ?"
        self.delete = f"DELETE FROM {table.kind} WHERE id = ?"

    def equal(self, fields: Collection[str]) -> str:
        """Return what finds the records of which these fields equal what is bound (NULL: nothing), in order.

        Raises:
            KeyError: the record has no such field.

        """
        conditions = " AND ".join(f"{self._table.column(name)} IS ?" for name in fields)
        order = "id" if self._table.order == "id" else f"{self._table.order}, id"
        where = f" WHERE {conditions}" if conditions else ""
        return f"{self.select}{where} ORDER BY {order}"

    def fields(self, fields: Iterable[str]) -> str:
        """Return what finds these fields of every record."""
        return f"SELECT {', '.join(map(self._table.column, fields))} FROM {self._table.kind}"

    def among(self, number: int) -> str:
        """Return what finds the records of so many ids."""
        return f"{self.select} WHERE {_among(number)}"

    def naming(self, field: str, number: int) -> str:
        """Return what finds the records of which a field holds one of so many ids."""
        return f"{self.select} WHERE {self._table.column(field)} IN ({_marks(number)})"

    def values(self, field: str, number: int) -> str:
        """Return what finds a field of the records of so many ids, each value once."""
        return f"SELECT DISTINCT {self._table.column(field)} FROM {self._table.kind} WHERE {_among(number)}"


def _among(number: int) -> str:
    return f"id IN ({_marks(number)})"


def _marks(number: int) -> str:
    return ", ".join("?" * number)


@cache
def sql_of(kind: str) -> RecordSql:
    """Return the statements of a kind's table (KeyError: there is no such kind)."""
    return RecordSql(TABLES[kind])


def portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ids in portions that one of these statements is asked for."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def rows_of(connection: Any, kind: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the records of these ids, of those that there are."""
    statements = sql_of(kind)
    for some in portions(ids):
        yield from connection.execute(statements.among(len(some)), some)
