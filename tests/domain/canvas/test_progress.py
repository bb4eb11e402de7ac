"""The state of a question, by what was typed, marked and made into notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.canvas.model import ANSWER_MARKS, Answer, Note
from canvas_app.domain.canvas.progress import QuestionState, question_states

Q = "cr.q.expected"


def answer(segment: int | None, text: str = "Ответ", mark: str = "") -> Answer:
    return Answer(segment or 99, 1, Q, segment, text, mark)


def note(*segments: int) -> Note:
    return Note(1, 1, "cr", 0, "x", question=Q, segments=segments)


def state(per_segment: bool, answers, notes, segments) -> QuestionState:
    return question_states([(Q, per_segment)], answers, notes, segments)[Q]


@pytest.mark.parametrize(
    ("per_segment", "answers", "notes", "status"),
    [
        (True, [], [], "none"),
        (True, [answer(None)], [], "answered"),
        (True, [answer(1)], [], "draft"),
        (True, [answer(1), answer(2)], [], "answered"),
        (True, [answer(1), answer(2, " ")], [], "draft"),
        (True, [], [note()], "answered"),
        (True, [], [note(1)], "draft"),
        (True, [answer(2)], [note(1)], "answered"),
        (True, [answer(None, "", "na"), answer(1)], [], "na"),
        (True, [answer(None, "x", "draft"), answer(1), answer(2)], [], "draft"),
        (False, [], [note(1)], "answered"),
        (False, [answer(1)], [], "draft"),
        (False, [answer(1), answer(2)], [], "answered"),
        (False, [answer(None, "  ")], [], "none"),
    ],
)
def test_status_follows(per_segment, answers, notes, status):
    assert state(per_segment, answers, notes, [1, 2]).status == status


def test_without_segments_only_an_answer_for_all_counts():
    assert state(True, [answer(7)], [], []).status == "draft"
    assert state(True, [answer(None)], [], []).status == "answered"


@given(
    answers=st.lists(
        st.builds(
            Answer,
            st.integers(1, 9),
            st.just(1),
            st.sampled_from([Q, "cr.q.cost"]),
            st.none() | st.integers(1, 3),
            st.sampled_from(["", " ", "x"]),
            st.sampled_from(ANSWER_MARKS),
        ),
        max_size=6,
    ),
    per_segment=st.booleans(),
    shown=st.sets(st.integers(1, 3)),
)
def test_many_at_once_are_the_same_as_each_alone(answers, per_segment, shown):
    notes = [note(1), Note(2, 1, "cr", 0, "y", question="cr.q.cost")]
    asked = [(Q, per_segment), ("cr.q.cost", False)]
    together = question_states(asked, answers, notes, shown)
    for key, each in asked:
        alone = question_states([(key, each)], answers, notes, shown)[key]
        assert together[key] == alone
        assert alone.done == (alone.status in ("answered", "na"))
