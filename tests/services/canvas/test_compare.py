"""Two canvases compared: every note of both is accounted for once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.services.canvas import canvases, moving, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.compare import compare
from canvas_app.services.canvas.notes import NewNote
from canvas_app.storage.workbook import Workbook
from tests.services.canvas.conftest import Book
from tests.services.canvas.test_notes import add, there_and_back


def of(found, block):
    return next(one for one in found if one.block == block)


def words(notes) -> list[str]:
    return [note.text for note in notes]


def test_a_copy_is_the_same_until_it_is_changed(book):
    add(book, "cs", "Офисы", "Студенты")
    add(book, "vp", "Кофе", "Чай")
    other = canvases.duplicate_canvas(book.workbook, book.canvas, "Как будет").ids[0]
    found = compare(book.workbook, book.canvas, other)
    assert [one.block for one in found] == list(BLOCKS)
    assert all(one.same for one in found)
    there = {note.text: note.id for note in reads.notes(book.workbook, other)}
    use.set_text(book.workbook, there["Кофе"], "Кофе с собой")
    use.set_text(book.workbook, there["Офисы"], "Конторы")  # the segment, on both
    moving.move_notes(book.workbook, [there["Чай"]], "kp")
    use.delete_notes(book.workbook, [there["Студенты"]])
    found = compare(book.workbook, book.canvas, other)
    assert (words(of(found, "vp").first), words(of(found, "vp").second)) == (["Кофе"], ["Кофе с собой"])
    assert [(note.text, block) for note, block in of(found, "kp").moved] == [("Чай", "vp")]
    assert (words(of(found, "cs").first), of(found, "cs").both) == (["Студенты"], 1)


def test_parked_notes_go_to_one_canvas_made_when_it_is_needed(book):
    names = ("Парковка", "Parking lot")
    first, second = add(book, "vp", "Кофе", "Чай")
    there_and_back(book, lambda: moving.park_notes(book.workbook, [first], names))
    moving.park_notes(book.workbook, [second], tuple(reversed(names)))
    assert [one.name for one in reads.canvases(book.workbook)] == ["Как есть", "Парковка"]
    parking = reads.canvases(book.workbook)[1].id
    assert book.texts("vp", parking) == ["Кофе", "Чай"]
    assert book.texts() == []


NOTES = st.lists(
    st.tuples(st.sampled_from(["vp", "kp", "cs"]), st.sampled_from(["a", "A", "b", "c"])), max_size=6
)


@settings(max_examples=20, deadline=None)
@given(first=NOTES, second=NOTES)
def test_every_note_is_accounted_for_and_the_other_way_round_too(tmp_path_factory, first, second):
    with Workbook.create(tmp_path_factory.mktemp("compare") / "b.canvasbook", language="ru") as workbook:
        book = Book(workbook)
        other = canvases.new_canvas(workbook, "Другая").ids[0]
        for canvas, notes in ((book.canvas, first), (other, second)):
            for block, text in notes:
                use.add_note(workbook, canvas, block, NewNote(text))
        there, back = compare(workbook, book.canvas, other), compare(workbook, other, book.canvas)
        moved = sum(len(one.moved) for one in there)
        both = sum(one.both for one in there)
        assert sum(len(one.first) for one in there) + both + moved == len(reads.notes(workbook, book.canvas))
        assert sum(len(one.second) for one in there) + both + moved == len(reads.notes(workbook, other))
        assert [one.both for one in there] == [one.both for one in back]
        assert moved == sum(len(one.moved) for one in back)
