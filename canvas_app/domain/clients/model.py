"""The records of the register: clients, contact persons, employees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

CLIENT_TYPES = ("company", "person")
COUNT_LIMIT = 1_000_000
"""The most that a counter of the card may say."""
TAG_LIMIT = 60
"""Characters of a tag."""


@dataclass(frozen=True, slots=True)
class Client:
    """A company or a person of the register, with the undated facts that the stage rules read.

    Attributes:
        code: the id it has elsewhere (an import's ``id``), or empty; unique when set.
        company: for a person, the company they come from.
        tags: short labels, in the order given.
        created_on: the day it came into the register.
        qualified, continuing, sole: facts ``qualified``, ``cont``, ``sole``.
        mentions, referrals, referrals_won, joint: counters ``word``, ``ref``, ``refwon``, ``joint``.
        ended_on: the day a side ended the relationship; ``reopened_on``: the day it was taken up again.
        archived: put away, counted nowhere.

    """

    kind: ClassVar[str] = "client"
    id: int
    name: str
    type: str = "company"
    code: str = ""
    company: str = ""
    segment_id: int | None = None
    employee_id: int | None = None
    email: str = ""
    phone: str = ""
    city: str = ""
    country: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    remarks: str = ""
    created_on: date | None = None
    qualified: bool = False
    continuing: bool = False
    sole: bool = False
    mentions: int = 0
    referrals: int = 0
    referrals_won: int = 0
    joint: int = 0
    ended_on: date | None = None
    reopened_on: date | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A contact person of a client."""

    kind: ClassVar[str] = "person"
    id: int
    client_id: int
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody of ours who looks after clients."""

    kind: ClassVar[str] = "employee"
    id: int
    name: str
    role: str = ""
