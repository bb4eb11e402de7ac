"""What an interaction may hold: text cleaned, kind, direction, outcome and time checked."""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, OUTCOMES, Interaction
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.text import clean_line, clean_text

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def clean_time(text: str) -> str:
    """Return a time of day as ``HH:MM``, empty for none.

    Raises:
        ValueRefusedError: ``value.time``.

    """
    text = clean_line(text)
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueRefusedError("value.time", value=text)
    return f"{int(found[1]):02d}:{found[2]}"


def clean_interaction(interaction: Interaction) -> Interaction:
    """Return ``interaction`` fit to be stored.

    Only a complaint can be answered, and not before it was made.

    Raises:
        ValueRefusedError: ``value.choice``, ``value.time`` or ``value.dates_order``.

    """
    for value, choices in (
        (interaction.kind_key, INTERACTION_KINDS),
        (interaction.direction, DIRECTIONS),
        (interaction.outcome, OUTCOMES),
    ):
        if value not in choices:
            raise ValueRefusedError("value.choice", value=value, names=", ".join(filter(None, choices)))
    answered = interaction.answered_on if interaction.kind_key == "complaint" else None
    if answered is not None and answered < interaction.on:
        raise ValueRefusedError("value.dates_order", start=interaction.on, end=answered)
    return replace(
        interaction,
        time=clean_time(interaction.time),
        summary=clean_text(interaction.summary).strip(),
        answered_on=answered,
    )
