"""The fields that each kind of import knows: keys and what their cells hold; their names are content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

KINDS: Final = ("clients", "deals", "interactions", "assessments", "stages", "notes")
"""Kinds of tables that can be imported."""

SCORE_FIELDS: Final = (
    "satisfaction", "trust_employee", "trust_company", "emotional_employee", "rational_employee",
    "emotional_company", "rational_company",
)  # fmt: skip
"""Fields of an assessment in the order of the domain's SCORES."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind: its key, and what its cells hold (a name of ``cells.READERS``)."""

    key: str
    holds: str


def _fields(**holds: str) -> tuple[Field, ...]:
    return tuple(Field(key, what) for key, what in holds.items())


FIELDS: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "clients": _fields(
            id="line", type="type", name="line", company="line", contact="line", role="line",
            segment="line", employee="line", email="line", phone="line", city="line", country="line",
            source="line", tags="tags", notes="text", qualified="yes_no", continuing="yes_no", sole="yes_no",
            mentions="count", referrals="count", referrals_won="count", joint="count", ended_on="date",
        ),
        "deals": _fields(
            id="line", client_id="line", client="line", title="line", stream="line", amount="amount",
            currency="currency", opened_on="date", won_on="date", lost_on="date", expected_on="date",
            probability="percent", employee="line",
        ),
        "interactions": _fields(
            client_id="line", client="line", at="moment", kind="interaction", direction="direction",
            two_way="yes_no", outcome="outcome", employee="line", person="line", summary="text",
        ),
        "assessments": _fields(
            client_id="line", client="line", on="date", source="source", scale="scale",
            **dict.fromkeys(SCORE_FIELDS, "score"),
        ),
        "stages": _fields(
            client_id="line", client="line", model="line", stage="line", on="date", decided_by="line",
            reason="text",
        ),
        "notes": _fields(block="block", text="text", kind="line", colour="colour", segment="line"),
    }
)  # fmt: skip
"""Fields by kind, in the order in which they are offered."""

REQUIRED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "clients": (("name", "company", "contact"),),
        "deals": (("client_id", "client"),),
        "interactions": (("client_id", "client"), ("at",)),
        "assessments": (("client_id", "client"), ("on",), SCORE_FIELDS),
        "stages": (("client_id", "client"), ("stage",), ("on",)),
        "notes": (("text",),),
    }
)
"""Groups of fields of which at least one needs a column."""
