"""Backups of a workbook: numbered, verified, thinned by number so that a clock set wrong removes nothing.

Those that the program makes by itself lie in a folder of the person's own, one folder a workbook, named by
the workbook's identity: a damaged or lost workbook leaves them where they are. A person may also ask for one
in any folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import names, places
from canvas_app.storage.sqlite import copies, driver, file_lock
from canvas_app.storage.sqlite.digest import kept
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.schema import CURRENT, SchemaVersion

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

ENDING: Final = ".canvasbook"
_NAME: Final = re.compile(rf".*\.(\d{{5,}})-g(\d+){re.escape(ENDING)}", re.DOTALL)
_KEEP_ALL: Final = 32
# Of the latest: with one every half hour that is two days of work.
_KEEP_SPACED: Final = ((16, 12), (80, 10), (320, 9))
# Numbers apart, how many: at 16 a day, 12 daily, 10 weekly (5 days), 9 monthly (20 days) ones.
_BUDGET: Final = 2 << 30
"""Bytes of one workbook's backups above which old ones go sooner."""
_KEEP_ALWAYS: Final = 5
_LONGEST_STEM: Final = 60  # characters
_LONGEST_STEM_BYTES: Final = 200  # of 255, some of which number, generation and ending take
_PLACE: Final = "place.txt"
"""In a workbook's own folder of backups: the path where it lay."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: ``number`` grows by one, ``generation`` says how many edits the workbook had seen."""

    path: Path
    number: int
    generation: int

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size

    @property
    def made(self) -> float:
        """When it was written, in seconds since 1970; an erasing keeps that."""
        return self.path.stat().st_mtime


def folder_of(workbook: Workbook, root: Path) -> Path:
    """Return the folder beneath ``root`` for the backups of ``workbook``."""
    return folder_for(workbook.meta("workbook"), root)


def folder_for(identity: str, root: Path) -> Path:
    """Return the folder beneath ``root`` for the backups of the workbook with this identity."""
    # Hashed, because what a file says of itself must not choose a folder.
    return root / blake2b(identity.encode(), digest_size=12).hexdigest()


def folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of all workbooks beneath ``root``."""
    try:
        return tuple(folder for folder in root.iterdir() if folder.is_dir())
    except OSError:
        return ()


def short_stem(path: Path) -> str:
    """Return how the names of the backups of the workbook at ``path`` begin."""
    cut = os.fsencode(path.stem[:_LONGEST_STEM])[:_LONGEST_STEM_BYTES]
    return os.fsdecode(cut) if len(cut) < _LONGEST_STEM_BYTES else cut.decode("utf-8", "ignore")


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in ``folder``, the newest first."""
    found = [
        Backup(path, int(match[1]), int(match[2]))
        for path in folder.glob(f"*{ENDING}")
        if (match := _NAME.fullmatch(path.name))
    ]
    return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))


def name_in(backup: Path) -> str:
    """Return what the workbook of a backup was called, from the name of the backup."""
    match = _NAME.fullmatch(backup.name)
    return backup.name[: match.start(1) - 1] if match else backup.stem


def place_of(folder: Path) -> Path | None:
    """Return where the workbook whose backups are in ``folder`` lay when it was last backed up."""
    try:
        return Path(os.fsdecode((folder / _PLACE).read_bytes()))
    except OSError:
        return None


def _note_place(folder: Path, path: Path) -> None:
    """Note where the workbook lies: a file that is all damage does not say whose backups it has."""
    if place_of(folder) == path:
        return
    with suppress(OSError, WorkbookError):  # a help for later, no part of the backup
        draft = places.draft_for(folder / _PLACE)
        try:
            draft.write_bytes(os.fsencode(path))
            draft.replace(folder / _PLACE)
        finally:
            places.remove(draft)


def due(workbook: Workbook, folder: Path) -> bool:
    """Tell whether ``workbook`` has changed since its latest backup in ``folder``."""
    latest = listed(folder)
    return not latest or latest[0].generation != workbook.generation


def back_up(workbook: Workbook, folder: Path, *, thin: bool = True) -> Backup:
    """Write a verified backup of ``workbook`` (best a snapshot) into ``folder``, then thin what lies there.

    In a folder that a person chose for one backup, nothing is removed (``thin`` False).

    Raises:
        WorkbookError: the folder cannot be written, or the workbook's content does not match its digest;
            then no older backup is touched.

    """
    workbook.require_as_left()
    with driver.translated(workbook.path):
        return _back_up(workbook.connection, workbook.path, folder, CURRENT, thin=thin)


def back_up_older(connection: Connection, path: Path, root: Path, schema_version: SchemaVersion) -> Backup:
    """Write a backup of a workbook of an older schema into its folder beneath ``root``; see ``back_up``."""
    return _back_up(
        connection, path, folder_for(kept(connection, "workbook"), root), schema_version, thin=True
    )


def _back_up(
    connection: Connection, path: Path, folder: Path, schema_version: SchemaVersion, *, thin: bool
) -> Backup:
    _private_folder(folder)
    number = max((backup.number for backup in listed(folder)), default=0) + 1
    if not (generation := kept(connection, "generation")).isdecimal():
        raise driver.damaged(path, "generation")
    target = folder / f"{short_stem(path)}.{number:05d}-g{generation}{ENDING}"
    copies.copy_connection(connection, target, path, schema_version=schema_version)
    made = Backup(target, number, int(generation))
    if thin:
        _note_place(folder, path)
        # What somebody has open, to see what is in it, goes another time.
        places.remove(*(old.path for old in superfluous(listed(folder)) if not file_lock.is_held(old.path)))
    return made


def plain_target(path: Path, folder: Path) -> Path:
    """Return the new name in ``folder``, made when it is missing, for a copy of the workbook at ``path``.

    Raises:
        WorkbookError: the folder cannot be made.

    """
    _private_folder(folder)
    number = 1
    while (target := folder / f"{short_stem(path)}.{number}{ENDING}").exists():
        number += 1
    return target


def _private_folder(folder: Path) -> None:
    try:
        paths.private_folder(folder)
    except OSError as error:
        raise names.failed(error, folder, workbook=True) from error


def superfluous(backups: Iterable[Backup], budget: int = _BUDGET) -> list[Backup]:
    """Return the backups to remove; the newest, verified a moment ago, is never among them."""
    ordered = sorted(backups, key=lambda backup: backup.number, reverse=True)
    kept = set(ordered[:_KEEP_ALL])
    for spacing, count in _KEEP_SPACED:
        newest_of: dict[int, Backup] = {}
        for backup in ordered:
            newest_of.setdefault(backup.number // spacing, backup)
        kept.update(list(newest_of.values())[:count])
    total = 0
    for place, backup in enumerate(ordered):
        if backup in kept:
            total += backup.size
            if total > budget and place >= _KEEP_ALWAYS:
                kept.discard(backup)
    return [backup for backup in ordered if backup not in kept]
