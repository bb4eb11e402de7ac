"""Where a file may be written: what is refused before anything is, whoever writes and whatever the name says.

Each file that a person chose a place for passes here: documents, charts, tables, reports, copies, new
workbooks. A workbook, known by its content and by which file it is, is replaced by nothing but a copy of a
workbook, and a link is never written through.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import names
from canvas_app.storage.sqlite import file_lock, opening
from canvas_app.storage.sqlite.driver import described
from canvas_app.storage.sqlite.file_lock import FileKey

_SIDES: Final = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside a workbook."""
_NOTHING_THERE: Final = (errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that a copy would take the place of, as it was when a person was asked about it.

    Attributes:
        path: where it is.
        key: device and inode.
        size: bytes.
        changed_ns: when it was changed last, as the system says.
        business: what the business is called in it; empty when it cannot be opened as a workbook.

    """

    path: Path
    key: FileKey
    size: int
    changed_ns: int
    business: str = ""

    def confirm(self) -> None:
        """Refuse to go on when it is no longer the file that was asked about.

        Raises:
            WorkbookError: it was changed, or there is another one or none in its place.

        """
        if standing(self.path) != replace(self, business=""):
            raise WorkbookError("output.changed", **described(self.path))


@dataclass(frozen=True, slots=True)
class Kept:
    """A file whose content is safe at ``where``, so that a copy may take its place."""

    standing: Standing
    where: Path


def standing(path: Path) -> Standing | None:
    """Return the file that is at ``path``, None when there is nothing.

    Raises:
        WorkbookError: see ``checked``.

    """
    path = checked(path)
    there = _there(path)
    if there is None:
        return None
    return Standing(path, file_lock.key_of(path, there), there.st_size, there.st_mtime_ns)


def checked(path: Path, *, room: int = 0) -> Path:
    """Return ``path`` from the root on, once it is clear that a file can be put there.

    ``room``: bytes to be left behind its name.

    Raises:
        WorkbookError: the name is none that the disk takes, its folder is missing, or what is there is a
            folder, a device, a link or a write-protected file.

    """
    names.refuse_name(path.name, room=room)
    path = path.absolute()
    there = _there(path)
    if there is None:
        _refuse_missing_folder(path)
        return path
    if stat.S_ISLNK(there.st_mode):
        raise _linked(path)
    if stat.S_ISDIR(there.st_mode):
        raise WorkbookError("file.folder", **described(path))
    if not stat.S_ISREG(there.st_mode):
        raise WorkbookError("file.device", **described(path))
    if not there.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise WorkbookError("output.protected", **described(path))
    return path


def refuse_workbook(path: Path) -> None:
    """Refuse to put anything but a copy of a workbook over a workbook, under whatever name it lies.

    Raises:
        WorkbookError: there is a workbook or another database there, or what belongs to one; or a file that
            cannot be looked into.

    """
    if is_workbook(path):
        raise WorkbookError("output.workbook", **described(path))
    for side in _SIDES:
        owner = path.with_name(path.name.removesuffix(side))
        if owner != path and is_workbook(owner):
            raise WorkbookError("output.side", owner=owner.name, **described(path))


def is_workbook(path: Path) -> bool:
    """Tell whether the file at ``path`` is open here as a workbook, or holds a database.

    One that is open is known by which file it is and never read: closing it again would drop its lock.

    Raises:
        WorkbookError: there is a file that cannot be read.

    """
    if opening.is_open_here(path):
        return True
    with suppress(FileNotFoundError, NotADirectoryError):
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return False
            with path.open("rb") as file:
                return opening.is_database(file.read(opening.HEADER))
        except PermissionError as error:
            raise WorkbookError("file.cannot_open", **described(path)) from error
    return False


def _there(path: Path) -> os.stat_result | None:
    """Return what the system says of what is at ``path`` itself, links not followed; None: nothing."""
    try:
        return path.lstat()
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return None
        # Of the name itself nothing is asked but whether it is there: a circle is among its folders.
        raise names.failed(error, path.parent if error.errno == errno.ELOOP else path) from error


def _refuse_missing_folder(path: Path) -> None:
    try:
        is_folder = stat.S_ISDIR(path.parent.stat().st_mode)
    except OSError as error:
        if error.errno not in _NOTHING_THERE:
            raise names.failed(error, path.parent) from error
        is_folder = False
    if not is_folder:
        raise WorkbookError("file.no_folder", **described(path))


def _linked(path: Path) -> WorkbookError:
    """Return the refusal of a link: what would be replaced is somewhere else than the name says."""
    try:
        target = os.path.realpath(path, strict=True)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return WorkbookError("output.loop", **described(path))
        target = os.path.realpath(path)
    return WorkbookError("output.link", target=target, **described(path))
