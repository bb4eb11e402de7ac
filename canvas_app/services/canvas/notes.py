"""Notes: adding, writing, colouring, classing, linking and deleting them; moving them is in ``moving``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from canvas_app.domain.canvas.model import CERTAINTIES, COLOURS, Canvas, Note, Segment, Stream
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.text import clean_line, clean_text, match_key
from canvas_app.services.canvas.links import unlink
from canvas_app.services.canvas.made import Made
from canvas_app.services.canvas.names import Naming
from canvas_app.services.canvas.placing import (
    NAMED,
    TEXT_LIMIT,
    index_after,
    position,
    positions,
    settled,
    shown_things,
)
from canvas_app.services.canvas.targets import stage_aimed_at
from canvas_app.storage.edit import Edit
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook

_SHOWN = 40
"""Characters of a note's text in the name of an undo step."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to be made: its text and what is known of it already."""

    text: str
    colour: str = "yellow"
    kinds: tuple[str, ...] = ()
    certainty: str = ""
    question: str = ""
    segments: tuple[int, ...] = ()
    target: str = ""
    monthly_cost: int | None = None


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
) -> Made:
    """Add one note to a block, after the note ``after`` or at the end.

    Raises:
        ValueRefusedError: the text is empty.

    """
    if not clean_text(new.text).strip():
        raise ValueRefusedError("value.empty_note")
    return _added(workbook, canvas_id, block, [new], after, "edit.note_add", origin, text=shortened(new.text))


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
    return _added(workbook, canvas_id, block, wanted, after, "edit.notes_paste", origin, count=len(wanted))


def _added(
    workbook: Workbook,
    canvas_id: int,
    block: str,
    new: Sequence[NewNote],
    after: int | None,
    name: str,
    origin: str,
    **params: Any,
) -> Made:
    if workbook.get(Canvas, canvas_id) is None:
        raise NotFoundError("not_found.canvas")
    ids: list[int] = []
    known: list[int] = []
    with workbook.edit(name, origin=origin, **params) as edit:
        naming = Naming[Any](workbook, edit, NAMED[block]) if block in NAMED else None
        shown = shown_things(workbook, canvas_id) if naming is not None else {}

        def there(one: NewNote) -> int | None:
            thing = naming.find(clean_line(one.text)) if naming is not None else None
            return shown.get(thing.id) if thing is not None else None

        missing = sum(there(one) is None for one in new)
        index = index_after(workbook, canvas_id, block, after)
        room = iter(positions(workbook, edit, canvas_id, block, index, missing) if missing else ())
        made: dict[int, Note] = {}
        for one in new:
            note_id = there(one)
            if note_id is None:
                bare = _bare(edit, canvas_id, block, one)
                note = made[bare.id] = settled(workbook, edit, bare, block, next(room), naming)
                shown[note.segment_id or note.stream_id or 0] = note_id = note.id
            elif note_id not in made:
                known.append(note_id)
            ids.append(note_id)
        edit.put_all(made.values())
    return Made(tuple(dict.fromkeys(ids)), edit.changes, tuple(dict.fromkeys(known)))


def put_new(
    workbook: Workbook, edit: Edit, canvas_id: int, block: str, new: NewNote, after: int | None
) -> Note:
    """Write a new note inside ``edit`` and return it."""
    place = position(workbook, edit, canvas_id, block, index_after(workbook, canvas_id, block, after))
    made = settled(workbook, edit, _bare(edit, canvas_id, block, new), block, place)
    edit.put(made)
    return made


def _bare(edit: Edit, canvas_id: int, block: str, new: NewNote) -> Note:
    return Note(
        edit.new_id(), canvas_id, block, 0, new.text, new.colour, new.kinds, new.certainty, new.question,
        segments=new.segments, target=new.target, monthly_cost=new.monthly_cost,
    )  # fmt: skip


def set_text(workbook: Workbook, note_id: int, text: str, *, origin: str = "", group: str = "") -> Changes:
    """Write a note's text; of a segment's or stream's note, the name of that segment or stream everywhere.

    Raises:
        NotFoundError: the note is gone.
        ValueRefusedError: the text is empty (delete the note instead), or another segment or stream has
            that name (``value.name_taken``; ``rival`` finds it, ``names.merge_…`` makes the two one).

    """
    note = workbook.get(Note, note_id)
    if note is None:
        raise NotFoundError("not_found.note")
    if not clean_text(text).strip():
        raise ValueRefusedError("value.empty_note")
    if (taken := rival(workbook, note, text)) is not None:
        raise ValueRefusedError("value.name_taken", name=taken.name)
    with workbook.edit("edit.note_text", origin=origin, group=group, text=shortened(text)) as edit:
        edit.put(_with_text(workbook, note, text))
    return edit.changes


def rival(workbook: Workbook, note: Note, text: str) -> Segment | Stream | None:
    """Return the other segment or stream that is called ``text``, None where that name is free."""
    own = note.segment_id if note.segment_id is not None else note.stream_id
    if own is None or note.block not in NAMED:
        return None
    key = match_key(clean_line(text))
    others = (one for one in workbook.all(NAMED[note.block]) if one.id != own)
    return next((one for one in others if match_key(one.name) == key), None)


def _with_text(workbook: Workbook, note: Note, text: str) -> Note | Segment | Stream:
    thing = _shown(workbook, note)
    if thing is not None:
        return replace(thing, name=clean_line(text))
    return replace(note, text=clean_text(text, TEXT_LIMIT).strip())


def _shown(workbook: Workbook, note: Note) -> Segment | Stream | None:
    """Return the segment or stream that a note shows."""
    if note.segment_id is not None:
        return workbook.get(Segment, note.segment_id)
    return workbook.get(Stream, note.stream_id) if note.stream_id is not None else None


def set_colour(
    workbook: Workbook, note_ids: Iterable[int], colour: str, *, origin: str = "", group: str = ""
) -> Changes:
    """Colour notes; segments and streams are coloured on every canvas."""
    assert colour in COLOURS
    found = _notes(workbook, note_ids)
    with workbook.edit("edit.note_colour", origin=origin, group=group, count=len(found)) as edit:
        for note in found:
            edit.put(replace(_shown(workbook, note) or note, colour=colour))
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


def set_target(workbook: Workbook, note_ids: Iterable[int], target: str, *, origin: str = "") -> Changes:
    """Say which stage the clients of relationships shall reach (``kotler.client``), or with "" that none.

    Raises:
        NotFoundError: no stage model has that stage on its ladder.

    """
    if target and stage_aimed_at(workbook, target) is None:
        raise NotFoundError("not_found.target")
    return _each(workbook, note_ids, "edit.note_target", origin, lambda note: replace(note, target=target))


def set_monthly_cost(
    workbook: Workbook, note_ids: Iterable[int], cost: int | None, *, origin: str = ""
) -> Changes:
    """Say what a month of relationships costs, in 1/10,000 of the workbook's currency; None: not said.

    Raises:
        ValueRefusedError: it is less than nothing.

    """
    if cost is not None and cost < 0:
        raise ValueRefusedError("value.cost")
    return _each(workbook, note_ids, "edit.note_cost", origin, lambda note: replace(note, monthly_cost=cost))


def set_segment(
    workbook: Workbook, note_ids: Iterable[int], segment_id: int, *, on: bool, origin: str = ""
) -> Changes:
    """Link notes to a segment that they serve, or take the link away; other links stay as they are."""
    return _each(
        workbook,
        note_ids,
        "edit.note_segments",
        origin,
        lambda note: replace(note, segments=_switched(note.segments, segment_id, on=on)),
    )


def set_link(workbook: Workbook, note_id: int, other_id: int, *, on: bool, origin: str = "") -> Changes:
    """Link two notes with each other, or part them; a link has no direction."""
    if not on:
        ends = {note_id: other_id, other_id: note_id}
        return _each(
            workbook,
            ends,
            "edit.note_links",
            origin,
            lambda note: replace(note, links=_switched(note.links, ends[note.id], on=False)),
        )
    return _each(
        workbook,
        (note_id,),
        "edit.note_links",
        origin,
        lambda note: replace(note, links=_switched(note.links, other_id, on=True)),
    )


def _switched(ids: tuple[int, ...], one: int, *, on: bool) -> tuple[int, ...]:
    kept = tuple(other for other in ids if other != one)
    return (*kept, one) if on else kept


def _each(
    workbook: Workbook, note_ids: Iterable[int], name: str, origin: str, change: Callable[[Note], Note]
) -> Changes:
    found = _notes(workbook, note_ids)
    shown = shortened(reads.named(workbook, found[:1])[0].text) if found else ""
    with workbook.edit(name, origin=origin, count=len(found), text=shown) as edit:
        edit.put_all(change(note) for note in found)
    return edit.changes


def delete_notes(workbook: Workbook, note_ids: Iterable[int], *, origin: str = "") -> Changes:
    """Delete notes; segments and streams they showed stay in the register."""
    found = _notes(workbook, note_ids)
    ids = {note.id for note in found}
    shown = shortened(reads.named(workbook, found[:1])[0].text) if found else ""
    with workbook.edit("edit.note_delete", origin=origin, count=len(ids), text=shown) as edit:
        unlink(workbook, edit, ids)
        edit.delete_all(Note, ids)
    return edit.changes


def _notes(workbook: Workbook, note_ids: Iterable[int]) -> list[Note]:
    return [note for one in note_ids if (note := workbook.get(Note, one)) is not None]


__all__ = [
    "Made",
    "NewNote",
    "add_note",
    "add_notes",
    "delete_notes",
    "put_new",
    "rival",
    "set_certainty",
    "set_colour",
    "set_kinds",
    "set_link",
    "set_monthly_cost",
    "set_segment",
    "set_target",
    "set_text",
    "shortened",
]
