"""Letting a copy take the place of another workbook: that one goes to its backups first."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places
from canvas_app.storage.sqlite import backups, copies, driver, targets
from canvas_app.storage.sqlite.targets import Kept, Standing
from canvas_app.storage.workbook import Workbook

_BESIDE: Final = ".replaced"
_NOT_ITS_FAULT: Final = ("file.locked", "file.full", "file.write", "file.cannot_open")
"""What keeps a sound workbook from being backed up; anything else means that it cannot be opened as one."""


def look(path: Path) -> Standing | None:
    """Return what a copy to ``path`` would replace, for the question to a person; None: nothing is there.

    Raises:
        WorkbookError: it is open, here or in another window, or cannot be replaced at all.

    """
    if targets.standing(path) is None:
        return None
    copies.refuse_held(targets.checked(path))
    found = targets.standing(path)  # what a crash had left half-written is in order now
    return replace(found, business=_business(found.path)) if found is not None else None


def _business(path: Path) -> str:
    try:
        with Workbook.open(path, read_only=True) as workbook:
            return workbook.setting("business")
    except WorkbookError as error:
        if error.code == "file.locked":
            raise
        return ""


def keep(standing: Standing, root: Path) -> Kept:
    """Back up the workbook that is to be replaced, into its own folder beneath ``root``.

    What cannot be opened as a workbook is kept byte by byte beside it.

    Raises:
        WorkbookError: it is open, is no longer the file that was looked at, or could not be kept.

    """
    standing.confirm()
    try:
        with Workbook.open(standing.path, read_only=True) as old:
            return Kept(standing, backups.back_up(old, backups.folder_of(old, root)).path)
    except WorkbookError as error:
        if error.code in _NOT_ITS_FAULT:
            raise
    return Kept(standing, _beside(standing.path))


def _beside(path: Path) -> Path:
    """Copy the bytes of a file to a new name beside it."""
    number = 1
    while (target := path.with_name(_numbered(path.name, number))).exists():
        number += 1
    draft = places.draft_for(target)
    try:
        with path.open("rb") as source, draft.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        places.flush(draft)
        copies.put(draft, target, None)
        places.flush(target.parent)
    except OSError as error:
        raise places.disk_error(error, target) from error
    finally:
        places.remove(draft, driver.journal_of(draft))
    return target


def _numbered(name: str, number: int) -> str:
    return f"{name}{_BESIDE}" if number == 1 else f"{name}.{number}{_BESIDE}"
