"""Contact persons as the card enters and deletes them."""

from __future__ import annotations

from typing import Any

from canvas_app.domain.changes import Changes
from canvas_app.domain.kinds import KINDS
from canvas_app.services import records
from canvas_app.services.records import Saved
from canvas_app.storage.workbook import Workbook


def add_person(book: Workbook, client_id: int, name: str, **fields: Any) -> Saved:
    """Add a contact person to a client."""
    return records.save(book, KINDS["person"], None, {"client_id": client_id, "name": name, **fields})


def delete_person(book: Workbook, person_id: int) -> Changes:
    """Delete a contact person."""
    return records.delete(book, KINDS["person"], [person_id])
