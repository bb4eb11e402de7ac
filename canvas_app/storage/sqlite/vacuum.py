"""Writing the content of an open file into another file, as small as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.driver import Connection

_ASIDE: Final = "aside_"


def vacuum_into(source: Connection, target: Path) -> None:
    """Write what the file of ``source`` holds into the new file ``target``.

    Raises:
        DriverError: it cannot be written.

    """
    with driver.writing_allowed(source), _nothing_hidden(source):  # it writes another file
        # An address, because a name need not be UTF-8.
        source.execute("VACUUM INTO ?", (driver.uri(target.absolute()),))


@contextmanager
def _nothing_hidden(connection: Connection) -> Iterator[None]:
    """Give temporary tables that hide one of the file (stages as of another day) another name meanwhile.

    VACUUM makes the new file's indexes by their own words, «CREATE INDEX … ON client_stage», and SQLite then
    takes the temporary table for the one that is meant: the new file lacks the index, or nothing is written.
    """
    hiding = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM temp.sqlite_schema WHERE type = 'table'"
            " AND name IN (SELECT name FROM main.sqlite_schema WHERE type = 'table')"
        ).fetchall()
    ]
    moved: list[str] = []
    try:
        for name in hiding:
            connection.execute(f"ALTER TABLE temp.{name} RENAME TO {_ASIDE}{name}")
            moved.append(name)
        yield
    finally:
        for name in moved:
            connection.execute(f"ALTER TABLE temp.{_ASIDE}{name} RENAME TO {name}")
