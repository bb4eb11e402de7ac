"""Writing an exported file: beside its place first, flushed, then put in place: whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from canvas_app.domain.errors import PersonError, WorkbookError
from canvas_app.storage import names, places
from canvas_app.storage.sqlite import copies, targets

T = TypeVar("T")

_WORKBOOK: Final = ".canvasbook"


def write_file(path: Path, write: Callable[[BinaryIO], T], *, source: Path | None = None) -> T:
    """Let ``write`` fill a new file and put it at ``path``, replacing what is there; return its result.

    Args:
        path: the place that a person chose.
        write: gets the file, open for writing bytes.
        source: a file that is being read, which must not be replaced.

    Raises:
        PersonError: there is a workbook, a link, a device or a write-protected file there, whatever the name,
            or the folder is missing, full or not writable; nothing at ``path`` was changed.

    """
    path = refuse_target(path, source)
    draft = _draft(path)
    try:
        with draft.open("r+b") as file:
            result = write(file)
        places.flush(draft)
        refuse_target(path, source)  # what came there meanwhile is not replaced either
        copies.put_in_place(draft, path)
        places.flush(path.parent)
    except OSError as error:
        raise names.failed(error, path) from error
    finally:
        places.remove(draft)
    return result


def _draft(path: Path) -> Path:
    try:
        return places.draft_for(path)
    except WorkbookError as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, OSError):  # said of an export, not of a workbook that could not be saved
            raise names.failed(cause, path) from cause
        raise


def refuse_target(path: Path, source: Path | None = None) -> Path:
    """Return the whole path of a file that an export may write, before anything is made for it.

    Raises:
        PersonError: see ``write_file``.

    """
    if path.suffix.casefold() == _WORKBOOK:
        raise PersonError("export.workbook", name=path.name)
    path = targets.checked(path)
    targets.refuse_workbook(path)
    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise PersonError("output.source", name=path.name)
    return path
