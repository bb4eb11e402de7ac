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


def without(content_: Content | None, known: Content) -> Content | None:
    """Return what is in a file beside the records known before, by table."""
    if content_ is None:
        return None
    more = {}
    for table, rows in content_.items():
        had = set(known[table])
        more[table] = [row for row in rows if row not in had]
    return more


def holds(content_: Content | None, known: Content) -> bool:
    """Tell whether a file still holds all the records known before."""
    return content_ is not None and all(set(content_[table]) >= set(known[table]) for table in known)
