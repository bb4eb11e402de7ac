"""Erasing clients and contact persons for good, from the workbook and then from the backups made before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.domain.clients.model import Person
from canvas_app.domain.errors import NotFoundError, PersonError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.record import Record
from canvas_app.services.clients import register
from canvas_app.storage import backups, erased_backups, leftovers
from canvas_app.storage.backups import Backup
from canvas_app.storage.workbook import Workbook

_EDIT: Final = "edit.person_erase"
_ERASED: Final = "erase"
_ALL: Final = -1  # of the history


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased at one time.

    Attributes:
        name: of the client or contact person; empty for what only the history still tells of.
        at: when, local time.
        who: signed it.
        counts: how many records of each kind; of what only the history tells of, the kind is ``record``.

    """

    name: str
    at: datetime
    who: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in which backups: frozen, for a job of another thread."""

    workbook: Path
    folder: Path
    who: str
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Found:
    """How it is with the backups of a workbook.

    Attributes:
        total: how many there are.
        holding: those that still hold somebody who was erased.
        failed: those that could not be read or rewritten, and why.
        rewritten: those that were, by this job.

    """

    total: int = 0
    holding: tuple[Backup, ...] = ()
    failed: tuple[tuple[Backup, PersonError], ...] = ()
    rewritten: tuple[Backup, ...] = ()


def erase_client(workbook: Workbook, client_id: int, *, origin: str = "") -> Erasure:
    """Erase a client and everything that belongs to it from the file and its history, for good.

    Raises:
        NotFoundError: the client is gone.

    """
    client = register.client_of(workbook, client_id)
    groups = register.belongings(workbook, [client_id])
    return _erase(workbook, client.name, [(kind, one) for kind, ids in groups for one in ids], origin)


def erase_person(workbook: Workbook, person_id: int, *, origin: str = "") -> Erasure:
    """Erase a contact person for good; interactions with them stay, without the name.

    Raises:
        NotFoundError: the person is gone.

    """
    person = workbook.get(Person, person_id)
    if person is None:
        raise NotFoundError("not_found.person", id=person_id)
    return _erase(workbook, person.name, [(Person, person_id)], origin)


def _erase(workbook: Workbook, name: str, records: list[tuple[type[Record], int]], origin: str) -> Erasure:
    workbook.erase(records, _EDIT, origin=origin)
    kinds = [kind.kind for kind, _ in records]
    counts = tuple((kind, kinds.count(kind)) for kind in reversed(dict.fromkeys(kinds)))
    latest = workbook.history(1)[0]
    return Erasure(name, latest.at, latest.who, counts)


def erasures(workbook: Workbook) -> tuple[Erasure, ...]:
    """Return every erasing that the history of the workbook tells of, the newest first."""
    return tuple(
        Erasure("", record.at, record.who, (("record", record.size),))
        for record in workbook.history(_ALL)
        if record.action == _ERASED
    )


def search_for(workbook: Workbook) -> Search:
    """Return what is to be looked for in the backups of a workbook: everything ever erased from it."""
    folder = backups.folder_of(workbook, paths.backups())
    return Search(workbook.path, folder, workbook.who, erased_backups.erased_from(workbook))


def look(search: Search, progress: Progress | None = None) -> Found:
    """Look which backups still hold somebody; what a crash left unfinished beside them goes."""
    progress = progress or NoProgress()
    leftovers.sweep(search.folder, search.workbook.parent)
    listed = backups.listed(search.folder)
    found = Found(len(listed))
    for done, backup in enumerate(listed):
        progress.report(done, len(listed))
        try:
            if erased_backups.holds(backup.path, search.ids):
                found = replace(found, holding=(*found.holding, backup))
        except PersonError as error:
            found = replace(found, failed=(*found.failed, (backup, error)))
    progress.report(len(listed), len(listed))
    return found


def rewrite(search: Search, found: Found, progress: Progress | None = None) -> Found:
    """Rewrite the backups that hold somebody, one after the other; what cannot be is named and left.

    Given up in between, those that were rewritten stay so, and the others are as they were.
    """
    progress = progress or NoProgress()
    total = len(found.holding)
    for done, backup in enumerate(found.holding):
        progress.report(done, total)
        try:
            erased_backups.rewrite(backup.path, search.ids, _EDIT, search.who)
        except PersonError as error:
            found = replace(found, failed=(*found.failed, (backup, error)))
        else:
            found = replace(found, rewritten=(*found.rewritten, backup))
    progress.report(total, total)
    return replace(found, holding=())
