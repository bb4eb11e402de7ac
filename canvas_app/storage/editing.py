"""Editing an open workbook: one transaction, one journal record, one Changes value told to who listens."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource, new_id
from canvas_app.storage import acknowledging, places
from canvas_app.storage.edit import Edit
from canvas_app.storage.journal import Entry, Journal
from canvas_app.storage.ownership import Ownership
from canvas_app.storage.prepared import statement
from canvas_app.storage.reading import Reader
from canvas_app.storage.soundness import Soundness
from canvas_app.storage.sqlite import digest, driver, search
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.file_guard import FileGuard
from canvas_app.storage.sqlite.opening import OpenFile

Listener = Callable[[Changes], None]

_COUNT_GENERATION: Final = statement("reading.count_generation")
_ACKNOWLEDGE = "CANVAS_APP_ACK_FD"
# Test hook: a line with the generation goes into this pipe when an edit counts as saved.


class Editor(Reader):
    """What edits one open file and tells who listens; its undo and redo are in ``Workbook``.

    Attributes:
        who: signs journal records.
        ids: gives a new record id at each call.

    """

    def __init__(
        self,
        path: Path,
        opened: OpenFile,
        *,
        who: str = "",
        ids: IdSource = new_id,
        read_only: bool = False,
        soundness: Soundness | None = None,
    ) -> None:
        super().__init__(path, opened.connection, Ownership(floating=opened.key is None), soundness)
        self.who = who
        self.ids = ids
        self._read_only = read_only
        self._file_key, self._lock = opened.key, opened.lock
        self._guard = None if read_only or opened.key is None else FileGuard(path, opened.key)
        self._journal = Journal(opened.connection, secrets.token_hex(8))
        self._listeners: list[Listener] = []
        self._untold: list[Changes] = []
        self._edit: Edit | None = None
        self._unsure: tuple[Edit, int] | None = None
        self._index_spoilt = False
        self._merging = ""
        self._left: int | None = None  # digest of the content as of the last edit or quiet look

    @contextmanager
    def merging(self, group: str) -> Iterator[None]:
        """Let the block's edits that name no group of their own be of ``group``: typing goes on there."""
        before, self._merging = self._merging, group
        try:
            yield
        finally:
            self._merging = before

    @property
    def opened_read_only(self) -> bool:
        """Whether the file was opened for reading only."""
        return self._read_only

    @property
    def read_only(self) -> bool:
        """Whether edits are refused: the file is open for reading only, or known to be damaged."""
        return self._read_only or self.damage is not None

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
            WorkbookError: the file cannot be written; nothing was changed. ``file.saved_after_all``: an
                earlier edit that was thought lost was kept; do not repeat it.

        """
        merge = group or self._merging
        with self._transaction(Entry(name, params, origin, action=action, merge=merge)) as edit:
            yield edit
        self._tell(edit.changes)

    @contextmanager
    def _transaction(
        self, entry: Entry, prepare: Callable[[Connection], None] | None = None
    ) -> Iterator[Edit]:
        """Run the block as one edit; in an empty file ``prepare`` makes the tables first."""
        self._refuse_writing()
        self._settle_unsure()
        guard = self._file_guard
        edit = Edit(self.connection, entry, self.ids)
        with driver.translated(self.path):
            self._forget_pending()
            generation = 0 if prepare else self.generation
            driver.begin(self.connection)
            self._edit = edit
            try:
                if prepare:
                    prepare(self.connection)
                yield edit
                if self._finish(edit):
                    guard.check_commit()
                    self._commit(edit, generation)
                    guard.wrote()
                    self._left = edit.digest
                else:
                    driver.roll_back(self.connection)
            except BaseException as error:
                driver.roll_back(self.connection)
                guard.rolled_back(failed=isinstance(error, (driver.DriverError, WorkbookError)))
                if isinstance(error, (driver.DriverError, WorkbookError)):
                    self._index_spoilt = True
                    with suppress(driver.DriverError):
                        self._forget_pending()
                raise
            finally:
                self._edit = None
                edit.close()
        self._acknowledge(edit)

    def _forget_pending(self) -> None:
        if self._index_spoilt:
            search.forget_pending(self.connection)
            self._index_spoilt = False

    def _refuse_writing(self) -> None:
        self._ownership.require()
        if self._connection is None:
            raise RuntimeError("the workbook is closed")
        if self._edit is not None:
            raise RuntimeError("an edit inside an edit")
        if self.damage is not None:
            raise self.damage
        if self.read_only:
            code = "file.backup" if places.is_backup(self.path) else "file.read_only"
            raise WorkbookError(code, **driver.described(self.path))
        self._file_guard.check()

    @property
    def _file_guard(self) -> FileGuard:
        if self._guard is None:
            raise WorkbookError("file.read_only", **driver.described(self.path))
        return self._guard

    @property
    def outside(self) -> WorkbookError | None:
        """What another program did to the file, once that was noticed: it is not written into again."""
        return self._guard.broken if self._guard is not None else None

    def look_outside(self) -> WorkbookError | None:
        """Return why an edit would be refused for what happened to the file outside, None when it would not.

        Cheap enough to be asked every few seconds; not while the workbook is lent.
        """
        self._ownership.require()
        if (
            self._connection is None
            or self._guard is None
            or self._edit is not None
            or self._unsure is not None
        ):
            return None
        try:
            self._guard.check()
        except WorkbookError as error:
            return error
        self._guard.learn()
        with suppress(WorkbookError):  # what is damaged is told by who reads it
            self._left = self.digest()
        return None

    def require_as_left(self) -> None:
        """Pass only what this program wrote: a copy of what another one put there would deceive.

        Raises:
            WorkbookError: the file was overwritten, and what is read of it now is something else.

        """
        outside = self.outside
        if outside is not None and outside.code == "file.overwritten" and self._left is not None:
            try:
                same = self.digest() == self._left
            except (WorkbookError, driver.DriverError):
                same = False
            if not same:
                raise driver.damaged(self.path, "digest")

    @contextmanager
    def derived_writing(self) -> Iterator[None]:
        """Run the block as a transaction that writes only what follows from the records, and no journal.

        Raises:
            WorkbookError: the file may not be written into.

        """
        self._refuse_writing()
        guard = self._file_guard
        try:
            with driver.transaction(self.connection):
                yield
                guard.check_commit()
        except BaseException as error:
            guard.rolled_back(failed=isinstance(error, (driver.DriverError, WorkbookError)))
            raise
        guard.wrote()

    def _finish(self, edit: Edit) -> bool:
        """Write what belongs to the edit's records; False: it changed nothing."""
        settled = edit.settle()
        if not settled.changes.size and edit.entry.action in ("do", "start"):
            return False  # an undo that changes nothing is written, or the same step would stay the next
        edit.changes = settled.changes
        self._renew_digests()
        self._derive(edit)
        if edit.entry.action != "start":
            self._journal.append(edit.entry, self.who, settled.written)  # of an erased record only its id
        self._keep_digests(edit, settled.shifts)
        _COUNT_GENERATION.run(self.connection)
        return True

    def _renew_digests(self) -> None:
        """Write the digests of tables that an older program left out, where they were worked out anew."""
        measured = self.soundness.measured
        if measured is not None and measured[0] == self.generation:
            digest.keep(self.connection, measured[1])

    def _keep_digests(self, edit: Edit, shifts: Mapping[str, int]) -> None:
        """Bring the digests up to date, of tables only where they are those of the whole content."""
        whole = self.digest()
        kept = digest.kept_digests(self.connection)
        if digest.agree(kept, str(whole)):
            digest.keep(self.connection, {kind: kept[kind] + shift for kind, shift in shifts.items()})
        whole = (whole + sum(shifts.values())) % digest.MODULUS
        edit.digest = whole
        digest.keep_whole(self.connection, whole)

    def _derive(self, edit: Edit) -> None:
        """Bring what follows from the records up to date, inside the transaction."""
        raise NotImplementedError

    def _commit(self, edit: Edit, generation_before: int) -> None:
        try:
            driver.commit(self.connection)
        except driver.DriverError as failure:
            # A COMMIT that reports an error may have happened: the generation tells, now or, when the disk
            # does not even answer that, before the next edit.
            driver.roll_back(self.connection)
            self._unsure = (edit, generation_before)
            try:
                kept = self.generation != generation_before
            except (WorkbookError, driver.DriverError):  # of a new file not even the tables are there
                raise failure from None
            self._unsure = None
            if not kept:
                raise
            self._file_guard.wrote()

    def _settle_unsure(self) -> None:
        """Find out whether an edit whose COMMIT failed on a silent disk was kept after all."""
        if self._unsure is None:
            return
        edit, generation_before = self._unsure
        kept = self.generation != generation_before
        self._unsure = None
        self._file_guard.wrote()
        if kept:
            self._acknowledge(edit)
            self._tell(edit.changes)
            raise WorkbookError("file.saved_after_all", **driver.described(self.path))

    def _acknowledge(self, edit: Edit) -> None:
        if _ACKNOWLEDGE in os.environ and edit.changes.size:
            acknowledging.tell(os.environ[_ACKNOWLEDGE], self.generation)

    def _tell(self, changes: Changes) -> None:
        """Call every listener, also when one of them fails; at home only, see ``catch_up``."""
        if not changes.size:
            return
        if not self._ownership.at_home:
            self._untold.append(changes)
            return
        failure: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception as error:
                failure = failure or error
        if failure is not None:
            raise failure

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the Changes of every edit from now on; return what ends that."""
        self._listeners.append(listener)

        def leave() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return leave

    # a long job's turn

    @property
    def lent(self) -> bool:
        """Whether a job has it, so that its home is refused."""
        return self._ownership.away

    def lend(self, what: str = "") -> None:
        """Let one long job of another thread work with this workbook; until it ends this thread is refused.

        Args:
            what: the job in the person's language, for the sentence of ``file.busy``.

        """
        if self._edit is not None:
            raise RuntimeError("an edit is under way")
        self._ownership.lend(what)

    def adopt(self) -> None:
        """Take over what was lent: called by the thread of the job."""
        self._ownership.adopt()

    def give_back(self) -> None:
        """Return the workbook to the thread that lent it; that one then calls ``catch_up``."""
        self._ownership.give_back()

    def catch_up(self) -> None:
        """Tell the listeners what was changed while the workbook was lent."""
        self._ownership.require()
        untold, self._untold = self._untold, []
        for changes in untold:
            self._tell(changes)
