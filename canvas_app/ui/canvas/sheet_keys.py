"""Keys on the sheet: walking, extending, moving notes, beginning and editing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from canvas_app.ui.canvas.selection import neighbour_block, page_of, step, walk_block

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_view import SheetView

_ARROWS = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_COMMAND = _CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier


class SheetKeys:
    """Turns keys into selection and signals of a SheetView."""

    def __init__(self, view: SheetView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Take a key if it is one of the sheet's; everything else is a command of the page."""
        return self._walk(event) or self._act(event) or self._type(event)

    def _walk(self, event: QKeyEvent) -> bool:
        view, key, held = self._view, event.key(), event.modifiers()
        if view.sheet is None or held & _ALT:
            return False
        control = bool(held & _CONTROL)
        way = _ARROWS.get(Qt.Key(key)) if key in _ARROWS else None
        if way and control:
            return self._move(way)
        if way:
            self._step(way, extend=bool(held & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(last=key == Qt.Key.Key_End, of_walk=control)
            return True
        if control and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            block = walk_block(view.selection.block, key == Qt.Key.Key_PageDown)
            view.select(view.selection.with_block(block))
            return True
        return False

    def _step(self, way: str, *, extend: bool) -> None:
        view = self._view
        assert view.sheet is not None
        target = step(view.sheet, view.selection, way)
        if extend and view.selection.note is not None:
            if target.note is None or target.note == view.selection.note:
                return
            target = view.selection.extended(target.block, target.note, view.order(target.block))
        view.select(target)

    def _to_end(self, *, last: bool, of_walk: bool) -> None:
        view = self._view
        if of_walk:
            view.select(view.selection.with_block("c" if last else "cs"))
        elif order := view.order(view.selection.block):
            view.select(view.selection.with_note(view.selection.block, order[-1 if last else 0]))

    def _move(self, way: str) -> bool:
        view, at = self._view, self._view.selection
        if view.sheet is None or at.note is None:
            return False
        order = view.order(at.block)
        ids = [note for note in order if note in at.notes]
        if way in ("up", "down"):
            rest = [note for note in order if note not in at.notes]
            place = order.index(ids[0]) + (-1 if way == "up" else 1)
            place = max(0, min(place, len(rest)))
            if [*rest[:place], *ids, *rest[place:]] != order:
                view.move_wanted.emit(ids, at.block, place, False)
            return True
        page = page_of(view.sheet, at.note)
        first = view.sheet.pages[0]
        here = at if page is first else at.with_block(at.block)
        if neighbour := neighbour_block(first, here, way):
            view.move_wanted.emit(ids, neighbour, len(view.order(neighbour)), False)
        return True

    def _act(self, event: QKeyEvent) -> bool:
        view, key, at = self._view, event.key(), self._view.selection
        if event.modifiers() & _COMMAND:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if at.note is not None:
                view.edit_wanted.emit(at.note)
            else:
                view.new_wanted.emit(at.block, None, "")
            return True
        if key == Qt.Key.Key_Escape and (at.note is not None or at.notes):
            view.select(at.with_block(at.block))
            return True
        return False

    def _type(self, event: QKeyEvent) -> bool:
        text = event.text()
        held = event.modifiers() & _COMMAND
        command = held and held != _CONTROL | _ALT  # both: AltGr, which types
        if command or not text or not text.isprintable() or text.isspace():
            return False
        at = self._view.selection
        self._view.new_wanted.emit(at.block, at.note, text)
        return True
