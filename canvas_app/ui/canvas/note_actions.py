"""What can be done with notes: adding, writing, colouring, classing, moving, deleting, the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication

from canvas_app.content import toggled
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.languages import LANGUAGES
from canvas_app.services.canvas import moving, names
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.made import Made
from canvas_app.ui.canvas.clipboard import copied, pasted
from canvas_app.ui.canvas.origins import ORIGIN
from canvas_app.ui.canvas.pasting import Pasting
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage

T = TypeVar("T")


class NoteActions:
    """Does to the selected notes of a canvas page what a person asks, and says so."""

    def __init__(self, page: CanvasPage) -> None:
        self._page = page
        self._texts, self._notifier, self._edits, self._tools = (
            page.context.texts,
            page.context.notifier,
            page.context.edits,
            page.context.tools,
        )
        self.pasting = Pasting(page)

    @property
    def _chosen(self) -> list[Note]:
        """The selected notes; a note being written is kept first."""
        self._page.editing.finish()
        return self._page.selected_notes()

    def _edit(self, call: Callable[[], T]) -> T | None:
        return self._edits.run(call)

    # adding and writing

    def add(self) -> None:
        """Begin a new note after the current one."""
        at = self._page.view.selection
        self._page.view.setFocus()
        self._page.editing.begin_new(at.block, at.note)

    def next_new(self) -> None:
        """Go on from a note's kinds to the next new note."""
        self.add()

    def edit(self) -> None:
        """Open the editor on the current note."""
        note = self._page.view.selection.note
        if note is not None and not self._page.editing.active:
            self._page.editing.begin_edit(note)

    def of_kind(self, kind: str, after: int | None = None) -> None:
        """Make a note named after a kind, its text ready to be typed over."""
        page = self._page
        block = kind.partition(".")[0]
        template = replace(page.new_note(block), kinds=(kind,))
        text = self._texts.catalogue.short(kind, self._texts.lang)
        page.editing.begin_new(block, after, text, template)
        if page.editing.commit():
            page.editing.editor.selectAll()

    def drop_kind(self, kind: str, note_id: object, index: int) -> None:
        """Take a kind dropped onto the sheet: for the note under it, or as a new note."""
        block = kind.partition(".")[0]
        note = self._page.reading.records.note(note_id) if isinstance(note_id, int) else None
        if note is not None:
            self._page.select_note(note.id)
            if kind not in note.kinds:
                self.toggle_kind(kind)
            return
        order = self._page.view.order(block)
        self._page.view.setFocus()
        self.of_kind(kind, order[index - 1] if 0 < index <= len(order) else None)

    # looks and kinds

    def set_colour(self, colour: str) -> None:
        """Colour the selected notes; it is also the colour of new ones."""
        page = self._page
        page.colour = colour
        self._tools.preferences.keep(note_colour=colour)
        if page.editing.recolour(colour):
            page.refresh_inspector()
            return
        group = page.editing.visit.group if page.editing.visit else ""
        ids = page.selected_ids()
        if ids:
            self._edit(lambda: use.set_colour(page.workbook, ids, colour, origin=ORIGIN, group=group))
        else:
            page.refresh_inspector()

    def set_certainty(self, certainty: str) -> None:
        """Say how sure the selected notes are."""
        ids = self._page.selected_ids()
        if ids:
            self._edit(lambda: use.set_certainty(self._page.workbook, ids, certainty, origin=ORIGIN))

    def toggle_certainty(self, certainty: str) -> None:
        """Give the selected notes a certainty, or take it away when all have it."""
        if self._page.editing.doubt(certainty):
            return
        notes = self._page.selected_notes()
        same = all(note.certainty == certainty for note in notes)
        self.set_certainty("" if same else certainty)

    def choose_kind(self, kind: str) -> None:
        """Switch a kind of the selected notes, or make a note of it where none is selected."""
        block = kind.partition(".")[0]
        if any(note.block == block for note in self._page.selected_notes()):
            self.toggle_kind(kind)
        else:
            self.of_kind(kind)

    def toggle_kind(self, kind: str) -> None:
        """Give the selected notes of the kind's block that kind, or take it away."""
        block = kind.partition(".")[0]
        notes = [note for note in self._page.selected_notes() if note.block == block]
        if notes:
            ids = [note.id for note in notes]
            kinds = toggled(self._texts.catalogue.kind_groups(block), notes[0].kinds, kind)
            self._edit(lambda: use.set_kinds(self._page.workbook, ids, kinds, origin=ORIGIN))

    def set_target(self, target: str) -> None:
        """Say which stage the clients of the selected relationships shall reach."""
        ids = self._page.selected_ids()
        self._edit(lambda: use.set_target(self._page.workbook, ids, target, origin=ORIGIN))

    def set_cost(self, ids: Sequence[int], cost: int | None) -> None:
        """Say what a month of relationships costs; its field says what is wrong with an amount."""
        use.set_monthly_cost(self._page.workbook, ids, cost, origin=ORIGIN)

    def set_segment(self, segment_id: int, on: bool) -> None:
        """Link the selected notes to a segment, or take the link away."""
        ids = self._page.selected_ids()
        self._edit(lambda: use.set_segment(self._page.workbook, ids, segment_id, on=on, origin=ORIGIN))

    def set_link(self, other_id: int, on: bool) -> None:
        """Link the selected note to another one, or part them."""
        note = self._page.view.selection.note
        if note is not None:
            self._edit(lambda: use.set_link(self._page.workbook, note, other_id, on=on, origin=ORIGIN))

    # moving, copying, deleting

    def move(
        self, ids: Sequence[int], block: str, index: int | None, copy: bool, canvas_id: int | None = None
    ) -> None:
        """Move or copy notes to a place in a block; they stay selected."""
        page = self._page
        made = self._edit(
            lambda: moving.move_notes(
                page.workbook, ids, block, index, canvas_id=canvas_id, copy=copy, origin=ORIGIN
            )
        )
        if made is None or not made.ids:
            return
        if canvas_id in (None, page.canvas_id):
            self._select_made(block, made)
        name = self._texts.text(f"block.{block}")
        words = translate("Canvas", "Copied to %1") if copy else translate("Canvas", "Moved to %1")
        if not self._say_known(made):
            announce(page.view, fill(words, name))

    def _select_made(self, block: str, made: Made) -> None:
        view = self._page.view
        view.select(Selection(block, made.ids[0], frozenset(made.ids), made.ids[0]))
        view.flash(frozenset(made.ids))

    def _say_known(self, made: Made) -> bool:
        """Say that the canvas shows a segment or stream of that name already, where it does."""
        if not made.known:
            return False
        note = self._page.reading.records.note(made.known[0])
        self._notifier.say(
            fill(translate("Canvas", "“%1” is on this canvas already"), note.text if note else "")
        )
        return True

    def to_canvas(self, canvas_id: int, name: str, *, copy: bool) -> None:
        """Move or copy the selected notes to another canvas, each to its block."""
        page = self._page
        ids = [note.id for note in self._chosen]
        made = self._edit(
            lambda: moving.move_notes(page.workbook, ids, None, canvas_id=canvas_id, copy=copy, origin=ORIGIN)
        )
        if made is None:
            return
        words = (
            translate("Canvas", "%n notes copied to “%1”", None, len(ids))
            if copy
            else translate("Canvas", "%n notes moved to “%1”", None, len(ids))
        )
        show = (translate("Canvas", "Show"), lambda: page.show_canvas(canvas_id))
        self._notifier.notify(
            Notice(fill(words, name), [show, self._notifier.undo_choice()], key="moved", undoes=True)
        )

    def park(self) -> None:
        """Put the selected notes out of the way, on the canvas for parked ones."""
        page = self._page
        ids = [note.id for note in self._chosen]
        languages = sorted(LANGUAGES, key=lambda lang: lang != self._texts.lang)
        titles = [self._texts.messages.say("canvas.parking", lang) for lang in languages]
        made = self._edit(lambda: moving.park_notes(page.workbook, ids, titles, origin=ORIGIN))
        if made is not None and made.ids:
            words = translate("Canvas", "%n notes are on the parking lot now.", None, len(made.ids))
            self._notifier.notify(Notice(words, [self._notifier.undo_choice()], key="moved", undoes=True))

    def duplicate(self) -> None:
        """Copy the selected notes beside themselves."""
        ids = [note.id for note in self._chosen]
        if not ids:
            return
        made = self._edit(lambda: moving.duplicate_notes(self._page.workbook, ids, origin=ORIGIN))
        if made is not None and made.ids:
            self._select_made(self._page.view.block_of(made.ids[0]), made)

    def delete(self) -> None:
        """Delete the selected notes; the next note is selected, and a strip offers the way back."""
        self._delete(self._chosen)

    def delete_note(self, note_id: int) -> None:
        """Delete one note, whose text was taken out."""
        note = self._page.reading.records.note(note_id)
        self._delete([note] if note is not None else [])

    def _delete(self, notes: list[Note]) -> None:
        if not notes:
            return
        view, block = self._page.view, notes[0].block
        ids = [note.id for note in notes]
        order = view.order(block)
        place = order.index(ids[0])
        after = [one for one in order[place:] if one not in ids]
        before = [one for one in order[:place] if one not in ids]
        if self._edit(lambda: use.delete_notes(self._page.workbook, ids, origin=ORIGIN)) is None:
            return
        target = next(iter([*after[:1], *before[-1:]]), None)
        at = Selection(block)
        view.select(at.with_note(block, target) if target is not None else at)
        self._page.register.say_deleted(notes)

    def show_segments(self) -> None:
        """Add notes for all segments of the register that this canvas does not show."""
        page = self._page
        before = set(page.view.order("cs"))
        changes = self._edit(lambda: names.show_segments(page.workbook, page.canvas_id, origin=ORIGIN))
        fresh = [one for one in page.view.order("cs") if one not in before]
        if changes is not None and fresh:
            self._select_made("cs", Made(tuple(fresh), changes))

    def select_all(self) -> None:
        """Select all notes of the block; again: all of the sheet."""
        view = self._page.view
        at = view.selection
        block = frozenset(view.order(at.block))
        everything = frozenset(note.id for note in self._page.reading.records.notes)
        chosen = everything if not block or block <= at.notes else block
        current = at.note if at.note in chosen else next(iter(view.order(at.block)), None)
        view.select(Selection(at.block, current, chosen, current), reveal=False)

    # clipboard

    def copy(self) -> None:
        """Put the selected notes on the clipboard: their texts one a line, and whole for this program."""
        if notes := self._chosen:
            QGuiApplication.clipboard().setMimeData(copied(notes, self._page.workbook.meta("workbook")))

    def cut(self) -> None:
        """Copy the selected notes and delete them."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Paste copied notes whole, or make a note of each line on the clipboard; long lists ask first."""
        at, clipboard = self._page.view.selection, QGuiApplication.clipboard()
        if notes := pasted(clipboard.mimeData()):
            self.pasting.notes(at.block, at.note, notes)
        else:
            self.pasting.paste(at.block, at.note, clipboard.text())

    def paste_as_one(self) -> None:
        """Make one note of the whole clipboard."""
        at = self._page.view.selection
        self.pasting.whole(at.block, at.note, QGuiApplication.clipboard().text())
