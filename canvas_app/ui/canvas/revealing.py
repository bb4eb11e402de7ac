"""Showing what an undo or redo changed: its canvas, its note or question; it flashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.domain.canvas.model import Answer, Canvas, Note
from canvas_app.domain.changes import Changes

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage


def reveal(page: CanvasPage, changes: Changes) -> None:
    """Show, focus and flash what was changed; what is gone shows the block it was in."""
    _show_canvas_of(page, changes)
    notes = [note for note in page.reading.records.notes if _touched(note, changes)]
    if notes:
        page.select_note(notes[0].id)
        page.view.flash(frozenset(note.id for note in notes))
        page.view.setFocus()
        return
    answers = [one for one in page.reading.records.answers if one.id in changes.of("answer")]
    if answers:
        page.answering.open(answers[0].question, segment_id=answers[0].segment_id)
        return
    question = changes.params.get("question")
    if changes.touch("answer") and isinstance(question, str) and page.context.texts.catalogue.has(question):
        page.answering.open(question)
        return
    page.view.setFocus()


def _touched(note: Note, changes: Changes) -> bool:
    return (
        note.id in changes.of("note")
        or (note.segment_id or 0) in changes.of("segment")
        or (note.stream_id or 0) in changes.of("stream")
    )


def _show_canvas_of(page: CanvasPage, changes: Changes) -> None:
    """Change to the canvas that holds what was changed, unless the one shown does too."""
    workbook = page.workbook
    places: list[int] = [one for one in changes.of("canvas") if workbook.get(Canvas, one) is not None]
    for note_id in changes.of("note"):
        note = workbook.get(Note, note_id)
        places += [note.canvas_id] if note is not None else []
    for answer_id in changes.of("answer"):
        answer = workbook.get(Answer, answer_id)
        places += [answer.canvas_id] if answer is not None else []
    for kind, field in (("segment", "segment_id"), ("stream", "stream_id")):
        if not places:
            places = [
                note.canvas_id for one in changes.of(kind) for note in workbook.all(Note, **{field: one})
            ]
    places = places or [one for one in changes.canvases if workbook.get(Canvas, one) is not None]
    if places and page.canvas_id not in places:
        page.show_canvas(places[0])
