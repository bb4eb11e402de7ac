"""A note typed with pauses: each commit follows the text, and one undo takes the whole visit back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.canvas.model import Note, Segment
from canvas_app.domain.errors import WorkbookError
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.canvas.writing import Written, forget_new, require_writable, write_new
from canvas_app.storage.workbook import Workbook


def typed(book, block: str, *texts: str, group: str = "visit") -> Written:
    """Type with a pause after each of ``texts``; an empty one empties the editor and ends."""
    written = Written()
    for text in texts:
        if text:
            written = write_new(book.workbook, book.canvas, block, NewNote(text), written, group=group)
        else:
            written = forget_new(book.workbook, block, written, group=group)
    return written


@pytest.mark.parametrize("block", ["cs", "rs", "vp"])
def test_pauses_leave_one_note_and_one_step(book, block):
    before = book.workbook.digest()
    typed(book, block, "Офи", "Офисы ", "Офисы рядом")
    assert book.texts() == ["Офисы рядом"]
    assert book.segments() + book.streams() == ([] if block == "vp" else ["Офисы рядом"])
    book.workbook.undo()
    assert book.workbook.digest() == before
    book.workbook.redo()
    assert book.texts() == ["Офисы рядом"]


def test_a_pause_at_a_prefix_leaves_no_segment_of_that_name(book):
    other = use.add_note(book.workbook, book.canvas, "cs", NewNote("Студенты")).ids[0]
    segment = book.workbook.all(Segment)[0].id
    use.delete_notes(book.workbook, [other])
    written = typed(book, "cs", "Студ", "Студенты")
    assert book.segments() == ["Студенты"]
    assert book.workbook.get(Note, written.note).segment_id == segment
    assert written.own is None


def test_passing_through_another_name_takes_nothing_from_it(book):
    (known,) = use.add_note(book.workbook, book.canvas, "cs", NewNote("Студенты")).ids
    written = typed(book, "cs", "Студ", "Студенты", "Студенты вечерники")
    assert book.segments() == ["Студенты", "Студенты вечерники"]
    assert book.texts("cs") == ["Студенты", "Студенты вечерники"]
    assert written.own is not None
    assert book.workbook.get(Note, known).segment_id != written.own


def test_a_name_of_the_canvas_leaves_only_the_note_that_was_there(book):
    (known,) = use.add_note(book.workbook, book.canvas, "rs", NewNote("Напитки")).ids
    before = book.workbook.digest()
    written = typed(book, "rs", "Нап", "напитки")
    assert written == Written(there=known)
    assert book.workbook.digest() == before
    assert book.workbook.undo_step().name == "edit.note_add"  # the first note's


def test_emptied_again_leaves_no_trace_and_no_step(book):
    steps = book.workbook.undo_step()
    before = book.workbook.digest()
    assert typed(book, "cs", "Оф", "Офисы", "") == Written()
    assert book.workbook.digest() == before
    assert book.workbook.undo_step() == steps


def test_a_segment_that_got_clients_meanwhile_is_not_taken_back(book):
    written = typed(book, "cs", "Офисы")
    book.client("Альфа", written.own)
    forget_new(book.workbook, "cs", written, group="visit")
    assert book.texts("cs") == []
    assert book.segments() == ["Офисы"]


def test_colour_and_certainty_given_while_typing_are_kept(book):
    for block in ("cs", "vp"):
        written = write_new(book.workbook, book.canvas, block, NewNote("a"), Written(), group="g")
        new = NewNote("ab", "green", certainty="hypothesis")
        write_new(book.workbook, book.canvas, block, new, written, group="g")
        note = next(n for n in reads.notes(book.workbook, book.canvas) if n.block == block)
        assert (note.text, note.colour, note.certainty) == ("ab", "green", "hypothesis")


def test_refused_before_anything_is_typed(book):
    require_writable(book.workbook)
    path = book.workbook.path
    book.workbook.close()
    with Workbook.open(path, read_only=True) as closed, pytest.raises(WorkbookError, match="read_only"):
        require_writable(closed)


NAMES = st.sampled_from(["", "а", "аб", "абв", "б", "Б", "студ", "студенты", "СТУДЕНТЫ", "ёж", "еж"])


@settings(max_examples=25, deadline=None)
@given(block=st.sampled_from(["cs", "rs", "vp"]), visits=st.lists(st.lists(NAMES, max_size=5), max_size=5))
def test_any_typing_shows_each_name_once_and_is_undone_step_by_step(tmp_path_factory, block, visits):
    folder = tmp_path_factory.mktemp("typing")
    from tests.services.canvas.conftest import Book

    with Workbook.create(folder / "book.canvasbook", language="ru") as workbook:
        book = Book(workbook)
        digests = [workbook.digest()]
        for number, texts in enumerate(visits):
            typed(book, block, *texts, group=f"visit-{number}")
            if workbook.digest() != digests[-1]:
                digests.append(workbook.digest())
        names = book.segments() if block == "cs" else book.streams()
        if block != "vp":
            assert sorted(book.texts(block)) == sorted(names)
            keys = [name.casefold().replace("ё", "е") for name in names]
            assert len(set(keys)) == len(keys)
        for digest in reversed(digests[:-1]):
            workbook.undo()
            assert workbook.digest() == digest
