"""Verified copies of a workbook: written beside the target, checked, flushed, then put in place."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places
from canvas_app.storage.names import JOURNAL_ROOM
from canvas_app.storage.sqlite import creation, driver, file_lock, opening, rollback_journal, targets
from canvas_app.storage.sqlite.digest import content_digest, kept_digest
from canvas_app.storage.sqlite.driver import Connection, described
from canvas_app.storage.sqlite.schema import CURRENT, SchemaVersion, record_tables
from canvas_app.storage.sqlite.targets import Kept
from canvas_app.storage.sqlite.vacuum import vacuum_into

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

TRIES: Final = 20  # for what is over in a moment: an edit, a virus scanner that holds a new file
PAUSE: Final = 0.1  # seconds


def copy_workbook(
    workbook: Workbook, target: Path, *, journal: bool = True, replacing: Kept | None = None
) -> None:
    """Write a workbook of its own with the same content to ``target``.

    At no moment is a sound target missing or half-written.

    Args:
        workbook: the open workbook, or a snapshot of it.
        target: the file to make.
        journal: whether the copy keeps the history of edits.
        replacing: what is at ``target`` and may be replaced; None: nothing may be there.

    Raises:
        WorkbookError: there is a file already or another one than was kept, the target is the workbook itself
            or open, its folder is missing, full or not writable, or the copy did not verify.

    """
    refuse_same(workbook.path, target)
    copy_connection(
        workbook.connection, target, workbook.path, identity=True, journal=journal, replacing=replacing
    )


def refuse_same(path: Path, target: Path) -> None:
    """Refuse a target that is the workbook at ``path`` itself, by whatever name."""
    target = targets.checked(target)
    if path == target or (target.exists() and path.exists() and target.samefile(path)):
        raise WorkbookError("file.same", **described(target))


def copy_connection(
    source: Connection,
    target: Path,
    path: Path,
    *,
    identity: bool = False,
    journal: bool = True,
    schema_version: SchemaVersion = CURRENT,
    replacing: Kept | None = None,
) -> None:
    """Write a verified copy of what ``source`` is connected to.

    Args:
        source: the connection of a workbook, outside a transaction.
        target: the file to make.
        path: of the workbook, to be named when it is what is damaged.
        identity: give the copy one of its own; a backup keeps that of its workbook.
        journal: whether the copy keeps the history of edits.
        schema_version: the schemas that may be copied.
        replacing: see ``copy_workbook``.

    Raises:
        WorkbookError: see ``copy_workbook``.

    """
    target = refuse_target(target, replacing)
    draft = places.draft_for(target)
    try:
        _refuse_full(source, target)
        with damage_named(path), driver.translated(target):
            vacuum_into(source, draft)
            adapt(draft, identity=identity, journal=journal)
            verify(draft, source, schema_version)
        places.flush(draft)
        put(draft, target, replacing)
        places.flush(target.parent)
    except OSError as error:
        raise places.disk_error(error, target) from error
    finally:
        places.remove(draft, driver.journal_of(draft))


@contextmanager
def damage_named(path: Path) -> Iterator[None]:
    """Say of the workbook at ``path``, not of a draft or target of it, that it is damaged."""
    try:
        yield
    except WorkbookError as error:
        if error.code not in ("file.damaged", "file.unknown_object"):
            raise
        raise WorkbookError(error.code, **{**error.params, **described(path)}) from error


def refuse_target(target: Path, replacing: Kept | None) -> Path:
    """Return the whole path of a target that a copy may be written to.

    Raises:
        WorkbookError: see ``copy_workbook`` and ``targets.checked``.

    """
    target = targets.checked(target, room=JOURNAL_ROOM)
    refuse_held(target)
    if replacing is not None:
        replacing.standing.confirm()
    elif target.exists():
        raise WorkbookError("file.exists", **described(target))
    return target


def refuse_held(target: Path) -> None:
    """Refuse to replace a workbook that is open, and end what a crash left of the one to be replaced.

    Its journal would otherwise be taken for the new file's and spoil it.
    """
    if opening.is_open_here(target):
        raise WorkbookError("file.locked", **described(target), pid=os.getpid())
    if target.is_file() and not target.is_symlink():
        with file_lock.hold(target, shared=False):
            _end_unfinished(target)


def _end_unfinished(target: Path) -> None:
    opening.refuse_log(target)
    rollback_journal.clear(target)
    if not driver.journal_of(target).exists() and not targets.is_workbook(target):
        return  # SQLite would write into an empty file
    try:
        with driver.translated(target):
            driver.close(driver.connect(target, read_only=False), target)
    except WorkbookError as error:
        if error.code == "file.locked":
            raise
        if driver.journal_of(target).exists():
            raise WorkbookError("file.damaged", **described(target), detail="-journal") from error


def _refuse_full(source: Connection, target: Path) -> None:
    pages, size = (source.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    if shutil.disk_usage(target.parent).free < 2 * pages * size:
        raise WorkbookError("file.full", **described(target))


def adapt(draft: Path, *, identity: bool, journal: bool) -> None:
    """Give a draft an identity of its own, or take the history of edits out of it."""
    if journal and not identity:
        return
    copy = driver.connect(draft, read_only=False)
    try:
        if identity:
            copy.execute("UPDATE meta SET value = ? WHERE key = 'workbook'", (creation.new_identity(),))
        if not journal:
            copy.execute("DELETE FROM journal_part")
            copy.execute("DELETE FROM journal")
            copy.execute("VACUUM")
    finally:
        driver.close(copy, draft)


def verify(path: Path, source: Connection, schema_version: SchemaVersion = CURRENT) -> None:
    """Raise WorkbookError unless the file at ``path``, open nowhere, holds the content of ``source``."""
    copy = driver.connect(path, read_only=True)
    try:
        version = opening.inspect(copy, path, schema_version)
        opening.refuse_unsound(copy, path)
        found = str(content_digest(copy, record_tables(schema_version.objects[version])))
        if not found == kept_digest(copy) == kept_digest(source):
            raise driver.damaged(path, "digest")
    finally:
        copy.close()


def put(draft: Path, target: Path, replacing: Kept | None) -> None:
    """Let a draft become ``target``; nothing takes the place of a file but of the one that was kept.

    Raises:
        WorkbookError: there is a file there now, or another one.

    """
    if replacing is not None:
        refuse_target(target, replacing)
        put_in_place(draft, target)
        return
    try:
        if sys.platform == "win32":
            draft.rename(target)  # refuses there when there is a file
        else:
            _link_new(draft, target)
    except FileExistsError:
        raise WorkbookError("file.exists", **described(target)) from None


def _link_new(draft: Path, target: Path) -> None:
    """Give a draft the name ``target``, which must be new, in one step."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        if target.exists():
            raise FileExistsError(target) from None
        put_in_place(draft, target)
    else:
        draft.unlink()


def put_in_place(draft: Path, target: Path) -> None:
    """Let a draft take the place of ``target`` in one step."""
    for _ in range(TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            draft.replace(target)
            return
        sleep(PAUSE)
    draft.replace(target)
