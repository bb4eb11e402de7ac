"""Canvases: new, renamed, duplicated, deleted; the register is one for all."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import Note
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.services.canvas import answers, canvases, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.records import find_canvas
from tests.services.canvas.test_notes import add, there_and_back


def names_of(book) -> list[str]:
    return [one.name for one in reads.canvases(book.workbook)]


def test_new_and_renamed_canvases_have_names_of_their_own(book):
    workbook = book.workbook
    there_and_back(book, lambda: canvases.new_canvas(workbook, " Как  будет "))
    assert names_of(book) == ["Как есть", "Как будет"]
    for name, code in (("как есть", "canvas_name_taken"), ("  ", "empty_name")):
        with pytest.raises(ValueRefusedError, match=code):
            canvases.new_canvas(workbook, name)
    there_and_back(book, lambda: canvases.rename_canvas(workbook, book.canvas, "Сейчас"))
    canvases.rename_canvas(workbook, book.canvas, "СЕЙЧАС")
    assert names_of(book) == ["СЕЙЧАС", "Как будет"]


def test_a_duplicate_has_notes_links_and_answers_of_its_own(book):
    workbook = book.workbook
    add(book, "cs", "Офисы")
    first, second = add(book, "vp", "a", "b")
    use.set_link(workbook, first, second, on=True)
    answers.answer(workbook, book.canvas, "vp.q.value", None, "Ответ")
    there_and_back(book, lambda: canvases.duplicate_canvas(workbook, book.canvas, "Копия"))
    copy = reads.canvases(workbook)[1].id
    assert book.texts(canvas=copy) == book.texts()
    one, other = (note for note in workbook.all(Note, canvas_id=copy, block="vp"))
    assert one.links == (other.id,)
    assert [answer.text for answer in reads.answers(workbook, copy)] == ["Ответ"]
    use.delete_notes(workbook, [one.id])
    assert book.texts("vp") == ["a", "b"]
    assert len(book.segments()) == 1


def test_a_deleted_canvas_leaves_the_register_and_comes_back_whole(book):
    workbook = book.workbook
    with pytest.raises(ValueRefusedError, match="last_canvas"):
        canvases.delete_canvas(workbook, book.canvas)
    add(book, "cs", "Офисы")
    add(book, "vp", "Кофе")
    answers.answer(workbook, book.canvas, "vp.q.value", None, "Ответ")
    canvases.new_canvas(workbook, "Другая")
    there_and_back(book, lambda: canvases.delete_canvas(workbook, book.canvas))
    assert names_of(book) == ["Другая"]
    assert book.segments() == ["Офисы"]
    with pytest.raises(NotFoundError):
        find_canvas(workbook, book.canvas)


def test_canvases_are_found_by_name(book):
    canvases.new_canvas(book.workbook, "Как будет")
    assert reads.canvas_named(book.workbook, "").name == "Как есть"
    assert reads.canvas_named(book.workbook, "КАК БУДЕТ").name == "Как будет"
    with pytest.raises(NotFoundError, match="Как есть, Как будет"):
        reads.canvas_named(book.workbook, "Мечта")
