"""Who plays what: every client's segment, rung on the ladder and part in the sample's story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from canvas_app.services.sample.dice import Dice
from canvas_app.services.sample.script import Entry, Script

RUNGS = ("suspect", "prospect", "first_time", "repeat", "client", "supporter", "advocate", "partner")
"""Kotler's rungs by number: 1 is ``suspect``, 8 is ``partner``."""
PROSPECT, FIRST, REPEAT, CLIENT, SUPPORTER, ADVOCATE, PARTNER = range(2, 9)

_CONFIRMED = ("new", "up", "down", "ahead", "leap", "behind", "plunge", "risk")
"""Parts that only a client with a confirmed rung can play."""
_AWAY = {"ahead": 1, "leap": 2, "behind": -1, "plunge": -2}


@dataclass(slots=True)
class Guest:
    """A client of the sample and its story so far; days are counted back from the sample's day.

    Attributes:
        segment: key of the segment.
        company: whether it is a company.
        rung: the rung that lists show, 1 to 8.
        facts: the rung that the rules find today.
        top: the highest rung ever reached.
        part: ``new``, ``lapsed``, ``ended``, another of the script, or empty.
        confirmed: whether a person has confirmed the rung.
        reach: rung → the day it was reached.
        deals: days of won deals, the oldest first.
        fall: the day things went wrong, or 0.
        ended: the day the relationship ended, or 0.
        silent: no contact that the client took part in, though need and fit are known.
        mentions, joints: days of recommendations and of joint work.
        sole, continuing, counted: facts that carry no date; ``counted`` holds the counters by name.
        scores: days of assessments with their values.

    """

    segment: str
    rung: int
    company: bool = False
    part: str = ""
    confirmed: bool = False
    reach: dict[int, int] = field(default_factory=dict)
    deals: list[int] = field(default_factory=list)
    fall: int = 0
    ended: int = 0
    silent: bool = False
    mentions: list[int] = field(default_factory=list)
    joints: list[int] = field(default_factory=list)
    sole: bool = False
    continuing: bool = False
    counted: dict[str, int] = field(default_factory=dict)
    scores: list[tuple[int, dict[str, float]]] = field(default_factory=list)

    @property
    def refunded(self) -> bool:
        """Whether a person took the second deal back: moved down against the deals."""
        return self.part == "down" and self.rung < REPEAT

    @property
    def facts(self) -> int:
        """Return the rung that the rules find today."""
        return self.rung + (1 if self.refunded else _AWAY.get(self.part, 0))

    @property
    def top(self) -> int:
        """Return the highest rung ever reached."""
        return max(self.facts, self.rung + (self.part == "down"))

    @property
    def active(self) -> bool:
        """Whether the relationship goes on."""
        return self.part not in ("lapsed", "ended")

    @property
    def fallen(self) -> bool:
        """Whether what happened on the day ``fall`` took a rung away."""
        return self.facts < self.top

    @property
    def recent_rung(self) -> int:
        """Return the lowest rung that was reached only lately, 9 when none was."""
        if self.part == "up":
            return self.rung
        return self.rung + 1 if self.part in ("ahead", "leap") else PARTNER + 1


def cast(script: Script, dice: Dice) -> list[Guest]:
    """Return every client with its part, in an order of chance."""
    segments = script.many("segment")
    parts = script.table("parts")
    guests: list[Guest] = []
    for rung in range(1, len(RUNGS) + 1):
        standing = dice.shuffled([guest for entry in segments for guest in _standing(entry, rung)])
        _give_parts(standing, {key: counts[rung - 1] for key, counts in parts.items()}, dice)
        guests += standing
    guests = dice.shuffled(guests)
    for entry in segments:
        own = [guest for guest in guests if guest.segment == entry["key"]]
        for guest in own[: entry["companies"]]:
            guest.company = True
    return guests


def _standing(segment: Entry, rung: int) -> Iterator[Guest]:
    return (Guest(segment["key"], rung) for _ in range(segment["rungs"][rung - 1]))


def _give_parts(standing: list[Guest], counts: dict[str, int], dice: Dice) -> None:
    """Hand out the parts of one rung from the front of ``standing``, then the confirmations."""
    waiting = iter(standing)
    for part, count in counts.items():
        for _ in range(count if part != "confirmed" else 0):
            next(waiting).part = part
    sure = [guest for guest in standing if guest.part in _CONFIRMED]
    others = [guest for guest in standing if guest.part not in _CONFIRMED]
    for guest in (*sure, *dice.shuffled(others)[: counts["confirmed"] - len(sure)]):
        guest.confirmed = True
