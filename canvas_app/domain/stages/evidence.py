"""What the rules read of the records: records of the workbook have it, and so have a bulk reader's rows."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class ClientFacts(Protocol):
    """What is read of a client: the undated facts, and when the relationship ended or was reopened."""

    @property
    def qualified(self) -> bool:
        """Need and fit confirmed."""

    @property
    def continuing(self) -> bool:
        """An agreement continues, or an intention was stated."""

    @property
    def sole(self) -> bool:
        """Buys only from us."""

    @property
    def mentions(self) -> int:
        """Favourable mentions."""

    @property
    def referrals(self) -> int:
        """Referrals brought."""

    @property
    def referrals_won(self) -> int:
        """Referrals that bought."""

    @property
    def joint(self) -> int:
        """Joint work."""

    @property
    def ended_on(self) -> date | None:
        """The day a side ended the relationship."""

    @property
    def reopened_on(self) -> date | None:
        """The day it was taken up again."""


class DealDays(Protocol):
    """What is read of a deal."""

    @property
    def opened_on(self) -> date | None:
        """The day it was opened; None: not known."""

    @property
    def won_on(self) -> date | None:
        """The day it was won."""

    @property
    def lost_on(self) -> date | None:
        """The day it was lost."""


class Contact(Protocol):
    """What is read of an interaction."""

    @property
    def on(self) -> date:
        """Its day."""

    @property
    def kind_key(self) -> str:
        """One of INTERACTION_KINDS."""

    @property
    def direction(self) -> str:
        """``in``, ``out`` or empty."""

    @property
    def two_way(self) -> bool | None:
        """Whether the client took part; None: follows from kind and direction."""

    @property
    def answered_on(self) -> date | None:
        """For a complaint, the day it was answered."""


class Given(Protocol):
    """What is read of an assessment."""

    @property
    def id(self) -> int:
        """Grows with the time of entry."""

    @property
    def on(self) -> date:
        """The day it was given."""

    @property
    def source(self) -> str:
        """``client``, ``workshop`` or ``staff``."""

    def score(self, key: str) -> float | None:
        """Return one of the seven scores on 1–5, None when it was not given."""


class Decision(Protocol):
    """What is read of a confirmed stage."""

    @property
    def id(self) -> int:
        """Grows with the time of entry."""

    @property
    def model(self) -> str:
        """Key of the stage model."""

    @property
    def stage(self) -> str:
        """Key of the stage."""

    @property
    def on(self) -> date:
        """The day it was decided."""
