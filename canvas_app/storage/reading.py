"""Reading an open workbook: records, settings, and the file's own bookkeeping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from canvas_app.domain.errors import UnverifiedError, WorkbookError
from canvas_app.domain.record import Record
from canvas_app.storage.ownership import Ownership
from canvas_app.storage.prepared import Statement, statement
from canvas_app.storage.records import TABLES
from canvas_app.storage.soundness import Soundness
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.record_sql import sql_of
from canvas_app.storage.statements import tables_in

R = TypeVar("R", bound=Record)
_SETTING: Final = statement("reading.setting")
_META: Final = statement("reading.meta")


class Reader:
    """What can be read of one open file by the thread that owns its connection.

    Attributes:
        soundness: what of the file was verified.
        verified: every table is verified before the first of its rows is handed out: for what prints or
            shows figures and makes documents.

    """

    def __init__(
        self, path: Path, connection: Connection, ownership: Ownership, soundness: Soundness | None = None
    ) -> None:
        self.path = path
        self.soundness = soundness or Soundness()
        self.verified = self._only_sound = False
        self._connection: Connection | None = connection
        self._ownership = ownership

    @property
    def damage(self) -> WorkbookError | None:
        """What is wrong with the file, once that is known: nothing is written into it from then on."""
        return self.soundness.damage

    def mark_damaged(self, error: WorkbookError) -> None:
        """Refuse every edit, undo and redo with ``error`` from now on; the first damage found is kept."""
        self.soundness.spoil(error)

    @property
    def connection(self) -> Connection:
        """The connection, for modules of ``storage`` only.

        Raises:
            WorkbookError: the workbook is lent to a job.
            RuntimeError: it was closed, or belongs to another thread.

        """
        self._ownership.require()
        if self._connection is None:
            raise RuntimeError("the workbook is closed")
        return self._connection

    def get(self, record: type[R], record_id: int) -> R | None:
        """Return the record of that id, or None."""
        found = self.all(record, id=record_id)
        return found[0] if found else None

    def all(self, record: type[R], **equals: object) -> tuple[R, ...]:
        """Return the records whose fields equal what is given (None: empty), by position and id.

        Raises:
            WorkbookError: the file cannot be read, or a record in it is damaged.

        """
        table = TABLES[record.kind]
        rows = self.rows(sql_of(record.kind).equal(equals), tuple(equals.values()))
        found: list[R] = []
        for row in rows:
            with self.decoding(f"{table.kind} {row[0]}"):
                found.append(table.load(row))
        return tuple(found)

    @contextmanager
    def decoding(self, what: str) -> Iterator[None]:
        """Let a value that no edit could have written be told as damage of ``what``: a table, a record.

        Lists are shown before their tables were verified, so whoever decodes a row does it inside of this.
        """
        try:
            yield
        except (ValueError, TypeError, RecursionError):
            raise driver.damaged(self.path, what) from None

    def read(self, statement: Statement, /, **given: object) -> list[Any]:
        """Return the rows that a statement finds; for modules of ``storage`` only."""
        return self.rows(statement.sql.text, statement.values(given))

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a SELECT; for modules of ``storage`` only."""
        if (self.verified or self._only_sound) and self.soundness.missing(tables_in(sql)):
            if self._only_sound:
                raise UnverifiedError("file.unverified", **driver.described(self.path))
            self._verify(tables_in(sql))
        with driver.reading(self.path):
            return self.connection.execute(sql, params).fetchall()  # type: ignore[no-any-return] # untyped driver

    @contextmanager
    def only_sound(self) -> Iterator[None]:
        """Let the block read nothing but tables that were verified, without waiting for them.

        Raises:
            UnverifiedError: by reads inside the block.

        """
        before, self._only_sound = self._only_sound, True
        try:
            yield
        finally:
            self._only_sound = before

    def _verify(self, tables: Iterable[str]) -> None:
        """Verify these tables, or raise what is wrong with them."""
        raise NotImplementedError

    def setting(self, key: str, default: str = "") -> str:
        """Return a setting of the workbook."""
        rows = self.read(_SETTING, key=key)
        return str(rows[0][0]) if rows else default

    def meta(self, key: str) -> str:
        """Return a value of the file's own bookkeeping (``workbook``, ``generation``, ``digest``, …)."""
        rows = self.read(_META, key=key)
        return str(rows[0][0]) if rows else ""

    @property
    def generation(self) -> int:
        """How many edits, undos and redos the file has seen."""
        return self._number("generation")

    def digest(self) -> int:
        """Return the content digest kept up by the edits: equal content, equal digest."""
        return self._number("digest")

    def _number(self, key: str) -> int:
        try:
            return int(self.meta(key))
        except ValueError:
            raise driver.damaged(self.path, key) from None
