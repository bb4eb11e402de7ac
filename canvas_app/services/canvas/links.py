"""Links between notes, kept on one of the two: what becomes of them when a note goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from canvas_app.domain.canvas.model import Note
from canvas_app.storage.edit import Edit
from canvas_app.storage.workbook import Workbook


def unlink(workbook: Workbook, edit: Edit, ids: Collection[int]) -> None:
    """Take links to these notes, which go away, out of all others."""
    edit.put_all(
        replace(note, links=tuple(link for link in note.links if link not in ids))
        for note in workbook.all(Note)
        if note.id not in ids and not set(ids).isdisjoint(note.links)
    )


def relink(workbook: Workbook, edit: Edit, gone: Note, kept: Note) -> None:
    """Let ``kept`` take over the links of a note that goes away."""
    for note in workbook.all(Note):
        if note.id in (gone.id, kept.id):
            continue
        if gone.id in note.links:
            links = dict.fromkeys(kept.id if link == gone.id else link for link in note.links)
            edit.put(replace(note, links=tuple(links)))
    links = dict.fromkeys((*kept.links, *gone.links))
    edit.put(replace(kept, links=tuple(link for link in links if link not in (gone.id, kept.id))))
