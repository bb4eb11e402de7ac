"""Answers to the guiding questions of a canvas, and the status that follows from them."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.model import ANSWER_MARKS, Answer
from canvas_app.domain.canvas.progress import QuestionState
from canvas_app.domain.changes import Changes
from canvas_app.domain.text import clean_text
from canvas_app.services.canvas.records import read_canvas
from canvas_app.storage.workbook import Workbook


def answer(
    workbook: Workbook,
    canvas_id: int,
    question: str,
    segment_id: int | None,
    text: str,
    *,
    origin: str = "",
    group: str = "",
) -> Changes:
    """Write the answer to a question, for one segment or for all (None); an empty one is taken out."""
    text = clean_text(text).rstrip()
    found = _find(workbook, canvas_id, question, segment_id)
    with workbook.edit("edit.answer", origin=origin, group=group, question=question) as edit:
        if text or (found is not None and found.mark):
            current = found or Answer(edit.new_id(), canvas_id, question, segment_id)
            edit.put(replace(current, text=text))
        elif found is not None:
            edit.delete(Answer, found.id)
    return edit.changes


def mark_question(
    workbook: Workbook, canvas_id: int, question: str, mark: str, *, origin: str = ""
) -> Changes:
    """Mark a question by hand: ``na`` not applicable, ``draft``, or empty to let the status follow again."""
    assert mark in ANSWER_MARKS
    found = _find(workbook, canvas_id, question, None)
    with workbook.edit("edit.answer_mark", origin=origin, question=question, mark=mark) as edit:
        if found is None:
            edit.put(Answer(edit.new_id(), canvas_id, question, mark=mark))
        elif mark or found.text:
            edit.put(replace(found, mark=mark))
        else:
            edit.delete(Answer, found.id)
    return edit.changes


def _find(workbook: Workbook, canvas_id: int, question: str, segment_id: int | None) -> Answer | None:
    found = workbook.all(Answer, canvas_id=canvas_id, question=question, segment_id=segment_id)
    return found[0] if found else None


def question_states(workbook: Workbook, canvas_id: int, catalogue: Catalogue) -> dict[str, QuestionState]:
    """Return the state of all 39 questions of a canvas, by key, in the order of the walk."""
    return read_canvas(workbook, canvas_id, catalogue).states


def block_progress(workbook: Workbook, canvas_id: int, catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Return per block how many questions are answered and how many there are."""
    return read_canvas(workbook, canvas_id, catalogue).progress
