"""A stage model as data: its stages in order, and the conditions by which each is reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.thresholds import Thresholds

SWITCHES: Final = ("qualified", "cont", "sole", "joint", "ended", "lapsed")
"""Condition types that are true or false."""
COUNTS: Final = ("two_way", "open", "won", "age", "word", "ref", "refwon")
"""Condition types that compare a count; the parameter is ``at_least``, one unless said."""
SCORED: Final[Mapping[str, tuple[str, ...]]] = {
    "s_high": ("S",),
    "s_not_low": ("S",),
    "t_any": ("TE", "TC"),
    "t_mean": ("TE", "TC"),
    "i_mean": ("EE", "RE", "EC", "RC"),
    "i_any": ("EE", "RE", "EC", "RC"),
    "all_parts": ("TE", "TC", "EE", "RE", "EC", "RC"),
}
"""Condition types that compare scores, and the scores they read; ``at_least`` is ``high`` unless said."""
CONDITION_TYPES: Final = (*SWITCHES, *COUNTS, *SCORED)
"""Every condition type, in the catalogue as ``cond.*``."""

HIGH: Final = "high"
"""The limit that hysteresis lowers to ``keep`` for a stage already confirmed (6.4)."""
SUBS: Final = ("", "trust", "involvement")
"""Which sub-labels a stage carries (6.4)."""

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SCORE_LIMITS = frozenset(("high", "keep", "mid"))
_COUNT_LIMITS = frozenset(("repeat", "client", "age"))


@dataclass(frozen=True, slots=True)
class Words:
    """A name: a key of the catalogue, or own words in both languages."""

    key: str = ""
    en: str = ""
    ru: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a stage.

    Attributes:
        type: one of CONDITION_TYPES.
        at_least: a number, or the name of a threshold (``repeat``, ``high`` …); None for a switch.
        after: for ``lapsed``: stages of which one must be the last confirmed; empty: any.

    """

    type: str
    at_least: float | str | None = None
    after: tuple[str, ...] = ()

    def required(self, thresholds: Thresholds, *, kept: bool = False) -> float | bool:
        """Return what must be reached; ``kept``: the stage or a higher one was the last confirmed."""
        if self.at_least is None:
            return True
        if isinstance(self.at_least, str):
            limit: float = getattr(thresholds, "keep" if kept and self.at_least == HIGH else self.at_least)
            return limit
        return self.at_least


Group = tuple[Condition, ...]
"""Conditions joined by «or»; the groups of a stage are joined by «and»."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: reached when all its groups, and those of all lower stages, are met.

    Attributes:
        exit: the way out: tested first, apart from the ladder.
        sub: which sub-labels it carries, one of SUBS.
        conditions: every condition, group by group.

    """

    key: str
    name: Words = Words()
    groups: tuple[Group, ...] = ()
    exit: bool = False
    sub: str = ""
    hint: Words = Words()
    conditions: tuple[Condition, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what follows from the groups."""
        conditions = tuple(condition for group in self.groups for condition in group)
        object.__setattr__(self, "conditions", conditions)


@dataclass(frozen=True, slots=True)
class StageModel:
    """A stage model.

    Attributes:
        stages: in order, the exit stage last.
        ladder: the stages without the exit stage.
        way_out: the exit stage, or None.
        places: stage key to its place, from 0.
        ages: every condition on the age of the first deal.
        group_numbers: (stage key, place of the group) to the number of each «or» group, from 1.

    """

    key: str
    name: Words
    stages: tuple[Stage, ...]
    hint: Words = Words()
    ladder: tuple[Stage, ...] = field(init=False, compare=False, repr=False)
    way_out: Stage | None = field(init=False, compare=False, repr=False)
    places: Mapping[str, int] = field(init=False, compare=False, repr=False)
    ages: tuple[Condition, ...] = field(init=False, compare=False, repr=False)
    group_numbers: Mapping[tuple[str, int], int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Check the model (ValueRefusedError) and work out what follows from its stages."""
        check_stages(self.key, self.stages)
        exits = [stage for stage in self.stages if stage.exit]
        joined = [
            (s.key, place) for s in self.stages for place, group in enumerate(s.groups) if len(group) > 1
        ]
        put = object.__setattr__
        put(self, "ladder", tuple(stage for stage in self.stages if not stage.exit))
        put(self, "way_out", exits[0] if exits else None)
        put(self, "places", MappingProxyType({stage.key: place for place, stage in enumerate(self.stages)}))
        ages = (
            condition for stage in self.stages for condition in stage.conditions if condition.type == "age"
        )
        put(self, "ages", tuple(ages))
        put(self, "group_numbers", MappingProxyType({at: number for number, at in enumerate(joined, 1)}))

    def stage(self, key: str) -> Stage:
        """Return the stage ``key``; KeyError when the model has none of that name."""
        return self.stages[self.places[key]]

    def rung(self, key: str | None) -> int:
        """Return the place on the ladder, -1 for the exit stage, None and unknown keys."""
        place = -1 if key is None else self.places.get(key, -1)
        return -1 if place >= 0 and self.stages[place].exit else place

    def next_stage(self, key: str) -> Stage | None:
        """Return the stage above ``key`` on the ladder; None at the top and for the exit stage."""
        place = self.rung(key) + 1
        return self.ladder[place] if 0 < place < len(self.ladder) else None

    def distance(self, one: str, other: str) -> int:
        """Return how many rungs lie between two stages; the exit stage is further than any rung."""
        if one == other:
            return 0
        places = self.rung(one), self.rung(other)
        return len(self.stages) if min(places) < 0 else abs(places[0] - places[1])

    def direction(self, before: str, after: str) -> str:
        """Return ``up``, ``down`` or ``same``; into the exit stage is down, out of it is up."""
        if before == after:
            return "same"
        return "up" if self.rung(after) > self.rung(before) else "down"


def check_stages(model: str, stages: tuple[Stage, ...]) -> None:
    """Refuse stages that make no model (domain catalogue, 6.10).

    Raises:
        ValueRefusedError: ``stage_model.*`` with the ``key`` at fault.

    """
    _check_keys(model, [stage.key for stage in stages])
    if not stages or stages[0].exit or stages[0].groups:
        raise ValueRefusedError("stage_model.first", key=stages[0].key if stages else model)
    for stage in stages[1:]:
        if not stage.groups:
            raise ValueRefusedError("stage_model.no_conditions", key=f"{model}.{stage.key}")
    if any(stage.exit for stage in stages[:-1]):
        several = sum(stage.exit for stage in stages) > 1
        raise ValueRefusedError("stage_model.exits" if several else "stage_model.exit_last", key=model)
    keys = {stage.key for stage in stages}
    for stage in stages:
        at = f"{model}.{stage.key}"
        if stage.sub not in SUBS:
            raise ValueRefusedError("stage_model.sub", key=at, value=stage.sub)
        if not all(stage.groups):
            raise ValueRefusedError("stage_model.empty_group", key=at)
        for condition in stage.conditions:
            _check_condition(f"{at}.{condition.type}", condition, keys)


def check_models(models: Iterable[StageModel]) -> None:
    """Refuse models that share a key (ValueRefusedError)."""
    _check_keys("", [model.key for model in models])


def _check_keys(inside: str, keys: list[str]) -> None:
    for key in keys:
        at = f"{inside}.{key}" if inside else key
        if not _KEY.fullmatch(key):
            raise ValueRefusedError("stage_model.key", key=at)
        if keys.count(key) > 1:
            raise ValueRefusedError("stage_model.twice", key=at)


def _check_condition(at: str, condition: Condition, stages: set[str]) -> None:
    kind, limit = condition.type, condition.at_least
    if kind not in CONDITION_TYPES:
        raise ValueRefusedError("stage_model.condition", key=at, value=kind)
    if (limit is None) != (kind in SWITCHES):
        raise ValueRefusedError("stage_model.at_least", key=at, value=str(limit))
    if isinstance(limit, str) and limit not in (_SCORE_LIMITS if kind in SCORED else _COUNT_LIMITS):
        raise ValueRefusedError("stage_model.at_least", key=at, value=limit)
    if isinstance(limit, int | float) and not _sensible(kind, limit):
        raise ValueRefusedError("stage_model.at_least", key=at, value=str(limit))
    if condition.after and (kind != "lapsed" or not set(condition.after) <= stages):
        raise ValueRefusedError("stage_model.after", key=at, value=", ".join(condition.after))


def _sensible(kind: str, limit: float) -> bool:
    return 1 <= limit <= 5 if kind in SCORED else float(limit).is_integer() and limit >= 1
