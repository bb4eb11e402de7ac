"""Interactions: what happened between a client and us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

INTERACTION_KINDS = (
    "meeting", "call", "video", "email", "message", "event", "service",
    "complaint", "feedback", "recommendation", "joint", "other",
)  # fmt: skip
"""Keys of the catalogue's ``int.*``."""

DIRECTIONS = ("", "in", "out")
OUTCOMES = ("", "positive", "neutral", "negative")


@dataclass(frozen=True, slots=True)
class Interaction:
    """A contact with a client.

    Attributes:
        on: local date; ``time`` is ``HH:MM`` or empty.
        kind_key: one of INTERACTION_KINDS.
        two_way: whether the client took part; None: follows from kind and direction.
        answered_on: for a complaint, the day it was answered.

    """

    kind: ClassVar[str] = "interaction"
    id: int
    client_id: int
    on: date
    kind_key: str = "call"
    time: str = ""
    direction: str = ""
    two_way: bool | None = None
    outcome: str = ""
    employee_id: int | None = None
    person_id: int | None = None
    summary: str = ""
    answered_on: date | None = None
