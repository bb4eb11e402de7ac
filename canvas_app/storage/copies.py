"""Verified copies of a workbook: written beside the target, checked, flushed, then put in place."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import driver
from canvas_app.storage.workbook import Workbook

_KEEP_ALL: Final = 20


def copy_workbook(workbook: Workbook, target: Path, *, journal: bool = True) -> None:
    """Write a copy to ``target``; at no moment is a sound target missing or half-written.

    Args:
        workbook: the open workbook.
        target: the file to make or replace.
        journal: whether the copy keeps the history of edits.

    Raises:
        WorkbookError: the folder is missing, full or not writable, or the copy did not verify.

    """
    target = target.absolute()
    shown: dict[str, object] = {"name": target.name, "path": str(target), "folder": str(target.parent)}
    if not target.parent.is_dir():
        raise WorkbookError("file.no_folder", **shown)
    draft = target.with_name(f".{target.stem}-{secrets.token_hex(6)}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with driver.translated(target):
            workbook.connection.execute("VACUUM INTO ?", (str(draft),))
        _verify(draft, workbook, journal=journal)
        _flush(draft)
        draft.replace(target)
        _flush(target.parent)
    except OSError as error:
        raise WorkbookError("file.write", reason=error.strerror or "", **shown) from error
    finally:
        draft.unlink(missing_ok=True)


def _verify(draft: Path, workbook: Workbook, *, journal: bool) -> None:
    with driver.translated(draft):
        copy = driver.connect(draft, read_only=journal)
        try:
            if not journal:
                copy.execute("DELETE FROM journal_part")
                copy.execute("DELETE FROM journal")
                copy.execute("VACUUM")
                copy.execute("PRAGMA journal_mode = DELETE")
            driver.inspect(copy, draft)
            digest = copy.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()[0]
            if int(digest) != workbook.digest():
                raise WorkbookError("file.damaged", name=draft.name, path=str(draft), detail="digest")
        finally:
            copy.close()


def _flush(path: Path) -> None:
    with suppress(OSError, PermissionError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def back_up(workbook: Workbook, folder: Path) -> Path:
    """Write a copy into ``folder`` under a numbered name and return its path; the 20 latest are kept.

    Numbers grow by one, so that a clock set wrong removes nothing.

    Raises:
        WorkbookError: see ``copy_workbook``.

    """
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    numbered = _backups(workbook.path.stem, folder)
    number = max(numbered, default=0) + 1
    target = folder / f"{workbook.path.stem}.{number:05d}.canvasbook"
    copy_workbook(workbook, target)
    for old in sorted(numbered)[: -(_KEEP_ALL - 1)]:
        numbered[old].unlink(missing_ok=True)
    return target


def _backups(stem: str, folder: Path) -> dict[int, Path]:
    found = {}
    for path in folder.glob("*.canvasbook"):
        name, _, number = path.stem.rpartition(".")
        if name == stem and number.isdecimal():
            found[int(number)] = path
    return found
