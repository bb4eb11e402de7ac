"""Segments and streams: shown, deleted, merged; nothing points to what is gone."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import Answer, Note, Segment, Stream
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services.canvas import answers, canvases, names, reads
from canvas_app.services.canvas import notes as use
from tests.services.canvas.test_notes import add, there_and_back


@pytest.fixture
def two(book):
    """Two segments with a client, a served note and an answer each."""
    add(book, "cs", "Офисы", "Офисы рядом")
    first, second = (one.id for one in book.workbook.all(Segment))
    (note,) = add(book, "vp", "Кофе")
    for segment in (first, second):
        book.client(f"Клиент {segment}", segment)
        use.set_segment(book.workbook, [note], segment, on=True)
        answers.answer(book.workbook, book.canvas, "cr.q.expected", segment, f"Ответ {segment}")
    return first, second


def test_segments_of_the_register_are_put_on_the_canvas_after_the_others(book):
    add(book, "cs", "Офисы")
    other = canvases.new_canvas(book.workbook, "Как будет").ids[0]
    assert [one.name for one in names.off_canvas(book.workbook, other)] == ["Офисы"]
    there_and_back(book, lambda: names.show_segments(book.workbook, other))
    assert book.texts("cs", other) == ["Офисы"]
    assert names.off_canvas(book.workbook, other) == ()
    generation = book.workbook.generation
    names.show_segments(book.workbook, other)
    assert book.workbook.generation == generation


def test_use_counts_everything_that_depends(book, two):
    segment = book.workbook.get(Segment, two[0])
    assert names.use_of(book.workbook, segment) == names.Use(register=1, notes=1, served=1, answers=1)
    shown = next(n.id for n in book.workbook.all(Note, segment_id=two[0]))
    assert names.is_used(book.workbook, segment, but_note=shown)
    (lonely,) = add(book, "cs", "Студенты")
    student = book.workbook.all(Segment)[-1]
    assert names.is_used(book.workbook, student)
    assert not names.is_used(book.workbook, student, but_note=lonely)


@pytest.mark.parametrize("moved", [True, False])
def test_deleting_a_segment_asks_nothing_of_its_clients_twice(book, two, moved):
    first, second = two
    to = second if moved else None
    there_and_back(book, lambda: names.delete_segment(book.workbook, first, clients_to=to))
    assert {client.segment_id for client in book.workbook.all(Client)} == {second, to}
    assert book.texts("cs") == ["Офисы рядом"]
    assert [note.segments for note in book.workbook.all(Note, block="vp")] == [(second,)]
    assert [one.segment_id for one in book.workbook.all(Answer)] == [second]
    with pytest.raises(NotFoundError):
        names.delete_segment(book.workbook, first)


def test_merged_segments_share_clients_notes_and_answers(book, two):
    first, second = two
    other = canvases.new_canvas(book.workbook, "Как будет").ids[0]
    names.show_segments(book.workbook, other)
    (linked,) = add(book, "kp", "Фермы")
    gone = next(n.id for n in book.workbook.all(Note, segment_id=first, canvas_id=book.canvas))
    use.set_link(book.workbook, linked, gone, on=True)
    there_and_back(book, lambda: names.merge_segments(book.workbook, first, second))
    assert book.texts("cs") == book.texts("cs", other) == ["Офисы рядом"]
    assert {client.segment_id for client in book.workbook.all(Client)} == {second}
    assert [note.segments for note in book.workbook.all(Note, block="vp")] == [(second,)]
    (answer,) = book.workbook.all(Answer)
    assert answer.text == f"Ответ {second}\nОтвет {first}"
    kept = next(n.id for n in book.workbook.all(Note, segment_id=second, canvas_id=book.canvas))
    assert book.workbook.get(Note, linked).links == (kept,)
    with pytest.raises(NotFoundError):
        names.merge_segments(book.workbook, second, second)


def sell(book, stream: int | None) -> int:
    client = book.client("Альфа")
    with book.workbook.edit("edit.deal_add", name="x") as edit:
        deal = Deal(edit.new_id(), client, currency="RUB")
        line = DealLine(edit.new_id(), deal.id, 10_000, stream)
        edit.put_all((deal, line))
    return line.id


def test_streams_are_deleted_and_merged_with_their_deals(book):
    add(book, "rs", "Напитки", "Кофе", "Зал")
    drinks, coffee, hall = (one.id for one in book.workbook.all(Stream))
    line, other = sell(book, drinks), sell(book, hall)
    there_and_back(book, lambda: names.merge_streams(book.workbook, drinks, coffee))
    assert book.workbook.get(DealLine, line).stream_id == coffee
    assert book.texts("rs") == ["Кофе", "Зал"]
    there_and_back(book, lambda: names.delete_stream(book.workbook, hall, lines_to=coffee))
    assert book.workbook.get(DealLine, other).stream_id == coffee
    there_and_back(book, lambda: names.delete_stream(book.workbook, coffee))
    assert book.workbook.get(DealLine, other).stream_id is None
    assert (book.streams(), book.texts("rs")) == ([], [])


def test_a_note_moved_in_from_another_canvas_stays_one_thing(book):
    add(book, "cs", "Офисы")
    other = canvases.duplicate_canvas(book.workbook, book.canvas, "Как будет").ids[0]
    assert len(book.segments()) == 1
    note = reads.notes(book.workbook, other)[0]
    use.set_text(book.workbook, note.id, "Конторы")
    assert book.texts("cs") == book.texts("cs", other) == ["Конторы"]
