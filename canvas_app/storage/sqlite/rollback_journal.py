"""The rollback journal that a crash left beside a workbook: whether SQLite plays it back, and whose it is.

SQLite writes the first bytes of a journal when it flushes it, just before the file itself is touched. One
that was never flushed begins with zeros: SQLite takes nothing from it and leaves it for ever.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.digest import content_digest, kept_digest
from canvas_app.storage.sqlite.driver import described
from canvas_app.storage.sqlite.schema import SHADOWS, record_tables

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEAD: Final = 28
_ALL: Final = 0xFFFFFFFF  # records: as many as there are
_SMALLEST_PAGE, _SMALLEST_SECTOR, _LARGEST = 512, 32, 65536
_LOCKED: Final = (0x40000000, 512)  # the bytes by which SQLite locks a file: where, how many
# A row of ``meta`` as SQLite stores it: size of the head, types of key and value, then both.
_IDENTITY: Final = rb"\x03\x1d\x4dworkbook([0-9a-f]{32})"
_GENERATION: Final = rb"\x03\x21([\x0f-\x35])generation(\d{1,20})"


class Left(Enum):
    """What lies beside a workbook."""

    NOTHING = auto()
    DEAD = auto()  # SQLite would take nothing from it
    HOT = auto()  # half an edit is to be taken back
    FOREIGN = auto()  # of another file that was here under this name: playing it back would spoil this one


class _Head(NamedTuple):
    records: int
    sector: int
    page: int


class _Bookkeeping(NamedTuple):
    identity: bytes
    generation: int


def look(path: Path) -> Left:
    """Return what lies beside the workbook at ``path``, which this process has not open.

    Raises:
        WorkbookError: ``file.journal``: no journal of ours: a folder, a link, one that may not be read, one
            that names another journal, which SQLite would look for and remove.

    """
    try:
        status = driver.journal_of(path).lstat()
        if not stat.S_ISREG(status.st_mode):
            raise _strange(path)
        if not status.st_size:
            return Left.NOTHING
        with driver.journal_of(path).open("rb") as file:
            return _judge(path, file, status.st_size)
    except (FileNotFoundError, NotADirectoryError):
        return Left.NOTHING
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise _strange(path) from None


def _strange(path: Path) -> WorkbookError:
    return WorkbookError("file.journal", **described(path))


def _judge(path: Path, file: BinaryIO, size: int) -> Left:
    head = _head_at(file, 0, size)
    if head is None:
        return Left.DEAD
    if _names_another(file, size):
        raise _strange(path)
    return Left.FOREIGN if _is_foreign(path, file, size, head) else Left.HOT


def _head_at(file: BinaryIO, place: int, size: int) -> _Head | None:
    """Return the head of a part of the journal, None where SQLite stops reading."""
    file.seek(place)
    data = file.read(_HEAD)
    if len(data) < _HEAD or not data.startswith(_MAGIC):
        return None
    head = _Head(int.from_bytes(data[8:12]), int.from_bytes(data[20:24]), int.from_bytes(data[24:28]))
    if place:  # only the first head says how large they are
        return head
    sizes = ((head.sector, _SMALLEST_SECTOR), (head.page, _SMALLEST_PAGE))
    possible = all(least <= one <= _LARGEST and not one & (one - 1) for one, least in sizes)
    return head if possible and head.sector <= size else None


def _names_another(file: BinaryIO, size: int) -> bool:
    """Tell whether the journal ends with the name of another: of an edit over several files."""
    file.seek(max(0, size - 16))
    end = file.read(16)
    return len(end) == 16 and end.endswith(_MAGIC) and 0 < int.from_bytes(end[:4]) <= size - 16


def _images(file: BinaryIO, size: int, head: _Head) -> Iterator[tuple[int, bytes]]:
    """Yield the pages of the file as they were before the edit: number and content."""
    place, part = 0, _head_at(file, 0, size)
    while part is not None and place + head.sector <= size:
        place += head.sector
        file.seek(place)
        left = (size - place) // (head.page + 8)
        for _ in range(left if part.records == _ALL else min(part.records, left)):
            record = file.read(head.page + 8)
            yield int.from_bytes(record[:4]), record[4 : 4 + head.page]
            place += head.page + 8
        place = -(-place // head.sector) * head.sector
        part = _head_at(file, place, size)


def first_page(path: Path) -> bytes:
    """Return the first page of the file as it was before the edit; empty when the journal has it not."""
    with suppress(OSError), driver.journal_of(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if (head := _head_at(file, 0, size)) is not None:
            return next((image for number, image in _images(file, size, head) if number == 1), b"")
    return b""


# whose it is


def _is_foreign(path: Path, file: BinaryIO, size: int, head: _Head) -> bool:
    """Tell whether the journal is of another file that lay at ``path`` before: replaced after a crash.

    Each edit changes the file's own bookkeeping, so the journal has it as it was before: of one edit fewer.
    """
    with path.open("rb") as workbook:
        page = int.from_bytes(workbook.read(18)[16:18])
        if {1: _LARGEST}.get(page, page) != head.page:
            return True
        for number, image in _images(file, size, head):
            if (before := _bookkeeping(image)) is not None:
                workbook.seek((number - 1) * head.page)
                found = _bookkeeping(workbook.read(head.page))
                break
        else:
            return False
    if found is None:
        return False
    if found.identity != before.identity:
        return True
    return found.generation not in (before.generation, before.generation + 1) and _is_whole(path)


def _bookkeeping(page: bytes) -> _Bookkeeping | None:
    identity, generation = re.search(_IDENTITY, page), re.search(_GENERATION, page)
    if identity is None or generation is None:
        return None
    length = (generation[1][0] - 13) // 2
    digits = generation[2][:length]
    return _Bookkeeping(identity[1], int(digits)) if len(digits) == length else None


def _is_whole(path: Path) -> bool:
    """Tell whether the file holds what its edits made it, as it lies there without the journal."""
    try:
        connection = driver.connect(
            path, read_only=True, address=f"{driver.uri(path.absolute())}?mode=ro&immutable=1"
        )
        try:
            tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
            kinds = record_tables({name: sql for name, sql in tables.fetchall() if name not in SHADOWS})
            return str(content_digest(connection, kinds)) == kept_digest(connection)
        finally:
            connection.close()
    except (driver.DriverError, UnicodeDecodeError):
        return False


# clearing


def clear(path: Path) -> Left:
    """Remove a journal that says nothing about the file, unless another program has the file open.

    Returns:
        What lies there now: NOTHING or HOT.

    Raises:
        WorkbookError: see ``look``. ``file.locked``: the file is open elsewhere.

    """
    if (left := look(path)) in (Left.NOTHING, Left.HOT):
        return left
    with _exclusively(path):
        if (left := look(path)) in (Left.NOTHING, Left.HOT):  # again: it may be another's by now
            return left
        try:
            driver.journal_of(path).unlink(missing_ok=True)
        except OSError as error:
            raise places.disk_error(error, driver.journal_of(path)) from error
    return Left.NOTHING


def remove_beside_new(path: Path) -> None:
    """Remove the journal of a workbook that is gone from beside a file that was made a moment ago."""
    journal = driver.journal_of(path)
    with suppress(OSError):
        journal.unlink()
    if os.path.lexists(journal):
        raise _strange(path)


@contextmanager
def _exclusively(path: Path) -> Iterator[None]:
    """Hold the lock that SQLite would take; for a file that this process has not open.

    Windows itself refuses to remove a journal that somebody has open.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        opened = path.open("r+b")
    except OSError as error:
        raise places.disk_error(error, path) from error
    with opened as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED[1], _LOCKED[0])
        except (BlockingIOError, PermissionError):
            raise WorkbookError("file.locked", **described(path), pid=0) from None
        except OSError:
            pass  # a disk without locks: what opens the file next says so
        yield
