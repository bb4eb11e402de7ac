"""Which questions are answered: status follows from what was typed and from the notes made of a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from canvas_app.domain.canvas.model import Answer, Note


@dataclass(frozen=True, slots=True)
class QuestionState:
    """How far a question of a canvas is.

    Attributes:
        status: ``none``, ``draft``, ``answered`` or ``na``, as in the catalogue's ``qstatus.*``.
        notes: how many notes were made of it.
        filled: ids of segments that have an answer of their own.
        for_all: whether there is an answer for all.

    """

    status: str
    notes: int = 0
    filled: frozenset[int] = frozenset()
    for_all: bool = False

    @property
    def done(self) -> bool:
        """Whether it counts as answered: answered or not applicable."""
        return self.status in ("answered", "na")


def question_state(
    question: str,
    per_segment: bool,
    answers: Iterable[Answer],
    notes: Iterable[Note],
    segments: Collection[int],
) -> QuestionState:
    """Return the state of one question.

    Args:
        question: its key.
        per_segment: whether each segment is asked.
        answers: answers of the canvas (others are passed over).
        notes: notes of the canvas.
        segments: ids of the segments that the canvas shows.

    """
    own = [answer for answer in answers if answer.question == question]
    made = sum(1 for note in notes if note.question == question)
    mark = next((answer.mark for answer in own if answer.segment_id is None), "")
    for_all = any(answer.text.strip() for answer in own if answer.segment_id is None)
    filled = frozenset(
        answer.segment_id for answer in own if answer.segment_id is not None and answer.text.strip()
    )
    whole = per_segment and bool(segments) and filled.issuperset(segments)
    status = mark
    if not mark:
        answered = made > 0 or for_all or whole or (not per_segment and bool(filled))
        status = "answered" if answered else "draft" if filled else "none"
    return QuestionState(status, made, filled, for_all)
