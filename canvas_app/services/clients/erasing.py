"""Erasing clients and contact persons for good, from the workbook and then from the backups made before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.errors import NotFoundError, PersonError
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.record import Record
from canvas_app.services import unsaved
from canvas_app.services.clients import register
from canvas_app.services.records import belongings
from canvas_app.storage import backup_search, erased_backups, leftovers
from canvas_app.storage.deleted_people import DeletedPerson, in_history
from canvas_app.storage.sqlite import backups
from canvas_app.storage.sqlite.backups import Backup
from canvas_app.storage.workbook import Workbook

__all__ = [
    "DeletedPerson",
    "Erasure",
    "Found",
    "Search",
    "deleted_people",
    "erase_client",
    "erase_deleted",
    "erase_person",
    "erasures",
    "look",
    "rewrite",
    "search_for",
]

_EDIT: Final = "edit.person_erase"
_ERASED: Final = "erase"
_ALL: Final = -1  # of the history
_COPIES: Final = ("*.canvasbook", "*.replaced")
"""Files beside a workbook that may be copies of it."""
_MOST_BESIDE: Final = 200


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased at one time.

    Attributes:
        names: of the clients or contact persons; empty for what only the history still tells of.
        at: when, local time.
        who: signed it.
        counts: how many records of each kind; of what only the history tells of, the kind is ``record``.

    """

    names: tuple[str, ...]
    at: datetime
    who: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in which backups and copies: frozen, for a job of another thread."""

    workbook: Path
    folder: Path
    who: str
    ids: frozenset[int]
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How it is with the backups of a workbook.

    Attributes:
        total: how many there are.
        holding: those that still hold somebody who was erased.
        failed: those that could not be read or rewritten, and why.
        rewritten: those that were, by this job.
        copies: workbooks made as copies of this one that still hold somebody.
        copies_failed: those that could not be looked into or changed, and why.
        copies_rewritten: those from which somebody was erased, by this job.

    """

    total: int = 0
    holding: tuple[Backup, ...] = ()
    failed: tuple[tuple[Backup, PersonError], ...] = ()
    rewritten: tuple[Backup, ...] = ()
    copies: tuple[Path, ...] = ()
    copies_failed: tuple[tuple[Path, PersonError], ...] = ()
    copies_rewritten: tuple[Path, ...] = ()


def erase_client(workbook: Workbook, client_id: int, *, origin: str = "") -> Erasure:
    """Erase a client and everything that belongs to it from the file and its history, for good.

    Raises:
        NotFoundError: the client is gone.

    """
    client = register.client_of(workbook, client_id)
    groups = belongings(workbook, KINDS["client"], [client_id])
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


def deleted_people(workbook: Workbook, progress: Progress | None = None) -> tuple[DeletedPerson, ...]:
    """Return everybody who was deleted earlier and is still in the history, those deleted last first.

    A contact person of a client who is gone, too, goes with the client and is not listed.
    """
    found = in_history(workbook, progress)
    clients = {one.id for one in found if one.kind == Client.kind}
    return tuple(one for one in found if one.kind == Client.kind or one.client_id not in clients)


def erase_deleted(
    workbook: Workbook,
    people: Sequence[DeletedPerson],
    progress: Progress | None = None,
    *,
    origin: str = "",
) -> Erasure:
    """Erase people who were deleted earlier, with everything that belonged to them, from the history.

    Raises:
        Cancelled: by ``progress``; nothing was erased.
        WorkbookError: the file cannot be written.

    """
    ids = [one.id for one in people]
    workbook.erase([], _EDIT, origin=origin, former=ids, progress=progress)
    latest = workbook.history(1)[0]
    names = tuple(dict.fromkeys(one.name for one in people))
    unsaved.forget_people(workbook, names)
    return Erasure(names, latest.at, latest.who, (("record", latest.size),))


def _erase(workbook: Workbook, name: str, records: list[tuple[type[Record], int]], origin: str) -> Erasure:
    workbook.erase(records, _EDIT, origin=origin)
    kinds = [kind.kind for kind, _ in records]
    counts = tuple((kind, kinds.count(kind)) for kind in reversed(dict.fromkeys(kinds)))
    unsaved.forget_people(workbook, [name])
    latest = workbook.history(1)[0]
    return Erasure((name,), latest.at, latest.who, counts)


def erasures(workbook: Workbook) -> tuple[Erasure, ...]:
    """Return every erasing that the history of the workbook tells of, the newest first."""
    return tuple(
        Erasure((), record.at, record.who, (("record", record.size),))
        for record in workbook.history(_ALL)
        if record.action == _ERASED
    )


def search_for(workbook: Workbook, known: Iterable[Path] = ()) -> Search:
    """Return what is to be looked for: everything ever erased from a workbook.

    Looked through are its backups, the workbooks and replaced files beside it, and the ``known`` ones: those
    opened lately. Records keep their ids in a copy, so that one is told from another workbook.
    """
    folder = backups.folder_of(workbook, paths.backups())
    beside = [one for ending in _COPIES for one in workbook.path.parent.glob(ending)]
    copies = dict.fromkeys(one.absolute() for one in (*sorted(beside)[:_MOST_BESIDE], *known))
    others = tuple(one for one in copies if one.is_file() and not one.samefile(workbook.path))
    return Search(workbook.path, folder, workbook.who, erased_backups.erased_from(workbook), others)


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
    return _with_copies(search, found, progress) if search.ids else found


def _with_copies(search: Search, found: Found, progress: Progress) -> Found:
    """Look through the copies that the program knows, and through the backups of those that are copies."""
    for done, copy in enumerate(search.copies):
        progress.report(done, len(search.copies))
        try:
            if erased_backups.holds(copy, search.ids):
                found = replace(found, copies=(*found.copies, copy))
        except PersonError as error:
            found = replace(found, copies_failed=(*found.copies_failed, (copy, error)))
    for copy in found.copies:
        for backup in backup_search.of_file(copy, paths.backups()):
            if backup.path.parent == search.folder:
                continue  # a copy that is a backup by its identity: looked through already
            found = replace(found, total=found.total + 1)
            try:
                if erased_backups.holds(backup.path, search.ids):
                    found = replace(found, holding=(*found.holding, backup))
            except PersonError as error:
                found = replace(found, failed=(*found.failed, (backup, error)))
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
    for copy in found.copies:
        try:
            erased_backups.erase_in_copy(copy, search.ids, _EDIT, search.who)
        except PersonError as error:
            found = replace(found, copies_failed=(*found.copies_failed, (copy, error)))
        else:
            found = replace(found, copies_rewritten=(*found.copies_rewritten, copy))
    return replace(found, holding=(), copies=())
