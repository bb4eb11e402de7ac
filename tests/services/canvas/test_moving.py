"""Moving and copying notes within a canvas and to another one."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import Note, Segment
from canvas_app.services.canvas import canvases, moving
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.notes import NewNote
from tests.services.canvas.test_notes import add, there_and_back


@pytest.mark.parametrize(
    ("chosen", "index", "order"),
    [
        ("b", 0, "bacd"),
        ("a", 3, "bcda"),
        ("a", 1, "bacd"),
        ("ad", 1, "badc"),
        ("bc", 0, "bcad"),
        ("abcd", 0, "abcd"),
        ("d", 99, "abcd"),
        ("a", None, "bcda"),
    ],
)
def test_the_place_counts_the_notes_that_stay(book, chosen, index, order):
    ids = dict(zip("abcd", add(book, "vp", *"abcd"), strict=True))
    made = moving.move_notes(book.workbook, [ids[one] for one in chosen], "vp", index)
    assert "".join(book.texts("vp")) == order
    assert made.ids == tuple(ids[one] for one in chosen)


def test_a_moved_note_forgets_what_belongs_to_its_block(book):
    (note,) = add(book, "cr", "Клуб")
    use.set_kinds(book.workbook, [note], ("cr.type.community",))
    there_and_back(book, lambda: moving.move_notes(book.workbook, [note], "vp", 0))
    found = book.workbook.get(Note, note)
    assert (found.block, found.kinds, found.question) == ("vp", (), "")


def test_a_segments_note_becomes_plain_elsewhere_and_the_segment_stays(book):
    note = use.add_note(book.workbook, book.canvas, "cs", NewNote("Офисы", "blue")).ids[0]
    there_and_back(book, lambda: moving.move_notes(book.workbook, [note], "kp"))
    found = book.workbook.get(Note, note)
    assert (found.text, found.colour, found.segment_id) == ("Офисы", "blue", None)
    assert book.segments() == ["Офисы"]


def test_a_plain_note_becomes_the_segment_or_stream_of_its_name(book):
    first, second = add(book, "vp", "Офисы", "Напитки")
    there_and_back(book, lambda: moving.move_notes(book.workbook, [first], "cs"))
    there_and_back(book, lambda: moving.move_notes(book.workbook, [second], "rs"))
    assert (book.segments(), book.streams()) == (["Офисы"], ["Напитки"])
    moving.move_notes(book.workbook, [first], "rs")
    assert book.streams() == ["Напитки", "Офисы"]
    assert book.workbook.get(Note, first).segment_id is None


def test_no_second_note_of_what_the_canvas_shows(book):
    (shown,) = add(book, "cs", "Офисы")
    plain, linked = add(book, "vp", "офисы", "Кофе")
    use.set_link(book.workbook, linked, plain, on=True)
    made = moving.move_notes(book.workbook, [plain], "cs")
    assert made.ids == made.known == (shown,)
    assert book.workbook.get(Note, plain) is None
    assert book.workbook.get(Note, linked).links == ()
    copied = moving.move_notes(book.workbook, [shown], "cs", copy=True)
    assert (copied.known, book.texts("cs")) == ((shown,), ["Офисы"])


def test_copies_leave_the_notes_where_they_are(book):
    ids = add(book, "vp", "a", "b")
    there_and_back(book, lambda: moving.move_notes(book.workbook, ids, "kr", copy=True))
    assert book.texts("vp") == book.texts("kr") == ["a", "b"]


def test_to_another_canvas_each_to_its_block_in_one_step(book):
    other = canvases.new_canvas(book.workbook, "Как будет").ids[0]
    notes = [*add(book, "cs", "Офисы", "Студенты"), *add(book, "vp", "Кофе")]
    use.set_link(book.workbook, notes[2], notes[0], on=True)
    there_and_back(book, lambda: moving.move_notes(book.workbook, notes, None, canvas_id=other, copy=True))
    assert book.texts("cs", other) == ["Офисы", "Студенты"]
    assert book.texts("vp", other) == ["Кофе"]
    assert len(book.segments()) == 2
    there_and_back(book, lambda: moving.move_notes(book.workbook, notes, None, canvas_id=other))
    assert book.texts() == []
    assert book.texts("cs", other) == ["Офисы", "Студенты"]
    assert book.texts("vp", other) == ["Кофе", "Кофе"]
    assert all(not note.links for note in book.workbook.all(Note))


def test_duplicates_stand_beside_and_named_ones_get_a_free_name(book):
    add(book, "cs", "Офисы", "Офисы 2", "Жители")
    first = book.ids("cs")[0]
    there_and_back(book, lambda: moving.duplicate_notes(book.workbook, [first]))
    assert book.texts("cs") == ["Офисы", "Офисы 3", "Офисы 2", "Жители"]
    ids = add(book, "vp", "a", "b")
    moving.duplicate_notes(book.workbook, ids)
    assert book.texts("vp") == ["a", "a", "b", "b"]
    assert len(book.workbook.all(Segment)) == 4
