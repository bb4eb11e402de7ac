"""The board: words of a canvas for the sheet, its legend, and what is left out while names are hidden."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.canvas.model import Segment
from canvas_app.services.canvas import canvases, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.board import build_board, legend, live_line
from canvas_app.services.canvas.figures import live_figures
from canvas_app.services.canvas.legend import legend_names, set_legend
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.sample import create_sample
from tests.services.canvas.test_notes import there_and_back

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = create_sample(tmp_path_factory.mktemp("board") / "s.canvasbook", "ru", DAY)
    yield made
    made.close()


def block(board, key):
    return next(one for one in board.blocks if one.key == key)


def test_an_empty_sheet_invites_once_and_asks_everywhere_else(book, words):
    board = build_board(book.workbook, book.canvas, words, DAY, on_screen=True)
    assert block(board, "cs").empty.endswith("Печатайте — Enter добавит стикер.")
    assert "Печатайте" not in "".join(one.empty for one in board.blocks if one.key != "cs")
    use.add_note(book.workbook, book.canvas, "cs", NewNote("Офисы"))
    board = build_board(book.workbook, book.canvas, words, DAY, on_screen=True)
    starts = [one.key for one in board.blocks if one.empty.startswith("Начните здесь")]
    assert starts == ["vp"]
    begun, _, question = block(board, "vp").empty.partition(". ")
    assert begun == "Начните здесь", "the question after it is a sentence of its own"
    assert question[0].isupper()
    assert all(one.counter == "" for one in board.blocks)


def test_paper_says_that_nothing_was_written(book, words):
    board = build_board(book.workbook, book.canvas, words, DAY)
    assert all(one.empty.startswith("—\n") for one in board.blocks)
    assert board.credit


def test_colours_are_explained_by_segments_and_by_names_given(book, words):
    workbook = book.workbook
    for name, colour in (("Офисы", "blue"), ("Жители", "pink")):
        use.add_note(workbook, book.canvas, "cs", NewNote(name, colour))
    use.add_note(workbook, book.canvas, "kp", NewNote("Фермы", "grey"))
    use.add_note(workbook, book.canvas, "kp", NewNote("Банк", "green"))

    def shown() -> dict[str, str]:
        return {one.colour: one.name for one in legend(workbook, reads.notes(workbook, book.canvas), words)}

    assert shown() == {"blue": "Офисы", "pink": "Жители", "grey": "Все"}
    there_and_back(book, lambda: set_legend(workbook, {"green": " Проверить ", "yellow": "Идеи"}))
    assert legend_names(workbook) == {"green": "Проверить", "yellow": "Идеи"}
    assert shown() == {"blue": "Офисы", "pink": "Жители", "grey": "Все", "green": "Проверить"}
    set_legend(workbook, {"green": "", "grey": "Общее", "yellow": ""})
    assert shown() == {"blue": "Офисы", "pink": "Жители", "grey": "Общее"}
    generation = workbook.generation
    set_legend(workbook, {"green": "", "grey": "Общее"})
    assert workbook.generation == generation


def test_one_segment_alone_needs_no_legend(book, words):
    use.add_note(book.workbook, book.canvas, "cs", NewNote("Офисы", "blue"))
    assert legend(book.workbook, reads.notes(book.workbook, book.canvas), words) == ()


def test_hidden_amounts_appear_nowhere_on_the_sheet(sample, words):
    canvas = reads.canvases(sample)[0].id
    seen = build_board(sample, canvas, words, DAY)
    hidden = build_board(sample, canvas, words, DAY, hidden=True)
    assert "₽" in block(seen, "rs").live
    assert "₽" not in block(hidden, "rs").live
    assert "n " in block(hidden, "rs").live
    live = live_figures(sample, DAY)
    assert "₽" in live_line(words, "rs", live, DAY, full=True)
    assert "₽" not in live_line(words, "rs", live, DAY, full=True, hidden=True)
    assert [n.second for n in block(seen, "rs").notes] == [n.second for n in block(hidden, "rs").notes]


def test_without_the_layer_no_figure_is_shown_and_none_is_read(sample, words):
    canvas = reads.canvases(sample)[0].id
    board = build_board(sample, canvas, words, DAY, figures=False)
    assert all(not one.live for one in board.blocks)
    assert not any("▪" in note.second for one in board.blocks for note in one.notes)


def test_figures_to_be_put_into_answers_end_in_their_n_and_day(sample, words):
    figures = QuestionFigures(sample, words, DAY)
    for question in ("cs.q.important", "cr.q.stage", "cr.q.current", "rs.q.now", "rs.q.share", "ch.q.best"):
        insert = figures.of(question).insert
        assert insert.endswith("на 23.11.2026)"), insert
        assert "(n " in insert
    assert figures.of("rs.q.share").insert.startswith("Напитки ")
    assert "%" in figures.of("rs.q.share").insert


def test_figures_of_one_segment_are_of_its_clients(sample, words):
    figures = QuestionFigures(sample, words, DAY)
    counted = reads.clients_by_segment(sample)
    total = 0
    for segment in sample.all(Segment):
        rows = figures.of("cr.q.stage", segment.id).rows
        assert sum(row.n for row in rows) == counted[segment.id]
        total += sum(row.n for row in figures.of("cr.q.current", segment.id).rows)
    assert total == sum(row.n for row in figures.of("cr.q.current").rows)
    assert figures.of("rs.q.share", segment.id) == figures.of("rs.q.share")


def test_hidden_names_and_amounts_appear_in_no_figure(sample, words):
    figures = QuestionFigures(sample, words, DAY, hidden=True)
    for key in ("cs", "cr", "rs", "kr", "kp", "ch"):
        for figure in figures.of_block(key):
            for text in (figure.text, figure.insert, *(row.value for row in figure.rows)):
                assert "₽" not in text, text
    names = {client[0] for client in sample.rows("SELECT name FROM client")}
    for question in ("kp.q.who", "kr.q.cr"):
        rows = figures.of(question).rows
        assert names.isdisjoint(row.label for row in rows)
    assert all(row.label.startswith("Клиент ") for row in figures.of("kp.q.who").rows)
    assert "%" in figures.of("cs.q.important").rows[0].value


def test_a_canvas_of_its_own_shows_the_same_register(sample, words):
    other = canvases.new_canvas(sample, "Пустая").ids[0]
    board = build_board(sample, other, words, DAY)
    assert block(board, "cr").live
    assert board.legend == ()
    sample.undo()
