"""Clients and contact persons who were deleted from a workbook and of whom its history still tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from canvas_app.domain.kind_relations import OUTSIDE
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.storage.journal import Change, changes_in, local, unpacked
from canvas_app.storage.prepared import statement
from canvas_app.storage.sqlite.record_sql import sql_of
from canvas_app.storage.workbook import Workbook

_PART_COUNT: Final = statement("history.part_count")
_DATED_PARTS: Final = statement("history.dated_parts")


@dataclass(frozen=True, slots=True)
class DeletedPerson:
    """Somebody who is in the history alone.

    Attributes:
        id: of the record that is gone.
        kind: ``client`` or ``person``.
        name: the last one known.
        client_id: of a contact person, the client; else 0.
        at: when the record was deleted, or its making undone; local time.
        client: of a contact person, what the client is or was called.

    """

    id: int
    kind: str
    name: str
    client_id: int
    at: datetime
    client: str = ""


def in_history(workbook: Workbook, progress: Progress | None = None) -> tuple[DeletedPerson, ...]:
    """Return everybody whom only the history still tells of, those deleted last first.

    Raises:
        Cancelled: by ``progress``.
        WorkbookError: a record of the history is damaged.

    """
    progress = progress or NoProgress()
    known: dict[int, DeletedPerson] = {}
    total = int(workbook.read(_PART_COUNT)[0][0])
    for done, (at, packed, data) in enumerate(workbook.read(_DATED_PARTS)):
        progress.report(done, total)
        plain = unpacked(packed, data)
        if any(f'["{kind}",'.encode() in plain for kind in OUTSIDE):
            for change in changes_in(packed, data):
                if change.kind in OUTSIDE:
                    _learn(known, change, at)
    progress.report(total, total)
    return _gone(workbook, known)


def _learn(known: dict[int, DeletedPerson], change: Change, at: str) -> None:
    """Take from a change what it says of a person: the name, and when they were last touched."""
    before = known.pop(change.id, None)  # the last one touched stands last
    name, client_id = (before.name, before.client_id) if before is not None else ("", 0)
    for values in (change.before, change.after):
        if values:
            name = str(values.get("name", name))
            client_id = int(values.get("client_id", client_id) or 0)
    if name:  # of somebody erased nothing is left but the id
        known[change.id] = DeletedPerson(change.id, change.kind, name, client_id, local(at))


def _gone(workbook: Workbook, known: dict[int, DeletedPerson]) -> tuple[DeletedPerson, ...]:
    there = {kind: dict(workbook.rows(sql_of(kind).fields(("id", "name")))) for kind in OUTSIDE}
    clients = {one.id: one.name for one in known.values() if one.kind == "client"} | there["client"]
    gone = [
        replace(one, client=clients.get(one.client_id, ""))
        for one in known.values()
        if one.id not in there[one.kind]
    ]
    return tuple(reversed(gone))
