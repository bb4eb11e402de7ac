"""The canvas page: the sheet and its inspector, and who does what their signals ask.

Before the first paint only what the sheet shows is imported and built; inspector, editor and the rest come
right after it, or when they are first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from canvas_app.domain.canvas.model import BLOCKS, COLOURS
from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import read_by
from canvas_app.domain.record_kind import SHEET, SHEET_FIGURES
from canvas_app.services.canvas import reads
from canvas_app.ui.canvas.canvas_menu import CanvasMenu
from canvas_app.ui.canvas.chosen import Chosen
from canvas_app.ui.canvas.commands import canvas_commands
from canvas_app.ui.canvas.inspector_place import InspectorPlace
from canvas_app.ui.canvas.origins import TYPING
from canvas_app.ui.canvas.parts import Parts
from canvas_app.ui.canvas.quiet_line import quiet_line
from canvas_app.ui.canvas.reader import Reading, SheetReader, counted
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.canvas.sheet_access import AccessibleSheet, SpokenItem
from canvas_app.ui.canvas.switches import Switches
from canvas_app.ui.canvas.zoom_memory import ZoomMemory
from canvas_app.ui.common import painted_list
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.editing import Ended

_OF_SHEET, _OF_REGISTER = read_by(SHEET), read_by(SHEET_FIGURES)


class CanvasPage(Parts, Chosen, Switches, Page):
    """Shows one canvas of the workbook.

    Attributes:
        canvas_id: the canvas shown.
        colour: the colour of new notes.
        view, menu, place, reader: the sheet, the canvas menu, where the inspector stands, who reads the file.
        reading: the canvas as it was read last.

    """

    key = "canvas"
    icon = "canvas"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        Page.__init__(self, context, parent)
        painted_list.install()
        self.canvas_id = 0
        kept = context.tools.preferences.text("note_colour")
        self.colour = kept if kept in COLOURS else COLOURS[0]
        self.reader = SheetReader(context)
        self.reading: Reading
        self._deferred = self._inspector_stale = self._was_read = False
        self._begins = True
        self._last_focus: QWidget | None = None
        self._zooms = ZoomMemory(context.tools.preferences)
        self.view = AccessibleSheet(context.tools.theme, self)
        self.view.tip = self.reader.live_sentence
        self.view.spoken = self._spoken
        self.menu = CanvasMenu(context, self.show_canvas)
        self.place = InspectorPlace(self, self.view, context.tools.theme, context.tools.preferences)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fill_inspector)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        view = self.view
        view.first_painted.connect(lambda: QTimer.singleShot(0, self, self._soon))
        view.selection_changed.connect(self._on_selection)
        view.edit_wanted.connect(lambda note: self.editing.begin_edit(note))
        view.new_wanted.connect(lambda block, after, text: self.editing.begin_new(block, after, text))
        view.typed.connect(
            lambda event: self.editing.begin_with(view.selection.block, view.selection.note, event)
        )
        view.move_wanted.connect(lambda ids, block, index, copy: self.notes.move(ids, block, index, copy))
        view.kind_dropped.connect(lambda kind, note, index: self.notes.drop_kind(kind, note, index))
        view.live_wanted.connect(lambda block: self.register.open_live(block))
        view.quiet_wanted.connect(lambda: self.notes.show_segments())
        view.legend_wanted.connect(self.open_legend)
        view.menu_wanted.connect(lambda at: self.menus.open_context(at))
        view.leave_wanted.connect(self._on_leave)
        view.zoom_changed.connect(self.zoom_changed)
        self.place.opener.clicked.connect(self.toggle_inspector)

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._complete)  # whoever waits for the first paint goes first

    def _complete(self) -> None:
        """Build the rest, now that the sheet is on the screen."""
        if self.context.session.closed:
            return
        self.place.wanted = self._later.start
        if self.place.shown:
            self.fill_inspector()
        assert self.editing is not None

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
        return (self.view, self.inspector) if self.place.shown else (self.view,)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.view.setAccessibleName(translate("Canvas", "Sheet of the canvas"))
        self.place.opener.set_name(translate("Canvas", "Show the inspector"))
        self.reader.forget_words()
        if self.inspector_made:
            self.inspector_part.retranslate()
        if self.made("editing"):
            self.editing.retranslate()
        if self.made("finder"):
            self.finder.retranslate()
        if self.made("comparing") and self.comparing.isVisible():
            self.comparing.retranslate()

    def zoom_text(self) -> str:
        """Return the zoom in per cent."""
        return self.context.texts.formats.percent(round(self.view.zoom, 2))

    def alone(self, *, alone: bool) -> None:
        """Show the sheet without the inspector in a full screen."""
        self.place.alone(alone=alone)

    def zoom(self, step: str) -> None:
        """Zoom in or out, whole ↔ readable, or the current block."""
        if step in ("in", "out"):
            self.view.step_zoom(closer=step == "in")
        elif step == "toggle":
            self.view.toggle_whole()
        else:
            self.view.fill_with_block()

    def close_editors(self) -> None:
        """Commit what is being typed, and remember where the focus is and how the sheet is looked at."""
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._last_focus = focus
        if self.made("editing"):
            self.editing.finish()
        if self.inspector_made:
            self.inspector_part.questions.commit()
            self.inspector_part.note.relationship.commit()
        self._keep_zoom()

    def activate(self, **state: object) -> None:
        """Go to a note, a block, a question or a canvas; without one, to where the focus was."""
        if state:
            self.close_editors()  # the sheet does not select another block under a note that is being typed
        canvas = state.get("canvas")
        if isinstance(canvas, int) and canvas != self.canvas_id:
            self.show_canvas(canvas)
        note, block, question = state.get("note"), state.get("block"), state.get("question")
        at = self.view.selection
        if isinstance(state.get("new_note"), str):
            self.editing.begin_new(at.block, at.note, str(state["new_note"]))
            return
        if isinstance(question, str) and self.context.texts.catalogue.has(question):
            self.answering.open(question)
            return
        if isinstance(note, int):
            self.select_note(note)
        elif isinstance(block, str) and block in BLOCKS:
            self.view.select(at.with_block(block))
        last = self._last_focus
        if state or last is None or not isValid(last) or not last.isVisibleTo(self):
            self.view.setFocus()
        else:
            last.setFocus()
        begins, self._begins = self._begins, False
        if begins and not self.reading.records.notes and not state and not self.workbook.read_only:
            self.editing.begin_new("cs", None)

    def go_back_state(self) -> dict[str, object]:
        """Return the place on the sheet."""
        at = self.view.selection
        return {"canvas": self.canvas_id, "block": at.block, "note": at.note}

    def open_search(self) -> None:
        """Open the search in the notes of this canvas (Ctrl+F)."""
        self.close_editors()
        self.finder.open()

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next or previous note found (F3)."""
        self.finder.step(forward=forward)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector (F9)."""
        self.place.toggle()
        if not self.place.shown:
            self.view.setFocus()
            return
        self.refresh_inspector()
        if self.place.drawer:
            self.inspector.focus_current()

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:
        """Return notes that hold ``text``, on every canvas."""
        from canvas_app.ui.canvas.searching import notes_with

        return notes_with(context, text)

    # reading

    def refresh(self) -> None:
        """Read the canvas anew."""
        canvases = reads.canvases(self.workbook)
        if not any(canvas.id == self.canvas_id for canvas in canvases):
            self.canvas_id = canvases[0].id
            self.view.begin(self._zooms.recall(self.canvas_id, self.screen()))
        if self.made("editing"):
            self.editing.canvas_id = self.canvas_id
        self.menu.show_canvas(next(canvas for canvas in canvases if canvas.id == self.canvas_id))
        self.reader.forget_words()
        if self.context.tools.actions.has("canvas.figures"):
            self.context.tools.actions.action("canvas.figures").setChecked(self.reader.shows_figures)
        self.lay_out()

    def receive(self, changes: Changes) -> None:
        """Take the changes of an edit; the first client of a segment is told of at once, once and for all."""
        first = changes.touch("client") and not self.reader.counts_clients()
        if changes.touch(*_OF_REGISTER):
            self.reader.forget_figures()
        super().receive(changes)
        if first and not self.isVisible():
            self.register.tell_counting()

    def apply(self, changes: Changes) -> None:
        """Read anew what was changed; while a note is being typed the sheet waits for the visit's end."""
        if changes.touch(*_OF_REGISTER):
            self.reader.forget_figures()
        if changes.origin == TYPING and self.writing:
            self._deferred = True
        elif changes.touch("canvas"):
            self.refresh()
        elif changes.touch(*_OF_SHEET, *_OF_REGISTER):
            self.lay_out(flash=changes.touch("client"))

    def lay_out(self, *, flash: bool = False) -> None:
        """Read the canvas and show its sheet; ``flash`` segments whose figures are other ones now."""
        self._deferred = False
        before = self.reading if self._was_read else None
        self.reading, self._was_read = self.reader.read(self.canvas_id), True
        line = quiet_line(self.context, self.reading, self.reader.measurer)
        self.view.set_marks(quiet=line, linked=self.linked_now())
        self.view.show_sheet(self.reading.sheet)
        self.view.forget_spoken()
        self.refresh_inspector()
        if flash and before is not None and before.records.canvas.id == self.canvas_id:
            self.view.flash(counted(before, self.reading))

    def _spoken(self) -> list[SpokenItem]:
        from canvas_app.ui.canvas.spoken import spoken_sheet

        return spoken_sheet(self.context, self.reading, self.reader.live_sentence) if self._was_read else []

    def show_canvas(self, canvas_id: int) -> None:
        """Show another canvas of the workbook."""
        self.close_editors()
        if self.writing:
            return
        self.canvas_id = canvas_id
        self.view.begin(self._zooms.recall(canvas_id, self.screen()))
        self.view.select(Selection(self.view.selection.block), reveal=False)
        self.refresh()
        self.header_changed.emit()

    def _keep_zoom(self) -> None:
        if self.isVisible():
            self._zooms.keep(self.canvas_id, self.screen(), self.view.kept())

    # the inspector and the editor

    def refresh_inspector(self) -> None:
        """Fill the inspector anew, once the key or click that asks for it is done with."""
        if not self.inspector_made:
            return
        self._inspector_stale = True
        if self.inspector_part.isAncestorOf(self.window().focusWidget() or self):
            self.fill_inspector()  # a person works in it
        else:
            self._later.start()

    def fill_inspector(self, *, only_stale: bool = False) -> None:
        """Fill the inspector for what is selected now."""
        if (only_stale and not self._inspector_stale) or self.context.session.closed:
            return
        self._inspector_stale = False
        self._later.stop()
        self.inspector_part.show_page(self)

    def _on_selection(self, _selection: Selection) -> None:
        self.view.set_marks(linked=self.linked_now())
        self.refresh_inspector()
        self.view.speak_current()
        self.place.pan_beside()

    def on_written(self, how: Ended) -> None:
        """Lay the sheet out again after a visit to the editor, and say what came of it."""
        if self._deferred:
            self.lay_out()
        if how.known and how.note is not None:
            self.view.flash(frozenset((how.note,)))
        if how.taken and how.note is not None:
            self.register.say_taken(how.note, how.taken)
        elif how.emptied and how.note is not None:
            self.notes.delete_note(how.note)
        elif how.new and how.note is not None:
            self.say_added(how.note, known=how.known)
        if how.note is not None and not how.taken:
            self.say_cut(self.view.block_of(how.note), how.text)

    def on_kinds_wanted(self, note: object, new: bool) -> None:
        """Go to the kinds of the note just written; from there Enter leads to the next new one."""
        if isinstance(note, int):
            self.select_note(note)
        self.place.show()
        self.inspector.choose("kinds")
        self.inspector.kinds.focus_first(then_new=new)

    def _on_leave(self, forward: bool) -> None:
        if forward:
            self.place.show()
            self.inspector.focus_current()
        else:
            self.focusPreviousChild()

    def back_to_sheet(self) -> None:
        """Put the focus back on the sheet; what is typed is kept."""
        self.close_editors()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, changes: Changes) -> None:
        """Show, focus and flash what an undo or redo changed."""
        from canvas_app.ui.canvas.revealing import reveal

        reveal(self, changes)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dock the inspector or make it a drawer, by the window's width."""
        super().resizeEvent(event)
        self.place.arrange()
        for part in ("finder", "comparing"):
            if self.made(part):
                getattr(self, part).place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the zoom when the page is left."""
        self._zooms.keep(self.canvas_id, self.screen(), self.view.kept())
        super().hideEvent(event)
