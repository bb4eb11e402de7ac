"""Moving and copying notes: within their block, to another one, to another canvas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.canvas.order import GAP
from canvas_app.domain.text import clean_line, match_key
from canvas_app.services.canvas.links import unlink
from canvas_app.services.canvas.made import Made
from canvas_app.services.canvas.notes import shortened
from canvas_app.services.canvas.placing import NAMED, index_after, position, settled, shown_already
from canvas_app.storage.edit import Edit
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook


def move_notes(
    workbook: Workbook,
    note_ids: Sequence[int],
    block: str | None,
    index: int | None = None,
    *,
    canvas_id: int | None = None,
    copy: bool = False,
    origin: str = "",
) -> Made:
    """Move or copy notes, in the order given, to the ``index``-th place of a block (None: its end).

    A segment's note moved to another block becomes a plain note of the same text; the segment stays in the
    register. A plain note moved to Customer Segments becomes a segment, to Revenue Streams a stream. Where
    the canvas shows a segment or stream of that name already, no second note of it is made.

    Args:
        workbook: the open workbook.
        note_ids: the notes.
        block: where to; None: each stays in its block, for another canvas.
        index: the place in the block, counted without the notes that move.
        canvas_id: the canvas; None: the one they are on.
        copy: leave the notes where they are.
        origin: who asks.

    """
    found = _found(workbook, note_ids)
    name = "edit.note_duplicate" if copy else "edit.note_move"
    shown = shortened(found[0].text) if found else ""
    with workbook.edit(name, origin=origin, count=len(found), text=shown) as edit:
        ids = _move_all(workbook, edit, found, (canvas_id, block, index), copy=copy)
    return Made(tuple(ids), edit.changes, tuple(one for one, known in ids.items() if known))


def park_notes(
    workbook: Workbook, note_ids: Sequence[int], names: Sequence[str], *, origin: str = ""
) -> Made:
    """Move notes out of the way, to the canvas for parked ones, made when there is none yet.

    ``names`` are its names in all languages, the one to give to a new one first.
    """
    found = _found(workbook, note_ids)
    shown = shortened(found[0].text) if found else ""
    wanted = {match_key(name) for name in names}
    parking = next((one for one in reads.canvases(workbook) if match_key(one.name) in wanted), None)
    with workbook.edit("edit.note_move", origin=origin, count=len(found), text=shown) as edit:
        if parking is None and found:
            parking = Canvas(edit.new_id(), clean_line(names[0]), last_position(workbook) + GAP)
            edit.put(parking)
        target = parking.id if parking is not None else None
        ids = _move_all(workbook, edit, found, (target, None, None), copy=False)
    return Made(tuple(ids), edit.changes, tuple(one for one, known in ids.items() if known))


def last_position(workbook: Workbook) -> int:
    """Return the place of the last canvas."""
    return max((one.position for one in reads.canvases(workbook)), default=-GAP)


def _move_all(
    workbook: Workbook,
    edit: Edit,
    found: Sequence[Note],
    to: tuple[int | None, str | None, int | None],
    *,
    copy: bool,
) -> dict[int, bool]:
    """Move notes inside ``edit``; return their ids, and whether the place showed the same already."""
    canvas_id, block, index = to
    ids: dict[int, bool] = {}
    waiting = set() if copy else {note.id for note in found}
    for number, note_id in enumerate([note.id for note in found]):
        (note,) = _found(workbook, [note_id])  # links may have gone with the note before
        place = (canvas_id or note.canvas_id, block or note.block, None if index is None else index + number)
        made, known = _moved(workbook, edit, note, place, frozenset(waiting), copy=copy)
        ids.setdefault(made, known)
        waiting.discard(note_id)
    return ids


def _moved(
    workbook: Workbook,
    edit: Edit,
    note: Note,
    to: tuple[int, str, int | None],
    waiting: frozenset[int],
    *,
    copy: bool,
) -> tuple[int, bool]:
    """Write a note at its new place; return its id, or that of the note that shows the same there already."""
    canvas_id, block, index = to
    stays = block == note.block and canvas_id == note.canvas_id
    if not stays or copy:
        there = shown_already(workbook, canvas_id, block, note.text, None if copy else note.id)
        if there is not None:
            if not copy:
                unlink(workbook, edit, {note.id})
                edit.delete(Note, note.id)
            return there, True
    place = position(workbook, edit, canvas_id, block, _END if index is None else index, waiting)
    whole = replace(note, id=edit.new_id() if copy else note.id, canvas_id=canvas_id)
    if canvas_id != note.canvas_id:  # links stay within a canvas
        whole = replace(whole, links=())
        if not copy:
            unlink(workbook, edit, {note.id})
    if block == note.block:
        edit.put(replace(_stored(whole), position=place))
    else:  # kinds, questions, target and cost belong to their block
        bare = replace(whole, kinds=(), question="", target="", monthly_cost=None)
        edit.put(settled(workbook, edit, bare, block, place))
    return whole.id, False


_END = 1 << 31
"""More than a block can hold: a place at its end."""


def _stored(note: Note) -> Note:
    """Return a named note as it is kept: what belongs to its segment or stream left out."""
    shared = note.segment_id is not None or note.stream_id is not None
    return replace(note, text="", colour="yellow") if shared else note


def duplicate_notes(workbook: Workbook, note_ids: Sequence[int], *, origin: str = "") -> Made:
    """Copy notes beside themselves; a segment's or stream's copy gets a name of its own: «… 2»."""
    found = _found(workbook, note_ids)
    ids: list[int] = []
    with workbook.edit("edit.note_duplicate", origin=origin, count=len(found), text="") as edit:
        for note in found:
            index = index_after(workbook, note.canvas_id, note.block, note.id)
            place = position(workbook, edit, note.canvas_id, note.block, index)
            shared = note.segment_id is not None or note.stream_id is not None
            text = _free_name(workbook, note.block, note.text) if shared else note.text
            copy = replace(note, id=edit.new_id(), text=text)
            edit.put(settled(workbook, edit, copy, note.block, place))
            ids.append(copy.id)
    return Made(tuple(ids), edit.changes)


def _free_name(workbook: Workbook, block: str, name: str) -> str:
    taken = {match_key(one.name) for one in workbook.all(NAMED[block])}
    number = 2
    while match_key(f"{name} {number}") in taken:
        number += 1
    return f"{name} {number}"


def _found(workbook: Workbook, note_ids: Iterable[int]) -> tuple[Note, ...]:
    notes = (workbook.get(Note, one) for one in note_ids)
    return reads.named(workbook, [note for note in notes if note is not None])
