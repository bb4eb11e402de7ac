"""The sheet on screen: one tab stop that shows a laid-out sheet, its selection and its zoom.

The view knows geometry only: what a person wants done leaves it as a signal, and new sheets come in.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from canvas_app.domain.canvas.sheet import BlockBox, NoteBox, Page, Rect, Sheet
from canvas_app.ui.canvas import lens as lenses
from canvas_app.ui.canvas.selection import Selection, neighbour_block, order_of, step, walk_block
from canvas_app.ui.canvas.sheet_mouse import SheetMouse
from canvas_app.ui.canvas.sheet_paint import Marks, SheetPaint
from canvas_app.ui.canvas.zoom_area import ZoomArea
from canvas_app.ui.common.theme import Theme

_FLASH = 600  # milliseconds
_ARROWS = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class SheetView(ZoomArea):
    """Shows one sheet.

    Attributes:
        selection_changed: the selection is another one (Selection).
        edit_wanted: the editor of a note shall open (note id).
        new_wanted: a new note shall be begun (block, id of the note before it or None, first text).
        typed: an input method composes or commits text for a new note (the event).
        move_wanted: notes dropped or moved by key (ids, block, index, copy).
        live_wanted: a block's live line was clicked (block).
        menu_wanted: the context menu shall open (point on the screen).
        leave_wanted: Tab was pressed: to the inspector (True) or back (False).
        first_painted: a sheet is on the screen for the first time.

    """

    selection_changed = Signal(object)
    edit_wanted = Signal(object)
    new_wanted = Signal(str, object, str)
    typed = Signal(object)
    move_wanted = Signal(object, str, int, bool)
    live_wanted = Signal(str)
    menu_wanted = Signal(object)
    leave_wanted = Signal(bool)
    first_painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.selection = Selection()
        self.marks = Marks()
        self._painted = False
        self._flash = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash.timeout.connect(lambda: self.set_marks(flashing=frozenset()))
        self.setObjectName("background")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.mouse = SheetMouse(self)
        self.viewport().installEventFilter(self.mouse)
        theme.changed.connect(self.viewport().update)

    # what is shown

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet; selection and place are kept as far as they still exist."""
        self.selection = self.selection.kept(note.id for page in sheet.pages for note in page_notes(page))
        self.set_sheet(sheet)

    def centre_block(self) -> str:
        """Return the current block."""
        return self.selection.block

    def notes(self) -> list[NoteBox]:
        """Return every note on every page; a note that runs over pages once per part."""
        return [note for page in self._pages() for note in page_notes(page)]

    def note_box(self, note_id: int | None) -> NoteBox | None:
        """Return the (first part of the) note on the sheet."""
        return next((note for note in self.notes() if note.id == note_id), None)

    def block_of(self, note_id: int | None) -> str:
        """Return the block in which a note is, or an empty text."""
        pages = self._sheet.pages if self._sheet else ()
        blocks = (block for page in pages for block in page.blocks)
        return next((block.key for block in blocks if any(n.id == note_id for n in block.notes)), "")

    def order(self, block: str) -> list[int]:
        """Return the ids of a block's notes in their order, over all pages."""
        found: dict[int, None] = {}
        for page in self._sheet.pages if self._sheet else ():
            found.update(dict.fromkeys(order_of(page, block)))
        return list(found)

    def set_marks(self, **changes: object) -> None:
        """Change what is painted on top of the sheet."""
        self.marks = replace(self.marks, **changes)  # type: ignore[arg-type] # fields of Marks by name
        self.viewport().update()

    def flash(self, ids: frozenset[int]) -> None:
        """Outline notes for a moment."""
        self.set_marks(flashing=ids)
        self._flash.start()

    # selection

    def select(self, selection: Selection, *, reveal: bool = True) -> None:
        """Select and show what is selected."""
        changed = selection != self.selection
        self.selection = selection
        if reveal:
            self.reveal(selection.note)
        self.viewport().update()
        if changed:
            self.selection_changed.emit(selection)

    def reveal(self, note_id: int | None) -> None:
        """Bring a note (None: the current block) into view, moving the sheet as little as needed."""
        note = self.note_box(note_id)
        box = self.page.block(self.selection.block) if self.page else None
        target = note.rect if note else box.rect if box else None
        if target is not None:
            self.reveal_rect(target)

    # places

    def rect_of(self, note_id: int) -> QRectF:
        """Return where a note is in the viewport; an empty rectangle when it is not on the sheet."""
        for index, page in enumerate(self._pages()):
            for block in page.blocks:
                for note in block.notes:
                    if note.id == note_id:
                        return self.lens_of_page(index).rect(note.rect)
        return QRectF()

    def block_rect(self, block: str) -> QRectF:
        """Return where a block is in the viewport."""
        box = self.page.block(block) if self.page else None
        return self._lens.rect(box.rect) if box else QRectF()

    def slot_rect(self, block: str, after: int | None) -> QRectF:
        """Return where the editor of a new note belongs: under the note before it, or atop an empty block."""
        box = self.page.block(block) if self.page else None
        if box is None:
            return QRectF()
        width = (box.body.w - (2.0 if box.columns > 1 else 0.0)) / box.columns
        before = next((note for note in box.notes if note.id == after), None)
        if before is None and box.notes and after is None:
            before = box.notes[-1]
        rect = Rect(box.body.x, box.body.y, width, 8)
        if before is not None:
            beside = box.columns > 1 and before.rect.x < box.body.x + width / 2
            rect = (
                Rect(before.rect.right + 2, before.rect.y, width, 8)
                if beside
                else Rect(box.body.x, before.rect.bottom + 1.6, width, 8)
            )
        rect = replace(rect, y=min(rect.y, box.body.bottom - 8))
        return self._lens.rect(rect)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint background, pages and marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("background"))
        if self._sheet is None:
            return
        marks = replace(
            self.marks, selection=self.selection, focused=self.hasFocus() or self.marks.editing == -1
        )
        for index, page in enumerate(self._pages()):
            paper = lenses.extent(replace(self._sheet, pages=(page,)))
            SheetPaint(painter, self.lens_of_page(index), self._theme, marks, self.logicalDpiY()).page(
                page, paper
            )
        self.mouse.paint(painter, marks)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(900, 640)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead to the inspector: the sheet is one stop."""
        self.leave_wanted.emit(forward)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin a new note with what an input method composes or commits."""
        if event.commitString() or event.preeditString():
            self.typed.emit(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, extend, begin a note, edit; everything else is a command of the page."""
        if self.mouse.key(event) or self._walk(event) or self._act(event) or self._type(event):
            event.accept()
        else:
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        page, key, held = self.page, event.key(), event.modifiers()
        if page is None or held & Qt.KeyboardModifier.AltModifier:
            return False
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        way = _ARROWS.get(Qt.Key(key))
        if way and control:
            return self._move_by_key(way)
        if way:
            target = step(page, self.selection, way)
            extend = held & Qt.KeyboardModifier.ShiftModifier and target.note is not None
            self.select(self._extended(target) if extend else target)
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(last=key == Qt.Key.Key_End, of_walk=control)
            return True
        if control and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            block = walk_block(self.selection.block, key == Qt.Key.Key_PageDown)
            self.select(self.selection.with_block(block))
            return True
        return False

    def _extended(self, target: Selection) -> Selection:
        assert target.note is not None
        return self.selection.extended(target.block, target.note, self.order(target.block))

    def _to_end(self, *, last: bool, of_walk: bool) -> None:
        if of_walk:
            self.select(self.selection.with_block("c" if last else "cs"))
        elif order := self.order(self.selection.block):
            self.select(self.selection.with_note(self.selection.block, order[-1 if last else 0]))

    def _move_by_key(self, way: str) -> bool:
        page, at = self.page, self.selection
        if page is None or at.note is None:
            return False
        ids = [note for note in self.order(at.block) if note in at.notes]
        if way in ("up", "down"):
            rest = [note for note in self.order(at.block) if note not in at.notes]
            place = self.order(at.block).index(ids[0]) + (-1 if way == "up" else 1)
            self.move_wanted.emit(ids, at.block, max(0, min(place, len(rest))), False)
        elif neighbour := neighbour_block(page, at, way):
            self.move_wanted.emit(ids, neighbour, len(self.order(neighbour)), False)
        return True

    def _act(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self.selection
        if event.modifiers() & _COMMAND:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if at.note is not None:
                self.edit_wanted.emit(at.note)
            else:
                self.new_wanted.emit(at.block, None, "")
            return True
        if key == Qt.Key.Key_Escape:
            if at.note is not None or at.notes:
                self.select(at.with_block(at.block))
                return True
            return False
        return False

    def _type(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() & _COMMAND or not text or not text.isprintable() or text.isspace():
            return False
        self.new_wanted.emit(self.selection.block, self.selection.note, text)
        return True

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End panning with Space."""
        self.mouse.key_released(event)

    def block_box(self, key: str) -> BlockBox | None:
        """Return a block of the first page."""
        return self.page.block(key) if self.page else None


def page_notes(page: Page) -> list[NoteBox]:
    """Return the notes of a page in reading order."""
    return [note for block in page.blocks for note in block.notes]
