"""Questions on the canvas page: walking them, and the way from an answer to a note and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from canvas_app.services.canvas import notes as use
from canvas_app.ui.canvas.inspector import QUESTIONS
from canvas_app.ui.canvas.origins import ANSWERING
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage


class Answering:
    """Opens questions of a canvas page and makes notes of answers."""

    def __init__(self, page: CanvasPage) -> None:
        self._page = page
        self._texts, self._notifier, self._edits = (
            page.context.texts,
            page.context.notifier,
            page.context.edits,
        )

    def open(self, question: str, *, segment_id: int | None = None) -> None:
        """Open a question in the inspector, with the caret in its field."""
        page = self._page
        page.view.select(page.view.selection.with_block(question.split(".")[0]))
        self._show(question, segment_id)

    def _show(self, question: str, segment_id: int | None = None) -> None:
        page = self._page
        page.place.show()
        page.inspector.choose(QUESTIONS)
        page.inspector.questions.open(question, segment_id=segment_id)

    def open_of_note(self) -> None:
        """Open the question that the selected note came from; the note stays selected."""
        notes = self._page.selected_notes()
        question = notes[0].question if len(notes) == 1 else ""
        if question and self._texts.catalogue.has(question):
            if question.split(".")[0] == self._page.view.selection.block:
                self._show(question)
            else:
                self.open(question)

    def next_open(self) -> None:
        """Open the next question without an answer; from the section of a note, the question of that note."""
        page = self._page
        if page.inspector_made and page.inspector.note.isAncestorOf(page.window().focusWidget() or page):
            self.open_of_note()
            return
        page.close_editors()
        states = page.reading.records.states
        keys = list(states)
        opened = page.inspector.questions.open_question
        in_field = page.inspector.questions.isAncestorOf(page.window().focusWidget() or page)
        block = page.view.selection.block
        first = next(place for place, key in enumerate(keys) if key.split(".")[0] == block)
        start = keys.index(opened) + 1 if in_field and opened in keys else first
        target = next((key for key in keys[start:] + keys[:start] if not states[key].done), "")
        if target:
            self.open(target, segment_id=page.inspector.questions.first_unfilled(target))
        else:
            self._notifier.say(translate("Canvas", "Every question of this canvas is answered."), "good")

    def walk(self, block: str, last: bool) -> None:
        """Go to the first or last question of a block, as PgDn and PgUp do over its end."""
        page = self._page
        page.view.select(page.view.selection.with_block(block))
        page.inspector.choose(QUESTIONS)
        page.inspector.questions.open_end(last=last)

    def go_on(self, block: str) -> None:
        """Go to the next block of the walk: to the sheet, where the next note can be typed."""
        page = self._page
        page.view.select(page.view.selection.with_block(block))
        page.view.setFocus()
        if not page.view.order(block):
            page.editing.begin_new(block, None)

    def to_note(self, text: str, question: str, segment_id: object) -> None:
        """Make a note of an answer in the question's block; the caret stays in the answer."""
        page = self._page
        block = question.split(".")[0]
        new = replace(page.new_note(block), text=text, question=question)
        if isinstance(segment_id, int):
            new = replace(new, segments=(segment_id,), colour=self._colour_of(segment_id))
        made = self._edits.run(
            lambda: use.add_note(page.workbook, page.canvas_id, block, new, origin=ANSWERING)
        )
        if made is not None:
            page.view.flash(frozenset(made.ids))
            page.view.reveal(made.ids[0])
            page.say_added(made.ids[0], known=bool(made.known))
            page.say_cut(block, text)

    def _colour_of(self, segment_id: int) -> str:
        """Return the segment's colour where colours stand for segments, else the current one."""
        from canvas_app.services.canvas.legend import colours_of_segments

        records = self._page.reading.records
        segment = next((one for one in records.segments if one.id == segment_id), None)
        meant = colours_of_segments(records.notes, records.segments, "")
        return segment.colour if segment is not None and segment.colour in meant else self._page.colour

    def insert_figure(self) -> None:
        """Put the register's figure into the open answer (F4)."""
        if not self._page.inspector.questions.insert_figure():
            self._notifier.say(translate("Canvas", "The register has no figure for this question."))
