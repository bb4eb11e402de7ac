"""Writing a new note, commit by commit: what a visit to its editor has made so far follows its text.

In Customer Segments and Revenue Streams a text is the name of a thing of the workbook. While it is typed it
may for a moment be the name of another one ("Student" on the way to "Student clubs"): so every commit works
out anew what the note shows, and takes back what only an earlier commit needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from canvas_app.domain.canvas.model import Canvas, Note, Segment, Stream
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.text import clean_line, clean_text
from canvas_app.services.canvas.links import unlink
from canvas_app.services.canvas.names import find, find_or_make, is_used
from canvas_app.services.canvas.notes import NewNote, put_new, shortened
from canvas_app.services.canvas.placing import NAMED, TEXT_LIMIT, showing, shown_by
from canvas_app.storage.edit import Edit
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Written:
    """What a visit to the editor of a new note has made so far.

    Attributes:
        note: the note; None while nothing is typed, or when the canvas shows that name already.
        own: the segment or stream made for it; None when it shows one that was there before.
        there: the note that shows the typed name already.

    """

    note: int | None = None
    own: int | None = None
    there: int | None = None


def write_new(
    workbook: Workbook,
    canvas_id: int,
    block: str,
    new: NewNote,
    written: Written,
    *,
    after: int | None = None,
    origin: str = "",
    group: str = "",
) -> Written:
    """Write a new note as far as it is typed, and return what there is of it now.

    Args:
        workbook: the open workbook.
        canvas_id: the canvas.
        block: the block.
        new: the note with its text of the moment.
        written: what the visit has made before.
        after: the note it follows (None: at the end).
        origin: who asks.
        group: commits of one group are one undo step.

    Raises:
        ValueRefusedError: the text is empty: see ``forget_new``.
        NotFoundError: the canvas, or the note, is gone.

    """
    if not clean_text(new.text).strip():
        raise ValueRefusedError("value.empty_note")
    if workbook.get(Canvas, canvas_id) is None:
        raise NotFoundError("not_found.canvas")
    if written.note is not None and workbook.get(Note, written.note) is None:
        raise NotFoundError("not_found.note")
    with workbook.edit("edit.note_add", origin=origin, group=group, text=shortened(new.text)) as edit:
        if block in NAMED:
            return _write_named(workbook, edit, canvas_id, block, new, written, after)
        return _write_plain(workbook, edit, canvas_id, block, new, written, after)


def _write_plain(
    workbook: Workbook,
    edit: Edit,
    canvas_id: int,
    block: str,
    new: NewNote,
    written: Written,
    after: int | None,
) -> Written:
    note = workbook.get(Note, written.note) if written.note is not None else None
    if note is None:
        return Written(put_new(workbook, edit, canvas_id, block, new, after).id)
    text = clean_text(new.text, TEXT_LIMIT).strip()
    edit.put(replace(note, text=text, colour=new.colour, certainty=new.certainty))
    return written


def _write_named(
    workbook: Workbook,
    edit: Edit,
    canvas_id: int,
    block: str,
    new: NewNote,
    written: Written,
    after: int | None,
) -> Written:
    note = workbook.get(Note, written.note) if written.note is not None else None
    own = workbook.get(NAMED[block], written.own) if written.own is not None else None
    name = clean_line(new.text)
    known = find([one for one in workbook.all(NAMED[block]) if one.id != written.own], name)
    there = shown_by(workbook, canvas_id, known, (written.note,)) if known is not None else None
    if there is not None:
        _take_back(workbook, edit, note, own)
        return Written(there=there)
    if known is None and own is not None and note is not None:
        edit.put_all((replace(own, name=name, colour=new.colour), replace(note, certainty=new.certainty)))
        return written
    if note is None:
        _take_back(workbook, edit, None, own)
        made = put_new(workbook, edit, canvas_id, block, new, after)
        return Written(made.id, None if known is not None else made.segment_id or made.stream_id)
    note = replace(note, certainty=new.certainty)
    if known is not None:
        edit.put(showing(note, known))
        _take_back(workbook, edit, None, own)
        return Written(note.id)
    fresh = find_or_make(workbook, edit, NAMED[block], name, new.colour)
    edit.put(showing(note, fresh))
    return Written(note.id, fresh.id)


def _take_back(workbook: Workbook, edit: Edit, note: Note | None, own: Segment | Stream | None) -> None:
    """Delete what an earlier commit made and the text of now does not need."""
    if note is not None:
        unlink(workbook, edit, {note.id})
        edit.delete(Note, note.id)
    if own is not None and not is_used(workbook, own, but_note=note.id if note else None):
        edit.delete(type(own), own.id)


def require_writable(workbook: Workbook) -> None:
    """Refuse before anything is typed.

    Raises:
        WorkbookError: the file is open for reading only.

    """
    if workbook.read_only:
        with workbook.edit("edit.note_add", text=""):
            pass


def forget_new(
    workbook: Workbook, block: str, written: Written, *, origin: str = "", group: str = ""
) -> Written:
    """Take back all that the visit has made: its text was emptied again."""
    note = workbook.get(Note, written.note) if written.note is not None else None
    own = workbook.get(NAMED[block], written.own) if written.own is not None and block in NAMED else None
    with workbook.edit("edit.note_add", origin=origin, group=group, text="") as edit:
        _take_back(workbook, edit, note, own)
    return Written()
