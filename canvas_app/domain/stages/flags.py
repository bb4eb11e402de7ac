"""Warnings about a client that do not depend on the stage (domain catalogue, 6.6)."""

from __future__ import annotations

from typing import Final

from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.scores import reaches
from canvas_app.domain.stages.thresholds import COMPLAINT_DAYS, CRITICAL

FLAGS: Final = (
    "drop", "low_s", "habit", "key_person", "faceless", "emo_only", "rat_only",
    "silence", "lapsed", "risk_end", "stale", "complaint", "gap_stage",
)  # fmt: skip
"""Every flag, in the catalogue as ``flag.*``; ``gap_stage`` belongs to one model, the rest to the client."""
DROP: Final = 1.0
"""How far a score must fall, or two kinds of trust differ, to be a warning."""
_WATCHED = ("S", "TE", "TC")
_AT_RISK = ("expansion", "commitment")


def client_flags(facts: Facts) -> tuple[str, ...]:
    """Return the client's flags in the order of FLAGS, without ``gap_stage``."""
    found = _score_flags(facts) if facts.scores else []
    if facts.state == "active" and _silence(facts):
        found.append("silence")
    if facts.lapsed:
        found.append("lapsed")
    if facts.scores:
        found += _late_score_flags(facts)
    if facts.complaint_on is not None and (facts.day - facts.complaint_on).days > COMPLAINT_DAYS:
        found.append("complaint")
    return tuple(found)


def silent_days(facts: Facts) -> int | None:
    """Return the days since the last contact, None when no contact was ever recorded."""
    return None if facts.last_contact is None else (facts.day - facts.last_contact).days


def _silence(facts: Facts) -> bool:
    days = silent_days(facts)
    return days is not None and days > facts.thresholds.contact_gap


def _score_flags(facts: Facts) -> list[str]:
    limits, value = facts.thresholds, facts.values.get
    satisfaction, employee, company = value("S"), value("TE"), value("TC")
    warm, useful = value("Iemo"), value("Irat")
    found = []
    if any(_fell(facts, key) for key in _WATCHED):
        found.append("drop")
    if satisfaction is not None and not reaches(satisfaction, limits.mid):
        found.append("low_s")
    if facts.won >= limits.client and satisfaction is not None and not reaches(satisfaction, limits.keep):
        found.append("habit")
    if _leans(employee, company, limits.high) or (company is None and reaches(employee or 0, limits.high)):
        found.append("key_person")
    if _leans(company, employee, limits.high):
        found.append("faceless")
    if warm is not None and useful is not None:
        if reaches(warm, limits.high) and not reaches(useful, limits.mid):
            found.append("emo_only")
        if reaches(useful, limits.high) and not reaches(warm, limits.mid):
            found.append("rat_only")
    return found


def _leans(one: float | None, other: float | None, high: float) -> bool:
    """Tell whether trust is high on one side and lower by DROP or more on the other."""
    return one is not None and other is not None and reaches(one, high) and reaches(one - other, DROP)


def _fell(facts: Facts, key: str) -> bool:
    before = facts.earlier.get(key)
    return before is not None and reaches(before.value - facts.scores[key].value, DROP)


def _late_score_flags(facts: Facts) -> list[str]:
    found = []
    satisfaction, trust = facts.values.get("S"), facts.values.get("T")
    poor = all(value is not None and not reaches(value, CRITICAL) for value in (satisfaction, trust))
    if poor and facts.last_confirmed("dwyer") in _AT_RISK:
        found.append("risk_end")
    newest = max(score.on for score in facts.scores.values())
    if (facts.day - newest).days > facts.thresholds.fresh:
        found.append("stale")
    return found
