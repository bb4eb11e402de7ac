"""A relationship's target stage and monthly cost, and what the register says of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas, Note, Segment
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.services import stages
from canvas_app.services.canvas import moving, notes, reads
from canvas_app.services.canvas.board import Translator, build_board
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.storage.workbook import Workbook
from tests.content.test_stage_models import OWN

DAY = date(2026, 11, 23)
OFFICES, STUDENTS, EMPTY = 2, 3, 4
NAMED, FOR_ALL = 10, 11
KOTLER = next(model for model in load_stage_models() if model.key == "kotler")


@pytest.fixture
def words() -> Translator:
    return Translator(load_catalogue(), load_messages(), "ru")


@pytest.fixture
def book(tmp_path):
    """Three offices (repeat, client, suspect) and two students (repeat); one office has long been silent."""
    with Workbook.create(tmp_path / "x.canvasbook", language="ru", currency="RUB") as book:
        with book.edit("edit.sample") as edit:
            edit.put(Canvas(1, "Как есть"))
            edit.put_all(
                Segment(key, name)
                for key, name in ((OFFICES, "Офисы"), (STUDENTS, "Студенты"), (EMPTY, "Пусто"))
            )
            edit.put(Note(NAMED, 1, "cr", 1, "Помним по имени", segments=(OFFICES,)))
            edit.put(Note(FOR_ALL, 1, "cr", 2, "Бот", segments=()))
            standing = [
                (20, OFFICES, "repeat"), (21, OFFICES, "client"), (22, OFFICES, "suspect"),
                (23, STUDENTS, "repeat"), (24, STUDENTS, "repeat"),
            ]  # fmt: skip
            for client, segment, stage in standing:
                edit.put(Client(client, f"Клиент {client}", segment_id=segment))
                edit.put(StageRecord(client + 100, client, "kotler", stage, DAY))
                recent = DAY - timedelta(days=900 if client == 21 else 5)
                edit.put(Deal(client + 200, client, currency="RUB", opened_on=recent, won_on=recent))
                edit.put(DealLine(client + 300, client + 200, 1_0000))
                edit.put(Interaction(client + 400, client, recent, "call"))
        yield book


def figures(book: Workbook, words: Translator, **how) -> QuestionFigures:
    return QuestionFigures(book, words, DAY, notes=reads.notes(book, 1), **how)


def seconds(book: Workbook, words: Translator) -> dict[int, str]:
    board = build_board(book, 1, words, DAY)
    cr = next(block for block in board.blocks if block.key == "cr")
    return {note.id: note.second.replace("\N{NO-BREAK SPACE}", " ") for note in cr.notes}


def test_both_are_kept_and_undone(book):
    notes.set_target(book, [NAMED, FOR_ALL], "kotler.client")
    notes.set_monthly_cost(book, [NAMED], 60_000_0000)
    assert (book.get(Note, NAMED).target, book.get(Note, NAMED).monthly_cost) == (
        "kotler.client",
        60_000_0000,
    )
    assert book.get(Note, FOR_ALL).target == "kotler.client"
    book.undo()
    assert book.get(Note, NAMED).monthly_cost is None
    book.undo()
    assert [book.get(Note, one).target for one in (NAMED, FOR_ALL)] == ["", ""]
    book.redo()
    notes.set_target(book, [NAMED], "")
    assert [book.get(Note, one).target for one in (NAMED, FOR_ALL)] == ["", "kotler.client"]


@pytest.mark.parametrize("target", ["kotler.nowhere", "nomodel.client", "client", "dwyer.dissolution"])
def test_what_is_no_stage_of_a_ladder_is_refused(book, target):
    with pytest.raises(NotFoundError) as caught:
        notes.set_target(book, [NAMED], target)
    assert caught.value.code == "not_found.target"
    assert book.get(Note, NAMED).target == ""


def test_a_cost_below_nothing_is_refused(book):
    with pytest.raises(ValueRefusedError) as caught:
        notes.set_monthly_cost(book, [NAMED], -1)
    assert caught.value.code == "value.cost"


def test_they_stay_within_the_block_and_leave_with_it(book):
    notes.set_target(book, [NAMED], "kotler.client")
    notes.set_monthly_cost(book, [NAMED], 5_0000)
    moving.move_notes(book, [NAMED], "cr", 1)
    (copy,) = moving.move_notes(book, [NAMED], "cr", None, copy=True).ids
    assert (book.get(Note, copy).target, book.get(Note, copy).monthly_cost) == ("kotler.client", 5_0000)
    moving.move_notes(book, [NAMED], "ka", None)
    assert (book.get(Note, NAMED).target, book.get(Note, NAMED).monthly_cost) == ("", None)


def test_a_note_counts_the_clients_of_its_segments_at_the_target_or_above(book, words):
    notes.set_target(book, [NAMED, FOR_ALL], "kotler.repeat")
    assert {one: line.split("▪ ")[-1] for one, line in seconds(book, words).items()} == {
        NAMED: "2 из 3",
        FOR_ALL: "4 из 5",
    }
    found = figures(book, words).of("cr.q.stage")
    assert "На целевой стадии или выше: Помним по имени (цель — «" in found.text
    assert found.text in found.insert or "2 из 3" in found.insert
    aims = [row for row in found.rows if not row.stage]
    assert [(row.value, row.n, row.clients) for row in aims] == [
        ("2 из 3", 3, (20, 21)),
        ("4 из 5", 5, (20, 21, 23, 24)),
    ]


def test_a_segments_figure_counts_that_segment_alone(book, words):
    notes.set_target(book, [NAMED, FOR_ALL], "kotler.client")
    asked = figures(book, words)

    def values(segment: int) -> list[str]:
        return [row.value for row in asked.of("cr.q.stage", segment).rows if not row.stage]

    assert values(OFFICES) == ["1 из 3", "1 из 3"]
    assert values(STUDENTS) == ["0 из 2"], "the note for offices is not for students"
    assert asked.of("cr.q.stage", EMPTY) is None


def test_a_target_is_measured_in_its_own_model(book, words):
    notes.set_target(book, [FOR_ALL], "dwyer.awareness")
    assert seconds(book, words)[FOR_ALL].endswith("5 из 5")
    stages.set_own_models(book, OWN)
    notes.set_target(book, [FOR_ALL], "ours.lead")
    assert "▪" in seconds(book, words)[FOR_ALL]
    stages.set_own_models(book, "")
    assert "▪" not in seconds(book, words)[FOR_ALL], "the model is gone, the note stays as it is"
    assert book.get(Note, FOR_ALL).target == "ours.lead"


def test_what_is_in_place_is_where_clients_stand_and_how_they_were_in_touch(book, words):
    found = figures(book, words).of("cr.q.current", STUDENTS)
    assert found.question == "cr.q.current"
    assert [(row.label, row.n) for row in found.rows] == [(words.text("int.call"), 2)]
    assert found.text.startswith("По реестру: Повторный 2 (n 2, на 23.11.2026). Взаимодействия за 90 дней: ")


def test_the_cost_is_shared_by_the_active_clients_it_is_for(book, words):
    notes.set_monthly_cost(book, [NAMED], 60_000_0000)
    found = figures(book, words).of("cr.q.cost")
    (row,) = found.rows
    assert (row.n, row.clients) == (2, (20, 22)), "the silent one is not active"
    assert "30 000 ₽ на активного клиента" in found.text.replace("\xa0", " ").replace("\u202f", " ")
    notes.set_monthly_cost(book, [FOR_ALL], 100_0000)
    found = figures(book, words).of("cr.q.cost")
    assert [row.n for row in found.rows] == [2, 4]
    assert "n 4" in found.text, "nobody is counted twice"
    assert "25 ₽ на активного клиента" in found.rows[1].value.replace("\xa0", " ")


def test_without_active_clients_there_is_no_data_for_each(book, words):
    notes.set_segment(book, [NAMED], OFFICES, on=False)
    notes.set_segment(book, [NAMED], EMPTY, on=True)
    notes.set_monthly_cost(book, [NAMED], 60_000_0000)
    (row,) = figures(book, words).of("cr.q.cost").rows
    assert (row.n, row.clients) == (0, ())
    assert "нет данных" in row.value


def test_amounts_are_left_out_while_names_are_hidden(book, words):
    notes.set_monthly_cost(book, [NAMED], 60_000_0000)
    assert figures(book, words, hidden=True).of("cr.q.cost") is None
    assert figures(book, words).has("cr.q.cost")
