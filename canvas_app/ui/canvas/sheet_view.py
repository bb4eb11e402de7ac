"""The sheet on screen: one tab stop that shows a laid-out sheet, its selection and its zoom.

The view knows geometry only: what a person wants done leaves it as a signal, and new sheets come in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from canvas_app.domain.canvas.sheet import BlockBox, NoteBox, Rect, Sheet
from canvas_app.ui.canvas import lens as lenses
from canvas_app.ui.canvas.selection import Selection, order_of
from canvas_app.ui.canvas.sheet_keys import SheetKeys
from canvas_app.ui.canvas.sheet_mouse import SheetMouse
from canvas_app.ui.canvas.sheet_paint import Marks, SheetPaint
from canvas_app.ui.canvas.zoom_area import ZoomArea
from canvas_app.ui.common.theme import Theme

_FLASH = 600  # milliseconds
_SLOT = 8.0  # millimetres: height kept for the editor of a new note


class SheetView(ZoomArea):
    """Shows one sheet.

    Attributes:
        selection_changed: the selection is another one (Selection).
        edit_wanted: the editor of a note shall open (note id).
        new_wanted: a new note shall be begun (block, id of the note before it or None, first text).
        typed: an input method composes or commits text for a new note (the event).
        move_wanted: notes dropped or moved by key (ids, block, index, copy).
        kind_dropped: a kind was dropped (its key, note under it or None, index in its block).
        live_wanted: a block's live line was clicked (block).
        quiet_wanted, legend_wanted: the quiet line or the legend was clicked.
        menu_wanted: the context menu shall open (point on the screen).
        leave_wanted: Tab was pressed: to the inspector (True) or back (False).
        first_painted: a sheet is on the screen for the first time.
        tip: gives the tooltip of a block's live line.

    """

    selection_changed = Signal(object)
    edit_wanted = Signal(object)
    new_wanted = Signal(str, object, str)
    typed = Signal(object)
    move_wanted = Signal(object, str, int, bool)
    kind_dropped = Signal(str, object, int)
    live_wanted = Signal(str)
    quiet_wanted = Signal()
    legend_wanted = Signal()
    menu_wanted = Signal(object)
    leave_wanted = Signal(bool)
    first_painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.selection = Selection()
        self.marks = Marks()
        self.tip: Callable[[str], str] = lambda _block: ""
        self._painted = False
        self._flash = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash.timeout.connect(lambda: self.set_marks(flashing=frozenset()))
        self.setObjectName("background")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.mouse = SheetMouse(self)
        self.keys = SheetKeys(self)
        self.viewport().installEventFilter(self.mouse)
        theme.changed.connect(self.viewport().update)

    # what is shown

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet; selection and place are kept as far as they still exist."""
        there = (note.id for page in sheet.pages for block in page.blocks for note in block.notes)
        self.selection = self.selection.kept(there)
        self.set_sheet(sheet)

    def centre_block(self) -> str:
        """Return the current block."""
        return self.selection.block

    def placed(self) -> list[tuple[int, str, NoteBox]]:
        """Return every part of every note with the index of its page and its block, in reading order."""
        pages = enumerate(self._pages())
        return [(at, block.key, note) for at, page in pages for block in page.blocks for note in block.notes]

    def note_box(self, note_id: int | None) -> NoteBox | None:
        """Return the (first part of the) note on the sheet."""
        return next((note for _, _, note in self.placed() if note.id == note_id), None)

    def block_of(self, note_id: int | None) -> str:
        """Return the block in which a note is, or an empty text."""
        return next((block for _, block, note in self.placed() if note.id == note_id), "")

    def order(self, block: str) -> list[int]:
        """Return the ids of a block's notes in their order, over all pages."""
        return order_of(self._sheet, block) if self._sheet else []

    def set_marks(self, **changes: object) -> None:
        """Change what is painted on top of the sheet."""
        marks = replace(self.marks, **changes)  # type: ignore[arg-type] # fields of Marks by name
        if marks != self.marks:
            self.marks = marks
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
        found = next(((page, note) for page, _, note in self.placed() if note.id == note_id), None)
        if found is not None:
            self.reveal_rect(found[1].rect, found[0])
        elif (box := self.block_box(self.selection.block)) is not None:
            self.reveal_rect(box.rect)

    # places

    def rect_of(self, note_id: int) -> QRectF:
        """Return where (the first part of) a note is in the viewport; empty when it is not on the sheet."""
        for page, _, note in self.placed():
            if note.id == note_id:
                return self.lens_of_page(page).rect(note.rect)
        return QRectF()

    def block_box(self, key: str) -> BlockBox | None:
        """Return a block of the first page."""
        return self.page.block(key) if self.page else None

    def block_rect(self, block: str) -> QRectF:
        """Return where a block is in the viewport."""
        box = self.block_box(block)
        return self._lens.rect(box.rect) if box else QRectF()

    def slot(self, block: str, after: int | None) -> tuple[Rect, int]:
        """Return where on which page a new note belongs: under or beside the note before it, or atop."""
        order = self.order(block)
        before = after if after in order else order[-1] if order else None
        for index, page in enumerate(self._pages()):
            for box in page.blocks:
                if box.key == block and (before is None or any(note.id == before for note in box.notes)):
                    last = [note for note in box.notes if note.id == before][-1:]
                    return _slot(box, last[0] if last else None), index
        return Rect(0, 0, 0, 0), 0

    def slot_rect(self, block: str, after: int | None) -> QRectF:
        """Return where the editor of a new note belongs in the viewport."""
        rect, page = self.slot(block, after)
        return self.lens_of_page(page).rect(rect)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint background, pages and marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("background"))
        if self._sheet is None:
            return
        focused = self.hasFocus() or self.marks.editing == -1
        marks = replace(self.marks, selection=self.selection, focused=focused)
        for index, page in enumerate(self._pages()):
            paper = lenses.extent(replace(self._sheet, pages=(page,)))
            lens = self.lens_of_page(index)
            if lens.rect(paper).intersects(QRectF(event.rect())):
                SheetPaint(painter, lens, self._theme, marks, self.logicalDpiY()).page(page, paper)
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
        self.mouse.forget_space()
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
        if self.mouse.key(event) or self.keys.press(event):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End panning with Space."""
        self.mouse.key_released(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or by key at what is current."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.menu_point()
        self.menu_wanted.emit(at)
        event.accept()

    def menu_point(self) -> QPoint:
        """Return where on the screen a menu of what is current belongs."""
        note = self.selection.note
        rect = self.rect_of(note) if note is not None else self.block_rect(self.selection.block)
        corner = rect.bottomLeft() if note is not None else rect.topLeft() + QPoint(12, 24).toPointF()
        inside = QRectF(self.viewport().rect()).adjusted(0, 0, -1, -1)
        x = min(max(corner.x(), inside.left()), inside.right())
        y = min(max(corner.y(), inside.top()), inside.bottom())
        return self.viewport().mapToGlobal(QPoint(round(x), round(y)))


def _slot(box: BlockBox, before: NoteBox | None) -> Rect:
    gap = 2.0 if box.columns > 1 else 0.0
    width = (box.body.w - gap * (box.columns - 1)) / box.columns
    if before is None:
        return Rect(box.body.x, box.body.y, width, _SLOT)
    if box.columns > 1 and before.rect.x < box.body.x + width / 2:
        rect = Rect(before.rect.right + gap, before.rect.y, width, _SLOT)
    else:
        rect = Rect(box.body.x, before.rect.bottom + 1.6, width, _SLOT)
    return replace(rect, y=max(box.body.y, min(rect.y, box.body.bottom - _SLOT)))
