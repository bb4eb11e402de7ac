"""The canvas page: the sheet, its inspector, and what their signals do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from canvas_app import paths
from canvas_app.domain.canvas.board import Board
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.measure import WidthTable
from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.domain.changes import Changes
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.answers import question_states
from canvas_app.services.canvas.board import Wordbook, build_board
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.ui.canvas import sheet_access
from canvas_app.ui.canvas.canvas_menu import CanvasMenu
from canvas_app.ui.canvas.commands import canvas_commands
from canvas_app.ui.canvas.editing import TYPING, NoteEditing
from canvas_app.ui.canvas.inspector import KINDS, QUESTIONS, Inspector
from canvas_app.ui.canvas.inspector_place import InspectorPlace
from canvas_app.ui.canvas.note_actions import NoteActions
from canvas_app.ui.canvas.questions_tab import ANSWERING
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.canvas.sheet_access import AccessibleSheet, SpokenItem
from canvas_app.ui.canvas.spoken import spoken_block, spoken_notes
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.common.text import translate

_OF_SHEET = ("canvas", "note", "segment", "stream", "answer", "setting")
_OF_REGISTER = ("client", "deal", "deal_line", "stage", "interaction", "assessment", "employee")
_FIGURED = ("rs", "cs", "cr", "ch", "kr", "kp")
"""Blocks about which the register can say something."""


class CanvasPage(NoteActions, Page):
    """Shows one canvas of the workbook."""

    key = "canvas"
    icon = "canvas"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        Page.__init__(self, context, parent)
        sheet_access.install()
        self.canvas_id = 0
        self.colour = "yellow"
        self._measurer = WidthTable((paths.resources() / "fonts" / "widths.bin").read_bytes())
        self._board: Board | None = None
        self._notes: tuple[Note, ...] = ()
        self._figures: QuestionFigures | None = None
        self._deferred = False
        self._shows_figures = True
        self._inspector_shown = False
        self.view = AccessibleSheet(context.theme, self)
        self.inspector = Inspector(context, self)
        self.menu = CanvasMenu(context, self.show_canvas)
        self.editing = NoteEditing(context, self.view, self.new_note)
        self.place = InspectorPlace(self, self.view, self.inspector, context.theme)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        view, inspector = self.view, self.inspector
        view.first_painted.connect(self._show_inspector, Qt.ConnectionType.QueuedConnection)
        view.selection_changed.connect(self._on_selection)
        view.edit_wanted.connect(self.editing.begin_edit)
        view.new_wanted.connect(self.editing.begin_new)
        view.typed.connect(
            lambda event: self.editing.begin_with(view.selection.block, view.selection.note, event)
        )
        view.move_wanted.connect(self.move_notes)
        view.live_wanted.connect(self.open_live)
        view.menu_wanted.connect(self.open_context_menu)
        view.leave_wanted.connect(self._on_leave)
        view.zoom_changed.connect(self.zoom_changed)
        self.editing.ended.connect(self._on_editing_ended)
        self.editing.kinds_wanted.connect(self._on_kinds_wanted)
        questions = inspector.questions
        questions.figures = self.figures
        questions.note_wanted.connect(self.note_from_answer)
        questions.block_wanted.connect(self._on_block_wanted)
        questions.figure_wanted.connect(self.open_figure)
        questions.left.connect(self._back_to_sheet)
        inspector.kinds.kinds_chosen.connect(self.set_kinds)
        inspector.kinds.note_wanted.connect(self.note_of_kind)
        inspector.kinds.left.connect(self._back_to_sheet)
        inspector.figures.row_wanted.connect(self.open_row)
        inspector.list.note_chosen.connect(self.select_note)
        inspector.list.edit_wanted.connect(self.editing.begin_edit)
        inspector.list.delete_wanted.connect(lambda _note: self.delete_notes())
        inspector.list.left.connect(self._back_to_sheet)
        inspector.note.colour_chosen.connect(self.set_colour)
        inspector.note.certainty_chosen.connect(self.set_certainty)
        inspector.note.segments_chosen.connect(self.set_segments)
        inspector.note.question_wanted.connect(self._open_question)
        inspector.closed.connect(self.toggle_inspector)
        inspector.empty_wanted.connect(self._on_empty_wanted)

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Canvas", "Canvas")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return canvas_commands(self)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "canvas.document"

    def header(self) -> QWidget | None:
        """Return the canvas menu."""
        return self.menu

    def panes(self) -> Sequence[QWidget]:
        """Return sheet and inspector."""
        return (self.view, self.inspector) if self.inspector.isVisible() else (self.view,)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.view.setAccessibleName(translate("Canvas", "Sheet of the canvas"))
        self.inspector.retranslate()

    def zoom_text(self) -> str:
        """Return the zoom in per cent."""
        return self.context.formats.percent(round(self.view.zoom, 2))

    def zoom(self, step: str) -> None:
        """Zoom in or out, whole ↔ readable, or the current block."""
        if step in ("in", "out"):
            self.view.step_zoom(closer=step == "in")
        elif step == "toggle":
            self.view.toggle_whole()
        else:
            self.view.fill_with_block()

    def close_editors(self) -> None:
        """Commit what is being typed."""
        self.editing.finish()
        self.inspector.questions.commit()

    def activate(self, **state: object) -> None:
        """Go to a note, a block, a question or a canvas; without one, to the sheet."""
        canvas = state.get("canvas")
        if isinstance(canvas, int) and canvas != self.canvas_id:
            self.show_canvas(canvas)
        note, block, question = state.get("note"), state.get("block"), state.get("question")
        if isinstance(state.get("new_note"), str):
            self.editing.begin_new(
                self.view.selection.block, self.view.selection.note, str(state["new_note"])
            )
            return
        if isinstance(question, str) and question:
            self._open_question(question)
            return
        if isinstance(note, int):
            self.select_note(note)
        elif isinstance(block, str) and block in BLOCKS:
            self.view.select(self.view.selection.with_block(block))
        self.view.setFocus()
        if not self._notes and not state:
            self.editing.begin_new("cs", None)

    def go_back_state(self) -> dict[str, object]:
        """Return the place on the sheet."""
        at = self.view.selection
        return {"canvas": self.canvas_id, "block": at.block, "note": at.note}

    def reveal(self, changes: Changes) -> None:
        """Show and flash what an undo or redo changed."""
        for note in changes.of("note"):
            found = self.context.workbook.get(Note, note)
            if found is not None and found.canvas_id != self.canvas_id:
                self.show_canvas(found.canvas_id)
        there = [note.id for note in self._notes if note.id in changes.of("note")]
        if there:
            self.select_note(there[0])
            self.view.flash(frozenset(there))
        self.view.setFocus()

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:
        """Return notes that hold ``text``, on every canvas."""
        from canvas_app.domain.text import match_key

        key = match_key(text)
        found: list[Hit] = []
        for canvas in reads.canvases(context.workbook):
            for note in reads.notes(context.workbook, canvas.id):
                if key and key in match_key(note.text):
                    where = f"{context.text(f'block.{note.block}')} · {canvas.name}"
                    go = partial(context.go, "canvas", canvas=note.canvas_id, note=note.id)
                    found.append(Hit(note.text, where, go))
        return found[:8]

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.place.toggle()
        if not self.inspector.isVisible():
            self.view.setFocus()

    # reading

    def words(self) -> Wordbook:
        """Return the words of the window's language."""
        return Wordbook(self.context.catalogue, self.context.messages, self.context.lang)

    def figures(self) -> QuestionFigures:
        """Return the register's figures to questions, each read once until the register changes."""
        if self._figures is None:
            self._figures = QuestionFigures(self.context.workbook, self.words(), self.context.as_of)
        return self._figures

    def refresh(self) -> None:
        """Read the canvas anew."""
        self._figures = None
        canvases = reads.canvases(self.context.workbook)
        if not any(canvas.id == self.canvas_id for canvas in canvases):
            self.canvas_id = canvases[0].id
        self.editing.canvas_id = self.canvas_id
        self.menu.show_canvas(next(canvas for canvas in canvases if canvas.id == self.canvas_id))
        self._lay_out()
        if self._inspector_shown:
            self._show_inspector()

    def apply(self, changes: Changes) -> None:
        """Read anew what was changed; while a note is being typed the sheet waits for the visit's end."""
        if changes.touch(*_OF_REGISTER):
            self._figures = None
        if changes.origin == TYPING and self.editing.active:
            self._deferred = True
            return
        if changes.origin == ANSWERING:
            self._lay_out()
            self.inspector.questions.refresh()
            self._show_counts()
        elif changes.touch(*_OF_SHEET, *_OF_REGISTER):
            self.refresh()

    def show_canvas(self, canvas_id: int) -> None:
        """Show another canvas of the workbook."""
        self.close_editors()
        self.canvas_id = canvas_id
        self.view.select(Selection(), reveal=False)
        self.refresh()
        self.header_changed.emit()

    def step_canvas(self, step: int) -> None:
        """Show the next or previous canvas, round at the ends."""
        ids = [canvas.id for canvas in reads.canvases(self.context.workbook)]
        self.show_canvas(ids[(ids.index(self.canvas_id) + step) % len(ids)])

    def toggle_figures(self) -> None:
        """Show or hide the register's figures on the sheet."""
        self._shows_figures = not self._shows_figures
        self.refresh()

    def _lay_out(self) -> None:
        self._deferred = False
        workbook, words, day = self.context.workbook, self.words(), self.context.as_of
        self._notes = reads.notes(workbook, self.canvas_id)
        self._board = build_board(
            workbook, self.canvas_id, words, day, figures=self._shows_figures, on_screen=True
        )
        self.view.show_sheet(lay_out(self._board, self._measurer, counters=True))
        self._speak()

    def _speak(self) -> None:
        assert self._board is not None
        spoken = spoken_notes(self.context, self._notes)
        items: list[SpokenItem] = []
        for block in self._board.blocks:
            items.append(SpokenItem(block.key, None, spoken_block(self.context, block)))
            items += [SpokenItem(block.key, note.id, spoken[note.id]) for note in block.notes]
        self.view.set_spoken(items)

    # the inspector

    def selected_notes(self) -> list[Note]:
        """Return the selected notes in the order of the sheet."""
        return [note for note in self._notes if note.id in self.view.selection.notes]

    def _show_inspector(self) -> None:
        """Fill the inspector; for the first time only once the sheet is on the screen."""
        self._inspector_shown = True
        block = self.view.selection.block
        notes = self.selected_notes()
        self.inspector.questions.show_block(self.canvas_id, block)
        self.inspector.note.show_notes(notes, reads.segments(self.context.workbook))
        self.inspector.kinds.show_block(block, [note for note in notes if note.block == block])
        self._show_figures(block)
        self._show_counts()

    def _show_figures(self, block: str) -> None:
        found = self.figures().of_block(block)
        clients = bool(reads.clients_by_segment(self.context.workbook))
        self.inspector.show_figures(found, possible=block in _FIGURED, clients=clients)

    def _show_counts(self) -> None:
        assert self._board is not None
        block = next(one for one in self._board.blocks if one.key == self.view.selection.block)
        answered = f"{block.answered}\u202f/\u202f{block.total}"
        listed = self.context.formats.number(len(block.notes)) if block.notes else ""
        self.inspector.show_block(block.key, (answered, "", listed))
        spoken = spoken_notes(self.context, self._notes)
        self.inspector.list.show_block(block, self.view.selection.note, spoken)

    def _on_selection(self, _selection: Selection) -> None:
        self._show_inspector()
        self.view.speak_current()
        self.place.pan_beside()

    def _on_editing_ended(self, _note: object) -> None:
        if self._deferred:
            self._lay_out()
            self._show_inspector()

    def _on_kinds_wanted(self, note: object) -> None:
        if isinstance(note, int):
            self.select_note(note)
        self.place.show()
        self.inspector.choose(KINDS)
        self.inspector.kinds.focus_first()

    def _on_leave(self, forward: bool) -> None:
        if forward:
            self.place.show()
            self.inspector.focus_current()
        else:
            self.focusPreviousChild()

    def _on_block_wanted(self, block: str, last: bool) -> None:
        self.view.select(self.view.selection.with_block(block))
        self.inspector.choose(QUESTIONS)
        self.inspector.questions.open_end(last=last)

    def _back_to_sheet(self) -> None:
        self.inspector.questions.commit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_question(self, question: str) -> None:
        self.view.select(self.view.selection.with_block(question.split(".")[0]))
        self.place.show()
        self.inspector.choose(QUESTIONS)
        self.inspector.questions.open(question)

    def next_unanswered(self) -> None:
        """Open the next question of the canvas that has no answer, from the open one on."""
        self.close_editors()
        states = question_states(self.context.workbook, self.canvas_id, self.context.catalogue)
        keys = list(states)
        opened = self.inspector.questions.open_question
        start = keys.index(opened) + 1 if opened in keys else 0
        target = next((key for key in keys[start:] + keys[:start] if not states[key].done), "")
        if target:
            self._open_question(target)
        else:
            self.context.say(translate("Canvas", "Every question of this canvas is answered."), "good")

    def insert_figure(self) -> None:
        """Put the register's figure into the open answer."""
        card = self.inspector.questions.cards.get(self.inspector.questions.open_question)
        if card is not None:
            card.insert_figure()

    # places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dock the inspector or make it a drawer, by the window's width."""
        super().resizeEvent(event)
        self.place.arrange()

    def new_note(self, block: str) -> NewNote:
        """Return what a typed note has from the start: the current colour, the block's first question."""
        first = self.context.catalogue.questions(block)[0].key
        return NewNote("", self.colour, question=first)

    def select_note(self, note_id: int) -> None:
        """Select one note and bring it into view."""
        block = self.view.block_of(note_id)
        if block:
            self.view.select(self.view.selection.with_note(block, note_id))

    def open_document(self) -> None:
        """Open the document of this page: the poster of this canvas."""
        self.close_editors()
        self.context.go("documents", preset="poster", canvas=self.canvas_id)

    def _on_empty_wanted(self, what: str) -> None:
        self.context.go("clients", run="import" if what == "import" else "add")
