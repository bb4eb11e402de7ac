"""Whether a condition of a stage is met by a client's facts: yes, no, or unknown for want of data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.scores import PARTS, reaches
from canvas_app.domain.stages.stage_model import Condition

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"

Actual = float | bool | None
"""What was found: a count, a score, a switch; None when unknown."""
Verdict = tuple[str, Actual]
"""Result and what was found."""

_SWITCHES: Final[Mapping[str, Callable[[Facts], bool]]] = {
    "qualified": lambda facts: facts.qualified,
    "cont": lambda facts: facts.continuing,
    "sole": lambda facts: facts.sole,
    "joint": lambda facts: facts.joint > 0,
    "ended": lambda facts: facts.ended,
}
_COUNTS: Final[Mapping[str, Callable[[Facts], int | None]]] = {
    "two_way": lambda facts: facts.two_way,
    "open": lambda facts: facts.open,
    "won": lambda facts: facts.won,
    "age": lambda facts: facts.age_m,
    "word": lambda facts: facts.word,
    "ref": lambda facts: facts.ref,
    "refwon": lambda facts: facts.refwon,
}
_SCORES: Final[Mapping[str, tuple[str, ...]]] = {
    "s_high": ("S",),
    "t_mean": ("T",),
    "i_mean": ("I",),
    "t_any": ("TE", "TC"),
    "i_any": ("Iemp", "Icom"),
    "all_parts": ("TE", "TC", *PARTS),
}
_ANY: Final = ("t_any", "i_any")


def judge(condition: Condition, facts: Facts, required: float | bool, last: str | None) -> Verdict:
    """Return whether ``condition`` is met and what was found.

    Args:
        condition: one condition of a stage.
        facts: the client as of a day.
        required: what ``condition.required`` gave.
        last: the last confirmed stage that has a say, or None.

    """
    kind = condition.type
    if kind in _COUNTS:
        count = _COUNTS[kind](facts)
        # Without a first deal its age is no gap in the data: nothing was bought yet.
        return (YES if count is not None and count >= required else NO), count
    if kind in _SCORES:
        return _judge_scores(kind, facts.values, float(required))
    if kind == "s_not_low":
        value = facts.values.get("S")
        return (YES if value is None or reaches(value, float(required)) else NO), value
    if kind == "lapsed":
        met = facts.lapsed and (not condition.after or last in condition.after)
    else:
        met = _SWITCHES[kind](facts)
    return (YES if met else NO), met


def _judge_scores(kind: str, values: Mapping[str, float], limit: float) -> Verdict:
    keys = _SCORES[kind]
    known = [values[key] for key in keys if key in values]
    if kind in _ANY:
        best = max(known, default=0.0)
        if known and reaches(best, limit):
            return YES, best
        return (NO, best) if len(known) == len(keys) else (UNKNOWN, None)
    worst = min(known, default=5.0)
    if known and not reaches(worst, limit):
        return NO, worst
    return (YES, worst) if len(known) == len(keys) else (UNKNOWN, None)


def joined(results: list[str]) -> str:
    """Return the result of a group joined by «or»: yes if any is, no if all are, otherwise unknown."""
    if YES in results:
        return YES
    return NO if all(result == NO for result in results) else UNKNOWN
