"""The two tables of stages: that of the file, and one in memory that hides it and is as of another day.

Both have the columns of ``client_stage``. The file's counts in a digest of its own; of which day and of which
rules it is, its bookkeeping says. The other one goes with the connection and keeps that beside itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, Final, NamedTuple

from canvas_app.storage.sqlite.digest import keep, rows_hash, shift
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.schema import CURRENT

DAY: Final = "stages_day"
"""Key of the bookkeeping: the day that the file's table is as of."""
MARK: Final = "stages_rules"
"""Key of the bookkeeping: the mark of the rules that made the file's table."""

_TABLE: Final = "client_stage"
_INDEX: Final = "client_stage_by_stage"
_BATCH: Final = 2_000

Rows = Sequence[tuple[object, ...]]


class Kept(NamedTuple):
    """The day a table is as of, and the mark of the rules that made it."""

    day: date
    mark: str


class StageTable:
    """What both tables have in common; everything that writes runs inside a transaction of the caller.

    Attributes:
        stale: text of what finds the clients of whom a row no longer holds after the day that is bound.

    """

    _schema: ClassVar[str]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._name = f"{self._schema}.{_TABLE}"
        self.stale = f"SELECT DISTINCT client_id FROM {self._name} WHERE valid_until < ?"

    def clear(self) -> None:
        """Delete every row, before the table is filled."""
        self._connection.execute(f"DELETE FROM {self._name}")

    def fill_ended(self) -> None:
        """Note that the table is filled."""

    def put(self, rows: Rows) -> int:
        """Write rows in the place of those of the same client and model; return what they are of a digest."""
        marks = ", ".join("?" * 11)
        self._connection.executemany(f"INSERT OR REPLACE INTO {self._name} VALUES ({marks})", rows)
        return rows_hash([(_TABLE, *row) for row in rows])

    def remove(self, client_ids: Iterable[int]) -> None:
        """Delete the rows of these clients."""
        ids = [(client_id,) for client_id in client_ids]
        self._connection.executemany(f"DELETE FROM {self._name} WHERE client_id = ?", ids)

    def keep(self, kept: Kept) -> None:
        """Note of which day and which rules the table is."""
        raise NotImplementedError


class FileStages(StageTable):
    """The table of the file."""

    _schema = "main"

    def clear(self) -> None:
        """Delete every row: the digest is that of none."""
        super().clear()
        keep(self._connection, {_TABLE: 0})

    def forget(self) -> None:
        """Empty the table and the notes about it."""
        self.clear()
        self._connection.execute("DELETE FROM main.meta WHERE key IN (?, ?)", (DAY, MARK))

    def rows(self) -> Any:
        """Return a cursor over every row, by client and model."""
        return self._connection.execute("SELECT * FROM main.client_stage ORDER BY client_id, model")

    def hash_of(self, client_ids: Collection[int]) -> int:
        """Return what the rows of these clients are of the table's digest."""
        ids, found = sorted(client_ids), 0
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            among = f"client_id IN ({', '.join('?' * len(batch))})"
            rows = self._connection.execute(f"SELECT '{_TABLE}', * FROM {self._name} WHERE {among}", batch)
            found += rows_hash(rows.fetchall())
        return found

    def move_digest(self, by: int) -> None:
        """Bring the table's digest up to date."""
        shift(self._connection, {_TABLE: by})

    def keep(self, kept: Kept) -> None:
        """Note day and mark in the bookkeeping."""
        notes = ((DAY, kept.day.isoformat()), (MARK, kept.mark))
        self._connection.executemany("INSERT OR REPLACE INTO main.meta VALUES (?, ?)", notes)


class StagesInMemory(StageTable):
    """The table that hides the file's as long as it is there."""

    _schema = "temp"

    def make(self) -> None:
        """Make the table, empty: from now on the name ``client_stage`` means it."""
        run = self._connection.execute
        run(CURRENT.newest[_TABLE].replace("CREATE TABLE", "CREATE TEMP TABLE IF NOT EXISTS", 1))
        run("CREATE TEMP TABLE IF NOT EXISTS client_stage_as_of (day TEXT NOT NULL, mark TEXT NOT NULL)")

    def drop(self) -> None:
        """Let the file's table be seen again."""
        for name in (_TABLE, "client_stage_as_of"):
            self._connection.execute(f"DROP TABLE temp.{name}")

    def kept(self) -> Kept | None:
        """Return of which day and which rules the table is; None: there is none, or it is not filled."""
        run = self._connection.execute
        if run("SELECT 1 FROM temp.sqlite_schema WHERE name = 'client_stage_as_of'").fetchone() is None:
            return None
        row = run("SELECT day, mark FROM temp.client_stage_as_of").fetchone()
        return Kept(date.fromisoformat(row[0]), row[1]) if row else None

    def clear(self) -> None:
        """Delete every row, and the index: made at once it costs half of what growing it does."""
        super().clear()
        self._connection.execute(f"DROP INDEX IF EXISTS temp.{_INDEX}")

    def fill_ended(self) -> None:
        """Make the index."""
        self._connection.execute(CURRENT.newest[_INDEX].replace(_INDEX, f"temp.{_INDEX}", 1))

    def keep(self, kept: Kept) -> None:
        """Note day and mark beside the table."""
        self._connection.execute("DELETE FROM temp.client_stage_as_of")
        self._connection.execute(
            "INSERT INTO temp.client_stage_as_of VALUES (?, ?)", (kept.day.isoformat(), kept.mark)
        )
