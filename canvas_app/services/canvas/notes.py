"""Notes: adding, writing, colouring, classing, moving, copying, linking and deleting them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from canvas_app.domain.canvas.model import CERTAINTIES, COLOURS, Canvas, Note, Segment, Stream
from canvas_app.domain.canvas.order import places, renumbered
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.text import clean_line, clean_text
from canvas_app.services.canvas.names import find_or_make
from canvas_app.storage.edit import Edit
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook

_SHOWN = 40
"""Characters of a note's text in the name of an undo step."""
_TEXT_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to be made: its text and what is known of it already."""

    text: str
    colour: str = "yellow"
    kinds: tuple[str, ...] = ()
    certainty: str = ""
    question: str = ""
    segments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What an edit made: the ids of the new notes in order, and what changed."""

    ids: tuple[int, ...]
    changes: Changes


def shortened(text: str) -> str:
    """Return a text as one short line for the name of an undo step."""
    line = clean_line(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def add_note(
    workbook: Workbook,
    canvas_id: int,
    block: str,
    new: NewNote,
    *,
    after: int | None = None,
    origin: str = "",
    group: str = "",
) -> Made:
    """Add one note to a block, after the note ``after`` or at the end.

    Raises:
        ValueRefusedError: the text is empty.

    """
    if not clean_text(new.text).strip():
        raise ValueRefusedError("value.empty_note")
    params = {"text": shortened(new.text)}
    with workbook.edit("edit.note_add", origin=origin, group=group, **params) as edit:
        ids = _add(workbook, edit, canvas_id, block, [new], after)
    return Made(ids, edit.changes)


def add_notes(
    workbook: Workbook,
    canvas_id: int,
    block: str,
    new: Sequence[NewNote],
    *,
    after: int | None = None,
    origin: str = "",
) -> Made:
    """Add several notes in one undo step, as a pasted list does; empty ones are left out."""
    wanted = [one for one in new if clean_text(one.text).strip()]
    with workbook.edit("edit.notes_paste", origin=origin, count=len(wanted)) as edit:
        ids = _add(workbook, edit, canvas_id, block, wanted, after)
    return Made(ids, edit.changes)


def _add(
    workbook: Workbook, edit: Edit, canvas_id: int, block: str, new: Sequence[NewNote], after: int | None
) -> tuple[int, ...]:
    _known(workbook, canvas_id)
    ids = []
    for one in new:
        note = Note(
            edit.new_id(), canvas_id, block, 0, one.text, one.colour, one.kinds, one.certainty, one.question,
            segments=one.segments,
        )  # fmt: skip
        place = _place(workbook, edit, canvas_id, block, _index_after(workbook, canvas_id, block, after))
        made = _settled(workbook, edit, note, block, place)
        edit.put(made)
        ids.append(made.id)
        after = made.id
    return tuple(ids)


def _known(workbook: Workbook, canvas_id: int) -> None:
    if workbook.get(Canvas, canvas_id) is None:
        raise NotFoundError("not_found.canvas")


def _index_after(workbook: Workbook, canvas_id: int, block: str, after: int | None) -> int:
    ids = [note.id for note in workbook.all(Note, canvas_id=canvas_id, block=block)]
    return ids.index(after) + 1 if after in ids else len(ids)


def _place(
    workbook: Workbook,
    edit: Edit,
    canvas_id: int,
    block: str,
    index: int,
    without: frozenset[int] = frozenset(),
) -> int:
    """Return a position that comes ``index``-th in the block, making room when there is none."""
    there = [note for note in workbook.all(Note, canvas_id=canvas_id, block=block) if note.id not in without]
    index = max(0, min(index, len(there)))
    before = there[index - 1].position if index else None
    after = there[index].position if index < len(there) else None
    found = places(1, before, after)
    if found is None:
        fresh = renumbered(len(there) + 1)
        spread = [*there[:index], None, *there[index:]]
        edit.put_all(
            replace(note, position=place)
            for note, place in zip(spread, fresh, strict=True)
            if note is not None
        )
        return fresh[index]
    return found[0]


def _settled(workbook: Workbook, edit: Edit, note: Note, block: str, position: int) -> Note:
    """Return ``note``, with its own text and colour, as one of ``block``: a segment, a stream or plain."""
    plain = replace(note, block=block, position=position, segment_id=None, stream_id=None)
    if block not in ("cs", "rs"):
        return replace(plain, text=clean_text(note.text, _TEXT_LIMIT).strip())
    name = clean_line(note.text)
    bare = replace(plain, text="", colour="yellow")
    if block == "cs":
        segment = find_or_make(workbook, edit, Segment, name, note.colour)
        return replace(bare, segments=(), segment_id=segment.id)
    return replace(bare, stream_id=find_or_make(workbook, edit, Stream, name, note.colour).id)


def set_text(
    workbook: Workbook, note_id: int, text: str, *, origin: str = "", group: str = "", new: bool = False
) -> Changes:
    """Write a note's text; of a segment's or stream's note, the name of that segment or stream everywhere.

    ``new`` names the step as the adding of a note, for one whose first words were committed already.

    Raises:
        NotFoundError: the note is gone.
        ValueRefusedError: the text is empty (delete the note instead).

    """
    note = _note(workbook, note_id)
    if not clean_text(text).strip():
        raise ValueRefusedError("value.empty_note")
    name = "edit.note_add" if new else "edit.note_text"
    with workbook.edit(name, origin=origin, group=group, text=shortened(text)) as edit:
        _write_text(workbook, edit, note, text)
    return edit.changes


def _write_text(workbook: Workbook, edit: Edit, note: Note, text: str) -> None:
    if note.segment_id is not None:
        segment = workbook.get(Segment, note.segment_id)
        assert segment is not None
        edit.put(replace(segment, name=clean_line(text)))
    elif note.stream_id is not None:
        stream = workbook.get(Stream, note.stream_id)
        assert stream is not None
        edit.put(replace(stream, name=clean_line(text)))
    else:
        edit.put(replace(note, text=clean_text(text, _TEXT_LIMIT).strip()))


def set_colour(workbook: Workbook, note_ids: Iterable[int], colour: str, *, origin: str = "") -> Changes:
    """Colour notes; segments and streams are coloured on every canvas."""
    assert colour in COLOURS
    found = _notes(workbook, note_ids)
    with workbook.edit("edit.note_colour", origin=origin, count=len(found)) as edit:
        for note in found:
            if note.segment_id is not None and (segment := workbook.get(Segment, note.segment_id)):
                edit.put(replace(segment, colour=colour))
            elif note.stream_id is not None and (stream := workbook.get(Stream, note.stream_id)):
                edit.put(replace(stream, colour=colour))
            else:
                edit.put(replace(note, colour=colour))
    return edit.changes


def set_certainty(
    workbook: Workbook, note_ids: Iterable[int], certainty: str, *, origin: str = ""
) -> Changes:
    """Say how sure notes are: one of CERTAINTIES."""
    assert certainty in CERTAINTIES
    return _each(
        workbook, note_ids, "edit.note_certainty", origin, lambda note: replace(note, certainty=certainty)
    )


def set_kinds(
    workbook: Workbook, note_ids: Iterable[int], kinds: tuple[str, ...], *, origin: str = ""
) -> Changes:
    """Give notes these kinds of their block's catalogue."""
    return _each(workbook, note_ids, "edit.note_kinds", origin, lambda note: replace(note, kinds=kinds))


def set_segments(
    workbook: Workbook, note_ids: Iterable[int], segments: tuple[int, ...], *, origin: str = ""
) -> Changes:
    """Link notes to these segments, which they serve."""
    return _each(
        workbook, note_ids, "edit.note_segments", origin, lambda note: replace(note, segments=segments)
    )


def set_links(workbook: Workbook, note_id: int, links: tuple[int, ...], *, origin: str = "") -> Changes:
    """Link a note to other notes."""
    return _each(workbook, (note_id,), "edit.note_links", origin, lambda note: replace(note, links=links))


def _each(
    workbook: Workbook, note_ids: Iterable[int], name: str, origin: str, change: Callable[[Note], Note]
) -> Changes:
    found = _notes(workbook, note_ids)
    shown = shortened(reads.named(workbook, found[:1])[0].text) if found else ""
    with workbook.edit(name, origin=origin, count=len(found), text=shown) as edit:
        edit.put_all(change(note) for note in found)
    return edit.changes


def move_notes(
    workbook: Workbook,
    note_ids: Sequence[int],
    block: str,
    index: int | None = None,
    *,
    canvas_id: int | None = None,
    copy: bool = False,
    origin: str = "",
) -> Made:
    """Move or copy notes, in the order given, to the ``index``-th place of a block (None: its end).

    A segment's note moved to another block becomes a plain note of the same text; the segment stays in the
    register. A plain note moved to Customer Segments becomes a segment, to Revenue Streams a stream.
    """
    found = reads.named(workbook, _notes(workbook, note_ids))
    name = "edit.note_duplicate" if copy else "edit.note_move"
    shown = shortened(found[0].text) if found else ""
    ids: list[int] = []
    with workbook.edit(name, origin=origin, count=len(found), text=shown) as edit:
        moved: frozenset[int] = frozenset() if copy else frozenset(note.id for note in found)
        target = canvas_id if canvas_id is not None else (found[0].canvas_id if found else 0)
        there = [n for n in workbook.all(Note, canvas_id=target, block=block) if n.id not in moved]
        start = len(there) if index is None else index
        for number, note in enumerate(found):
            place = _place(workbook, edit, target, block, start + number, moved - set(ids))
            whole = replace(note, id=edit.new_id() if copy else note.id, canvas_id=target)
            if note.block == block:
                edit.put(replace(_stored(whole), position=place))
            else:
                edit.put(_settled(workbook, edit, replace(whole, kinds=()), block, place))
            ids.append(whole.id)
    return Made(tuple(ids), edit.changes)


def _stored(note: Note) -> Note:
    """Return a named note as it is kept: what belongs to its segment or stream left out."""
    shared = note.segment_id is not None or note.stream_id is not None
    return replace(note, text="", colour="yellow") if shared else note


def duplicate_notes(workbook: Workbook, note_ids: Sequence[int], *, origin: str = "") -> Made:
    """Copy notes beside themselves; a segment's or stream's copy gets a name of its own: «… 2»."""
    found = reads.named(workbook, _notes(workbook, note_ids))
    ids: list[int] = []
    with workbook.edit("edit.note_duplicate", origin=origin, count=len(found), text="") as edit:
        for note in found:
            shared = note.segment_id is not None or note.stream_id is not None
            index = _index_after(workbook, note.canvas_id, note.block, note.id)
            place = _place(workbook, edit, note.canvas_id, note.block, index)
            text = f"{note.text} 2" if shared else note.text
            copy = replace(note, id=edit.new_id(), text=text)
            edit.put(_settled(workbook, edit, copy, note.block, place))
            ids.append(copy.id)
    return Made(tuple(ids), edit.changes)


def delete_notes(
    workbook: Workbook, note_ids: Iterable[int], *, origin: str = "", group: str = ""
) -> Changes:
    """Delete notes; segments and streams they showed stay in the register."""
    found = _notes(workbook, note_ids)
    ids = {note.id for note in found}
    shown = shortened(reads.named(workbook, found[:1])[0].text) if found else ""
    with workbook.edit("edit.note_delete", origin=origin, group=group, count=len(ids), text=shown) as edit:
        edit.put_all(
            replace(note, links=tuple(link for link in note.links if link not in ids))
            for note in workbook.all(Note)
            if note.id not in ids and ids.intersection(note.links)
        )
        edit.delete_all(Note, ids)
    return edit.changes


def _note(workbook: Workbook, note_id: int) -> Note:
    note = workbook.get(Note, note_id)
    if note is None:
        raise NotFoundError("not_found.note")
    return note


def _notes(workbook: Workbook, note_ids: Iterable[int]) -> list[Note]:
    return [note for one in note_ids if (note := workbook.get(Note, one)) is not None]
