"""What holds clients on their stage, in the short form that the derived table keeps."""

from __future__ import annotations

from canvas_app.domain.stages.conditions import NO, UNKNOWN
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.stages.stage_model import SWITCHES, StageModel
from canvas_app.domain.stages.thresholds import Thresholds

_MARKS = {NO: "!", UNKNOWN: "?"}
_RESULTS = {mark: result for result, mark in _MARKS.items()}


def holding_of(
    model: StageModel, stage: str, missing: tuple[Missing, ...], thresholds: Thresholds
) -> tuple[Missing, ...]:
    """Return what ``stage``'s next stage lacks, with the limits that hold for a client not confirmed yet.

    So that clients whose stage is kept by a lower limit are counted together with the others.
    """
    following = model.next_stage(stage)
    if following is None:
        return ()
    groups = {tuple(each.type for each in group): group for group in following.groups}
    return tuple(
        Missing(
            gap.conditions,
            tuple(each.required(thresholds) for each in groups[gap.conditions]),
            gap.result,
        )
        for gap in missing
    )


def holding_code(holding: tuple[Missing, ...]) -> str:
    """Return ``won:3! t_any:4?``: type and limit, joined by ``|`` for an «or»; ``!`` no, ``?`` no data."""
    return " ".join(
        "|".join(_part(*one) for one in zip(gap.conditions, gap.required, strict=True)) + _MARKS[gap.result]
        for gap in holding
    )


def holding_from_code(code: str) -> tuple[Missing, ...]:
    """Return what ``holding_code`` was made from."""
    return tuple(_missing(word) for word in code.split())


def _part(kind: str, limit: float | bool) -> str:
    return kind if kind in SWITCHES else f"{kind}:{limit:g}"


def _missing(word: str) -> Missing:
    parts = [part.partition(":") for part in word[:-1].split("|")]
    required = tuple(_limit(limit) if limit else True for _, _, limit in parts)
    return Missing(tuple(kind for kind, _, _ in parts), required, _RESULTS[word[-1]])


def _limit(text: str) -> float:
    return int(text) if text.isdecimal() else float(text)
