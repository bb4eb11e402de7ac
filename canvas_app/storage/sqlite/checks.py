"""SQLite's own checks of a file: its pages, one table, what rows refer to, the sum of the amounts."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.driver import Connection

_SOUND = "ok"


def file_problems(connection: Connection, enough: int) -> Iterator[str]:
    """Yield what SQLite finds wrong with pages, tables and indexes, up to ``enough``, each as one line."""
    lines = connection.execute(f"PRAGMA integrity_check({enough})").fetchall()
    yield from (driver.one_line(line) for (line,) in lines if line != _SOUND)


def orphans(connection: Connection, enough: int) -> list[tuple[str, int, str]]:
    """Return rows that refer to one that is not there, up to ``enough``: table, row, table referred to."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(enough)
    return [(child, row, parent) for child, row, parent, _ in rows]


def fault_of_table(connection: Connection, table: str) -> str:
    """Return the first fault of a table or of an index that says something else than it; empty: sound."""
    return _answer(connection, f"PRAGMA main.integrity_check('{table}')")


def fault_of_pages(connection: Connection) -> str:
    """Return the first fault of the structure of the file, indexes not compared; empty: sound."""
    return _answer(connection, "PRAGMA main.quick_check(1)")


def orphan_of(connection: Connection, table: str) -> int | None:
    """Return the number of a row of a table that refers to one that is not there; None: there is no such."""
    found = connection.execute(f"PRAGMA main.foreign_key_check('{table}')").fetchone()
    return int(found[1]) if found else None


def sum_of_amounts(connection: Connection) -> float:
    """Return all amounts together without signs, in 1/10,000, of the rows themselves and no index."""
    rows = connection.execute("SELECT total(abs(amount)) FROM main.deal_line NOT INDEXED")
    return float(rows.fetchone()[0])


def _answer(connection: Connection, asked: str) -> str:
    found = str(connection.execute(asked).fetchone()[0])
    return "" if found == _SOUND else found
