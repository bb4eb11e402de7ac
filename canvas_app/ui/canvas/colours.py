"""The six colours of notes in words."""

from __future__ import annotations

from canvas_app.ui.common.text import translate


def colour_name(colour: str) -> str:
    """Return a colour of notes in words."""
    return {
        "yellow": translate("Canvas", "Yellow"),
        "blue": translate("Canvas", "Blue"),
        "green": translate("Canvas", "Green"),
        "pink": translate("Canvas", "Pink"),
        "violet": translate("Canvas", "Violet"),
        "grey": translate("Canvas", "Grey"),
    }[colour]
