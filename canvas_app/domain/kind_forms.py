"""The forms of the kinds of record, row by row, and how lists show them; see ``record_kind``."""

from __future__ import annotations

from typing import Final

from canvas_app.domain.record_kind import FormRow, Listing
from canvas_app.domain.stages.model import SCORES

Form = tuple[FormRow, ...]

EDITED_ELSEWHERE: Final[Form] = ()
"""It is edited where it is shown, as a note on its canvas, and not in a form of its own."""
CLIENT: Final[Form] = (
    "name", "type", "segment_id", "employee_id", "company", "phone", "email", "city",
)  # fmt: skip
CLIENTS: Final = Listing(
    ("name", "company", "segment_id", "employee_id"),
    sort="name",
    filters=("segment_id", "employee_id", "tags", "archived"),
)
PERSON: Final[Form] = ("name", "role", "phone", "email")
INTERACTION: Final[Form] = (
    "kind_key", "on", "time", "summary", "direction", "two_way", "outcome", "person_id", "employee_id",
    "answered_on",
)  # fmt: skip
DEAL: Final[Form] = (
    "title", "currency", "opened_on", "expected_on", "probability", "won_on", "lost_on", "employee_id",
)  # fmt: skip
ASSESSMENT: Final[Form] = ("on", "source", *(key.lower() for key in SCORES))
ASSESSMENTS: Final = Listing(
    ("on", "source", *(key.lower() for key in SCORES)), sort="on", descending=True, filters=("source", "on")
)
