"""Canvases of a workbook: new, renamed, duplicated, deleted."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.canvas.model import Answer, Canvas, Note
from canvas_app.domain.canvas.order import GAP
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.text import clean_line, match_key
from canvas_app.services.canvas.made import Made
from canvas_app.services.canvas.moving import last_position
from canvas_app.services.canvas.records import find_canvas
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook


def new_canvas(workbook: Workbook, name: str, *, origin: str = "") -> Made:
    """Add an empty canvas after the others."""
    name = _free_name(workbook, name)
    with workbook.edit("edit.canvas_new", origin=origin, name=name) as edit:
        made = Canvas(edit.new_id(), name, _next_position(workbook))
        edit.put(made)
    return Made((made.id,), edit.changes)


def rename_canvas(workbook: Workbook, canvas_id: int, name: str, *, origin: str = "") -> Changes:
    """Give a canvas another name.

    Raises:
        ValueRefusedError: the name is empty or another canvas has it.

    """
    canvas = find_canvas(workbook, canvas_id)
    name = _free_name(workbook, name, canvas_id)
    with workbook.edit("edit.canvas_rename", origin=origin, name=name) as edit:
        edit.put(replace(canvas, name=name))
    return edit.changes


def duplicate_canvas(workbook: Workbook, canvas_id: int, name: str, *, origin: str = "") -> Made:
    """Copy a canvas with its notes, links and answers; segments and streams are shown again, not copied."""
    find_canvas(workbook, canvas_id)
    name = _free_name(workbook, name)
    with workbook.edit("edit.canvas_duplicate", origin=origin, name=name) as edit:
        made = Canvas(edit.new_id(), name, _next_position(workbook))
        edit.put(made)
        notes = workbook.all(Note, canvas_id=canvas_id)
        fresh = {note.id: edit.new_id() for note in notes}
        edit.put_all(
            replace(
                note,
                id=fresh[note.id],
                canvas_id=made.id,
                links=tuple(fresh.get(one, one) for one in note.links),
            )
            for note in notes
        )
        edit.put_all(
            replace(answer, id=edit.new_id(), canvas_id=made.id)
            for answer in workbook.all(Answer, canvas_id=canvas_id)
        )
    return Made((made.id,), edit.changes)


def delete_canvas(workbook: Workbook, canvas_id: int, *, origin: str = "") -> Changes:
    """Delete a canvas with its notes and answers; the register keeps its segments and streams.

    Raises:
        ValueRefusedError: it is the only one.

    """
    canvas = find_canvas(workbook, canvas_id)
    if len(reads.canvases(workbook)) == 1:
        raise ValueRefusedError("value.last_canvas")
    with workbook.edit("edit.canvas_delete", origin=origin, name=canvas.name) as edit:
        edit.delete_all(Note, (note.id for note in workbook.all(Note, canvas_id=canvas_id)))
        edit.delete_all(Answer, (answer.id for answer in workbook.all(Answer, canvas_id=canvas_id)))
        edit.delete(Canvas, canvas_id)
    return edit.changes


def _free_name(workbook: Workbook, name: str, own: int | None = None) -> str:
    name = clean_line(name, 120)
    if not name:
        raise ValueRefusedError("value.empty_name")
    if any(match_key(one.name) == match_key(name) for one in reads.canvases(workbook) if one.id != own):
        raise ValueRefusedError("value.canvas_name_taken", name=name)
    return name


def _next_position(workbook: Workbook) -> int:
    return last_position(workbook) + GAP
