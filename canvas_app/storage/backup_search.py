"""Whose backups these are: the identity in the file tells; of a file that says nothing, place and name.

Only backups of the same identity are surely those of a file. What is found by the place where a workbook lay
when it was last backed up, or by its name alone, may be another's: a person is shown whose it is first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite import backups, driver, file_lock, opening
from canvas_app.storage.sqlite.backups import ENDING, Backup
from canvas_app.storage.sqlite.digest import kept

_SLOWEST_LOOK: Final = 2.0  # seconds: a hostile file must not hang the program
IDENTITY, PLACE, NAME = "identity", "place", "name"
"""How a backup was found, the surest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that was found for a file.

    Attributes:
        backup: the backup.
        how: IDENTITY: it is surely of that workbook; PLACE, NAME: of one that lay there or is called so.
        place: where that workbook lay when it was last backed up; None when that is not known.

    """

    backup: Backup
    how: str
    place: Path | None


def of_file(path: Path, root: Path, identity: str = "") -> tuple[Backup, ...]:
    """Return the backups of the workbook at ``path`` whatever it is called now, the newest first.

    Args:
        path: the file, which may be too damaged to open.
        root: where the backups of all workbooks are.
        identity: of the workbook, when the caller has read it; else it is looked for in the file.

    """
    identity = identity or identity_in(path)
    return backups.listed(backups.folder_for(identity, root)) if identity else ()


def every(path: Path, root: Path, identity: str = "") -> tuple[Found, ...]:
    """Return all backups that may be of the file at ``path``: its own, else by its place, else by its name.

    Args:
        path: the file, which may be missing, empty or all damage.
        root: where the backups of all workbooks are.
        identity: of the workbook, when the caller has read it; else it is looked for in the file.

    """
    if identity := identity or identity_in(path):
        folder = backups.folder_for(identity, root)
        place = backups.place_of(folder)
        return tuple(Found(backup, IDENTITY, place) for backup in backups.listed(folder))
    place = resolved(path)
    found = [
        Found(backup, PLACE if lay == place else NAME, lay)
        for folder in (root.iterdir() if root.is_dir() else ())
        for lay in (backups.place_of(folder),)
        for backup in backups.listed(folder)
        if lay == place or _name(backup) == backups.short_stem(path)
    ]
    found.sort(key=lambda one: (one.how == PLACE, one.backup.made), reverse=True)
    return tuple(found)


def resolved(path: Path) -> Path:
    """Return ``path`` with its links followed, as it is where that cannot be done."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle, a NUL in the name
        return path


def _name(backup: Backup) -> str:
    return backup.path.name.removesuffix(f".{backup.number:05d}-g{backup.generation}{ENDING}")


def identity_in(path: Path) -> str:
    """Return the identity of the workbook at ``path``, not open here; empty when the file does not say."""
    try:
        opening.sniff(path)
        with file_lock.hold(path, shared=True), driver.reading(path):
            connection = driver.connect(path, read_only=True)
            try:
                with driver.time_limit(connection, _SLOWEST_LOOK):
                    return kept(connection, "workbook")
            finally:
                connection.close()
    except (WorkbookError, driver.DriverError, OSError):
        return _identity_on_pages(path)


def _identity_on_pages(path: Path) -> str:
    try:
        readable = path.is_file() and not opening.is_open_here(path)
    except (OSError, ValueError):
        return ""
    if not readable:
        return ""
    from canvas_app.storage.rescue.identity import identity_on_pages  # a sound file does without it

    return identity_on_pages(path)
