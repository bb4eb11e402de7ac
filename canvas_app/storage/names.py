"""Names that files can have, and what the system says when one cannot be written."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError

JOURNAL_ROOM: Final = len("-journal")
"""Bytes that the name of a workbook leaves for that of its journal."""
_SHOWN: Final = 40  # characters of a name that is too long to be shown whole
_LONGEST: Final = 255  # bytes of a name, or characters on Windows and a Mac
_WINDOWS: Final = (
    r"(?is)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?"
    r'|.*[<>:"/\\|?*\x00-\x1f].*|.*[. ]'
)
"""Names that Windows keeps for devices, does not take, or shortens to another name."""
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_REFUSED: Final = (errno.EACCES, errno.EPERM)
_CODES: Final = {
    errno.ENAMETOOLONG: "output.path_long",
    errno.ELOOP: "output.loop",
    errno.EROFS: "output.read_only_disk",
}


def refuse_name(name: str, *, windows: bool = sys.platform == "win32", room: int = 0) -> None:
    """Refuse a name that no file can have.

    Args:
        name: the last part of a path.
        windows: whether it is one for Windows.
        room: bytes to be left for what is put behind it (``-journal``).

    Raises:
        WorkbookError: it is too long, holds a NUL, or is none for Windows where that matters.

    """
    if "\0" in name:
        raise WorkbookError("output.name_nul", name=name.replace("\0", ""))
    if not name or name in (".", ".."):
        raise WorkbookError("output.name_none")
    if windows and re.fullmatch(_WINDOWS, name):
        raise WorkbookError("output.name_windows", name=name)
    size = len(name) if windows else len(os.fsencode(name))
    most = _LONGEST - room
    if size > most:
        raise WorkbookError("output.name_long", name=f"{name[:_SHOWN]}…", size=size, most=most)


def failed(error: OSError, path: Path, *, workbook: bool = False) -> WorkbookError:
    """Return what an error of the system while writing ``path`` means for a person.

    ``workbook``: what could not be written is a workbook or a folder of its backups, not an export.
    """
    kind = "file" if workbook else "export"
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    number = error.errno or 0
    if number in _FULL:
        return WorkbookError(f"{kind}.full", **shown)
    if number in _CODES:
        return WorkbookError(_CODES[number], **shown)
    made_up = number == errno.ENOENT and path.parent.is_dir()  # a folder that takes no files, as /proc
    if made_up or (number in _REFUSED and not os.access(path.parent, os.W_OK)):
        return WorkbookError("output.denied", **shown)
    return WorkbookError(f"{kind}.write", reason=error.strerror or str(error), **shown)
