"""Everything that the stage rules read of some clients."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, select

from canvas_app.storage.core.constructs import among
from canvas_app.storage.core.tables import table


def _of(kind: str, owner: str, *columns: str) -> Select[Any]:
    """Return these columns of the records of a kind whose ``owner`` is one of the clients asked for."""
    of = table(kind).c
    return select(of[owner], *(of[name] for name in columns)).where(among(of[owner], "clients"))


CLIENTS: Final = _of(
    "client",
    "id",
    *("name", "archived", "qualified", "continuing", "sole", "ended_on", "reopened_on"),
    *("mentions", "referrals", "referrals_won", "joint", "created_on"),
)
DEALS: Final = _of("deal", "client_id", "opened_on", "won_on", "lost_on")
CONTACTS: Final = _of("interaction", "client_id", "day", "kind_key", "direction", "two_way", "answered_on")
ASSESSMENTS: Final = _of(
    "assessment",
    "client_id",
    *("id", "day", "source", "scale", "s", "te", "tc", "ee", "re", "ec", "rc"),
)
DECISIONS: Final = _of("stage", "client_id", "id", "model", "stage", "day")
