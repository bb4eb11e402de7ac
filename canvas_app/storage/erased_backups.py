"""Taking what was erased from a workbook out of its backups, too.

What is to go is read from the workbook's own journal, where an erasing leaves the ids and nothing else. So
whatever comes between, a crash or a person's change of mind, the next look finds what is still to be done.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.kind_relations import OWNER_FIELDS
from canvas_app.domain.record import Record
from canvas_app.storage import integrity, places
from canvas_app.storage.journal import Change, changes_in
from canvas_app.storage.prepared import Statement, statement
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import copies, driver, file_lock, opening
from canvas_app.storage.sqlite.record_sql import sql_of
from canvas_app.storage.sqlite.vacuum import vacuum_into
from canvas_app.storage.workbook import Workbook

_PARTS: Final = statement("history.parts")
_PARTS_OF_ERASING: Final = statement("history.parts_of_erasing")


def erased_from(workbook: Workbook) -> frozenset[int]:
    """Return the ids of everything that was ever erased from ``workbook``."""
    return frozenset(change.id for change in _changes(workbook, _PARTS_OF_ERASING) if _says_only_that(change))


def holds(path: Path, ids: Collection[int]) -> bool:
    """Tell whether the backup at ``path`` still has something of the records of these ids.

    Raises:
        WorkbookError: it cannot be read.

    """
    with Workbook.open(path, read_only=True) as backup:
        return bool(_records(backup, ids)) or any(
            change.id in ids and not _says_only_that(change) for change in _changes(backup, _PARTS)
        )


def rewrite(path: Path, ids: Collection[int], name: str, who: str) -> None:
    """Put a copy without the records of these ids in the place of a backup, in one step.

    Name and time stay. The copy is compared with the backup before anything is erased from it, and checked
    in full afterwards.

    Args:
        path: the backup; at no moment is it missing or half-written.
        ids: what to erase, with everything that belongs to it.
        name: key of what the erasing is called in the copy's history.
        who: signs it there.

    Raises:
        WorkbookError: it is damaged, may not be changed, or there is no room; it is as it was.

    """
    _replace(path.resolve(), ids, name, who, same_time=True)


def erase_in_copy(path: Path, ids: Collection[int], name: str, who: str) -> None:
    """Erase these records from a workbook that began as a copy of another one, as ``rewrite`` does.

    Raises:
        WorkbookError: it is open here or elsewhere, damaged or may not be changed, or there is no room; it is
            as it was.

    """
    if places.only_readable(path):
        raise WorkbookError("file.read_only", **driver.described(path))
    opening.put_in_order(path)  # a journal beside it would be played back onto what takes its place
    _replace(path.resolve(), ids, name, who, same_time=False)


def _replace(path: Path, ids: Collection[int], name: str, who: str, *, same_time: bool) -> None:
    draft = places.draft_for(path)
    try:
        with file_lock.hold(path, shared=False):  # at once: nobody waits for the copy of an open file
            kept = _changeable(path)
        _copy(path, draft)
        with Workbook.open(draft, who=who) as copy:
            copy.erase(_records(copy, ids), name, former=ids)
            integrity.verify(copy)
        if holds(draft, ids):
            raise driver.damaged(path, "erase")
        places.flush(draft)
        draft.chmod(stat.S_IMODE(kept.st_mode))
        if same_time:
            os.utime(draft, ns=(kept.st_atime_ns, kept.st_mtime_ns))
        with file_lock.hold(path, shared=False):
            _refuse_changed(path, kept)
            copies.put_in_place(draft, path)
        places.flush(path.parent)
    except OSError as error:
        raise places.disk_error(error, path) from error
    finally:
        places.remove(draft, driver.journal_of(draft))


def _changeable(path: Path) -> os.stat_result:
    """Return what the system says of a backup that may be replaced: one set read-only is to stay as it is."""
    status = path.stat()
    if not status.st_mode & stat.S_IWUSR or places.only_readable(path):
        raise WorkbookError("file.read_only", **driver.described(path))
    if shutil.disk_usage(path.parent).free < 3 * status.st_size:  # the copy, and the journal of its erasing
        raise WorkbookError("file.full", **driver.described(path))
    return status


def _refuse_changed(path: Path, kept: os.stat_result) -> None:
    """Refuse a file that somebody edited since its copy was taken: the edit would be lost."""
    now = path.stat()
    parts = ("st_dev", "st_ino", "st_size", "st_mtime_ns")
    if any(getattr(now, part) != getattr(kept, part) for part in parts):
        raise WorkbookError("file.locked", **driver.described(path), pid=0)


def _copy(path: Path, draft: Path) -> None:
    with Workbook.open(path, read_only=True) as backup, driver.translated(path):
        vacuum_into(backup.connection, draft)
        copies.verify(draft, backup.connection)


def _says_only_that(change: Change) -> bool:
    """Tell whether a change is all that an erasing leaves of a record: its id."""
    return not change.before and not change.after


def _changes(workbook: Workbook, parts: Statement) -> Iterator[Change]:
    for *_, packed, data in workbook.read(parts):
        yield from changes_in(packed, data)


def _records(workbook: Workbook, ids: Collection[int]) -> list[tuple[type[Record], int]]:
    """Return the records of these ids and what belongs to them, children before parents."""
    gone = set(ids)
    found: list[tuple[type[Record], int]] = []
    for kind, table in TABLES.items():
        owners = [name for name in OWNER_FIELDS if name in table.field_names]
        for record_id, *owned in workbook.rows(sql_of(kind).fields(("id", *owners))):
            if record_id in gone or not gone.isdisjoint(owned):
                gone.add(record_id)
                found.append((table.record, record_id))
    return found[::-1]
