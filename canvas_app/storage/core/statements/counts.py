"""How many records there are, as of a day where records have one, without those of archived clients."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, false, func, select, true

from canvas_app.storage.core.constructs import given, real
from canvas_app.storage.core.tables import table

_client, _note, _line = table("client"), table("note"), table("deal_line")

_PUT_AWAY: Final = select(_client.c.id).where(_client.c.archived == true())


def in_use(client_id: Any) -> ColumnElement[bool]:
    """Return whether a client is in use: what belongs to archived ones is kept, and counted nowhere."""
    found: ColumnElement[bool] = client_id.not_in(_PUT_AWAY)
    return found


def _until(named: Table) -> Select[Any]:
    counted = select(func.count()).select_from(named)
    return counted.where(named.c.day <= given("day"), in_use(named.c.client_id))


CLIENTS: Final = select(func.count()).select_from(_client).where(_client.c.archived == false())
ALL_CLIENTS: Final = select(func.count()).select_from(_client)
NOTES: Final = select(func.count()).select_from(_note)
AMOUNTS: Final = select(func.coalesce(func.sum(real(func.abs(_line.c.amount))), real(0)))
INTERACTIONS: Final = _until(table("interaction"))
ASSESSMENTS: Final = _until(table("assessment"))
