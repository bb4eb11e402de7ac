"""Which questions are answered: status follows from what was typed and from the notes made of a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from canvas_app.domain.canvas.model import Answer, Note


@dataclass(frozen=True, slots=True)
class QuestionState:
    """How far a question of a canvas is.

    Attributes:
        status: ``none``, ``draft``, ``answered`` or ``na``, as in the catalogue's ``qstatus.*``.
        notes: how many notes were made of it.
        filled: ids of segments that have an answer of their own, in words or by a note that serves them.
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


def question_states(
    asked: Iterable[tuple[str, bool]],
    answers: Iterable[Answer],
    notes: Iterable[Note],
    segments: Collection[int],
) -> dict[str, QuestionState]:
    """Return the state of questions, by key.

    Args:
        asked: keys of the questions, and whether each segment is asked.
        answers: answers of the canvas.
        notes: notes of the canvas.
        segments: ids of the segments that the canvas shows.

    """
    own: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        own[answer.question].append(answer)
    made: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        made[note.question].append(note)
    shown = frozenset(segments)
    return {key: _state(own[key], made[key], shown, per_segment=each) for key, each in asked}


def _state(
    answers: list[Answer], made: list[Note], segments: frozenset[int], *, per_segment: bool
) -> QuestionState:
    """Return the state of one question, given its answers and the notes made of it.

    Where each segment is asked, a note that serves segments answers for those, any other note for all.
    """
    mark = next((answer.mark for answer in answers if answer.segment_id is None), "")
    for_all = any(answer.text.strip() for answer in answers if answer.segment_id is None)
    filled = {answer.segment_id for answer in answers if answer.text.strip()} - {None}
    by_notes = bool(made) and not per_segment
    if per_segment:
        by_notes = any(not note.segments for note in made)
        filled |= {segment for note in made for segment in note.segments}
    ids = frozenset(one for one in filled if one is not None)
    if mark:
        return QuestionState(mark, len(made), ids, for_all)
    whole = bool(ids) and bool(segments) and ids >= segments
    status = "answered" if for_all or by_notes or whole else "draft" if ids else "none"
    return QuestionState(status, len(made), ids, for_all)
