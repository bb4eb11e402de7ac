"""Writing notes on the sheet: the rhythm of type, Enter, type, Enter; nothing typed is ever thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.canvas.sheet import POINT
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.canvas.writing import Written, forget_new, write_new
from canvas_app.ui.canvas.note_editor import NoteEditor
from canvas_app.ui.canvas.origins import TYPING
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import SmallLabel
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_view import SheetView

TAKEN = "value.name_taken"

_visits = count(1)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to the editor: one undo step.

    Attributes:
        note: the existing note that is edited, None for a new one.
        template: what a new note will have besides its text.
        written: what the visit has made of a new note so far.
        after: the note that a new one follows.
        saved: the text that the file holds.
        group: the name under which its commits are one step.

    """

    block: str
    group: str
    note: int | None = None
    after: int | None = None
    template: NewNote = field(default_factory=lambda: NewNote(""))
    written: Written = field(default_factory=Written)
    saved: str = ""

    @property
    def new(self) -> bool:
        """Whether the visit began a new note."""
        return self.note is None

    @property
    def kept(self) -> int | None:
        """The note that stands for what was typed."""
        if self.note is not None:
            return self.note
        return self.written.note if self.written.note is not None else self.written.there


@dataclass(frozen=True, slots=True)
class Ended:
    """How a visit ended.

    Attributes:
        note: the note that stands for what was typed, None when there is none.
        text: what was typed.
        new: whether it was begun as a new note.
        known: whether the canvas showed that name already, so that nothing was made.
        taken: the name that another segment or stream has, so that the note kept its own.
        emptied: whether an existing note's text was taken out.

    """

    note: int | None
    text: str = ""
    new: bool = False
    known: bool = False
    taken: str = ""
    emptied: bool = False


class NoteEditing(QObject):
    """Opens the editor, commits what is typed, and goes on to the next note.

    Attributes:
        ended: a visit is over (Ended): the sheet may be laid out again.
        kinds_wanted: Tab was pressed in the editor (the note, whether it was new).
        pasted: a list was pasted (block, note before it, text).

    """

    ended = Signal(object)
    kinds_wanted = Signal(object, bool)
    pasted = Signal(str, object, str)

    def __init__(
        self,
        context: PageContext,
        view: SheetView,
        new_note: Callable[[str], NewNote],
        text_of: Callable[[int], str],
        may_edit: Callable[[], bool],
    ) -> None:
        super().__init__(view)
        self._session, self._texts, self._edits, self._tools = (
            context.session,
            context.texts,
            context.edits,
            context.tools,
        )
        self._view = view
        self._new_note, self._text_of, self._may_edit = new_note, text_of, may_edit
        self.canvas_id = 0
        self._visit: Visit | None = None
        self._taken = ""
        self._told = False
        self.editor = NoteEditor(context.tools.theme, view.viewport())
        self._hint = SmallLabel("", view.viewport(), wrap=True)
        self._hint.setObjectName("noteHint")
        self._hint.hide()
        self.editor.kept.connect(self._on_kept)
        self.editor.ended.connect(self.finish)
        self.editor.to_kinds.connect(self._on_kinds)
        self.editor.settled.connect(self.commit)
        context.session.typed.watch(self.editor, lambda: self.pending, lambda _final: self.commit())
        self.editor.left.connect(self._on_left)
        self.editor.pasted.connect(self._on_pasted)
        self.editor.moved.connect(self._place_hint)
        self.editor.textChanged.connect(self._show_hint)
        view.zoom_changed.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether an editor is open."""
        return self._visit is not None

    @property
    def visit(self) -> Visit | None:
        """The visit going on."""
        return self._visit

    @property
    def pending(self) -> bool:
        """Whether something is typed that the file does not hold."""
        return self._visit is not None and self.editor.text().strip() != self._visit.saved

    # beginning

    def begin_new(
        self, block: str, after: int | None, text: str = "", template: NewNote | None = None
    ) -> None:
        """Open an empty editor after a note (None: at the block's end), with first typed characters."""
        if not self._may_edit() or not self.finish(select=False):
            return
        template = template or self._new_note(block)
        self._visit = Visit(block, f"note-{next(_visits)}", after=after, template=template)
        self._view.select(self._view.selection.with_block(block), reveal=False)
        self._view.set_marks(editing=-1)
        self._view.reveal_rect(*self._view.slot(block, after))
        self._open(self._view.slot_rect(block, after), text)

    def begin_with(self, block: str, after: int | None, event: QInputMethodEvent) -> None:
        """Open an empty editor and hand it what an input method composes or commits."""
        self.begin_new(block, after)
        if self.active:
            QApplication.sendEvent(self.editor, event)

    def begin_edit(self, note_id: int) -> None:
        """Open the editor on a note."""
        block = self._view.block_of(note_id)
        if not block or not self._may_edit() or not self.finish(select=False):
            return
        text = self._text_of(note_id)
        self._visit = Visit(block, f"note-{next(_visits)}", note_id, saved=text)
        self._view.select(self._view.selection.with_note(block, note_id))
        self._view.set_marks(editing=note_id)
        self._open(self._view.rect_of(note_id), text)

    def _open(self, place: QRectF, text: str) -> None:
        self._taken = ""
        self.editor.open(place, self._limits(), text, self._pixels())
        self.retranslate()
        self._hint.raise_()

    def retranslate(self) -> None:
        """Set name, prompt and hint of an open editor in the language of the moment."""
        visit = self._visit
        if visit is None:
            return
        name = translate("Canvas", "New note, %1") if visit.new else translate("Canvas", "Note, %1")
        question = visit.template.question or self._texts.catalogue.questions(visit.block)[0].key
        prompt = self._texts.text(question) if visit.new else ""
        self._told = bool(prompt) and not any(self._view.order(block) for block in BLOCKS)
        if self._told:
            prompt = self._texts.sentence("canvas.empty_first", question=prompt)
        self.editor.set_words(fill(name, self._texts.text(f"block.{visit.block}")), prompt)
        self._hint.setText(self.editor.hint(new=visit.new))
        self._place_hint()
        self._show_hint()

    def _show_hint(self) -> None:
        """Say what the keys do, unless the prompt of an empty editor says so."""
        self._hint.setVisible(self.active and not (self._told and not self.editor.text()))

    # places

    def _pixels(self) -> float:
        """Return the size of notes' text at the zoom of the moment."""
        sheet = self._view.sheet
        return sheet.size * POINT * self._view.lens.scale if sheet is not None else 0.0

    def _limits(self) -> QRectF:
        room = self._tools.theme.px(40)  # two lines under the editor
        return QRectF(self._view.viewport().rect()).adjusted(2, 2, -2, -room)

    def _place_hint(self) -> None:
        """Lay the line under the editor, as its foot: no wider, so that it covers no neighbour."""
        at, width = self.editor.bottom_left().toPoint(), self.editor.width()
        self._hint.setGeometry(at.x(), at.y(), width, self._hint.heightForWidth(width))

    def _follow(self) -> None:
        visit = self._visit
        if visit is None or not self.editor.isVisible():
            return
        view = self._view
        place = view.slot_rect(visit.block, visit.after) if visit.new else view.rect_of(visit.note or 0)
        if not place.isEmpty():
            self.editor.move_to(place, self._limits(), self._pixels())
            self._place_hint()

    # committing

    def commit(self, *, final: bool = False) -> bool:
        """Write what is typed so far; False when it could not be written (the text stays on screen).

        A name that another segment or stream has is passed over until the ``final`` commit, which keeps
        the old one: it may be the beginning of another name.
        """
        visit = self._visit
        text = self.editor.text().strip()
        if visit is None or not text or text == visit.saved:
            return True
        return self._edits.run(lambda: self._write(final=final)) is not None

    def _write(self, *, final: bool) -> bool:
        """Write the text of the moment; called again by "Try again" after a failure."""
        visit, workbook = self._visit, self._session.workbook
        text = self.editor.text().strip()
        if visit is None or not text:
            return True
        if visit.new:
            new = replace(visit.template, text=text)
            written = write_new(
                workbook,
                self.canvas_id,
                visit.block,
                new,
                visit.written,
                after=visit.after,
                origin=TYPING,
                group=visit.group,
            )
            self._visit = replace(visit, written=written, saved=text)
            return True
        assert visit.note is not None
        try:
            use.set_text(workbook, visit.note, text, origin=TYPING, group=visit.group)
        except ValueRefusedError as error:
            if error.code != TAKEN:
                raise
            self._taken = str(error.params.get("name", text)) if final else ""
            return True
        except NotFoundError:  # deleted meanwhile, by an undo: what is typed becomes a note of its own
            self._visit = replace(visit, note=None, template=replace(self._new_note(visit.block), text=""))
            return self._write(final=final)
        self._visit = replace(visit, saved=text)
        return True

    def finish(self, *, select: bool = True) -> bool:
        """Keep the text and close the editor; False when it could not be written and stays open."""
        visit = self._visit
        if visit is None:
            return True
        if not self.commit(final=True) or not self._empty_out():
            return False
        visit = self._visit
        assert visit is not None
        text = self.editor.text().strip()
        self._visit = None
        had_focus = self.editor.hasFocus()
        self._view.set_marks(editing=None)
        self.editor.hide()
        self._hint.hide()
        how = self._how(visit, text)
        self.ended.emit(how)
        if select and not how.emptied:
            self._select_after(visit, visit.kept if text else None)
        if had_focus:
            self._view.setFocus()
        return True

    def _empty_out(self) -> bool:
        """Take back what a new note had, when its text was emptied; False when that was refused."""
        visit = self._visit
        assert visit is not None
        if self.editor.text().strip() or not visit.new or visit.written == Written():
            return True
        return self._edits.run(self._forget) is not None

    def _forget(self) -> bool:
        visit = self._visit
        if visit is not None:
            group = visit.group
            gone = forget_new(self._session.workbook, visit.block, visit.written, origin=TYPING, group=group)
            self._visit = replace(visit, written=gone, saved="")
        return True

    def _how(self, visit: Visit, text: str) -> Ended:
        known = visit.new and visit.written.there is not None
        emptied = not visit.new and not text
        note = visit.kept if text or emptied else None
        return Ended(note, text, visit.new, known, self._taken, emptied)

    def _select_after(self, visit: Visit, kept: int | None) -> None:
        order = self._view.order(visit.block)
        target = next((one for one in (kept, visit.after, *order[-1:]) if one in order), None)
        at = self._view.selection
        self._view.select(
            at.with_note(visit.block, target) if target is not None else at.with_block(visit.block)
        )

    # what the editor asks

    def _on_kept(self) -> None:
        visit = self._visit
        if visit is None:
            return
        text = self.editor.text().strip()
        if not self.finish() or not visit.new or not text:
            return
        at = self._view.selection
        after = at.note if at.block == visit.block else visit.after
        self.begin_new(visit.block, after, template=replace(visit.template, text="", kinds=()))

    def _on_kinds(self) -> None:
        visit = self._visit
        if visit is None or not self.finish():
            return
        self.kinds_wanted.emit(self._view.selection.note, visit.new)

    def _on_left(self) -> None:
        if self._visit is not None:
            self.finish()

    def _on_pasted(self, text: str) -> None:
        visit = self._visit
        if visit is not None and self.finish():
            self.pasted.emit(visit.block, self._view.selection.note, text)

    def recolour(self, colour: str) -> bool:
        """Give the new note being written a colour; False when none is being written."""
        visit = self._visit
        if visit is None or not visit.new:
            return False
        self._visit = replace(visit, template=replace(visit.template, colour=colour), saved="")
        return self.commit()

    def doubt(self, certainty: str) -> bool:
        """Say how sure the new note being written is; False when none is being written."""
        visit = self._visit
        if visit is None or not visit.new:
            return False
        same = visit.template.certainty == certainty
        template = replace(visit.template, certainty="" if same else certainty)
        self._visit = replace(visit, template=template, saved="")
        return self.commit()
