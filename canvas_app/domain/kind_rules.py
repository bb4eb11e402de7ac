"""Rules between the fields of one record, new or kept; what a single field may hold is the field's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Currency
from canvas_app.domain.languages import LANGUAGES
from canvas_app.domain.record_kind import Together
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages import thresholds
from canvas_app.domain.stages.model import SCALES, SCORES


def deal_rule(deal: Deal) -> Deal:
    """Refuse a deal that is won and lost, or closed before it was opened."""
    if deal.won_on is not None and deal.lost_on is not None:
        raise ValueRefusedError("value.won_and_lost").about("lost_on")
    closed = deal.won_on or deal.lost_on
    if closed is not None and deal.opened_on is not None and closed < deal.opened_on:
        refused = ValueRefusedError("value.dates_order", start=deal.opened_on, end=closed)
        raise refused.about("won_on" if deal.won_on is not None else "lost_on")
    return deal


def interaction_rule(one: Interaction) -> Interaction:
    """Let only a complaint be answered, and not before it was made."""
    answered = one.answered_on if one.kind_key == "complaint" else None
    if answered is not None and answered < one.on:
        raise ValueRefusedError("value.dates_order", start=one.on, end=answered).about("answered_on")
    return one if answered == one.answered_on else replace(one, answered_on=answered)


def _within_scale(values: tuple[Any, ...], _stages: Mapping[str, Collection[str]]) -> bool:
    scale, *scores = values
    low, high = SCALES[scale]
    return all(score is None or low <= score <= high for score in scores)


def _of_its_model(values: tuple[Any, ...], stages: Mapping[str, Collection[str]]) -> bool:
    model, stage, suggested = values
    known = stages.get(model)
    return known is None or (stage in known and (not suggested or suggested in known))


def _are_thresholds(value: str) -> bool:
    try:
        thresholds.Thresholds.from_text(value)
    except ValueRefusedError:
        return False
    return True


_SETTINGS: Final[Mapping[str, Callable[[str], bool]]] = {
    "language": frozenset(LANGUAGES).__contains__,
    "currency": Currency().is_sound,
    thresholds.SETTING: _are_thresholds,
}


def _can_be_shown(values: tuple[Any, ...], _stages: Mapping[str, Collection[str]]) -> bool:
    key, value = values
    check = _SETTINGS.get(key)
    return check is None or check(value)


SCORES_OF_A_SCALE: Final = Together(("scale", *map(str.lower, SCORES)), _within_scale)
"""No score lies outside its scale."""
STAGE_OF_A_MODEL: Final = Together(("model", "stage", "suggested"), _of_its_model)
"""A decision is about a stage that its model has."""
SETTING_THAT_FITS: Final = Together(("key", "value"), _can_be_shown)
"""Settings without which nothing could be shown can be read."""
