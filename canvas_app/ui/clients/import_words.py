"""What an import would do, as sentences: how many rows, and which new names come with them."""

from __future__ import annotations

from canvas_app.services.imports import ImportResult, Preview
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate

_NAMED = 12


def forecast_text(context: PageContext, preview: Preview) -> str:
    """Return how many rows would be added, changed and left out, as far as that is known."""
    found, number = preview.forecast, context.texts.formats.number
    if found is None:
        waiting = translate("Clients", "Rows read: %1. What becomes of them shows after your answer above.")
        return fill(waiting, number(preview.parsed.count))
    counts = (number(one) for one in (found.read, found.added, found.updated, found.skipped))
    text = translate("Clients", "Rows read: %1. To be added: %2, changed: %3, left out or unchanged: %4.")
    return fill(text, *counts)


def new_names_text(context: PageContext, found: ImportResult) -> str:
    """Return which names of segments, employees and others, and which notes would be new, empty for none."""
    number = context.texts.formats.number
    told = [
        context.texts.sentence(f"cmd.import.new_names.{kind}", names=_listed(names))
        for kind, names in found.created.items()
    ]
    if found.noted:
        text = translate("Clients", "Notes for the canvas “%1”: %2.")
        told.append(fill(text, found.canvas, number(found.noted)))
    if found.register_only:
        text = translate("Clients", "New names: %1, too many for a canvas: only the register gets them.")
        told.append(fill(text, number(found.register_only)))
    return " ".join(told)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
