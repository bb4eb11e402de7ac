"""Notes: what is written is in the file, undo takes it back to the same content, redo brings it again."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import Note, Segment
from canvas_app.domain.errors import NotFoundError, ValueRefusedError, WorkbookError
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.storage.workbook import Workbook


def add(book, block: str, *texts: str) -> list[int]:
    return list(use.add_notes(book.workbook, book.canvas, block, [NewNote(text) for text in texts]).ids)


def there_and_back(book, change) -> None:
    """Do something, undo it and redo it: the content is what it was each time."""
    before = book.workbook.digest()
    change()
    after = book.workbook.digest()
    assert after != before
    book.workbook.undo()
    assert book.workbook.digest() == before
    book.workbook.redo()
    assert book.workbook.digest() == after


def test_notes_are_added_after_the_one_named_or_at_the_end(book):
    first, _second = add(book, "vp", "Кофе", "Выпечка")
    use.add_note(book.workbook, book.canvas, "vp", NewNote("Чай"), after=first)
    use.add_note(book.workbook, book.canvas, "vp", NewNote("Сок"))
    assert book.texts("vp") == ["Кофе", "Чай", "Выпечка", "Сок"]


def test_many_notes_squeezed_in_between_keep_their_order(book):
    first, _last = add(book, "vp", "a", "z")
    for number in range(40):
        use.add_note(book.workbook, book.canvas, "vp", NewNote(f"{number}"), after=first)
    assert book.texts("vp") == ["a", *(f"{number}" for number in reversed(range(40))), "z"]


def test_an_empty_note_is_refused_and_left_out_of_a_list(book):
    with pytest.raises(ValueRefusedError, match="empty_note"):
        use.add_note(book.workbook, book.canvas, "vp", NewNote(" \n\t "))
    assert add(book, "vp", "  ", "\n") == []
    assert book.texts() == []


def test_a_note_needs_its_canvas(book):
    with pytest.raises(NotFoundError):
        use.add_note(book.workbook, 7, "vp", NewNote("x"))


def test_a_note_of_segments_is_a_segment_and_one_of_streams_a_stream(book):
    add(book, "cs", "Офисы рядом")
    add(book, "rs", "Напитки")
    assert (book.segments(), book.streams()) == (["Офисы рядом"], ["Напитки"])
    stored = {note.block: note for note in book.workbook.all(Note)}
    assert stored["cs"].text == ""
    assert stored["rs"].segment_id is None


@pytest.mark.parametrize("again", ["офисы рядом", "Офисы  рядом", "ОФИСЫ РЯДОМ", " Офисы рядом "])
def test_a_name_that_the_canvas_shows_is_not_shown_twice(book, again):
    (first,) = add(book, "cs", "Офисы рядом")
    made = use.add_note(book.workbook, book.canvas, "cs", NewNote(again))
    assert made.ids == made.known == (first,)
    assert made.new == ()
    assert book.texts("cs") == ["Офисы рядом"]
    assert len(book.segments()) == 1


def test_yo_and_ye_are_one_name(book):
    add(book, "cs", "Учёные")
    use.add_note(book.workbook, book.canvas, "cs", NewNote("ученые"))
    assert book.segments() == ["Учёные"]


def test_a_list_with_doubles_makes_each_name_once_and_tells(book):
    (known,) = add(book, "cs", "Студенты")
    made = use.add_notes(
        book.workbook, book.canvas, "cs", [NewNote(t) for t in ("Офисы", "студенты", "офисы", "Жители")]
    )
    assert book.texts("cs") == ["Студенты", "Офисы", "Жители"]
    assert made.known == (known,)
    assert len(made.new) == 2


def test_renaming_is_everywhere_and_a_taken_name_is_refused(book):
    first, second = add(book, "cs", "Офисы", "Студенты")
    use.set_text(book.workbook, first, "Офисы рядом")
    assert book.segments() == ["Офисы рядом", "Студенты"]
    before = book.workbook.digest()
    with pytest.raises(ValueRefusedError, match=r"name_taken.*Офисы рядом"):
        use.set_text(book.workbook, second, "офисы рядом")
    assert book.workbook.digest() == before
    use.set_text(book.workbook, second, "СТУДЕНТЫ")
    assert book.segments() == ["Офисы рядом", "СТУДЕНТЫ"]


def test_text_is_kept_in_lines_and_cleaned(book):
    (note,) = add(book, "vp", "Первая\r\nвторая\x00\u2028третья")
    assert book.texts("vp") == ["Первая\nвторая\nтретья"]
    long = "слово " * 3000
    use.set_text(book.workbook, note, long)
    assert len(book.texts("vp")[0]) <= 10_000


def test_every_change_is_undone_and_redone_to_the_same_content(book):
    note, other = add(book, "cr", "Клуб гостей", "Доставка")
    (shown,) = add(book, "cs", "Офисы")
    segment = book.workbook.all(Segment)[0].id
    workbook = book.workbook
    there_and_back(book, lambda: use.add_note(workbook, book.canvas, "cs", NewNote("Жители")))
    there_and_back(book, lambda: use.set_text(workbook, note, "Клуб друзей"))
    there_and_back(book, lambda: use.set_text(workbook, shown, "Офисы рядом"))
    there_and_back(book, lambda: use.set_colour(workbook, [note, shown], "green"))
    there_and_back(book, lambda: use.set_certainty(workbook, [note], "hypothesis"))
    there_and_back(book, lambda: use.set_kinds(workbook, [note], ("cr.type.community",)))
    there_and_back(book, lambda: use.set_segment(workbook, [note, other], segment, on=True))
    there_and_back(book, lambda: use.set_link(workbook, note, other, on=True))
    there_and_back(book, lambda: use.delete_notes(workbook, [other, shown]))


def test_links_have_no_direction_and_go_with_the_note(book):
    first, second, third = add(book, "kr", "Точка", "Команда", "Печь")
    use.set_link(book.workbook, first, second, on=True)
    use.set_link(book.workbook, third, first, on=True)
    use.set_link(book.workbook, second, first, on=False)
    assert book.workbook.get(Note, first).links == ()
    use.delete_notes(book.workbook, [first])
    assert book.workbook.get(Note, third).links == ()


def test_a_segment_is_linked_without_touching_other_links(book):
    add(book, "cs", "Офисы", "Студенты")
    first, second = (one.id for one in book.workbook.all(Segment))
    one, other = add(book, "vp", "Кофе", "Чай")
    use.set_segment(book.workbook, [one], first, on=True)
    use.set_segment(book.workbook, [one, other], second, on=True)
    assert book.workbook.get(Note, one).segments == (first, second)
    use.set_segment(book.workbook, [one, other], first, on=False)
    assert book.workbook.get(Note, one).segments == (second,)
    assert book.workbook.get(Note, other).segments == (second,)


def test_deleting_a_segments_note_leaves_segment_and_clients(book):
    (note,) = add(book, "cs", "Офисы")
    segment = book.workbook.all(Segment)[0].id
    book.client("Альфа", segment)
    use.delete_notes(book.workbook, [note])
    assert book.segments() == ["Офисы"]
    assert reads.clients_by_segment(book.workbook) == {segment: 1}


def test_a_file_that_may_not_be_written_refuses(book, tmp_path):
    add(book, "vp", "Кофе")
    path = book.workbook.path
    book.workbook.close()
    with Workbook.open(path, read_only=True) as closed, pytest.raises(WorkbookError, match="read_only"):
        use.add_note(closed, book.canvas, "vp", NewNote("x"))


@pytest.mark.parametrize("block", ["vp", "cs"])
def test_a_pasted_list_is_read_for_once_however_long_it_is(book, block, monkeypatch):
    asked = []
    rows = Workbook.rows
    monkeypatch.setattr(
        Workbook, "rows", lambda self, sql, params=(): asked.append(sql) or rows(self, sql, params)
    )
    add(book, block, *(f"a{number}" for number in range(4)))
    few = len(asked)
    add(book, block, *(f"b{number}" for number in range(40)))
    assert len(asked) == 2 * few
    assert book.texts(block) == [
        *(f"a{number}" for number in range(4)),
        *(f"b{number}" for number in range(40)),
    ]


def test_a_list_of_names_makes_each_once_in_the_place_wanted(book):
    first, last = add(book, "cs", "Офисы", "Студенты")
    made = use.add_notes(
        book.workbook,
        book.canvas,
        "cs",
        [NewNote(one) for one in ("Гости", "студенты", "Дети", "гости")],
        after=first,
    )
    assert book.texts("cs") == ["Офисы", "Гости", "Дети", "Студенты"]
    assert book.segments() == ["Офисы", "Студенты", "Гости", "Дети"]
    assert made.known == (last,)
    assert len(made.ids) == 3
