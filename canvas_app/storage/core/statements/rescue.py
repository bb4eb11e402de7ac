"""The history of a damaged file, written into the new one as it was."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Insert, insert

from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.tables import table


def _row_of(name: str) -> Insert:
    """Return what writes a whole row, its values in the order of the columns."""
    values: dict[str, Any] = {column.name: given(f"new_{column.name}") for column in table(name).c}
    return insert(table(name)).values(values)


RECORD: Final = _row_of("journal")
PART: Final = _row_of("journal_part")
