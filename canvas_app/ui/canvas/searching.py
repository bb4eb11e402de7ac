"""Notes for the palette, on every canvas of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from canvas_app.domain.text import match_key
from canvas_app.services.canvas import reads
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit

_MOST = 8


def notes_with(context: PageContext, text: str) -> Sequence[Hit]:
    """Return notes that hold ``text``, each with the way to it."""
    key = match_key(text)
    found: list[Hit] = []
    for canvas in reads.canvases(context.session.workbook) if key else ():
        for note in reads.notes(context.session.workbook, canvas.id):
            if key in match_key(note.text):
                where = f"{context.texts.text(f'block.{note.block}')} · {canvas.name}"
                go = partial(context.navigator.go, "canvas", canvas=note.canvas_id, note=note.id)
                found.append(Hit(note.text, where, go))
    return found[:_MOST]
