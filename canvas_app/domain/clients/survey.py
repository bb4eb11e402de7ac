"""From answered statements to scores: the mean of the answered ones, never of the unanswered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from canvas_app.domain.errors import ValueRefusedError

LOWEST, HIGHEST = 1, 5
"""Ends of the scale of agreement (domain catalogue, 1.6)."""


def survey_scores(answers: Mapping[str, int | None], scores: Mapping[str, str]) -> dict[str, float]:
    """Return the scores that ``answers`` come to.

    Args:
        answers: statement to agreement 1–5; None: «hard to say», which counts as not given.
        scores: statement to the score it belongs to.

    Raises:
        ValueRefusedError: ``value.score``: an answer is not on the scale.

    """
    given: dict[str, list[int]] = defaultdict(list)
    for statement, answer in answers.items():
        if answer is None:
            continue
        if not LOWEST <= answer <= HIGHEST:
            raise ValueRefusedError("value.score", value=str(answer), low=LOWEST, high=HIGHEST)
        given[scores[statement]].append(answer)
    return {score: sum(values) / len(values) for score, values in given.items()}
