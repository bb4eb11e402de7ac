"""What was typed and could not be written when nobody could be asked: kept until a person has seen it.

It is kept beside the settings of the program, in a file that only its owner can read, one a workbook: it is
not in the workbook, since it is no edit and may be nothing that fits there.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from canvas_app import paths
from canvas_app.storage.workbook import Workbook

_FOLDER: Final = "unsaved"
_LARGEST: Final = 1 << 24
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Begun:
    """A form or a field whose content is not in the file.

    Attributes:
        about: what it is, in the language in which it was begun.
        fields: label and text of each of its fields that is not empty.

    """

    about: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept at one end of the program."""

    at: datetime
    begun: tuple[Begun, ...]


def keep(workbook: Workbook, end: str, begun: Sequence[Begun]) -> None:
    """Keep what was begun in a workbook; what was kept under the same ``end`` before is replaced by it.

    Nothing begun: what was kept under ``end`` goes.

    Raises:
        WorkbookError: the workbook does not say which it is.
        OSError: it cannot be kept.

    """
    file = _file(workbook)
    found = [one for one in _read(file) if one.get("end") != end]
    if told := [{"about": one.about, "fields": one.fields} for one in begun if one.fields]:
        at = datetime.now().isoformat(timespec="seconds")
        found.append({"end": end, "at": at, "begun": told})
    _write(file, found)


def kept(workbook: Workbook) -> tuple[Kept, ...]:
    """Return what is kept of a workbook, the earliest first.

    Raises:
        WorkbookError: the workbook does not say which it is.

    """
    return tuple(_kept(one) for one in _read(_file(workbook)))


def forget(workbook: Workbook) -> None:
    """Forget what is kept: a person has seen it.

    Raises:
        WorkbookError: the workbook does not say which it is.
        OSError: it cannot be removed.

    """
    _write(_file(workbook), [])


def forget_people(workbook: Workbook, names: Iterable[str]) -> None:
    """Forget what names somebody who was erased for good; a disk that refuses keeps it."""
    wanted = [name.casefold() for name in names if name.strip()]

    def about_them(one: object) -> bool:
        return any(name in json.dumps(one, ensure_ascii=False).casefold() for name in wanted)

    with suppress(OSError):
        file = _file(workbook)
        found = _read(file)
        left = [one | {"begun": [part for part in one["begun"] if not about_them(part)]} for one in found]
        if left != found:
            _write(file, [one for one in left if one["begun"]])


def _file(workbook: Workbook) -> Path:
    name = "".join(char for char in workbook.meta("workbook") if char.isalnum() or char == "-")
    return paths.data() / _FOLDER / f"{name}.json"


def _kept(one: dict[str, Any]) -> Kept:
    begun = (
        Begun(part["about"], tuple((label, text) for label, text in part["fields"])) for part in one["begun"]
    )
    return Kept(datetime.fromisoformat(one["at"]), tuple(begun))


def _read(file: Path) -> list[dict[str, Any]]:
    """Return what the file says; one that is none of ours says nothing."""
    with suppress(OSError, ValueError, RecursionError, MemoryError, TypeError, KeyError):
        handle = os.open(file, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as stream:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
                return []
            values: list[dict[str, Any]] = json.loads(stream.read(_LARGEST).decode())
        for one in values:
            _kept(one)  # whether it is what was written
        return values
    return []


def _write(file: Path, values: list[dict[str, Any]]) -> None:
    if not values:
        file.unlink(missing_ok=True)
        return
    paths.private_folder(file.parent)
    handle, draft = tempfile.mkstemp(prefix=".unsaved-", dir=file.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(values, stream)  # escaped: half of a character is no UTF-8
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
