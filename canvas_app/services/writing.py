"""Writing an exported file: beside its place first, flushed, then put in place: whole or not there."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from canvas_app.domain.errors import PersonError

T = TypeVar("T")


def write_file(path: Path, write: Callable[[BinaryIO], T]) -> T:
    """Let ``write`` fill a new file and put it at ``path``, replacing what is there; return its result.

    Raises:
        PersonError: the folder is missing, full or not writable; nothing at ``path`` was changed.

    """
    path = path.absolute()
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    if not path.parent.is_dir():
        raise PersonError("file.no_folder", **shown)
    if path.is_dir():
        raise PersonError("file.folder", **shown)
    draft = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(6)}.part")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        with os.fdopen(handle, "w+b") as file:
            result = write(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        code = "export.full" if error.errno == errno.ENOSPC else "export.write"
        raise PersonError(code, reason=error.strerror or str(error), **shown) from error
    finally:
        draft.unlink(missing_ok=True)
    return result
