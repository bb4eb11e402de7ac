"""A copy of one moment of an open workbook, for jobs of another thread: backups, checks, documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas_app.storage import places
from canvas_app.storage.soundness import Soundness
from canvas_app.storage.sqlite import driver, file_lock
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.opening import OpenFile

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

IN_MEMORY_UP_TO: Final = 64 << 20
"""Bytes of a workbook that is copied into memory; a larger one is copied beside it for as long as needed."""


def take(workbook: Workbook) -> Workbook:
    """Return a read-only copy of ``workbook`` as it is now.

    Raises:
        WorkbookError: the file cannot be read, or there is no room for a copy.

    """
    workbook.require_as_left()
    with driver.translated(workbook.path):
        source = workbook.connection
        pages, size = (source.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
        if pages * size <= IN_MEMORY_UP_TO:
            opened = OpenFile(
                _filled(source, driver.connect(workbook.path, read_only=False, address=driver.MEMORY)), None
            )
        elif workbook.opened_read_only:  # nothing here will change it, and there may be no room beside it
            opened = _again(workbook.content)
        else:
            opened = _beside(source, workbook.path)
    copy = type(workbook)(
        workbook.path,
        opened,
        who=workbook.who,
        ids=workbook.ids,
        read_only=True,
        soundness=Soundness(workbook.soundness),
    )
    copy.verified = True  # what is read of it is shown, printed or counted
    return copy


def _filled(source: Connection, target: Connection) -> Connection:
    try:
        source.backup(target)
        driver.forbid_writing(target, forbid=True)
    except BaseException:
        target.close()
        raise
    return target


def _again(path: Path) -> OpenFile:
    """Open a file that is open here to be read only once more, kept from others for as long."""
    lock = file_lock.hold(path, shared=True)
    try:
        return OpenFile(driver.connect(path, read_only=True), None, lock=lock)
    except BaseException:
        lock.release()
        raise


def _copy_pages(source: Connection, draft: Path) -> None:
    """Copy the pages as they are, damaged ones, too: they are to be found in the copy."""
    copy = driver.connect(draft, read_only=False)
    try:
        copy.execute("PRAGMA synchronous = OFF")  # a power cut may take what nobody keeps
        source.backup(copy)
    finally:
        driver.close(copy, draft)


def _beside(source: Connection, path: Path) -> OpenFile:
    draft = places.draft_for(path)
    try:
        _copy_pages(source, draft)
        target = driver.connect(draft, read_only=True)
    except BaseException:
        places.remove(draft)
        raise
    if os.name == "posix":
        places.remove(draft)  # nothing stays of it, however the program ends
        return OpenFile(target, None)
    return OpenFile(target, None, leftover=draft)
