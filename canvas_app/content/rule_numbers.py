"""The numbers of the stage rules in texts: a text names the threshold, the workbook says how much it is."""

from __future__ import annotations

from collections.abc import Callable

from canvas_app.content.entry import NAMED
from canvas_app.content.formats import Formats
from canvas_app.domain.stages.thresholds import SCORES, Thresholds


def with_numbers(text: str, limits: Callable[[], Thresholds], lang: str) -> str:
    """Return ``text`` with the numbers of ``limits``, which is asked only when the text names one."""
    if NAMED.search(text) is None:
        return text
    found = limits()
    return NAMED.sub(lambda match: threshold_text(match[1], found, lang), text)


def threshold_text(name: str, limits: Thresholds, lang: str) -> str:
    """Return how much a threshold is: a score with its decimal, anything else as a number."""
    value, formats = getattr(limits, name), Formats(lang)
    return formats.score(value, ()) if name in SCORES else formats.number(value)
