"""An open workbook: reading records, making edits, undoing them, and telling who listens."""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from canvas_app import __version__
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource, new_id
from canvas_app.domain.record import Record
from canvas_app.storage import derived, driver
from canvas_app.storage.digest import MODULUS
from canvas_app.storage.edit import Edit
from canvas_app.storage.journal import Change, Entry, Journal, Step
from canvas_app.storage.records import TABLES
from canvas_app.storage.schema import APPLICATION_ID, SCHEMA, STATEMENTS

R = TypeVar("R", bound=Record)
Listener = Callable[[Changes], None]

_ACKNOWLEDGE = "CANVAS_APP_ACK_FD"
# Test hook: a line with the edit's number goes to this file descriptor when the edit counts as saved.


class Workbook:
    """One open file, its one connection, owned by the thread that opened it.

    Use as a context manager or call ``close``. ``read_only`` workbooks refuse edits.
    """

    def __init__(
        self, path: Path, opened: tuple[Any, tuple[int, int]], who: str, ids: IdSource, *, read_only: bool
    ) -> None:
        self.path = path
        self.who = who
        self.ids = ids
        self.read_only = read_only
        self._connection, self._file_key = opened
        self._thread = threading.get_ident()
        self._session = secrets.token_hex(8)
        self._journal = Journal(self._connection, self._session)
        self._listeners: list[Listener] = []
        self._edit: Edit | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        language: str,
        currency: str = "",
        business: str = "",
        who: str = "",
        ids: IdSource = new_id,
    ) -> Workbook:
        """Make a new workbook at ``path`` and return it open, without canvases or clients.

        Raises:
            WorkbookError: the file exists already or cannot be written; nothing is left behind.

        """
        path = path.absolute()
        driver.create_file(path)
        try:
            opened = driver.connect_new(path)
            workbook = cls(path, opened, who, ids, read_only=False)
            with driver.translated(path):
                workbook._write_schema()
            settings = {
                "language": language,
                "currency": currency or {"ru": "RUB"}.get(language, "USD"),
                "business": business or path.stem,
            }
            with workbook.edit("edit.workbook_new", action="start") as edit:
                for key, value in settings.items():
                    edit.set_setting(key, value)
        except BaseException:
            with suppress(UnboundLocalError):
                workbook.close()
            path.unlink(missing_ok=True)
            raise
        return workbook

    @classmethod
    def open(cls, path: Path, *, who: str = "", ids: IdSource = new_id, read_only: bool = False) -> Workbook:
        """Open the workbook at ``path``, locked for this program alone unless read-only.

        A file that may not be written is opened read-only.

        Raises:
            WorkbookError: see ``storage.driver.open_file``.

        """
        path = path.resolve()
        read_only = read_only or (path.exists() and not os.access(path, os.W_OK))
        return cls(path, driver.open_file(path, read_only=read_only), who, ids, read_only=read_only)

    def _write_schema(self) -> None:
        run = self._connection.execute
        run(f"PRAGMA application_id = {APPLICATION_ID}")
        run("BEGIN IMMEDIATE")
        for statement in STATEMENTS:
            run(statement)
        run("INSERT INTO client_search (client_search, rank) VALUES ('secure-delete', 1)")
        meta = {
            "workbook": secrets.token_hex(16),
            "generation": "0",
            "digest": "0",
            "made_by": __version__,
            "min_reader": "1",
            "min_writer": "1",
        }
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
        run(f"PRAGMA user_version = {SCHEMA}")
        run("COMMIT")

    def __enter__(self) -> Workbook:
        """Return the open workbook."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def connection(self) -> Any:
        """The connection, for reads of this package; asserts that its owner asks."""
        assert threading.get_ident() == self._thread, "the workbook belongs to another thread"
        return self._connection

    # reading

    def get(self, record: type[R], record_id: int) -> R | None:
        """Return the record of that id, or None."""
        found = self.all(record, id=record_id)
        return found[0] if found else None

    def all(self, record: type[R], **equals: object) -> tuple[R, ...]:
        """Return the records whose fields equal what is given (None: empty), by position and id."""
        table = TABLES[record.kind]
        conditions = " AND ".join(f"{table.column(name)} IS ?" for name in equals) or "1"
        order = f"{table.order}, id" if table.order != "id" else "id"
        rows = self.rows(f"{table.select} WHERE {conditions} ORDER BY {order}", tuple(equals.values()))
        return tuple(table.load(row) for row in rows)

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a SELECT; for modules of ``storage`` only."""
        with driver.translated(self.path):
            return self.connection.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def setting(self, key: str, default: str = "") -> str:
        """Return a setting of the workbook."""
        rows = self.rows("SELECT value FROM setting WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else default

    def meta(self, key: str) -> str:
        """Return a value of the file's own bookkeeping (``workbook``, ``generation``, ``digest``, …)."""
        rows = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    @property
    def generation(self) -> int:
        """How many edits, undos and redos the file has seen."""
        return int(self.meta("generation"))

    def digest(self) -> int:
        """Return the content digest kept up by the edits: equal content, equal digest."""
        return int(self.meta("digest"))

    # writing

    @contextmanager
    def edit(
        self, name: str, /, *, origin: str = "", group: str = "", action: str = "do", **params: object
    ) -> Iterator[Edit]:
        """Open one edit: the block's writes become one transaction, one journal record, one Changes.

        Args:
            name: key of what it is called in the undo menu, for example ``edit.note_add``.
            origin: who starts it, for the views.
            group: consecutive edits of the same non-empty group are one undo step.
            action: ``do``; ``start`` for what makes a new file and cannot be undone.
            **params: values for the name's placeholders.

        Raises:
            WorkbookError: the file cannot be written; nothing was changed.

        """
        entry = Entry(name, params, origin, merge=group)
        with self._transaction(entry) as edit:
            yield edit
            self._finish(edit, journal=action == "do")
        self._tell(edit.changes)

    @contextmanager
    def _transaction(self, entry: Entry) -> Iterator[Edit]:
        if self.read_only:
            raise WorkbookError(
                "file.read_only", name=self.path.name, path=str(self.path), folder=str(self.path.parent)
            )
        assert self._edit is None, "an edit inside an edit"
        connection = self.connection
        edit = Edit(connection, entry, self.ids)
        with driver.translated(self.path):
            generation = self.generation
            connection.execute("BEGIN IMMEDIATE")
            self._edit = edit
            try:
                yield edit
                self._commit(generation)
            except BaseException:
                if connection.in_transaction:  # a full disk has rolled back already
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._edit = None
        self._acknowledge(edit)

    def _commit(self, generation_before: int) -> None:
        connection = self.connection
        if int(self.meta("generation")) == generation_before:
            connection.execute("ROLLBACK")  # nothing was changed: no journal record, nothing to say
            return
        try:
            connection.execute("COMMIT")
        except driver.DriverError:
            # A COMMIT that reports an error may have happened: the generation tells.
            if connection.in_transaction or self.generation == generation_before:
                raise

    def _finish(self, edit: Edit, *, journal: bool = True) -> None:
        changes = edit.collected()
        if not changes:
            return
        edit.changes = edit.touched()
        derived.refresh(self, edit)
        if journal:
            self._journal.append(edit.entry, self.who, changes)
        digest = (int(self.meta("digest")) + edit.digest_shift()) % MODULUS
        run = self.connection.execute
        run("UPDATE meta SET value = ? WHERE key = 'digest'", (str(digest),))
        run("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")

    def _acknowledge(self, edit: Edit) -> None:
        target = os.environ.get(_ACKNOWLEDGE)
        if target and edit.changes.size:
            os.write(int(target), f"{self.generation}\n".encode())

    def _tell(self, changes: Changes) -> None:
        if changes.size:
            for listener in tuple(self._listeners):
                listener(changes)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the Changes of every edit from now on; return what ends that."""
        self._listeners.append(listener)

        def leave() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return leave

    # undo and redo

    def undo_step(self) -> Step | None:
        """Return the step that ``undo`` would take back, or None."""
        group = self._journal.undo_group()
        return None if group is None else self._journal.step(group)

    def redo_step(self) -> Step | None:
        """Return the step that ``redo`` would bring back, or None."""
        group = self._journal.redo_group()
        return None if group is None else self._journal.step(group)

    def undo(self, origin: str = "undo") -> Changes | None:
        """Take back the latest step, also one made before the file was last closed; None: there is none."""
        return self._reverse(self.undo_step(), "undo", origin)

    def redo(self, origin: str = "redo") -> Changes | None:
        """Bring back the step undone last; None: there is none."""
        return self._reverse(self.redo_step(), "redo", origin)

    def _reverse(self, step: Step | None, action: str, origin: str) -> Changes | None:
        if step is None:
            return None
        entry = Entry(step.name, step.params, origin, action=action, reverses=step.group)
        with self._transaction(entry) as edit:
            changes: list[Change] = list(self._journal.changes_of(step.group))
            forward = action == "redo"
            edit.apply(changes if forward else reversed(changes), forward=forward)
            self._finish(edit)
        self._tell(edit.changes)
        return edit.changes

    # the file

    def check(self) -> list[str]:
        """Return what is wrong with the file, empty when it is sound."""
        from canvas_app.storage import integrity

        return integrity.problems(self)

    def copy_to(self, target: Path, *, journal: bool = True) -> None:
        """Write a verified copy to ``target``, replacing it; without its history unless ``journal``."""
        from canvas_app.storage import copies

        copies.copy_workbook(self, target, journal=journal)

    def close(self) -> None:
        """Close the file, leaving no side file. Closing twice does nothing."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        with suppress(driver.DriverError):
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        driver.release(self._file_key)


def history(workbook: Workbook, limit: int = 200) -> list[Any]:
    """Return the latest journal records: (seq, at, who, name, params, action, size), newest first."""
    rows = workbook.rows(
        "SELECT seq, at, who, name, params, action, size FROM journal ORDER BY seq DESC LIMIT ?", (limit,)
    )
    return [(*row[:4], json.loads(row[4]), *row[5:]) for row in rows]
