"""Of whom the derived table of stages has rows."""

from __future__ import annotations

from typing import Final

from sqlalchemy import false, select

from canvas_app.storage.core.tables import table

_client = table("client")

STAGED: Final = select(_client.c.id).where(_client.c.archived == false()).order_by(_client.c.id)
