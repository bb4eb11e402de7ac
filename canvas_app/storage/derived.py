"""Tables that follow from the records and are brought up to date inside the edit that changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.domain.kind_relations import EVIDENCE, owners, searched_with
from canvas_app.domain.progress import Share
from canvas_app.storage import stage_cache
from canvas_app.storage.edit import WRITTEN, Edit
from canvas_app.storage.sqlite import search
from canvas_app.storage.sqlite.record_sql import portions, sql_of

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_INDEXED = 55
"""Per cent of an edit of very many records that are done when those can be found again, about."""


def refresh(workbook: Workbook, edit: Edit) -> None:
    """Bring search index and suggested stages up to date for the clients that ``edit`` concerns."""
    texts = (_clients(workbook, edit, kind) for kind in searched_with("client"))
    named = edit.seen("client", "id").union(*texts)
    if named:
        edit.progress.report(WRITTEN, 100)
        search.refresh(workbook.connection, named)
    staged = clients_with_new_evidence(workbook, edit)
    if staged or edit.changes.touch("setting"):
        stage_cache.refresh(workbook, staged, Share(edit.progress, _INDEXED, 100))


def clients_with_new_evidence(workbook: Workbook, edit: Edit) -> set[int]:
    """Return the clients of which ``edit`` touched something that suggested stages follow from."""
    found = edit.seen("client", "id")
    for kind in EVIDENCE:
        if kind != "client":
            found |= _clients(workbook, edit, kind)
    return found


def _clients(workbook: Workbook, edit: Edit, kind: str) -> set[int]:
    """Return the clients to whom records of ``kind`` belong or belonged, at whatever remove."""
    (field, owner), *further = owners(kind)
    found = edit.seen(kind, field)
    for field, above in further:
        found, owner = _named_by(workbook, owner, field, found), above
    return found if owner == "client" else set()


def _named_by(workbook: Workbook, kind: str, field: str, ids: set[int]) -> set[int]:
    found = set[int]()
    for some in portions(sorted(ids)):
        found.update(row[0] for row in workbook.rows(sql_of(kind).values(field, len(some)), some))
    return found
