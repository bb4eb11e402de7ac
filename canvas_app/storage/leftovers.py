"""Drafts: where what is being written lies until it is whole, and removing what a kill left of one.

A draft lies in a folder of its own that only its owner can read, beside the file whose place it takes, so
that the last step stays one renaming. The folder's name says which process of which computer made it: it is
removed once that process is gone, and by nobody before. A note of the same name in the program's own data
folder says where it lies, so that it is found wherever that was; the note holds the path and nothing else.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.storage import processes

_BEGIN: Final = ".canvas-app-"
# Patterns are compiled when they are first asked, which is after the start.
_MADE: Final = r"\.canvas-app-([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{0,64})-[0-9a-f]{8}\.part"
_FORMER: Final = r"(?s)\..{0,40}-[0-9a-f]{12}\.part(-journal)?"
# As drafts were called before they said whose they are.
_PREFERENCES: Final = r"\.preferences-[a-z0-9_]{8}"
_BACKUP_JOURNAL: Final = r"(?s).*\.\d{5}-g\d+\.canvasbook-journal"
_FORMER_AGE: Final = 3600  # seconds; of a file being written the time is a moment ago
_PREFERENCES_AGE: Final = 60
_ELSEWHERE_AGE: Final = 7 * 24 * 3600  # of another computer's: nobody here knows its processes
_NOTE_AGE: Final = 30 * 24 * 3600
_LOCKED: Final = (0x40000000, 512)  # the bytes by which SQLite locks a file: where, how many


def private_folder(parent: Path) -> Path:
    """Make a folder in ``parent`` for this process and its owner alone, and return where it is.

    Raises:
        OSError: it cannot be made.

    """
    folder = parent / _name()
    _note(folder)
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        _forget(folder)
        raise
    return folder


def make_draft(parent: Path) -> Path:
    """Make an empty private file beneath ``parent`` and return where it is; ``remove_draft`` removes it.

    Raises:
        OSError: it cannot be made.

    """
    try:
        draft = private_folder(parent) / "draft.part"
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM):
            raise
        draft = parent / _name()  # some shares let files be made, and no folders
        _note(draft)
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        remove_folder_of(draft)
        _forget(draft)
        raise
    return draft


def _name() -> str:
    pid = os.getpid()
    return f"{_BEGIN}{processes.computer()}-{pid}-{processes.start_of(pid) or ''}-{secrets.token_hex(4)}.part"


def remove_draft(draft: Path) -> None:
    """Remove a draft with everything beside it in its folder; a disk that refuses keeps it until a sweep."""
    if re.fullmatch(_MADE, draft.parent.name):
        _remove_folder(draft.parent)
    else:
        with suppress(OSError):
            draft.unlink()
        _forget(draft)


def remove_folder_of(draft: Path) -> None:
    """Remove the private folder that a draft lay in, when it is empty; no other folder."""
    if re.fullmatch(_MADE, draft.parent.name):
        with suppress(OSError):
            draft.parent.rmdir()
        _forget(draft.parent)
    _forget(draft)


def _remove_folder(folder: Path) -> None:
    """Remove a private folder and the files in it; nothing is followed, and no folder of a folder is."""
    with suppress(OSError):
        found = list(folder.iterdir())
        if any(stat.S_ISDIR(one.lstat().st_mode) for one in found):
            return  # it is none of ours
        for one in found:
            one.unlink()
        folder.rmdir()
    _forget(folder)


def _notes() -> Path:
    return paths.data() / "drafts"


def _note(made: Path) -> None:
    """Write down where a draft is about to lie, for the case that nobody lives to remove it."""
    with suppress(OSError):  # a help for later, no part of the work
        paths.private_folder(_notes())
        handle = os.open(_notes() / made.name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as note:
            note.write(os.fsencode(made.parent.absolute()))


def _forget(made: Path) -> None:
    """Take back the note about what is not there any more."""
    if re.fullmatch(_MADE, made.name) and not os.path.lexists(made):
        with suppress(OSError):
            (_notes() / made.name).unlink()


# what kills left


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    status: os.stat_result

    @property
    def age(self) -> float:
        """Seconds since anything was last written or renamed; of a time to come, none."""
        return time.time() - max(self.status.st_mtime, self.status.st_ctime)

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.status.st_mode)

    @property
    def is_ours(self) -> bool:
        return not hasattr(os, "geteuid") or self.status.st_uid == os.geteuid()


def sweep(*folders: Path) -> int:
    """Remove what killed programs left in these folders of files being written; return how many.

    Only names that this program gives, only the user's own, no links, nothing below a folder. Of a process
    of this computer it goes when that process is gone. Of another computer, after a week. What was made
    before the name said whose it is: when nothing was written into it for an hour, SQLite's lock of it is
    free and, where the system tells, no process has it open.
    """
    return sum(_remove(found) for folder in folders for found in _left_in(folder))


def sweep_noted() -> int:
    """Remove what killed programs left anywhere, as far as they noted where; return how much.

    A note about a disk that is not there is kept for a month: it may be plugged in again.
    """
    removed = 0
    for note in _entries(_notes()):
        made = re.fullmatch(_MADE, note.path.name)
        if made is None or not note.is_file or _may_live(made):
            continue
        with suppress(OSError, ValueError):
            folder = Path(os.fsdecode(note.path.read_bytes()))
            removed += sweep(folder) if folder.is_dir() else 0
            if not os.path.lexists(folder / note.path.name) and (folder.is_dir() or note.age > _NOTE_AGE):
                note.path.unlink()
    return removed


def _remove(found: _Found) -> int:
    if found.is_file:
        with suppress(OSError):
            found.path.unlink()
        _forget(found.path)
    else:
        _remove_folder(found.path)
    return int(not os.path.lexists(found.path))


def _left_in(folder: Path) -> list[_Found]:
    former: list[_Found] = []
    gone: list[_Found] = []
    for found in _entries(folder):
        if made := re.fullmatch(_MADE, found.path.name):
            if _is_gone(found, made[1], int(made[2]), made[3]):
                gone.append(found)
        elif found.is_file and _is_old(found, folder):
            former.append(found)
    return [*gone, *_not_in_use(former)]


def _entries(folder: Path) -> Iterator[_Found]:
    """Yield what may be one of ours: by the beginning of the name, by kind and owner."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if not entry.name.startswith(".") and not entry.name.endswith("-journal"):
            continue
        with suppress(OSError):
            found = _Found(Path(entry.path), entry.stat(follow_symlinks=False))
            if found.is_ours and (found.is_file or stat.S_ISDIR(found.status.st_mode)):
                yield found


def _is_gone(found: _Found, computer: str, pid: int, start: str) -> bool:
    if computer == processes.computer():
        return not processes.lives(pid, start)
    return found.age > _ELSEWHERE_AGE and all(one.age > _ELSEWHERE_AGE for one in _inside(found.path))


def _may_live(made: re.Match[str]) -> bool:
    return made[1] == processes.computer() and processes.lives(int(made[2]), made[3])


def _inside(folder: Path) -> list[_Found]:
    try:
        return [_Found(Path(one.path), one.stat(follow_symlinks=False)) for one in os.scandir(folder)]
    except OSError:
        return []


def _is_old(found: _Found, folder: Path) -> bool:
    """Tell whether a file without a process in its name is one that nobody has written for long."""
    name = found.path.name
    if re.fullmatch(_PREFERENCES, name):
        return found.age > _PREFERENCES_AGE
    if re.fullmatch(_BACKUP_JOURNAL, name):  # of a backup that is gone
        return found.age > _FORMER_AGE and not os.path.lexists(folder / name.removesuffix("-journal"))
    return bool(re.fullmatch(_FORMER, name)) and found.age > _FORMER_AGE


def _not_in_use(found: Iterable[_Found]) -> list[_Found]:
    """Return those that no process has open or locked, as far as the system tells."""
    if not (candidates := list(found)):
        return []
    open_ones = _open_files() if sys.platform.startswith("linux") else frozenset()
    return [
        one
        for one in candidates
        if (one.status.st_dev, one.status.st_ino) not in open_ones and not _is_locked(one.path)
    ]


def _open_files() -> frozenset[tuple[int, int]]:
    """Return device and inode of every file that a process of this user has open."""
    opened: set[tuple[int, int]] = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            for handle in (process / "fd").iterdir():
                with suppress(OSError):
                    status = handle.stat()
                    opened.add((status.st_dev, status.st_ino))
    return frozenset(opened)


def _is_locked(path: Path) -> bool:
    if sys.platform == "win32":
        return False  # a file that somebody has open cannot be removed there
    import fcntl

    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED[1], _LOCKED[0])
    except OSError:
        return True
    return False
