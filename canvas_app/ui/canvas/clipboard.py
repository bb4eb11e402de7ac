"""Notes on the clipboard: as text for other programs, and whole for this one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from canvas_app.domain.canvas.model import CERTAINTIES, COLOURS, Note
from canvas_app.services.canvas.notes import NewNote

_MIME = "application/x-canvas-app-notes"
_FIELDS = (
    "text", "colour", "kinds", "certainty", "question", "segments", "block", "target", "monthly_cost",
)  # fmt: skip
_MOST = 500
"""Notes taken from the clipboard at once."""


@dataclass(frozen=True, slots=True)
class CopiedNote:
    """A note from the clipboard: what it is, the block and the workbook it comes from."""

    new: NewNote
    block: str
    workbook: str

    def placed(self, block: str, workbook: str, segments: Collection[int]) -> NewNote:
        """Return the note for a block; what belongs to its own block or workbook stays behind.

        ``segments`` are those of the workbook: one may have been deleted since.
        """
        own = block == self.block
        known = tuple(one for one in self.new.segments if one in segments)
        return NewNote(
            self.new.text,
            self.new.colour,
            self.new.kinds if own else (),
            self.new.certainty,
            self.new.question if own else "",
            known if workbook == self.workbook and block != "cs" else (),
            self.new.target if own else "",
            self.new.monthly_cost if own and workbook == self.workbook else None,  # in its currency
        )


def copied(notes: Iterable[Note], workbook: str) -> QMimeData:
    """Return what goes to the clipboard: the texts one a line, and the notes whole."""
    notes = tuple(notes)
    data = QMimeData()
    data.setText("\n".join(note.text for note in notes))
    listed = [[getattr(note, field) for field in _FIELDS] for note in notes]
    data.setData(_MIME, json.dumps([workbook, listed], ensure_ascii=False).encode())
    return data


def pasted(data: QMimeData) -> tuple[CopiedNote, ...]:
    """Return the notes that this program put on the clipboard, none when something else is there."""
    if not data.hasFormat(_MIME):
        return ()
    try:
        workbook, listed = json.loads(bytes(data.data(_MIME).data()))
        return tuple(_read(item, str(workbook)) for item in listed[:_MOST])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _read(item: list[object], workbook: str) -> CopiedNote:
    text, colour, kinds, certainty, question, segments, block, target, cost = item
    if colour not in COLOURS or certainty not in CERTAINTIES:
        raise ValueError("not a note of this program")
    if not isinstance(kinds, list) or not isinstance(segments, list):
        raise TypeError("not a note of this program")
    new = NewNote(
        str(text),
        str(colour),
        tuple(str(kind) for kind in kinds),
        str(certainty),
        str(question),
        tuple(int(one) for one in segments),
        str(target),
        cost if isinstance(cost, int) else None,
    )
    return CopiedNote(new, str(block), workbook)
