"""Where notes stand in their block, and what a note is there: plain, or showing a segment or stream."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.canvas.order import places, renumbered
from canvas_app.domain.text import LINE_LIMIT, clean_line, clean_text
from canvas_app.services.canvas.names import Naming, find
from canvas_app.storage.edit import Edit
from canvas_app.storage.workbook import Workbook

NAMED: dict[str, type[Segment] | type[Stream]] = {"cs": Segment, "rs": Stream}
"""Blocks whose notes show a thing of the workbook, and which."""
TEXT_LIMIT = 10_000
"""Characters of a note."""


def room_of(block: str) -> int:
    """Return how many characters a note of ``block`` takes: a segment's or stream's is a name."""
    return LINE_LIMIT if block in NAMED else TEXT_LIMIT


def left_out(block: str, text: str) -> int:
    """Return how many characters of ``text`` a note of ``block`` does not take."""
    whole = clean_text(text, sys.maxsize).strip()
    return max(0, len(" ".join(whole.split()) if block in NAMED else whole) - room_of(block))


def index_after(workbook: Workbook, canvas_id: int, block: str, after: int | None) -> int:
    """Return the place in the block's order that follows the note ``after``; its end when there is none."""
    ids = [note.id for note in workbook.all(Note, canvas_id=canvas_id, block=block)]
    return ids.index(after) + 1 if after in ids else len(ids)


def position(
    workbook: Workbook,
    edit: Edit,
    canvas_id: int,
    block: str,
    index: int,
    without: frozenset[int] = frozenset(),
) -> int:
    """Return a position that comes ``index``-th in the block, see ``positions``."""
    return positions(workbook, edit, canvas_id, block, index, 1, without)[0]


def positions(
    workbook: Workbook,
    edit: Edit,
    canvas_id: int,
    block: str,
    index: int,
    count: int,
    without: frozenset[int] = frozenset(),
) -> Sequence[int]:
    """Return ``count`` positions from the ``index``-th on in the block, making room when there is none.

    Notes of ``without`` are not counted: they are about to leave their place.
    """
    there = [note for note in workbook.all(Note, canvas_id=canvas_id, block=block) if note.id not in without]
    index = max(0, min(index, len(there)))
    before = there[index - 1].position if index else None
    after = there[index].position if index < len(there) else None
    found = places(count, before, after)
    if found is None:
        fresh = renumbered(len(there) + count)
        spread = [*there[:index], *[None] * count, *there[index:]]
        edit.put_all(
            replace(note, position=place)
            for note, place in zip(spread, fresh, strict=True)
            if note is not None
        )
        return fresh[index : index + count]
    return found


def shown_by(
    workbook: Workbook, canvas_id: int, thing: Segment | Stream, without: Iterable[int | None] = ()
) -> int | None:
    """Return the note by which a canvas shows a segment or stream, None when it shows it by none."""
    field = "segment_id" if isinstance(thing, Segment) else "stream_id"
    found = workbook.all(Note, canvas_id=canvas_id, **{field: thing.id})
    return next((note.id for note in found if note.id not in tuple(without)), None)


def shown_things(workbook: Workbook, canvas_id: int) -> dict[int, int]:
    """Return the segments and streams that a canvas shows, each with its (first) note."""
    notes = reversed(workbook.all(Note, canvas_id=canvas_id))
    return {thing: note.id for note in notes if (thing := note.segment_id or note.stream_id) is not None}


def shown_already(workbook: Workbook, canvas_id: int, block: str, name: str, own: int | None) -> int | None:
    """Return the note (not ``own``) by which a canvas shows the segment or stream called ``name``."""
    if block not in NAMED:
        return None
    thing = find(workbook.all(NAMED[block]), clean_line(name))
    return None if thing is None else shown_by(workbook, canvas_id, thing, (own,))


def showing(note: Note, thing: Segment | Stream) -> Note:
    """Return ``note`` as one that shows ``thing``: what belongs to the thing is left out of it."""
    bare = replace(note, text="", colour="yellow", segment_id=None, stream_id=None)
    if isinstance(thing, Segment):
        return replace(bare, segments=(), segment_id=thing.id)
    return replace(bare, stream_id=thing.id)


def settled(
    workbook: Workbook, edit: Edit, note: Note, block: str, place: int, naming: Naming[Any] | None = None
) -> Note:
    """Return ``note``, with its own text and colour, as one of ``block``: a segment, a stream or plain.

    ``naming`` finds the segments or streams of the block, for whoever settles many notes.
    """
    there = replace(note, block=block, position=place)
    if block not in NAMED:
        text = clean_text(note.text, TEXT_LIMIT).strip()
        return replace(there, text=text, segment_id=None, stream_id=None)
    naming = naming or Naming(workbook, edit, NAMED[block])
    thing = naming.find_or_make(clean_line(note.text), note.colour)
    return showing(there, thing)
