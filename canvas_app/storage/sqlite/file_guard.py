"""What another program did to a file that is open for editing: noticed before anything is written into it.

A descriptor of the workbook stays open beside SQLite's and is closed after it: closing one any sooner would
drop SQLite's lock. Before each edit, the file is compared with how the last one left it; a file that another
program wrote into, cut, replaced or opened as a database is not written into again. SQLite's lock is asked
for anew at the same time: it is there still unless something closed a descriptor of the file, and then it is
there again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places
from canvas_app.storage.sqlite import file_lock
from canvas_app.storage.sqlite.driver import described
from canvas_app.storage.sqlite.file_lock import FileKey

_HEADER: Final = 100
_COUNTER: Final = slice(24, 28)
_LOCK_START, _LOCK_LENGTH = 0x40000000, 512  # the bytes by which SQLite locks a file
_MOST_READ: Final = 32 << 20
"""Bytes of a file that is read through at a quiet moment, so that a mere change of its time can be told."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How a file was left: its size, when it was changed, and its header with SQLite's change counter."""

    size: int
    changed_ns: int
    header: bytes

    @property
    def _counter(self) -> int:
        return int.from_bytes(self.header[_COUNTER])

    def may_follow(self, before: Fingerprint) -> bool:
        """Tell whether an edit of ours, kept or not, may have led from ``before`` to this."""
        started = not before.header or self.header[:16] == before.header[:16]
        return started and self.size >= before.size and self._counter - before._counter in (0, 1)

    def grew_from(self, before: Fingerprint) -> bool:
        """Tell whether this may be ``before`` in the middle of an edit, which may grow a file early."""
        return self.header == before.header and self.size >= before.size


class FileGuard:
    """Watches one file that is open for editing.

    Attributes:
        broken: why the file is never written into again, once that is known.

    """

    def __init__(self, path: Path, key: FileKey) -> None:
        """Begin with the file as it is, locked by SQLite already."""
        self.broken: WorkbookError | None = None
        self._path, self._key = path, key
        self._doubtful = False
        self._content: bytes | None = None
        self._handle: int | None = None
        try:
            self._handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            self._last = self._look()
        except OSError:  # moved away in this very moment: the first check says so
            self._last = Fingerprint(0, 0, b"")

    def check(self) -> None:
        """Refuse to write when somebody else may have written, or may be about to.

        Raises:
            WorkbookError: ``file.gone``: there is no file of that name at the moment; ``file.locked``;
                ``file.changed``, ``file.overwritten``: for good.

        """
        self._check_place()
        self._lock_again()
        now = self._look_told()
        if now == self._last:
            return
        if self._doubtful and now.may_follow(self._last):
            return  # SQLite puts it in order before it reads, then ``wrote`` is told
        if self._only_touched(now):
            self._last = now
            return
        self._break("file.overwritten")

    def check_commit(self) -> None:
        """Refuse to commit what was begun before somebody else wrote; see ``check``."""
        self._check_place()
        if not self._look_told().grew_from(self._last) and not self._doubtful:
            self._break("file.overwritten")

    def wrote(self) -> None:
        """Take the file as it is now for how we left it."""
        self._content, self._doubtful = None, False
        with suppress(OSError):
            self._last = self._look()

    def rolled_back(self, *, failed: bool) -> None:
        """Note that an edit was taken back; ``failed``: by a disk that refused, so not surely as a whole."""
        if self.broken is not None:
            return
        self._doubtful = self._doubtful or failed  # SQLite may still put pages back when it reads next
        with suppress(OSError):
            now = self._look()
            if now == replace(self._last, changed_ns=now.changed_ns):
                self._last = now  # pages written early were put back

    def learn(self) -> None:
        """Read the file through at a quiet moment, when its content is not known yet."""
        if self._content is None and self.broken is None and not self._doubtful:
            with suppress(OSError):
                if self._look() == self._last and self._last.size <= _MOST_READ:
                    self._content = self._read()

    @property
    def is_ours(self) -> bool:
        """Whether what lies at the path is still the file as we left it, or nothing lies there."""
        try:
            self.check()
        except WorkbookError as error:
            return error.code == "file.gone"
        return True

    def close(self) -> None:
        """Close the descriptor, after SQLite has closed its own."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _check_place(self) -> None:
        if self.broken is not None:
            raise self.broken
        try:
            moved = file_lock.key_of(self._path) != self._key
        except (FileNotFoundError, NotADirectoryError):
            # Its journal would lie where nobody looks for it, so a crash would leave half an edit.
            raise WorkbookError("file.gone", **described(self._path)) from None
        except OSError as error:
            raise places.disk_error(error, self._path) from error
        if moved:
            self._break("file.changed")

    def _break(self, code: str) -> None:
        self.broken = WorkbookError(code, **described(self._path))
        raise self.broken

    def _lock_again(self) -> None:
        """Take SQLite's lock where something dropped it; it is one lock of the process, had twice or once."""
        if sys.platform == "win32" or self._handle is None:
            return  # there a lock belongs to its descriptor
        import fcntl

        try:
            fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_LENGTH, _LOCK_START)
        except (BlockingIOError, PermissionError):
            shown = described(self._path)
            raise WorkbookError("file.locked", **shown, pid=0) from None
        except OSError:
            return  # a disk that is not there says so when it is written to

    def _look_told(self) -> Fingerprint:
        try:
            return self._look()
        except OSError as error:
            raise places.disk_error(error, self._path) from error

    def _look(self) -> Fingerprint:
        if self._handle is None:
            raise FileNotFoundError(self._path)
        status = os.fstat(self._handle)
        return Fingerprint(status.st_size, status.st_mtime_ns, self._part(_HEADER, 0))

    def _part(self, length: int, start: int) -> bytes:
        assert self._handle is not None
        if sys.platform != "win32":
            return os.pread(self._handle, length, start)
        os.lseek(self._handle, start, os.SEEK_SET)
        return os.read(self._handle, length)

    def _only_touched(self, now: Fingerprint) -> bool:
        """Tell whether the file was only given another time, or the same bytes: by what syncs folders."""
        if self._content is None or now != replace(self._last, changed_ns=now.changed_ns):
            return False
        with suppress(OSError):
            return self._read() == self._content and self._look() == now
        return False

    def _read(self) -> bytes:
        digest = blake2b(digest_size=16)
        start = 0
        while piece := self._part(_PIECE, start):
            digest.update(piece)
            start += len(piece)
        return digest.digest()
