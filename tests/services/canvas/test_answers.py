"""Answers and the state of questions that follows from them and from notes."""

from __future__ import annotations

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.model import Answer, Segment
from canvas_app.services.canvas import answers as use
from canvas_app.services.canvas import notes
from canvas_app.services.canvas.notes import NewNote
from tests.services.canvas.test_notes import add, there_and_back

VALUE, EXPECTED = "vp.q.value", "cr.q.expected"


def state(book, question: str):
    return use.question_states(book.workbook, book.canvas, load_catalogue())[question]


def test_answers_are_written_changed_and_taken_out(book):
    write = lambda text: use.answer(book.workbook, book.canvas, VALUE, None, text)  # noqa: E731
    there_and_back(book, lambda: write("Помогаем\nпроснуться"))
    there_and_back(book, lambda: write("Будим  "))
    assert [one.text for one in book.workbook.all(Answer)] == ["Будим"]
    there_and_back(book, lambda: write(" \n"))
    assert book.workbook.all(Answer) == ()
    generation = book.workbook.generation
    write("")
    assert book.workbook.generation == generation


def test_typing_an_answer_is_one_step(book):
    before = book.workbook.digest()
    for text in ("Бу", "Буд", "Будим"):
        use.answer(book.workbook, book.canvas, VALUE, None, text, group="answer")
    book.workbook.undo()
    assert book.workbook.digest() == before


@pytest.mark.parametrize("mark", ["na", "draft"])
def test_marks_are_set_over_text_and_cleared(book, mark):
    workbook = book.workbook
    there_and_back(book, lambda: use.mark_question(workbook, book.canvas, VALUE, mark))
    assert state(book, VALUE).status == mark
    assert state(book, VALUE).done == (mark == "na")
    use.answer(workbook, book.canvas, VALUE, None, "Будим")
    assert state(book, VALUE).status == mark
    there_and_back(book, lambda: use.mark_question(workbook, book.canvas, VALUE, ""))
    assert state(book, VALUE).status == "answered"
    use.answer(workbook, book.canvas, VALUE, None, "")
    assert workbook.all(Answer) == ()


def test_an_emptied_answer_keeps_its_mark(book):
    use.answer(book.workbook, book.canvas, VALUE, None, "Будим")
    use.mark_question(book.workbook, book.canvas, VALUE, "draft")
    use.answer(book.workbook, book.canvas, VALUE, None, "")
    assert state(book, VALUE).status == "draft"


def test_a_question_by_segment_is_done_when_all_or_everyone_is_answered(book):
    add(book, "cs", "Офисы", "Студенты")
    first, second = (one.id for one in book.workbook.all(Segment))
    write = lambda segment, text="Ответ": use.answer(  # noqa: E731
        book.workbook, book.canvas, EXPECTED, segment, text
    )
    assert state(book, EXPECTED).status == "none"
    write(first)
    assert state(book, EXPECTED).status == "draft"
    write(second)
    assert state(book, EXPECTED).status == "answered"
    add(book, "cs", "Жители")
    assert state(book, EXPECTED).status == "draft"
    write(None)
    assert state(book, EXPECTED).status == "answered"


def test_a_note_answers_for_the_segments_it_serves(book):
    add(book, "cs", "Офисы", "Студенты")
    first, second = (one.id for one in book.workbook.all(Segment))
    for segment, status in ((first, "draft"), (second, "answered")):
        new = NewNote(f"Помнить {segment}", question=EXPECTED, segments=(segment,))
        notes.add_note(book.workbook, book.canvas, "cr", new)
        assert state(book, EXPECTED).status == status
    assert state(book, EXPECTED).filled == {first, second}


def test_progress_counts_answered_and_not_applicable(book):
    questions = [one.key for one in load_catalogue().questions("vp")]
    use.answer(book.workbook, book.canvas, questions[0], None, "Ответ")
    use.mark_question(book.workbook, book.canvas, questions[1], "na")
    use.mark_question(book.workbook, book.canvas, questions[2], "draft")
    progress = use.block_progress(book.workbook, book.canvas, load_catalogue())
    assert progress["vp"] == (2, 4)
    assert sum(total for _, total in progress.values()) == 39
