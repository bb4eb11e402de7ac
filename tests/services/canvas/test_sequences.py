"""Whatever is done to a canvas: nothing dangles, order is sound, and undo leads back step by step."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_app.domain.canvas.model import BLOCKS, COLOURS, Answer, Note, Segment, Stream
from canvas_app.domain.errors import PersonError
from canvas_app.domain.text import match_key
from canvas_app.services.canvas import answers, canvases, moving, names, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.notes import NewNote
from canvas_app.storage.workbook import Workbook
from tests.services.canvas.conftest import Book

TEXTS = st.sampled_from(["Офисы", "офисы", "Студенты", "Кофе", "Напитки", "Ещё", "Еще", "x\ny"])
PICK = st.integers(0, 30)
BLOCK = st.sampled_from(BLOCKS)
STEPS = st.one_of(
    st.tuples(st.just("add"), BLOCK, TEXTS),
    st.tuples(st.just("text"), PICK, TEXTS),
    st.tuples(st.just("move"), PICK, BLOCK, PICK, st.booleans()),
    st.tuples(st.just("canvas"), PICK, PICK, st.booleans()),
    st.tuples(st.just("double"), PICK),
    st.tuples(st.just("delete"), PICK, PICK),
    st.tuples(st.just("colour"), PICK, st.sampled_from(COLOURS)),
    st.tuples(st.just("link"), PICK, PICK, st.booleans()),
    st.tuples(st.just("serve"), PICK, PICK, st.booleans()),
    st.tuples(st.just("answer"), PICK, TEXTS),
    st.tuples(st.just("copy"), TEXTS),
    st.tuples(st.just("drop"), PICK),
    st.tuples(st.just("merge"), PICK, PICK),
    st.tuples(st.just("show"), PICK),
)


def _pick(found, number):
    return found[number % len(found)] if found else None


def do(book: Book, step) -> None:
    workbook, (name, *rest) = book.workbook, step
    notes, segments, sheets = workbook.all(Note), workbook.all(Segment), reads.canvases(workbook)
    if name == "add":
        use.add_note(workbook, book.canvas, rest[0], NewNote(rest[1]))
    elif name == "copy":
        canvases.duplicate_canvas(workbook, book.canvas, rest[0])
    elif name == "answer":
        segment = _pick((*segments, None), rest[0])
        answers.answer(workbook, book.canvas, "cr.q.expected", segment.id if segment else None, rest[1])
    elif name == "show":
        names.show_segments(workbook, _pick(sheets, rest[0]).id)
    elif name == "drop" and segments:
        names.delete_segment(workbook, _pick(segments, rest[0]).id)
    elif name == "merge" and segments:
        names.merge_segments(workbook, _pick(segments, rest[0]).id, _pick(segments, rest[1]).id)
    elif notes:
        _to_note(workbook, name, _pick(notes, rest[0]), rest[1:], (notes, segments, sheets))


def _to_note(workbook, name, note, rest, found) -> None:
    notes, segments, sheets = found
    if name == "text":
        use.set_text(workbook, note.id, rest[0])
    elif name == "move":
        moving.move_notes(workbook, [note.id], rest[0], rest[1] % 4, copy=rest[2])
    elif name == "canvas":
        target = _pick(sheets, rest[0]).id
        moving.move_notes(workbook, [note.id], None, canvas_id=target, copy=rest[1])
    elif name == "double":
        moving.duplicate_notes(workbook, [note.id])
    elif name == "delete":
        use.delete_notes(workbook, [note.id, _pick(notes, rest[0]).id])
    elif name == "colour":
        use.set_colour(workbook, [note.id], rest[0])
    elif name == "link" and (other := _pick(notes, rest[0])).id != note.id:
        if other.canvas_id == note.canvas_id:
            use.set_link(workbook, note.id, other.id, on=rest[1])
    elif name == "serve" and segments and note.block != "cs":
        use.set_segment(workbook, [note.id], _pick(segments, rest[0]).id, on=rest[1])


def check(workbook: Workbook) -> None:
    notes = {note.id: note for note in workbook.all(Note)}
    segments = {one.id for one in workbook.all(Segment)}
    streams = {one.id for one in workbook.all(Stream)}
    for note in notes.values():
        assert set(note.segments) <= segments
        assert all(notes[link].canvas_id == note.canvas_id for link in note.links)
        assert (note.segment_id in segments) == (note.block == "cs")
        assert (note.stream_id in streams) == (note.block == "rs")
    for one in workbook.all(Answer):
        assert one.segment_id is None or one.segment_id in segments
    for kind in (Segment, Stream):
        keys = [match_key(one.name) for one in workbook.all(kind)]
        assert len(set(keys)) == len(keys)
    for sheet in reads.canvases(workbook):
        own = [note for note in notes.values() if note.canvas_id == sheet.id]
        for field in ("segment_id", "stream_id"):
            shown = [getattr(note, field) for note in own if getattr(note, field) is not None]
            assert len(set(shown)) == len(shown)
        for block in BLOCKS:
            places = [note.position for note in own if note.block == block]
            assert len(set(places)) == len(places)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=14))
def test_any_sequence_is_sound_and_undone_step_by_step(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("sequence")
    with Workbook.create(folder / "book.canvasbook", language="ru") as workbook:
        book = Book(workbook)
        digests = [workbook.digest()]
        for step in steps:
            generation = workbook.generation
            try:
                do(book, step)
            except PersonError:
                assert workbook.generation == generation
            check(workbook)
            if workbook.generation != generation:
                digests.append(workbook.digest())
        for digest in reversed(digests[:-1]):
            workbook.undo()
            assert workbook.digest() == digest
            check(workbook)
        for digest in digests[1:]:
            workbook.redo()
            assert workbook.digest() == digest
        assert workbook.check() == []
