"""Copies of a file and its journal, put in order: what a crash left where it may not be touched itself."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import leftovers, places
from canvas_app.storage.sqlite import driver, rollback_journal
from canvas_app.storage.sqlite.driver import described
from canvas_app.storage.sqlite.rollback_journal import Left

_NAME: Final = "copy.canvasbook"


def copied_aside(path: Path) -> Path:
    """Return a copy of a workbook, in order, in a private folder that ``leftovers.remove_draft`` removes.

    Raises:
        WorkbookError: there is no room for it, or another program edits the file just now.

    """
    problem: OSError | None = None
    for parent in _private_places():
        try:
            copy = leftovers.private_folder(parent) / _NAME
        except OSError as error:
            problem = problem or error
            continue
        try:
            copy_in_order(path, copy)
        except OSError as error:  # there may be room in the next place
            leftovers.remove_draft(copy)
            problem = problem or error
        except BaseException:
            leftovers.remove_draft(copy)
            raise
        else:
            return copy
    raise places.disk_error(problem or OSError("no folder"), path)


def _private_places() -> list[Path]:
    import tempfile

    with suppress(OSError):
        paths.private_folder(paths.data())
    return [paths.data(), Path(tempfile.gettempdir())]


def copy_in_order(path: Path, copy: Path) -> None:
    """Write what the workbook at ``path`` holds into ``copy``, without the half edit that a crash left.

    Raises:
        OSError: the one cannot be read, or the other not be written.
        WorkbookError: ``file.locked``: another program edits the file just now.

    """
    journal = driver.journal_of(path)
    before = _states(path, journal)
    with path.open("rb") as source, copy.open("wb") as target:
        shutil.copyfileobj(source, target)
    beside = driver.journal_of(copy)
    beside.unlink(missing_ok=True)
    with suppress(FileNotFoundError), journal.open("rb") as source, beside.open("xb") as target:
        shutil.copyfileobj(source, target)
    if _states(path, journal) != before:
        raise WorkbookError("file.locked", **described(path), pid=0)
    _put_in_order(copy)


def _states(*files: Path) -> list[tuple[int, int, int] | None]:
    found: list[tuple[int, int, int] | None] = []
    for file in files:
        try:
            status = file.stat()
            found.append((status.st_ino, status.st_size, status.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found


def _put_in_order(copy: Path) -> None:
    """Let SQLite play the journal of a private copy back; one that it should not goes."""
    if rollback_journal.look(copy) is not Left.HOT:
        driver.journal_of(copy).unlink(missing_ok=True)
        return
    with driver.translated(copy):
        driver.close(driver.connect(copy, read_only=False), copy)
