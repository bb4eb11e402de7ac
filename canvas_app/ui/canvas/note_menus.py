"""Menus of the sheet: of notes and blocks, where to move or copy, what to link with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.services.canvas import reads
from canvas_app.ui.common.text import fill, no_mnemonic, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage

_SHOWN = 48
"""Characters of a note's text in a menu."""


class NoteMenus:
    """Opens the menus of a canvas page."""

    def __init__(self, page: CanvasPage) -> None:
        self._page = page
        self._texts, self._notifier, self._tools = (
            page.context.texts,
            page.context.notifier,
            page.context.tools,
        )

    def open_context(self, at: QPoint) -> None:
        """Open the menu of the selected notes, or of the block."""
        menu = self._menu()
        if self._page.selected_ids():
            self._of_notes(menu)
        else:
            self._add(
                menu, "note.add", "note.paste", "note.paste_one", "-", "question.next_open", "canvas.legend"
            )
            if self._page.reading.records.off_canvas:
                self._add(menu, "canvas.show_segments")
        menu.popup(at)

    def _of_notes(self, menu: QMenu) -> None:
        self._add(menu, "note.edit", "note.duplicate", "note.move", "note.link", "-")
        notes = self._page.selected_notes()
        others = self._page.register.others(notes[0]) if len(notes) == 1 else []
        if others:
            merge = menu.addMenu(translate("Canvas", "Merge with"))
            for other in others:
                action = merge.addAction(no_mnemonic(other.name))
                action.triggered.connect(partial(self._merge, notes[0], other))
            menu.addSeparator()
        self._add(menu, "note.cut", "note.copy", "note.paste", "-", "note.delete")

    def _merge(self, note: Note, other: object, _checked: bool = False) -> None:
        self._page.register.merge_note(note, other)  # type: ignore[arg-type] # one of RegisterLinks.others

    def _add(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._tools.actions.action(name))

    def _menu(self) -> QMenu:
        menu = QMenu(self._page.view)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # move or copy to

    def open_move(self) -> None:
        """Open the list of blocks and canvases to move or copy the selected notes to (Ctrl+M)."""
        self._page.editing.finish()
        notes = self._page.selected_notes()
        if not notes:
            return
        menu = self._menu()
        menu.setAccessibleName(translate("Canvas", "Move or copy to…"))
        self._blocks(menu, notes, copy=False)
        copy = menu.addMenu(translate("Canvas", "Copy to a block"))
        self._blocks(copy, notes, copy=True)
        self._canvases(menu)
        parking = menu.addAction(translate("Canvas", "To the parking lot"))
        parking.triggered.connect(lambda: self._page.notes.park())
        menu.popup(self._page.view.menu_point())
        menu.setActiveAction(menu.actions()[0])

    def _blocks(self, menu: QMenu, notes: list[Note], *, copy: bool) -> None:
        ids = [note.id for note in notes]
        for block in BLOCKS:
            if not copy and all(note.block == block for note in notes):
                continue
            action = menu.addAction(no_mnemonic(self._texts.text(f"block.{block}")))
            action.triggered.connect(partial(self._to_block, ids, block, copy))

    def _to_block(self, ids: list[int], block: str, copy: bool, _checked: bool = False) -> None:
        self._page.notes.move(ids, block, None, copy)

    def _canvases(self, menu: QMenu) -> None:
        others = [one for one in reads.canvases(self._page.workbook) if one.id != self._page.canvas_id]
        menu.addSeparator()
        for canvas in others:
            for copy in (False, True):
                words = (
                    translate("Canvas", "Copy to canvas “%1”")
                    if copy
                    else translate("Canvas", "Move to canvas “%1”")
                )
                action = menu.addAction(no_mnemonic(fill(words, canvas.name)))
                action.triggered.connect(partial(self._to_canvas, canvas.id, canvas.name, copy))

    def _to_canvas(self, canvas_id: int, name: str, copy: bool, _checked: bool = False) -> None:
        self._page.notes.to_canvas(canvas_id, name, copy=copy)

    # links

    def open_links(self) -> None:
        """Open the list of segments and notes to link the selected notes with (Ctrl+L)."""
        self._page.editing.finish()
        if not self._page.selected_notes():
            return
        menu = self._menu()
        self.fill_links(menu)
        if menu.isEmpty():
            self._notifier.say(translate("Canvas", "There is nothing to link with yet."))
            return
        menu.popup(self._page.view.menu_point())
        menu.setActiveAction(menu.actions()[0])

    def fill_links(self, menu: QMenu) -> None:
        """Offer segments and, for a single note, the notes of all blocks; what is linked is checked."""
        notes = self._page.selected_notes()
        menu.setAccessibleName(translate("Canvas", "Link with…"))
        if notes and all(note.segment_id is None for note in notes):
            self._segments(menu, notes)
        if len(notes) == 1:
            if not menu.isEmpty():
                menu.addSeparator()
            self._notes(menu, notes[0])

    def _segments(self, menu: QMenu, notes: list[Note]) -> None:
        for segment in self._page.reading.records.segments:
            action = menu.addAction(no_mnemonic(segment.name))
            action.setCheckable(True)
            action.setChecked(all(segment.id in note.segments for note in notes))
            action.triggered.connect(lambda on, one=segment.id: self._page.notes.set_segment(one, on))

    def _notes(self, menu: QMenu, note: Note) -> None:
        linked = self._page.linked_notes(note)
        for block in BLOCKS:
            others = [one for one in self._page.reading.records.by_block[block] if one.id != note.id]
            if not others:
                continue
            below = menu.addMenu(no_mnemonic(self._texts.text(f"block.{block}")))
            for other in others:
                line = other.text.split("\n")[0]
                line = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
                action = below.addAction(no_mnemonic(line))
                action.setCheckable(True)
                action.setChecked(other.id in linked)
                action.triggered.connect(lambda on, one=other.id: self._page.notes.set_link(one, on))
