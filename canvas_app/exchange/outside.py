"""The one door by which files from outside are read: none of our own workbooks passes through it.

A descriptor of a workbook that is open in this process must never be closed: that would drop the locks that
SQLite holds on the file, and a second window could write into it. So who the file is, is asked before it is
opened. A workbook that is closed, or open elsewhere, is known by its content.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from canvas_app.domain.errors import PersonError
from canvas_app.domain.workbook_file import HEADER_BYTES, is_workbook
from canvas_app.exchange import limits

Held = Callable[[os.stat_result], bool]
"""Tells whether the file of this status is a workbook that is open in this process."""

_never_closed: Final[list[BinaryIO]] = []
"""Descriptors of workbooks that took the place of another file while it was being opened."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A file from outside that was found fit to be read.

    Attributes:
        path: where it is.
        held: see ``Held``; asked again each time it is opened.
        size, changed: bytes, and when they were last written: it must stay the same file.

    """

    path: Path
    held: Held
    size: int
    changed: int

    def open(self) -> BinaryIO:
        """Open it for reading.

        Raises:
            PersonError: it cannot be read, has changed since it was looked at, or is a workbook.

        """
        name = self.path.name
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise _unreadable(name, error) from None
        status = os.fstat(file.fileno())
        if self.held(status):
            _never_closed.append(file)
            raise PersonError("import.workbook_here", name=name)
        if (status.st_size, status.st_mtime_ns) != (self.size, self.changed):
            file.close()
            raise PersonError("import.changed", name=name)
        return file


def look_at(path: Path, held: Held, limit: int = limits.TABLE_BYTES) -> Outside:
    """Return the file at ``path`` after every check that there is.

    Args:
        path: the file.
        held: see ``Held``.
        limit: bytes it may have; of a larger file only the beginning is read.

    Raises:
        PersonError: missing, not a file, a workbook of ours, too large or empty.

    """
    name = path.name
    found = status_of(path, held)
    if found.st_size == 0:
        raise PersonError("import.nothing", name=name)
    outside = Outside(path, held, found.st_size, found.st_mtime_ns)
    with outside.open() as file:
        if is_workbook(file.read(HEADER_BYTES)):
            raise PersonError("import.workbook", name=name)
    if found.st_size > limit:
        raise PersonError("import.too_large", name=name, limit=limit // limits.MIB)
    return outside


def status_of(path: Path, held: Held) -> os.stat_result:
    """Return the status of a file from outside, which is not opened.

    Raises:
        PersonError: missing, not a file, or a workbook that is open in this process.

    """
    name = path.name
    try:
        found = path.stat()
    except FileNotFoundError:
        raise PersonError("file.missing", name=name, folder=str(path.absolute().parent)) from None
    except (OSError, ValueError) as error:  # a ValueError: a name with a null character
        raise _unreadable(name, error) from None
    if held(found):
        raise PersonError("import.workbook_here", name=name)
    if not stat.S_ISREG(found.st_mode):
        raise PersonError("import.not_a_file", name=name)
    return found


def _unreadable(name: str, error: OSError | ValueError) -> PersonError:
    reason = getattr(error, "strerror", "") or str(error)
    return PersonError("import.unreadable", name=name, reason=reason)
