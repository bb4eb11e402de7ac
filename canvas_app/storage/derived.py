"""Tables that follow from the records and are brought up to date inside the edit that changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.domain.progress import Share
from canvas_app.storage import search, stage_cache
from canvas_app.storage.edit import WRITTEN, Edit

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_INDEXED = 55
"""Per cent of an edit of very many records that are done when those can be found again, about."""
_OF_A_CLIENT = ("deal", "interaction", "assessment", "stage")


def refresh(workbook: Workbook, edit: Edit) -> None:
    """Bring search index and suggested stages up to date for the clients that ``edit`` concerns."""
    named = edit.seen("client", "id") | edit.seen("person", "client_id")
    if named:
        edit.progress.report(WRITTEN, 100)
        search.refresh(workbook.connection, named)
    staged = clients_with_new_evidence(workbook, edit)
    if staged or edit.changes.touch("setting"):
        stage_cache.refresh(workbook, staged, Share(edit.progress, _INDEXED, 100))


def clients_with_new_evidence(workbook: Workbook, edit: Edit) -> set[int]:
    """Return the clients whose facts, deals, interactions, scores or confirmed stages ``edit`` touched."""
    found = edit.seen("client", "id")
    for kind in _OF_A_CLIENT:
        found |= edit.seen(kind, "client_id")
    deals = sorted(edit.seen("deal_line", "deal_id"))
    for start in range(0, len(deals), 500):
        batch = deals[start : start + 500]
        marks = ", ".join("?" * len(batch))
        rows = workbook.rows(f"SELECT client_id FROM deal WHERE id IN ({marks})", batch)
        found.update(row[0] for row in rows)
    return found
