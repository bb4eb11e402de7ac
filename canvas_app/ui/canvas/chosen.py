"""What is selected on the canvas page, as records, and what a new note begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.domain.text import LINE_LIMIT
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.services.canvas.notes import NewNote
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.canvas.reader import Reading
    from canvas_app.ui.canvas.sheet_access import AccessibleSheet
    from canvas_app.ui.common.context import PageContext

_CUT = "cut"


class Chosen:
    """Mixed into the canvas page, which has what is named here."""

    context: PageContext
    view: AccessibleSheet
    reading: Reading
    colour: str

    @property
    def workbook(self) -> Workbook:
        """The open file."""
        return self.context.session.workbook

    def may_edit(self) -> bool:
        """Return whether the file can be written; when not, it is said why, before anything is typed."""
        return self.context.edits.may_edit()

    def new_note(self, block: str) -> NewNote:
        """Return what a typed note has from the start: the current colour, the block's first question."""
        from canvas_app.services.canvas.notes import NewNote

        return NewNote("", self.colour, question=self.context.texts.catalogue.questions(block)[0].key)

    def text_of(self, note_id: int) -> str:
        """Return the text of a note, empty when it is gone."""
        note = self.reading.records.note(note_id)
        return note.text if note is not None else ""

    def selected_notes(self) -> list[Note]:
        """Return the selected notes in the order of the sheet."""
        chosen = self.view.selection.notes
        return [
            note for block in BLOCKS for note in self.reading.records.by_block[block] if note.id in chosen
        ]

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected notes in the order of the sheet."""
        return [note.id for note in self.selected_notes()]

    def linked_notes(self, note: Note) -> frozenset[int]:
        """Return the notes linked with one, whichever of the two keeps the link."""
        back = (one.id for one in self.reading.records.notes if note.id in one.links)
        return frozenset((*note.links, *back))

    def linked_now(self) -> frozenset[int]:
        """Return the notes linked with the one that is selected alone."""
        notes = self.selected_notes()
        return self.linked_notes(notes[0]) if len(notes) == 1 else frozenset()

    def select_note(self, note_id: int) -> None:
        """Select one note and bring it into view."""
        block = self.view.block_of(note_id)
        if block:
            self.view.select(self.view.selection.with_note(block, note_id))

    def say_cut(self, block: str, *texts: str) -> None:
        """Say how much of what was typed or pasted the notes of a block did not take."""
        if all(len(text) <= LINE_LIMIT for text in texts):
            return
        from canvas_app.services.canvas.placing import left_out, room_of

        left = sum(left_out(block, text) for text in texts)
        if left:
            words = translate(
                "Canvas", "A note takes %1 characters: %n characters were left out.", None, left
            )
            text = fill(words, self.context.texts.formats.number(room_of(block)))
            undo = self.context.notifier.undo_choice()
            self.context.notifier.notify(Notice(text, [undo], "warning", seconds=0, key=_CUT, undoes=True))

    def say_added(self, note_id: int, *, known: bool = False) -> None:
        """Say that a note was added, or that the canvas shows that name already."""
        note = self.reading.records.note(note_id)
        if note is not None:
            words = (
                translate("Canvas", "“%1” is on this canvas already")
                if known
                else translate("Canvas", "Note “%1” added")
            )
            self.context.notifier.say(fill(words, note.text.split("\n")[0]))
