"""Writing notes on the sheet: the rhythm of type, Enter, type, Enter; nothing typed is ever thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.paste import AT_ONCE, pasted_lines
from canvas_app.domain.canvas.sheet import POINT
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.note_editor import NoteEditor
from canvas_app.ui.canvas.sheet_view import SheetView
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import SmallLabel
from canvas_app.ui.common.text import translate

TYPING = "canvas.typing"
"""Origin of edits made while an editor is open: the sheet is laid out again only when the visit ends."""

_visits = count(1)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to the editor: one undo step.

    Attributes:
        note: the note being written, None while a new one is empty.
        new: whether the visit began a new note.
        before: the note's text when the visit began.
        template: what a new note will have besides its text.

    """

    block: str
    note: int | None
    new: bool
    group: str
    before: str = ""
    after: int | None = None
    template: NewNote = field(default_factory=lambda: NewNote(""))


class NoteEditing(QObject):
    """Opens the editor, commits what is typed, and goes on to the next note.

    Attributes:
        ended: a visit is over (id of its note or None): the sheet may be laid out again.
        kinds_wanted: Tab was pressed in the editor of this note.

    """

    ended = Signal(object)
    kinds_wanted = Signal(object)

    def __init__(self, context: PageContext, view: SheetView, new_note: Callable[[str], NewNote]) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._new_note = new_note
        self.canvas_id = 0
        self._visit: Visit | None = None
        self.editor = NoteEditor(context.theme, view.viewport())
        self._hint = SmallLabel("", view.viewport())
        self._hint.hide()
        self.editor.kept.connect(self._on_kept)
        self.editor.ended.connect(self.finish)
        self.editor.to_kinds.connect(self._on_kinds)
        self.editor.settled.connect(self.commit)
        self.editor.left.connect(self._on_left)
        self.editor.pasted.connect(self._on_pasted)
        view.zoom_changed.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether an editor is open."""
        return self._visit is not None

    @property
    def visit(self) -> Visit | None:
        """The visit going on."""
        return self._visit

    def begin_new(
        self, block: str, after: int | None, text: str = "", template: NewNote | None = None
    ) -> None:
        """Open an empty editor after a note (None: at the block's end), with first typed characters."""
        self.finish(select=False)
        self._visit = Visit(
            block,
            None,
            True,
            f"note-{next(_visits)}",
            after=after,
            template=template or self._new_note(block),
        )
        self._view.select(self._view.selection.with_block(block), reveal=False)
        self._view.set_marks(editing=-1)
        self._open(self._view.slot_rect(block, after), text)

    def begin_with(self, block: str, after: int | None, event: QInputMethodEvent) -> None:
        """Open an empty editor and hand it what an input method composes or commits."""
        self.begin_new(block, after)
        QApplication.sendEvent(self.editor, event)

    def begin_edit(self, note_id: int) -> None:
        """Open the editor on a note."""
        self.finish(select=False)
        board_note = self._view.note_box(note_id)
        block = self._view.block_of(note_id)
        if board_note is None:
            return
        text = self._text_of(note_id)
        self._visit = Visit(block, note_id, False, f"note-{next(_visits)}", before=text)
        self._view.select(self._view.selection.with_note(block, note_id))
        self._view.set_marks(editing=note_id)
        self._open(self._view.rect_of(note_id), text)

    def _text_of(self, note_id: int) -> str:
        found = [note for note in reads.notes(self._context.workbook, self.canvas_id) if note.id == note_id]
        return found[0].text if found else ""

    def _open(self, place: QRectF, text: str) -> None:
        visit, sheet = self._visit, self._view.sheet
        assert visit is not None
        assert sheet is not None
        block_name = self._context.text(f"block.{visit.block}")
        name = translate("Canvas", "New note, %1") if visit.new else translate("Canvas", "Note, %1")
        question = self._context.catalogue.questions(visit.block)[0].key
        prompt = self._context.text(visit.template.question or question) if visit.new else ""
        pixels = sheet.size * POINT * self._view.lens.scale
        self.editor.open(place, self._limits(), text, name.replace("%1", block_name), prompt, pixels)
        self._hint.setText(self.editor.hint(new=visit.new))
        self._hint.adjustSize()
        self._place_hint()
        self._hint.show()

    def _limits(self) -> QRectF:
        return QRectF(self._view.viewport().rect()).adjusted(2, 2, -2, -22)

    def _place_hint(self) -> None:
        at = self.editor.bottom_left().toPoint()
        right = self._view.viewport().width() - self._hint.width() - 2
        self._hint.move(min(at.x() + 2, max(2, right)), at.y() + 3)

    def _follow(self) -> None:
        visit = self._visit
        if visit is None or not self.editor.isVisible():
            return
        known = visit.note is not None and not visit.new
        place = (
            self._view.rect_of(visit.note or 0) if known else self._view.slot_rect(visit.block, visit.after)
        )
        if not place.isEmpty():
            self.editor.move_to(place, self._limits())
            self._place_hint()

    def commit(self) -> bool:
        """Write what is typed so far; False when it could not be written (the text stays on screen)."""
        visit = self._visit
        if visit is None:
            return True
        text = self.editor.text().strip()
        workbook = self._context.workbook
        if visit.note is None:
            if not text:
                return True
            new = replace(visit.template, text=text)
            made = self._context.run_edit(
                lambda: use.add_note(
                    workbook,
                    self.canvas_id,
                    visit.block,
                    new,
                    after=visit.after,
                    origin=TYPING,
                    group=visit.group,
                )
            )
            if made is None:
                return False
            self._visit = replace(visit, note=made.ids[0])
            return True
        note = visit.note
        if not text:
            return True
        done = self._context.run_edit(
            lambda: use.set_text(workbook, note, text, origin=TYPING, group=visit.group, new=visit.new)
        )
        return done is not None

    def finish(self, *, select: bool = True) -> bool:
        """Keep the text and close the editor; False when it could not be written and stays open."""
        visit = self._visit
        if visit is None:
            return True
        if not self.commit():
            return False
        visit = self._visit
        assert visit is not None
        emptied = visit.note is not None and not self.editor.text().strip()
        if emptied:
            note = visit.note
            self._context.run_edit(
                lambda: use.delete_notes(
                    self._context.workbook, [note or 0], origin=TYPING, group=visit.group
                )
            )
        self._visit = None
        self._view.set_marks(editing=None)
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        self._hint.hide()
        kept = None if emptied else visit.note
        self.ended.emit(kept)
        if select:
            self._select_after(visit, kept)
        if had_focus:
            self._view.setFocus()
        return True

    def _select_after(self, visit: Visit, kept: int | None) -> None:
        order = self._view.order(visit.block)
        target = (
            kept if kept in order else visit.after if visit.after in order else order[-1] if order else None
        )
        selection = self._view.selection
        self._view.select(
            selection.with_note(visit.block, target)
            if target is not None
            else selection.with_block(visit.block)
        )

    def _on_kept(self) -> None:
        visit = self._visit
        if visit is None:
            return
        text = self.editor.text().strip()
        if not self.finish() or not visit.new or not text:
            return
        last = self._view.selection.note
        self.begin_new(visit.block, last, template=replace(visit.template, text=""))

    def _on_kinds(self) -> None:
        visit = self._visit
        if self.finish() and visit is not None:
            self.kinds_wanted.emit(self._view.selection.note)

    def _on_left(self) -> None:
        if self._visit is not None:
            self.finish()

    def _on_pasted(self, text: str) -> None:
        """Make notes of a pasted list; long ones and the way back are offered under the top bar."""
        visit = self._visit
        lines = pasted_lines(text)
        if visit is None or not lines:
            return
        self.finish()
        after = self._view.selection.note
        if len(lines) <= AT_ONCE:
            self.paste_lines(visit.block, after, text)
        else:
            self.offer_list(visit.block, after, text)

    def offer_list(self, block: str, after: int | None, text: str) -> None:
        """Ask what a long list shall become."""
        self._context.strip(
            translate("Canvas", "The list has %n lines.", None, len(pasted_lines(text))),
            [
                (translate("Canvas", "Make notes"), lambda: self.paste_lines(block, after, text)),
                (translate("Canvas", "As one note"), lambda: self.paste_whole(block, after, text)),
            ],
            seconds=0,
            key="paste",
        )

    def paste_lines(self, block: str, after: int | None, text: str) -> None:
        """Add one note for each line of ``text``, in one undo step, and offer the other way."""
        self._context.unstrip("paste")
        new = [self._from_columns(block, line.text, line.more) for line in pasted_lines(text)]
        made = self._context.run_edit(
            lambda: use.add_notes(
                self._context.workbook, self.canvas_id, block, new, after=after, origin="canvas"
            )
        )
        if made is None or not made.ids:
            return
        self._view.select(self._view.selection.with_note(block, made.ids[-1]))
        self._view.flash(frozenset(made.ids))
        self._context.strip(
            translate("Canvas", "%n notes added.", None, len(made.ids)),
            [
                (translate("Canvas", "As one note"), lambda: self._as_one(block, after, text)),
                (translate("Canvas", "Undo"), self._undo),
            ],
            key="paste",
        )

    def paste_whole(self, block: str, after: int | None, text: str) -> None:
        """Add the whole text as one note."""
        self._context.unstrip("paste")
        new = replace(self._new_note(block), text=text.strip())
        made = self._context.run_edit(
            lambda: use.add_note(
                self._context.workbook, self.canvas_id, block, new, after=after, origin="canvas"
            )
        )
        if made is not None:
            self._view.select(self._view.selection.with_note(block, made.ids[0]))

    def _as_one(self, block: str, after: int | None, text: str) -> None:
        self._undo()
        self.paste_whole(block, after, text)

    def _undo(self) -> None:
        self._context.run_edit(self._context.workbook.undo)

    def _from_columns(self, block: str, text: str, more: tuple[str, ...]) -> NewNote:
        new = replace(self._new_note(block), text=text)
        segments = {segment.name.casefold(): segment.id for segment in reads.segments(self._context.workbook)}
        for cell in more:
            kind = next(
                (found for group in self._context.catalogue.kind_groups(block)
                 if (found := self._context.catalogue.find_key(group.key, cell))), None
            )  # fmt: skip
            if kind is not None:
                new = replace(new, kinds=(*new.kinds, kind))
            elif cell.casefold() in segments:
                new = replace(new, segments=(*new.segments, segments[cell.casefold()]))
        return new
