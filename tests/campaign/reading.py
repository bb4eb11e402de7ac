"""What a file holds by the word of another library, which the program never uses: Python's ``sqlite3``."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from canvas_app.storage.records import TABLES

Content = dict[str, list[tuple[Any, ...]]]
"""Table of records to its rows, ordered."""


def content(path: Path) -> Content | None:
    """Return every record of the file at ``path``, open nowhere in this process; None: it cannot be read."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None
    connection.text_factory = bytes
    try:
        return {table: _rows(connection, table) for table in TABLES}
    except (sqlite3.Error, OverflowError):
        return None
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = ", ".join(f"+{name}" for name in TABLES[table].columns)  # never from an index
    found = connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED").fetchall()
    return sorted(found, key=repr)


_OF_AN_ID = 1 << 40


def comparable(content_: Content | None, known: Content) -> Content | None:
    """Return the content with the ids of records that are not among the known replaced: they are chance."""
    if content_ is None:
        return None
    found = {}
    for table, rows in content_.items():
        had = set(known[table])
        rows = [row if row in had else tuple(map(_without_id, row)) for row in rows]
        found[table] = sorted(rows, key=repr)
    return found


def _without_id(value: object) -> object:
    return "id" if isinstance(value, int) and abs(value) > _OF_AN_ID else value


def holds(content_: Content | None, known: Content) -> bool:
    """Tell whether a file still holds all the records known before."""
    return content_ is not None and all(set(content_[table]) >= set(known[table]) for table in known)
