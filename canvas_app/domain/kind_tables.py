"""The tables of the kinds of record that are imported and exported; see ``record_table``."""

from __future__ import annotations

from typing import Final

from canvas_app.domain.record_table import Table
from canvas_app.domain.stages.model import SCORE_COLUMNS

CLIENTS: Final = Table(
    "clients",
    (
        "id", "type", "name", "company", "contact", "role", "segment", "employee", "email", "phone",
        "city", "country", "source", "tags", "notes", "qualified", "continuing", "sole", "mentions",
        "referrals", "referrals_won", "joint", "ended_on", "reopened_on", "client_since", "archived",
    ),
    fills={"notes": "remarks", "client_since": "created_on"},
    cells={"contact": "line", "role": "line"},
    needed=(("name", "company", "contact"),),
    rank=10,
)  # fmt: skip
DEALS: Final = Table(
    "deals",
    (
        "id", "client_id", "client", "title", "stream", "amount", "currency", "opened_on", "won_on",
        "lost_on", "expected_on", "probability", "employee",
    ),
    cells={"stream": "line", "amount": "amount"},
    rank=20,
)  # fmt: skip
INTERACTIONS: Final = Table(
    "interactions",
    (
        "client_id", "client", "at", "kind", "direction", "two_way", "outcome", "employee", "person",
        "summary", "answered_on",
    ),
    fills={"kind": "kind_key"},
    moments={"at": ("on", "time")},
    defaults={"kind_key": "other"},
    rank=30,
)  # fmt: skip
ASSESSMENTS: Final = Table(
    "assessments",
    ("client_id", "client", "on", "source", "scale", *SCORE_COLUMNS),
    fills={column: key.lower() for column, key in SCORE_COLUMNS.items()},
    cells={"scale": "scale"},
    needed=(("client_id", "client"), ("on",), tuple(SCORE_COLUMNS)),
    rank=40,
)
STAGES: Final = Table(
    "stages",
    ("client_id", "client", "model", "stage", "on", "decided_by", "reason"),
    needed=(("client_id", "client"), ("stage",), ("on",)),
    rank=45,
)
PEOPLE: Final = Table("people", rank=60)
EMPLOYEES: Final = Table("employees", rank=70)
NOTES: Final = Table(
    "notes",
    ("block", "text", "kind", "colour", "segment"),
    cells={"kind": "line", "segment": "line"},
    needed=(("text",),),
    rank=80,
)
