"""What the register knows of a client as of one day, in the shape that the stage rules read.

Source of every definition: domain catalogue, 6.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Final, NamedTuple

from canvas_app.domain.stages.evidence import ClientFacts, Contact, DealDays, Decision, Given
from canvas_app.domain.stages.months import completed_months, day_completing, days_after
from canvas_app.domain.stages.scores import Score, latest_scores, next_ageing, values_of
from canvas_app.domain.stages.thresholds import COMPLAINT_DAYS, DEFAULTS, LAPSE_DEALS, Thresholds

TWO_WAY_KINDS: Final = frozenset(
    ("meeting", "call", "video", "event", "joint", "feedback", "complaint", "recommendation")
)
"""Interactions in which a client takes part unless the record says otherwise."""

_NO_SCORES: Mapping[str, Score] = MappingProxyType({})
_NO_VALUES: Mapping[str, float] = MappingProxyType({})


class Confirmed(NamedTuple):
    """The last confirmed stage of a client in one model."""

    stage: str
    on: date
    id: int


_NOTHING_CONFIRMED: Mapping[str, Confirmed] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Facts:
    """A client as of ``day``: counts, switches, scores, the last confirmed stages.

    Attributes:
        two_way: contacts in which the client took part.
        open, won: open and won deals.
        age_m: completed months since the first won deal; None without one.
        days: days since the latest won deal; None without one.
        gap: median days between consecutive different won dates; None with fewer than two dates.
        word, joint: undated counters plus dated interactions inside the window.
        scores: the latest known score of each kind; ``earlier``: the one of an earlier day before it.
        values: every known value, with ``T``, ``I``, ``Iemp``, ``Icom``, ``Iemo``, ``Irat``.
        confirmed: model to its last confirmed stage; ``reopened_on``: set when it lies not after ``day``.
        complaint_on: the oldest complaint without an answer.
        last_contact, last_won: dates, or None.
        turns_on: the first later day on which any of these facts may be different without a new record,
            apart from the passing of days itself; None: never.
        ages_on: the first later day on which a score ages or silence becomes a warning: no stage depends
            on that, confidence and flags do.

    """

    day: date
    thresholds: Thresholds = DEFAULTS
    two_way: int = 0
    qualified: bool = False
    open: int = 0
    won: int = 0
    age_m: int | None = None
    days: int | None = None
    gap: float | None = None
    continuing: bool = False
    sole: bool = False
    word: int = 0
    ref: int = 0
    refwon: int = 0
    joint: int = 0
    ended: bool = False
    lapsed: bool = False
    scores: Mapping[str, Score] = field(default_factory=lambda: _NO_SCORES)
    earlier: Mapping[str, Score] = field(default_factory=lambda: _NO_SCORES)
    values: Mapping[str, float] = field(default_factory=lambda: _NO_VALUES)
    confirmed: Mapping[str, Confirmed] = field(default_factory=lambda: _NOTHING_CONFIRMED)
    reopened_on: date | None = None
    complaint_on: date | None = None
    last_contact: date | None = None
    first_won: date | None = None
    last_won: date | None = None
    turns_on: date | None = None
    ages_on: date | None = None

    @property
    def state(self) -> str:
        """Return ``ended``, ``inactive`` or ``active`` (domain catalogue, 6.3)."""
        return "ended" if self.ended else "inactive" if self.lapsed else "active"

    def last_confirmed(self, model: str) -> str | None:
        """Return the last confirmed stage of ``model`` that still has a say in the rules.

        Stages confirmed before the relationship was reopened have none (6.4).
        """
        found = self.confirmed.get(model)
        if found is None or (self.reopened_on is not None and found.on < self.reopened_on):
            return None
        return found.stage


def facts_of(
    client: ClientFacts,
    deals: Iterable[DealDays],
    interactions: Iterable[Contact],
    assessments: Iterable[Given],
    records: Iterable[Decision],
    day: date,
    thresholds: Thresholds = DEFAULTS,
) -> Facts:
    """Return what is known of ``client`` as of ``day``; records dated later count only for ``turns_on``."""
    later: list[date] = []
    ageing: list[date] = []
    sold = _sales(deals, day, later)
    talked = _contacts(interactions, day, thresholds, later, ageing)
    scores, earlier = _scores(assessments, day, later)
    confirmed = _confirmed(records, day, later)
    ended, reopened_on = _ending(client, day, later)
    lapsed = _lapsed(sold, day, thresholds, later)
    if scores:
        ageing += next_ageing(scores, day, thresholds)
    return Facts(
        day,
        thresholds,
        two_way=talked.two_way,
        qualified=client.qualified,
        open=sold.open,
        won=sold.won,
        age_m=None if sold.first is None else completed_months(sold.first, day),
        days=None if sold.last is None else (day - sold.last).days,
        gap=sold.gap,
        continuing=client.continuing,
        sole=client.sole,
        word=client.mentions + talked.word,
        ref=client.referrals,
        refwon=client.referrals_won,
        joint=client.joint + talked.joint,
        ended=ended,
        lapsed=lapsed,
        scores=scores,
        earlier=earlier,
        values=values_of(scores) if scores else _NO_VALUES,
        confirmed=confirmed,
        reopened_on=reopened_on,
        complaint_on=talked.complaint_on,
        last_contact=talked.last,
        first_won=sold.first,
        last_won=sold.last,
        turns_on=min(later, default=None),
        ages_on=min(ageing, default=None),
    )


class _Sales(NamedTuple):
    open: int = 0
    won: int = 0
    first: date | None = None
    last: date | None = None
    gap: float | None = None


class _Talk(NamedTuple):
    two_way: int = 0
    word: int = 0
    joint: int = 0
    last: date | None = None
    complaint_on: date | None = None


_NO_SALES = _Sales()
_NO_TALK = _Talk()


def _sales(deals: Iterable[DealDays], day: date, later: list[date]) -> _Sales:
    """Count deals as ``sales.model.deal_status`` does, in one pass."""
    won: list[date] = []
    pending = 0
    for deal in deals:
        won_on, lost_on, opened_on = deal.won_on, deal.lost_on, deal.opened_on
        if won_on is not None and won_on > day:
            later.append(won_on)
        if won_on is not None and won_on <= day:
            won.append(won_on)
        elif lost_on is not None and lost_on <= day:
            continue
        else:
            if lost_on is not None:
                later.append(lost_on)
            if opened_on is not None and opened_on > day:
                later.append(opened_on)
            elif opened_on is not None or (won_on is None and lost_on is None):
                pending += 1
    if not won:
        return _Sales(pending) if pending else _NO_SALES
    days = sorted(set(won))
    gap = median([(b - a).days for a, b in pairwise(days)]) if len(days) > 1 else None
    return _Sales(pending, len(won), days[0], days[-1], gap)


def _contacts(
    interactions: Iterable[Contact], day: date, thresholds: Thresholds, later: list[date], ageing: list[date]
) -> _Talk:
    two_way = word = joint = 0
    last: date | None = None
    complaint_on: date | None = None
    for contact in interactions:
        on, kind = contact.on, contact.kind_key
        if on > day:
            later.append(on)
            continue
        if last is None or on > last:
            last = on
        marked = contact.two_way
        if marked or (marked is None and (kind in TWO_WAY_KINDS or contact.direction == "in")):
            two_way += 1
        if kind == "complaint" and (contact.answered_on is None or contact.answered_on > day):
            complaint_on = on if complaint_on is None else min(on, complaint_on)
            if contact.answered_on is not None:
                ageing.append(contact.answered_on)
        elif kind in ("recommendation", "joint") and completed_months(on, day) < thresholds.window:
            later.append(day_completing(on, thresholds.window))
            if kind == "joint":
                joint += 1
            else:
                word += 1
    if last is None:
        return _NO_TALK
    turning = [days_after(last, thresholds.contact_gap + 1)]
    if complaint_on is not None:
        turning.append(days_after(complaint_on, COMPLAINT_DAYS + 1))
    ageing.extend(on for on in turning if on > day)
    return _Talk(two_way, word, joint, last, complaint_on)


def _scores(
    assessments: Iterable[Given], day: date, later: list[date]
) -> tuple[Mapping[str, Score], Mapping[str, Score]]:
    given: list[Given] = []
    for assessment in assessments:
        if assessment.on > day:
            later.append(assessment.on)
        else:
            given.append(assessment)
    return latest_scores(given) if given else (_NO_SCORES, _NO_SCORES)


def _confirmed(records: Iterable[Decision], day: date, later: list[date]) -> Mapping[str, Confirmed]:
    found: dict[str, Confirmed] = {}
    for record in records:
        if record.on > day:
            later.append(record.on)
            continue
        last = found.get(record.model)
        if last is None or (record.on, record.id) > (last.on, last.id):
            found[record.model] = Confirmed(record.stage, record.on, record.id)
    return found or _NOTHING_CONFIRMED


def _ending(client: ClientFacts, day: date, later: list[date]) -> tuple[bool, date | None]:
    """Tell whether the relationship is ended, and when it was reopened if it was.

    Reopening clears ``ended_on``; both may be set when it was reopened and ended again, or by an import.
    """
    ended_on, reopened_on = client.ended_on, client.reopened_on
    if ended_on is None and reopened_on is None:
        return False, None
    later.extend(on for on in (ended_on, reopened_on) if on is not None and on > day)
    reopened = reopened_on if reopened_on is not None and reopened_on <= day else None
    ended = ended_on is not None and ended_on <= day
    if ended and reopened is not None and ended_on is not None and ended_on < reopened:
        ended = False
    return ended, reopened


def _lapsed(sold: _Sales, day: date, thresholds: Thresholds, later: list[date]) -> bool:
    if sold.last is None or sold.open:
        return False
    limit: float = thresholds.lapse_days
    if sold.won >= LAPSE_DEALS and sold.gap is not None:
        limit = thresholds.lapse_factor * sold.gap
    if (day - sold.last).days > limit:
        return True
    later.append(days_after(sold.last, int(limit) + 1))
    return False
