"""The backups of a file as a person chooses among them: day, size, what is in them, are they sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from canvas_app import paths
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.storage import backup_search, integrity
from canvas_app.storage.backup_search import IDENTITY, NAME, PLACE, Found
from canvas_app.storage.queries import counts
from canvas_app.storage.workbook import Workbook

__all__ = ["IDENTITY", "NAME", "PLACE", "BackupSeen", "Contents", "Found", "backups_for", "look_into", "seen"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sound backup holds: of which business it is, how many clients and notes."""

    business: str
    clients: int
    notes: int


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """A backup that was found, and what was seen of it.

    Attributes:
        found: the backup, and how it was found.
        made: when it was written, local time.
        size: bytes.
        contents: what it holds, None when it is not sound: figures of damage are no figures.
        fault: why it cannot be used, None when it is sound.

    """

    found: Found
    made: datetime
    size: int
    contents: Contents | None
    fault: PersonError | None

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.found.backup.path


def backups_for(path: Path, identity: str = "") -> tuple[Found, ...]:
    """Return every backup that may be of the file at ``path``, the surest and newest first.

    The file may be missing, empty or all damage. ``identity`` is asked of a workbook that is open.
    """
    return backup_search.every(path, paths.backups(), identity)


def look_into(found: Found, progress: Progress | None = None) -> BackupSeen:
    """Return what is in a backup, after reading and verifying all of it.

    Raises:
        Cancelled: by ``progress``.
        OSError: it is gone.

    """
    path = found.backup.path
    made, size = datetime.fromtimestamp(found.backup.made), found.backup.size
    try:
        with Workbook.open(path, read_only=True) as workbook:
            integrity.verify(workbook, progress)
            contents = Contents(
                workbook.setting("business"), counts.all_clients(workbook), counts.notes(workbook)
            )
    except PersonError as error:
        return BackupSeen(found, made, size, None, error)
    return BackupSeen(found, made, size, contents, None)


def seen(found: tuple[Found, ...], progress: Progress | None = None) -> Iterator[BackupSeen]:
    """Yield what is in each backup, one after the other; one that goes away meanwhile is left out."""
    progress = progress or NoProgress()
    for done, one in enumerate(found):
        progress.report(done, len(found))
        try:
            yield look_into(one)
        except FileNotFoundError:  # thinned by another window
            continue
