"""Where a file lies: who may read it there, whether its disk keeps promises, who else holds it."""

from __future__ import annotations

import errno
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import leftovers

_REMOTE_TYPES: Final = (
    "nfs", "cifs", "smb", "9p", "afs", "ceph", "coda", "davfs", "glusterfs", "lustre", "ncpfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd", "fuse.s3fs", "vboxsf", "vmhgfs",
)  # fmt: skip
_SYNC_FOLDERS: Final = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "мой диск", "icloud drive",
    "mobile documents", "yandex.disk", "yandexdisk", "яндекс.диск", "nextcloud", "owncloud", "pcloud",
    "облако mail.ru", "mail.ru cloud", "syncthing", "mega", "box sync",
)  # fmt: skip
_SYNC_MARKS: Final = (".stfolder", ".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".sync")
_WORKBOOK: Final = ".canvasbook"
_LOCK_START, _LOCK_LENGTH = 0x40000000, 512  # the bytes by which SQLite locks a file
_MAC_LOCAL: Final = 0x1000
_MOUNTS: Final = Path("/proc/self/mountinfo")
_WINDOWS_REMOTE: Final = 4


def private_file(path: Path) -> None:
    """Make the empty file ``path`` for its owner only, never through a link, never over another one.

    Raises:
        OSError: it exists, or cannot be made.

    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def draft_for(path: Path) -> Path:
    """Make an empty private file beside ``path`` for what will take its place, and return where it is.

    ``remove`` removes it, and the private folder that it lies in.

    Raises:
        WorkbookError: the folder is missing, full or not writable.

    """
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    try:
        return leftovers.make_draft(path.parent)
    except (FileNotFoundError, NotADirectoryError):
        raise WorkbookError("file.no_folder", **shown) from None
    except OSError as error:
        raise disk_error(error, path) from error


def remove(*files: Path) -> None:
    """Remove files that nobody needs, those that there are; a disk that refuses keeps them."""
    for path in files:
        with suppress(OSError):
            path.unlink()
        leftovers.remove_folder_of(path)


def disk_error(error: OSError, path: Path) -> WorkbookError:
    """Return what an error of the system about ``path`` means for a person."""
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    code = {errno.ENOSPC: "file.full", errno.EDQUOT: "file.full"}.get(error.errno or 0, "file.write")
    return WorkbookError(code, **shown, reason=error.strerror or str(error))


def flush(path: Path) -> None:
    """Let the disk keep a file or folder.

    Raises:
        OSError: the disk failed to keep a file. Folders are flushed where the system can.

    """
    if path.is_dir():
        with suppress(OSError):  # Windows opens no folders
            _flush(path, os.O_RDONLY)
    else:
        _flush(path, os.O_RDWR)


def _flush(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def only_readable(path: Path) -> str:
    """Return what keeps the workbook at ``path`` from being edited: ``disk``, ``file`` or ``folder``.

    Empty when nothing does, or when it cannot even be read. The folder must take the journal.
    """
    try:
        if not os.access(path, os.R_OK):
            return ""
        for place, name in ((path, "file"), (path.parent, "folder")):
            if not os.access(place, os.W_OK):
                return "disk" if _disk_is_read_only(path) else name
    except ValueError:  # a NUL in the name
        pass
    return ""


def is_backup(path: Path) -> bool:
    """Tell whether a file is one of the backups that the program makes by itself, and removes some day."""
    try:
        inside = path.resolve().is_relative_to(paths.backups().resolve())
    except (OSError, ValueError):
        return False
    return inside and path.suffix.casefold() == _WORKBOOK


def kept_from_editing(path: Path) -> str:
    """Return ``backup`` for one, else what ``only_readable`` says: such a file is only read."""
    return "backup" if is_backup(path) else only_readable(path)


def _disk_is_read_only(path: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def notices(path: Path) -> list[str]:
    """Return codes of what a person should know about where an existing workbook lies."""
    found = []
    if path.stat().st_nlink > 1:
        found.append("file.hard_links")
    if is_remote(path):
        found.append("file.remote")
    elif in_sync_folder(path):
        found.append("file.sync_folder")
    return found


def in_sync_folder(path: Path) -> bool:
    """Tell whether a program that synchronises folders seems to watch ``path``."""
    for folder in path.parents:
        name = folder.name.casefold()
        if any(name == known or name.startswith(f"{known} ") for known in _SYNC_FOLDERS):
            return True
        if any((folder / mark).exists() for mark in _SYNC_MARKS):
            return True
    return False


def is_remote(path: Path) -> bool:
    """Tell whether ``path`` lies on another computer, where locks and flushes may be empty promises."""
    try:
        if sys.platform == "win32":
            return _remote_on_windows(path)
        if sys.platform == "darwin":
            return _remote_on_mac(path)
        mounts = _MOUNTS.read_text(errors="surrogateescape")
        return file_system(mounts, path.stat().st_dev).startswith(_REMOTE_TYPES)
    except (OSError, AttributeError):
        return False


def file_system(mounts: str, device: int) -> str:
    """Return the type of the file system of ``device`` from the text of Linux's mountinfo, or ``""``."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if number in before.split()[2:3]:
            return after.split()[0]
    return ""


def _remote_on_windows(path: Path) -> bool:
    import ctypes

    windows: object = getattr(ctypes, "windll")  # noqa: B009 - exists on Windows only
    kind: int = windows.kernel32.GetDriveTypeW(path.anchor)  # type: ignore[attr-defined] # likewise
    return path.drive.startswith("\\\\") or kind == _WINDOWS_REMOTE


def _remote_on_mac(path: Path) -> bool:
    import ctypes

    status = ctypes.create_string_buffer(4096)
    failed = ctypes.CDLL(None).statfs(os.fsencode(path), status)
    flags = int.from_bytes(status.raw[64:68], sys.byteorder)  # f_flags of struct statfs
    return not failed and not flags & _MAC_LOCAL


def can_lock(path: Path) -> bool:
    """Tell whether the disk of ``path`` knows locks; only for a file that this process has not open."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        with path.open("rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _LOCK_START + 2 * _LOCK_LENGTH)
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EAGAIN)
    return True


def holder(path: Path) -> int:
    """Return the id of the process that has the workbook at ``path`` open, 0 when the system does not say.

    Only for a file that this process has not open: the look itself would drop SQLite's lock.
    """
    if not sys.platform.startswith("linux"):
        return 0
    import fcntl

    asked = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _LOCK_START, _LOCK_LENGTH, 0)
    try:
        with path.open("rb") as file:
            answer = fcntl.fcntl(file, fcntl.F_GETLK, asked)
    except OSError:
        return 0
    kind, _, _, _, process = struct.unpack("hhqqi", answer)
    return max(0, process) if kind != fcntl.F_UNLCK else 0
