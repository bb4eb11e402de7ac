"""Suggestions for many clients at once: clients that look alike to the rules are judged once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.flags import client_flags
from canvas_app.domain.stages.holding import holding_code, holding_of
from canvas_app.domain.stages.rules import flags_in, suggest, valid_until
from canvas_app.domain.stages.scores import PARTS, confidence
from canvas_app.domain.stages.stage_model import SCORED, StageModel
from canvas_app.domain.stages.thresholds import Thresholds

_COUNTS = ("two_way", "open", "won", "age_m", "word", "ref", "refwon", "joint")
_SWITCHES = ("qualified", "continuing", "sole", "ended", "lapsed")
_VALUES = ("S", "TE", "TC", "T", "I", *PARTS)
_LOOKS = (*_COUNTS, *_SWITCHES, *_VALUES)
_READ: Mapping[str, tuple[str, ...]] = {
    # condition: the facts it reads, where they are not named like it
    "age": ("age_m",),
    "cont": ("continuing",),
    "s_high": ("S",),
    "s_not_low": ("S",),
    "t_any": ("TE", "TC"),
    "t_mean": ("T",),
    "i_mean": ("I",),
    "i_any": ("Iemp", "Icom"),
    "all_parts": ("TE", "TC", *PARTS),
}
_NO_BANDS = (-1,) * len(_VALUES)
_EPSILON = 1e-9


class Outcome(NamedTuple):
    """What is kept of a ``rules.Suggestion``; ``holding`` as ``holding.holding_code`` writes it."""

    model: str
    stage: str
    state: str
    confidence: str
    flags: tuple[str, ...]
    holding: str
    valid_until: date | None


class _Judged(NamedTuple):
    stage: str
    holding: str
    used: tuple[str, ...]


_Signature = tuple[object, ...]


class Suggester:
    """Applies the rules of some models, remembering what they said of clients that look alike to them.

    Counts look alike above the highest number any condition asks for, scores between the same two limits.
    A miss asks ``rules.suggest``: there is one set of rules.
    """

    def __init__(self, models: Sequence[StageModel], thresholds: Thresholds) -> None:
        self.models = tuple(models)
        self.thresholds = thresholds
        self._known: dict[_Signature, _Judged] = {}
        self._reads = {model.key: _places_read(model) for model in models}
        caps = dict.fromkeys(_COUNTS, 1)
        limits = {thresholds.high, thresholds.keep, thresholds.mid}
        for condition in (each for model in models for stage in model.stages for each in stage.conditions):
            required = float(condition.required(thresholds))
            if condition.type in SCORED:
                limits.add(required)
            elif (name := _READ.get(condition.type, (condition.type,))[0]) in caps:
                caps[name] = max(caps[name], int(required))
        self._caps = tuple(caps.items())
        self._limits = sorted(limit - _EPSILON for limit in limits)

    def outcomes(self, facts: Facts) -> Iterator[Outcome]:
        """Yield what each model suggests for a client."""
        flags = client_flags(facts)
        state = facts.state
        looks = self._signature(facts)
        for model in self.models:
            judged = self._judge(model, facts, looks)
            sure = "high"
            if facts.scores:
                sure = confidence(facts.scores, judged.used, facts.day, facts.thresholds)
            yield Outcome(
                model.key,
                judged.stage,
                state,
                sure,
                flags_in(model, judged.stage, facts, flags),
                judged.holding,
                valid_until(model, facts),
            )

    def stage(self, model: StageModel, facts: Facts) -> str:
        """Return the suggested stage alone."""
        return self._judge(model, facts, self._signature(facts)).stage

    def _judge(self, model: StageModel, facts: Facts, looks: _Signature) -> _Judged:
        last = facts.last_confirmed(model.key)
        key = (model.key, last, self._reads[model.key](looks))
        judged = self._known.get(key)
        if judged is None:
            found = suggest(model, facts, last, ())
            holding = holding_code(holding_of(model, found.stage, found.missing, self.thresholds))
            judged = self._known[key] = _Judged(found.stage, holding, found.used)
        return judged

    def _signature(self, facts: Facts) -> _Signature:
        counts = [
            None if (count := getattr(facts, name)) is None else min(count, cap) for name, cap in self._caps
        ]
        switches = facts.qualified, facts.continuing, facts.sole, facts.ended, facts.lapsed
        return (*counts, *switches, *self._bands(facts))

    def _bands(self, facts: Facts) -> tuple[int, ...]:
        values, limits = facts.values, self._limits
        if not values:
            return _NO_BANDS
        return tuple(bisect_right(limits, values[key]) if key in values else -1 for key in _VALUES)


def _places_read(model: StageModel) -> Callable[[_Signature], object]:
    """Return what picks the facts that some condition of ``model`` reads."""
    conditions = {condition.type for stage in model.stages for condition in stage.conditions}
    read = {name for kind in conditions for name in _READ.get(kind, (kind,))}
    places = [place for place, name in enumerate(_LOOKS) if name in read]
    return itemgetter(*places) if places else lambda _: None
