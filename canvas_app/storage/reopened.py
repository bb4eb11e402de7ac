"""Copies of workbooks that are not open here: held by another window, or a backup to go back to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import sleep

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import integrity, places
from canvas_app.storage.sqlite import copies, driver, opening, recovery
from canvas_app.storage.sqlite.copies import PAUSE, TRIES
from canvas_app.storage.workbook import Workbook


def copy_held(path: Path, target: Path) -> None:
    """Copy a workbook that another program has open; its bytes are read without asking SQLite for a lock.

    Its journal goes with it, so that half an edit, of a crash or of this moment, is not in the copy. The copy
    is checked in full: an edit that came between makes it unsound, and it is made anew.

    Raises:
        WorkbookError: the file is open here, cannot be read, or was edited each time; see ``copy_workbook``.

    """
    opening.sniff(path)
    target = copies.refuse_target(target, None)
    draft = places.draft_for(target)
    try:
        with copies.damage_named(path), driver.translated(target):
            _copy_sound(path, draft)
        places.flush(draft)
        copies.put(draft, target, None)
        places.flush(target.parent)
    except OSError as error:
        raise places.disk_error(error, target) from error
    finally:
        places.remove(draft, driver.journal_of(draft))


def _copy_sound(path: Path, draft: Path) -> None:
    for more in reversed(range(TRIES)):
        try:
            recovery.copy_in_order(path, draft)
            with Workbook.open(draft, read_only=True) as workbook:
                integrity.verify(workbook)
            copies.adapt(draft, identity=True, journal=True)
        except WorkbookError:
            if not more:
                raise
            sleep(PAUSE)
        else:
            return


def restore(backup: Path, target: Path) -> None:
    """Write the content of ``backup`` to the new file ``target``, with its history and identity.

    Raises:
        WorkbookError: there is a file at ``target``, or the backup is not sound.

    """
    target = copies.refuse_target(target, None)
    with Workbook.open(backup, read_only=True) as workbook:
        copies.copy_connection(workbook.connection, target, backup)


def open_to_read(path: Path, *, verified: bool = False) -> Workbook:
    """Open a workbook that is only read; what a crash left of it is put in order first where that may be.

    ``verified``: each table is verified before the first of its rows is handed out.

    Raises:
        WorkbookError: see ``Workbook.open``.

    """
    if not places.kept_from_editing(path):
        with suppress(WorkbookError):  # told by opening, if a copy does not do
            opening.put_in_order(path.resolve())
    return Workbook.open(path, read_only=True, verified=verified)
