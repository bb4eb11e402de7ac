"""The journal as it is checked: its records, and parts of records that are not there."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from canvas_app.storage.core.tables import table

_journal, _part = table("journal"), table("journal_part")

RECORDS: Final = select(_journal.c.seq).order_by(_journal.c.seq)
LOST: Final = select(_part.c.seq).distinct().where(_part.c.seq.not_in(select(_journal.c.seq)))
