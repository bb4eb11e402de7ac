"""What a person set on this computer: language, look, recent files. One JSON file, readable by them alone."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from canvas_app.paths import private_folder

RECENT = 10
"""How many recent files are kept."""
_LARGEST = 1 << 20
"""Bytes of a file of settings; what is larger is none of ours."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class Preferences:
    """The settings of a person; a damaged or missing file means the defaults, never an error.

    Values are text, whole numbers, truth values and lists of text. Writing replaces the file in one step;
    when two windows are open the last one to write wins.

    Attributes:
        put_aside: where what lay in the file's place, but could not be read, is kept before anything is
            written; None when all is well.

    """

    def __init__(self, file: Path) -> None:
        self._file = file
        found = _read(file)
        self.put_aside = _free_beside(file) if found is None else None
        self._values: dict[str, Any] = found or {}

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """Return a whole number."""
        value = self._values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, key: str, default: bool) -> bool:
        """Return a truth value."""
        value = self._values.get(key)
        return value if isinstance(value, bool) else default

    def texts(self, key: str) -> list[str]:
        """Return a list of texts."""
        value = self._values.get(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def keep(self, **values: str | int | bool | list[str]) -> None:
        """Remember ``values`` and write the file; a disk that refuses is no reason to stop working."""
        if all(self._values.get(key) == value for key, value in values.items()):
            return
        self._values.update(values)
        with suppress(OSError):
            self._write()

    def who(self) -> str:
        """Return the display name that signs edits: the one set, else the system's user name."""
        name = self.text("who")
        if name:
            return name
        from canvas_app.services.files import system_user

        return system_user()

    def recent(self) -> list[Path]:
        """Return the files opened last, newest first."""
        return [Path(name) for name in self.texts("recent")]

    def remember(self, file: Path) -> None:
        """Put ``file`` at the head of the recent ones."""
        names = [str(file), *(name for name in self.texts("recent") if name != str(file))]
        self.keep(recent=names[:RECENT])

    def forget(self, file: Path) -> None:
        """Take ``file`` out of the recent ones."""
        self.keep(recent=[name for name in self.texts("recent") if name != str(file)])

    def _write(self) -> None:
        import tempfile  # late: the frame is painted without it

        folder = self._file.parent
        private_folder(folder)
        if self.put_aside is not None:
            with suppress(FileNotFoundError):
                self._file.rename(self.put_aside)
            self.put_aside = None
        handle, draft = tempfile.mkstemp(prefix=".preferences-", dir=folder)  # made with mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(self._values, stream, indent=1, sort_keys=True)  # escaped: names need not be UTF-8
                stream.flush()
                os.fsync(stream.fileno())
            Path(draft).replace(self._file)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise


def _free_beside(file: Path) -> Path:
    names = (f"{file.stem}.unread{number or ''}{file.suffix}" for number in range(1000))
    free = (file.with_name(name) for name in names)
    return next((one for one in free if not one.exists() and not one.is_symlink()), file)


def _read(file: Path) -> dict[str, Any] | None:
    """Return what the file says: nothing when there is none, None when it cannot be read.

    Whatever lies there: a pipe would never end, a terminal never answer, a file of another program may be
    huge, or nested so deeply that reading it ends in the interpreter's own limit.
    """
    try:
        handle = os.open(file, os.O_RDONLY | _AT_ONCE)
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    with suppress(OSError, ValueError, RecursionError, MemoryError), os.fdopen(handle, "rb") as stream:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST:
            values = json.loads(stream.read(_LARGEST).decode())
            return values if isinstance(values, dict) else None
    return None
