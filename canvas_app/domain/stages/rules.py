"""The rules: from a client's facts to a suggested stage, every condition shown (domain catalogue, 6.4–6.7).

The program never changes a stage by itself: what comes out is a suggestion, which a person confirms or
overrules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from canvas_app.domain.stages.conditions import NO, UNKNOWN, YES, Actual, joined, judge
from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.flags import client_flags
from canvas_app.domain.stages.months import day_completing
from canvas_app.domain.stages.scores import confidence, reaches
from canvas_app.domain.stages.stage_model import SCORED, Condition, Stage, StageModel

GAP_RUNGS = 2
"""Rungs between confirmed and suggested stage from which ``gap_stage`` warns."""
EVEN = 0.5
"""Emotional and rational involvement that differ by this or more are «mainly» one of them."""


@dataclass(frozen=True, slots=True)
class Check:
    """One condition as it was judged.

    Attributes:
        required: a number, or True for a switch.
        actual: what was found; None when unknown.
        result: ``yes``, ``no`` or ``unknown``.
        group: number shared by the members of one «or» within the model; None for a condition by itself.

    """

    stage: str
    condition: str
    required: float | bool
    actual: Actual
    result: str
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a client from the next stage: one unmet group of conditions.

    Attributes:
        conditions: condition types; more than one are joined by «or».
        required: what each requires.
        result: ``no``, or ``unknown`` when data are wanting.
        raises: scores to raise, for the advice of the catalogue's ``adv.*``.
        asks: scores to ask for, for the statements of the catalogue's ``item.*``.

    """

    conditions: tuple[str, ...]
    required: tuple[float | bool, ...]
    result: str
    raises: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rules say of a client in one model.

    Attributes:
        stage: key of the suggested stage.
        next_stage: the one above it on the ladder, or empty.
        state: ``active``, ``inactive`` or ``ended``.
        confidence: ``high``, ``medium`` or ``low``.
        used: scores that the confidence looks at, known or not.
        checks: every condition that was judged: of the exit stage, of each stage reached, of the first
            that was not.
        subs: sub-labels, in the catalogue as ``sub.*``.
        flags: warnings, in the catalogue as ``flag.*``.
        missing: what the next stage lacks.
        valid_until: the last day for which all this stays so without new data; None: for ever.

    """

    model: str
    stage: str
    next_stage: str
    state: str
    confidence: str
    used: tuple[str, ...]
    checks: tuple[Check, ...]
    subs: tuple[str, ...]
    flags: tuple[str, ...]
    missing: tuple[Missing, ...]
    valid_until: date | None

    def explained(self) -> tuple[Check, ...]:
        """Return the conditions of the suggested stage and of the next one."""
        return tuple(check for check in self.checks if check.stage in (self.stage, self.next_stage))


_Judged = tuple[tuple[Condition, Check], ...]


def suggest(
    model: StageModel, facts: Facts, last_confirmed: str | None, flags: tuple[str, ...] | None = None
) -> Suggestion:
    """Return the suggestion of ``model`` for a client.

    Args:
        model: the stage model.
        facts: the client as of a day.
        last_confirmed: the last confirmed stage that has a say: ``facts.last_confirmed(model.key)``.
        flags: the client's flags when they are known already (they are the same for every model).

    """
    checks: list[Check] = []
    stage = _way_out(model, facts, last_confirmed, checks)
    failed: list[_Judged] = []
    if stage is None:
        stage, failed = _climb(model, facts, last_confirmed, checks)
    following = model.next_stage(stage.key)
    used = _scores_used(stage, failed)
    return Suggestion(
        model.key,
        stage.key,
        following.key if following else "",
        facts.state,
        confidence(facts.scores, used, facts.day, facts.thresholds),
        used,
        tuple(checks),
        _subs(model, stage, facts, last_confirmed) if stage.sub else (),
        flags_in(model, stage.key, facts, client_flags(facts) if flags is None else flags),
        tuple(_missing(group, facts) for group in failed),
        valid_until(model, facts),
    )


def checks_up_to(
    model: StageModel, facts: Facts, last_confirmed: str | None, said: Suggestion, stage: str
) -> tuple[Check, ...]:
    """Return every condition that the suggestion judged, and those of each stage from there up to ``stage``.

    They are what is recorded of a decision for ``stage`` (domain catalogue, 6.5).
    """
    judged = {check.stage for check in said.checks}
    further = [
        check
        for one in model.ladder[: model.rung(stage) + 1]
        if one.key not in judged
        for group in _judged(model, one, facts, last_confirmed)
        for _, check in group
    ]
    return (*said.checks, *further)


def _way_out(model: StageModel, facts: Facts, last: str | None, checks: list[Check]) -> Stage | None:
    stage = model.way_out
    if stage is None:
        return None
    met = True
    for judged in _judged(model, stage, facts, last):
        checks.extend(check for _, check in judged)
        met = met and joined([check.result for _, check in judged]) == YES
    return stage if met else None


def _climb(
    model: StageModel, facts: Facts, last: str | None, checks: list[Check]
) -> tuple[Stage, list[_Judged]]:
    """Return the highest stage reached and the unmet groups of the one above it."""
    best = model.ladder[0]
    for stage in model.ladder[1:]:
        failed = []
        for judged in _judged(model, stage, facts, last):
            checks.extend(check for _, check in judged)
            if joined([check.result for _, check in judged]) != YES:
                failed.append(judged)
        if failed:
            return best, failed
        best = stage
    return best, []


def _judged(model: StageModel, stage: Stage, facts: Facts, last: str | None) -> Iterator[_Judged]:
    kept = model.rung(last) >= model.rung(stage.key) >= 0
    for place, group in enumerate(stage.groups):
        number = model.group_numbers.get((stage.key, place))
        judged = []
        for condition in group:
            required = condition.required(facts.thresholds, kept=kept)
            result, actual = judge(condition, facts, required, last)
            judged.append((condition, Check(stage.key, condition.type, required, actual, result, number)))
        yield tuple(judged)


def _scores_used(stage: Stage, failed: Iterable[_Judged]) -> tuple[str, ...]:
    """Return the scores read by the suggested stage's conditions and by the first group that failed (6.2)."""
    conditions = list(stage.conditions)
    for judged in failed:
        conditions += [condition for condition, _ in judged]
        break
    used = (key for condition in conditions for key in SCORED.get(condition.type, ()))
    return tuple(dict.fromkeys(used))


def _missing(judged: _Judged, facts: Facts) -> Missing:
    checks = [check for _, check in judged]
    raises: list[str] = []
    asks: list[str] = []
    for check in checks:
        if check.condition not in SCORED:
            continue
        if check.result == UNKNOWN:
            asks += [key for key in SCORED[check.condition] if key not in facts.scores]
        elif check.result == NO:
            raises += _lowest(SCORED[check.condition], facts)
    return Missing(
        tuple(check.condition for check in checks),
        tuple(check.required for check in checks),
        joined([check.result for check in checks]),
        tuple(dict.fromkeys(raises)),
        tuple(dict.fromkeys(asks)),
    )


def _lowest(keys: tuple[str, ...], facts: Facts) -> list[str]:
    known = {key: facts.scores[key].value for key in keys if key in facts.scores}
    lowest = min(known.values(), default=None)
    return [key for key, value in known.items() if value == lowest]


def _subs(model: StageModel, stage: Stage, facts: Facts, last: str | None) -> tuple[str, ...]:
    """Return the sub-labels of a stage by the same limit as the stage itself (6.4)."""
    limits = facts.thresholds
    kept = model.rung(last) >= model.rung(stage.key)
    high = limits.keep if kept else limits.high
    kinds = {"trust": ("trust", "TE", "TC"), "involvement": ("inv", "Iemp", "Icom")}
    name, employee, company = kinds[stage.sub]
    sides = [reaches(facts.values.get(key, 0.0), high) for key in (employee, company)]
    found = []
    if any(sides):
        found.append(f"{name}_both" if all(sides) else f"{name}_emp" if sides[0] else f"{name}_com")
    warm, useful = facts.values.get("Iemo"), facts.values.get("Irat")
    if stage.sub == "involvement" and warm is not None and useful is not None:
        even = not reaches(abs(warm - useful), EVEN)
        found.append("inv_even" if even else "inv_emo" if warm > useful else "inv_rat")
    return tuple(found)


def flags_in(model: StageModel, stage: str, facts: Facts, flags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the client's ``flags`` with ``gap_stage`` where the confirmed stage is far from ``stage``."""
    confirmed = facts.confirmed.get(model.key)
    if confirmed is None or confirmed.stage not in model.places:
        return flags
    apart = model.distance(confirmed.stage, stage) >= GAP_RUNGS
    return (*flags, "gap_stage") if apart else flags


def valid_until(model: StageModel, facts: Facts) -> date | None:
    """Return the last day for which a suggestion holds without new data; None: for ever."""
    until = stage_until(model, facts)
    if facts.ages_on is None:
        return until
    ages = facts.ages_on - timedelta(days=1)
    return ages if until is None else min(ages, until)


def stage_until(model: StageModel, facts: Facts) -> date | None:
    """Return the last day for which the suggested stage alone holds without new data; None: for ever."""
    first = facts.turns_on
    if facts.first_won is not None:
        for limit in model.ages:
            reached = day_completing(facts.first_won, int(limit.required(facts.thresholds)))
            if reached > facts.day and (first is None or reached < first):
                first = reached
    return None if first is None else first - timedelta(days=1)
