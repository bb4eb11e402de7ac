"""The seven scores as of a day, what is computed from them, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from canvas_app.domain.stages.evidence import Given
from canvas_app.domain.stages.model import CONFIDENCES, SCORES, SOURCES
from canvas_app.domain.stages.months import days_after
from canvas_app.domain.stages.thresholds import Thresholds

TRUST: Final = ("TE", "TC")
INVOLVEMENT: Final = ("EE", "RE", "EC", "RC")
PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "Iemp": ("EE", "RE"),
    "Icom": ("EC", "RC"),
    "Iemo": ("EE", "EC"),
    "Irat": ("RE", "RC"),
}
"""Involvement by side and by kind: known only when both scores are (domain catalogue, 6.2)."""

_EPSILON = 1e-9  # a mean of 4.1 and 3.9, or 4.1 - 3.1, must not fall short by a rounding of binary fractions
_RANKS = {source: len(SOURCES) - place for place, source in enumerate(SOURCES)}


class Score(NamedTuple):
    """One known score on 1–5, the day it was given and who gave it."""

    value: float
    on: date
    source: str


def reaches(value: float, limit: float) -> bool:
    """Tell whether ``value`` is ``limit`` or more, unrounded but for the last binary digits."""
    return value >= limit - _EPSILON


def latest_scores(assessments: Sequence[Given]) -> tuple[dict[str, Score], dict[str, Score]]:
    """Return the latest known value of each score, and its value on the last earlier day it was given.

    An empty field changes nothing; on one day the client goes before the workshop before the staff,
    then the one entered last. ``assessments`` hold only those already given.
    """
    latest: dict[str, Score] = {}
    earlier: dict[str, Score] = {}
    ordered = sorted(assessments, key=_weight) if len(assessments) > 1 else assessments
    for assessment in ordered:
        for key in SCORES:
            value = assessment.score(key)
            if value is None:
                continue
            before = latest.get(key)
            if before is not None and before.on < assessment.on:
                earlier[key] = before
            latest[key] = Score(value, assessment.on, assessment.source)
    return latest, earlier


def _weight(assessment: Given) -> tuple[date, int, int]:
    return assessment.on, _RANKS.get(assessment.source, 0), assessment.id


def values_of(scores: Mapping[str, Score]) -> dict[str, float]:
    """Return every known value: the seven scores, ``T``, ``I`` and the four parts of involvement.

    ``T`` is the mean of the known kinds of trust, ``I`` of at least two known kinds of involvement.
    """
    values = {key: score.value for key, score in scores.items()}
    trust = [values[key] for key in TRUST if key in values]
    if trust:
        values["T"] = sum(trust) / len(trust)
    involvement = [values[key] for key in INVOLVEMENT if key in values]
    if len(involvement) >= 2:
        values["I"] = sum(involvement) / len(involvement)
        for name, (one, other) in PARTS.items():
            if one in values and other in values:
                values[name] = (values[one] + values[other]) / 2
    return values


def confidence(scores: Mapping[str, Score], used: Iterable[str], day: date, thresholds: Thresholds) -> str:
    """Return the worst confidence of the ``used`` scores that are known; ``high`` when none is.

    Source: domain catalogue, 6.5. Trust rests on one leg when only one of its two scores is known.
    """
    worst = 0
    trust_used = False
    for key in used:
        score = scores.get(key)
        if score is None:
            continue
        trust_used = trust_used or key in TRUST
        age = (day - score.on).days
        if age > thresholds.old:
            return "low"
        if score.source != "client" or age > thresholds.fresh:
            worst = 1
    if trust_used and ("TE" in scores) != ("TC" in scores):
        worst = 1
    return CONFIDENCES[worst]


def next_ageing(scores: Mapping[str, Score], day: date, thresholds: Thresholds) -> list[date]:
    """Return the days after ``day`` on which some score stops being fresh or becomes old."""
    given = {score.on for score in scores.values()}
    ageing = [days_after(on, days + 1) for on in given for days in (thresholds.fresh, thresholds.old)]
    return [on for on in ageing if on > day]
