"""A second lock on a workbook, which nothing that happens to the workbook's own file can take away.

SQLite locks the bytes of the workbook itself. On POSIX systems those locks fall as soon as anything in the
process closes any descriptor of that file: a file dialog that looks what kind of file it is, a library, a
preview. So whoever opens a workbook first asks for a lock on a file of its own in the program's data folder,
named by what identifies the workbook. Who writes holds it alone, readers share it. The system drops it with
the process, however that ends; the empty file that a kill leaves behind means nothing.

This is a page of code of our own, because the libraries for it take longer to import (a tenth of a second)
than a workbook takes to open, or share a lock only by ways that a kill leaves behind.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite.driver import described

FileKey = tuple[int, int]
"""Device and inode: what identifies a file whatever its name."""

_WAIT: Final = 0.2  # seconds: another's look whether anybody holds it is over by then
_PAUSE: Final = 0.005
_ENDING: Final = ".lock"
_DIGITS: Final = 20  # of a process id, so that writing it is one write of the same length


class FileLock:
    """What is held of one workbook until ``release``; nothing where the system offers no such lock."""

    def __init__(self, handle: int | None = None, place: Path | None = None) -> None:
        self._handle, self._place = handle, place

    @property
    def held(self) -> bool:
        """Whether the system keeps others away; else SQLite's own lock must do."""
        return self._handle is not None

    def __enter__(self) -> FileLock:
        """Return the lock."""
        return self

    def __exit__(self, *_: object) -> None:
        """Release it."""
        self.release()

    def release(self) -> None:
        """Let it go, and take its file away when nobody else holds it. Twice does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None and self._place is not None:
            _let_go(handle, self._place)
            sweep()


def key_of(path: Path, status: os.stat_result | None = None) -> FileKey:
    """Return what identifies the file at ``path``; where a disk gives files no numbers, its place does.

    Raises:
        OSError: there is no file.

    """
    status = status or path.stat()
    if status.st_ino:
        return status.st_dev, status.st_ino
    spelled = os.fsencode(os.path.normcase(path.resolve()))
    return status.st_dev, -int.from_bytes(blake2b(spelled, digest_size=7).digest())


def folder() -> Path:
    """Return where the files of the locks are."""
    return paths.data() / "locks"


def hold(path: Path, *, shared: bool) -> FileLock:
    """Hold the lock of the workbook at ``path``: alone, or ``shared`` with others who only read.

    Where there is no folder to write in, or no such locks, what is returned holds nothing.

    Raises:
        OSError: there is no file at ``path``.
        WorkbookError: ``file.locked``, with the process that has it as ``pid`` (0: not known).

    """
    place = _place_of(path)
    end = monotonic() + _WAIT
    while (lock := _take(place, shared=shared)) is None:
        if monotonic() > end:
            raise WorkbookError("file.locked", **described(path), pid=_signer(place))
        sleep(_PAUSE)
    return lock


def _take(place: Path, *, shared: bool) -> FileLock | None:
    """Try once; None: somebody else has it, or had it and was taking its file away."""
    try:
        paths.private_folder(place.parent)
        handle = _opened(place, os.O_CREAT)
    except OSError:  # a home that cannot be written must keep nobody from opening a file
        return FileLock()
    try:
        if _locked(handle, shared=shared) and _is_at(handle, place):
            _sign(handle)
            return FileLock(handle, place)
    except OSError:  # a disk that knows no locks
        os.close(handle)
        return FileLock()
    os.close(handle)
    return None


def is_held(path: Path) -> bool:
    """Tell whether any process, this one too, has the workbook at ``path`` open."""
    try:
        place = _place_of(path)
        handle = _opened(place)
    except OSError:
        return False
    return not _let_go(handle, place)


def sweep() -> None:
    """Remove the files of locks that nobody holds, which kills left."""
    for place in folder().glob(f"*{_ENDING}"):
        with suppress(OSError):
            _let_go(_opened(place), place)


def _opened(place: Path, how: int = 0) -> int:
    return os.open(place, os.O_RDWR | how, 0o600)


def _place_of(path: Path) -> Path:
    device, inode = key_of(path)
    return folder() / f"{device:x}-{inode:x}{_ENDING}"


def _let_go(handle: int, place: Path) -> bool:
    """Close a lock and remove its file when nobody else holds it; tell whether nobody did.

    It is removed only while held alone, and only when it is still the file of that name: whoever opened it
    a moment earlier finds that out likewise and begins anew.
    """
    alone = False
    try:
        alone = _locked(handle, shared=False)
        if alone and sys.platform != "win32" and _is_at(handle, place):
            place.unlink()
    except OSError:
        pass  # it means nothing when it stays
    finally:
        os.close(handle)
    if alone and sys.platform == "win32":  # an open file cannot be removed there, by nobody
        with suppress(OSError):
            place.unlink()
    return alone


def _is_at(handle: int, place: Path) -> bool:
    """Tell whether an open file is still the one called ``place``."""
    try:
        return os.path.samestat(os.fstat(handle), place.stat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    """Write who holds it, for the sentence told to the next one who asks."""
    with suppress(OSError):  # a full disk keeps a lock all the same
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).ljust(_DIGITS).encode())


def _signer(place: Path) -> int:
    """Return the process that signed it last, 0 when that one is gone."""
    process = 0
    try:
        with place.open("rb") as file:
            process = int(file.read(_DIGITS))
        if sys.platform != "win32":
            os.kill(process, 0)  # asks only whether there is one
    except PermissionError:
        pass  # somebody else's, but it lives
    except (OSError, ValueError, OverflowError):
        return 0
    return process


if sys.platform == "win32":
    _NOW, _ALONE = 1, 2  # LOCKFILE_FAIL_IMMEDIATELY, LOCKFILE_EXCLUSIVE_LOCK
    _TAKEN: Final = 33  # ERROR_LOCK_VIOLATION
    _BYTE: Final = 1 << 30  # a locked byte can be read by nobody else: far behind the process id

    def _locked(handle: int, *, shared: bool) -> bool:
        """Lock an open file without waiting; False: somebody else has it.

        A lock that the handle has already is let go first: another kind would be added to it.
        """
        import ctypes
        import msvcrt
        from ctypes import wintypes

        class Overlapped(ctypes.Structure):
            _fields_ = (
                ("internal", ctypes.c_void_p),
                ("internal_high", ctypes.c_void_p),
                ("offset", wintypes.DWORD),
                ("offset_high", wintypes.DWORD),
                ("event", wintypes.HANDLE),
            )

        system = ctypes.WinDLL("kernel32", use_last_error=True)
        file = wintypes.HANDLE(msvcrt.get_osfhandle(handle))
        where = Overlapped(offset=_BYTE)
        system.UnlockFileEx(file, 0, 1, 0, ctypes.byref(where))
        if system.LockFileEx(file, _NOW | (0 if shared else _ALONE), 0, 1, 0, ctypes.byref(where)):
            return True
        if ctypes.get_last_error() == _TAKEN:
            return False
        raise ctypes.WinError(ctypes.get_last_error())

else:
    import fcntl

    def _locked(handle: int, *, shared: bool) -> bool:
        """Lock an open file without waiting; False: somebody else has it."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
