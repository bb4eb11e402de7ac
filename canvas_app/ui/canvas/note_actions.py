"""What can be done with notes and figures: the part of the canvas page that calls the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.domain.canvas.paste import AT_ONCE, pasted_lines
from canvas_app.services.canvas import names, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.question_figures import FigureRow, QuestionFigure, QuestionFigures
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.text import no_mnemonic, translate

if TYPE_CHECKING:
    from canvas_app.services.canvas.notes import NewNote
    from canvas_app.ui.canvas.editing import NoteEditing
    from canvas_app.ui.canvas.inspector import Inspector
    from canvas_app.ui.canvas.sheet_access import AccessibleSheet
    from canvas_app.ui.common.context import PageContext


class NoteActions:
    """Mixed into the canvas page, which has the widgets named here."""

    context: PageContext
    view: AccessibleSheet
    inspector: Inspector
    editing: NoteEditing
    canvas_id: int
    colour: str
    _notes: tuple[Note, ...]

    new_note: Callable[[str], NewNote]
    select_note: Callable[[int], None]
    selected_notes: Callable[[], list[Note]]
    figures: Callable[[], QuestionFigures]

    def _ids(self) -> list[int]:
        return [note.id for note in self.selected_notes()]

    def _edit(self, call: Callable[[], Any]) -> Any:
        return self.context.run_edit(call)

    # adding and writing

    def add_note(self) -> None:
        """Begin a new note after the current one."""
        at = self.view.selection
        self.editing.begin_new(at.block, at.note)

    def edit_note(self) -> None:
        """Open the editor on the current note."""
        if self.view.selection.note is not None:
            self.editing.begin_edit(self.view.selection.note)

    def note_from_answer(self, text: str, question: str, segment_id: object) -> None:
        """Make a note of an answer in the question's block; the caret stays in the answer."""
        block = question.split(".")[0]
        new = replace(self.new_note(block), text=text, question=question)
        if isinstance(segment_id, int):
            new = replace(new, segments=(segment_id,), colour=self._segment_colour(segment_id))
        made = self._edit(
            lambda: use.add_note(self.context.workbook, self.canvas_id, block, new, origin="canvas.answering")
        )
        if made is not None:
            self.view.flash(frozenset(made.ids))
            self.context.say(translate("Canvas", "Note “%1” added").replace("%1", use.shortened(text)))

    def _segment_colour(self, segment_id: int) -> str:
        """Return the segment's colour where colours stand for segments (each segment has its own)."""
        colours = {one.id: one.colour for one in reads.segments(self.context.workbook)}
        legend = len(set(colours.values())) == len(colours) > 1
        return colours.get(segment_id, self.colour) if legend else self.colour

    def note_of_kind(self, kind: str) -> None:
        """Make a note named after a kind, its text ready to be typed over."""
        block = self.view.selection.block
        new = replace(self.new_note(block), text=self.context.text(kind), kinds=(kind,))
        made = self._edit(
            lambda: use.add_note(self.context.workbook, self.canvas_id, block, new, origin="canvas")
        )
        if made is not None:
            self.select_note(made.ids[0])
            self.editing.begin_edit(made.ids[0])
            self.editing.editor.selectAll()

    # looks and kinds

    def set_colour(self, colour: str) -> None:
        """Colour the selected notes; it is also the colour of new ones."""
        self.colour = colour
        if ids := self._ids():
            self._edit(lambda: use.set_colour(self.context.workbook, ids, colour, origin="canvas"))

    def set_certainty(self, certainty: str) -> None:
        """Say how sure the selected notes are."""
        ids = self._ids()
        self._edit(lambda: use.set_certainty(self.context.workbook, ids, certainty, origin="canvas"))

    def toggle_certainty(self, certainty: str) -> None:
        """Give the selected notes a certainty, or take it away when all have it."""
        notes = self.selected_notes()
        if notes:
            self.set_certainty("" if all(note.certainty == certainty for note in notes) else certainty)

    def set_kinds(self, kinds: tuple[str, ...]) -> None:
        """Give the selected notes of the current block these kinds."""
        ids = [note.id for note in self.selected_notes() if note.block == self.view.selection.block]
        self._edit(lambda: use.set_kinds(self.context.workbook, ids, kinds, origin="canvas"))

    def set_segments(self, segments: tuple[int, ...]) -> None:
        """Link the selected notes to segments."""
        ids = self._ids()
        self._edit(lambda: use.set_segments(self.context.workbook, ids, segments, origin="canvas"))

    def open_links(self) -> None:
        """Open the list of segments to link the selected notes to."""
        self.inspector.show()
        self.inspector.note.open_links()

    # moving, copying, deleting

    def move_notes(self, ids: Sequence[int], block: str, index: int, copy: bool) -> None:
        """Move or copy notes to a place in a block; they stay selected."""
        made = self._edit(
            lambda: use.move_notes(self.context.workbook, ids, block, index, copy=copy, origin="canvas")
        )
        if made is None or not made.ids:
            return
        self.view.select(Selection(block, made.ids[0], frozenset(made.ids)))
        where = translate("Canvas", "Moved to %1").replace("%1", self.context.text(f"block.{block}"))
        announce(self.view, where)

    def duplicate_notes(self) -> None:
        """Copy the selected notes beside themselves."""
        ids = self._ids()
        made = (
            self._edit(lambda: use.duplicate_notes(self.context.workbook, ids, origin="canvas"))
            if ids
            else None
        )
        if made is not None and made.ids:
            self.view.select(Selection(self.view.selection.block, made.ids[0], frozenset(made.ids)))

    def delete_notes(self) -> None:
        """Delete the selected notes; the next note is selected, and a strip offers the way back."""
        notes = self.selected_notes()
        if not notes:
            return
        block = notes[0].block
        order = self.view.order(block)
        ids = [note.id for note in notes]
        after = [one for one in order[order.index(ids[0]) :] if one not in ids]
        before = [one for one in order[: order.index(ids[0])] if one not in ids]
        if self._edit(lambda: use.delete_notes(self.context.workbook, ids, origin="canvas")) is None:
            return
        target = next(iter([*after[:1], *before[-1:]]), None)
        at = Selection(block)
        self.view.select(at.with_note(block, target) if target is not None else at)
        self._say_deleted(notes)

    def _say_deleted(self, notes: list[Note]) -> None:
        workbook = self.context.workbook
        choices = [(translate("Canvas", "Undo"), lambda: self._edit(workbook.undo))]
        text = translate("Canvas", "%n notes deleted.", None, len(notes))
        segment = notes[0].segment_id if len(notes) == 1 else None
        clients = reads.clients_by_segment(workbook).get(segment, 0) if segment is not None else 0
        if segment is not None and clients:
            told = translate(
                "Canvas",
                "The note left the canvas. The segment and its %n clients stay in the register.",
                None,
                clients,
            )
            text = told
            choices.append(
                (translate("Canvas", "Delete the segment…"), lambda: self._delete_segment(segment))
            )
        self.context.strip(text, choices, key="deleted")

    def _delete_segment(self, segment_id: int) -> None:
        others = [one for one in reads.segments(self.context.workbook) if one.id != segment_id]
        asked = translate("Canvas", "What becomes of its clients?")
        choices: list[tuple[str, Callable[[], object]]] = [
            (translate("Canvas", "No segment"), lambda: self._drop_segment(segment_id, None))
        ]
        for one in others[:4]:
            words = translate("Canvas", "To “%1”").replace("%1", one.name)
            choices.append((words, partial(self._drop_segment, segment_id, one.id)))
        self.context.strip(asked, choices, "warning", seconds=0, key="deleted")

    def _drop_segment(self, segment_id: int, clients_to: int | None) -> None:
        self.context.unstrip("deleted")
        self._edit(
            lambda: names.delete_segment(
                self.context.workbook, segment_id, clients_to=clients_to, origin="canvas"
            )
        )

    def show_segments(self) -> None:
        """Add notes for all segments of the register that this canvas does not show."""
        self._edit(lambda: names.show_segments(self.context.workbook, self.canvas_id, origin="canvas"))

    def select_all(self) -> None:
        """Select all notes of the block; again: all of the sheet."""
        at = self.view.selection
        block = frozenset(self.view.order(at.block))
        everything = frozenset(note.id for note in self._notes)
        chosen = everything if (block and block <= at.notes) or not block else block
        current = at.note if at.note in chosen else next(iter(self.view.order(at.block)), None)
        self.view.select(Selection(at.block, current, chosen))

    # clipboard

    def copy_notes(self) -> None:
        """Put the texts of the selected notes on the clipboard, one a line."""
        text = "\n".join(note.text for note in self.selected_notes())
        if text:
            QGuiApplication.clipboard().setText(text)

    def cut_notes(self) -> None:
        """Copy the selected notes and delete them."""
        self.copy_notes()
        self.delete_notes()

    def paste(self) -> None:
        """Make a note of each line on the clipboard, after the current note; long lists ask first."""
        text = QGuiApplication.clipboard().text()
        at = self.view.selection
        lines = pasted_lines(text)
        if len(lines) == 1:
            self.editing.paste_whole(at.block, at.note, lines[0].text)
        elif len(lines) <= AT_ONCE:
            self.editing.paste_lines(at.block, at.note, text)
        else:
            self.editing.offer_list(at.block, at.note, text)

    def paste_as_one(self) -> None:
        """Make one note of the whole clipboard."""
        text = QGuiApplication.clipboard().text().strip()
        if text:
            self.editing.paste_whole(self.view.selection.block, self.view.selection.note, text)

    # menus

    def open_context_menu(self, at: QPoint) -> None:
        """Open the menu of the selected notes, or of the block."""
        menu = QMenu(self.view)
        actions = self.context.actions
        if self._ids():
            for name in ("note.edit", "note.duplicate", "note.move", "note.link"):
                menu.addAction(actions.action(name))
            menu.addSeparator()
            for name in ("note.cut", "note.copy", "note.paste"):
                menu.addAction(actions.action(name))
            menu.addSeparator()
            menu.addAction(actions.action("note.delete"))
        else:
            for name in ("note.add", "note.paste", "note.paste_one"):
                menu.addAction(actions.action(name))
            if names.off_canvas(self.context.workbook, self.canvas_id):
                menu.addAction(actions.action("canvas.show_segments"))
        menu.popup(at)

    def open_move_menu(self) -> None:
        """Open the list of blocks and canvases to move the selected notes to."""
        ids = self._ids()
        if not ids:
            return
        menu = QMenu(self.view)
        for block in BLOCKS:
            action = menu.addAction(no_mnemonic(self.context.text(f"block.{block}")))
            action.triggered.connect(
                lambda _on=False, block=block: self.move_notes(ids, block, len(self.view.order(block)), False)
            )
        others = [one for one in reads.canvases(self.context.workbook) if one.id != self.canvas_id]
        if others:
            menu.addSeparator()
        for canvas in others:
            words = translate("Canvas", "Copy to canvas “%1”").replace("%1", canvas.name)
            action = menu.addAction(no_mnemonic(words))
            action.triggered.connect(lambda _on=False, one=canvas.id: self._copy_to(one))
        rect = self.view.rect_of(ids[0])
        menu.popup(self.view.viewport().mapToGlobal(rect.bottomLeft().toPoint()))

    def _copy_to(self, canvas_id: int) -> None:
        for note in self.selected_notes():
            call = partial(
                use.move_notes, self.context.workbook, [note.id], note.block, canvas_id=canvas_id, copy=True
            )
            self._edit(partial(call, origin="canvas"))

    # the register behind figures

    def open_live(self, block: str = "") -> None:
        """Open the records behind the current block's live line."""
        block = block or self.view.selection.block
        if block == "cr":
            self.context.go("relationships")
        elif block == "rs" and (shares := self.figures().of("rs.q.share")) is not None:
            self.open_figure(shares)
        elif block == "cs":
            self._open_segment()

    def _open_segment(self) -> None:
        notes = [note for note in self.selected_notes() if note.segment_id is not None]
        if notes:
            self.context.go("clients", segment=notes[0].segment_id)

    def open_figure(self, figure: QuestionFigure) -> None:
        """Open the records behind a whole figure."""
        clients = tuple(dict.fromkeys(one for row in figure.rows for one in row.clients))
        deals = tuple(one for row in figure.rows for one in row.deals)
        self._go(figure.text, clients, deals, "", None)

    def open_row(self, row: FigureRow) -> None:
        """Open the records behind one row of a figure."""
        self._go(row.label, row.clients, row.deals, row.stage, row.segment)

    def _go(
        self, label: str, clients: tuple[int, ...], deals: tuple[int, ...], stage: str, segment: int | None
    ) -> None:
        crumb = f"{translate('Canvas', 'Canvas')} › {label}"
        if segment is not None:
            self.context.go("clients", segment=segment, crumb=crumb)
        elif stage:
            self.context.go("clients", stage=stage, crumb=crumb)
        elif deals:
            self.context.go("clients", deals=list(deals), crumb=crumb)
        elif clients:
            self.context.go("clients", ids=list(clients), crumb=crumb)
        else:
            self.context.go("relationships")
