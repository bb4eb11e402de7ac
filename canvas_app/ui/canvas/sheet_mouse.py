"""The mouse on the sheet: selecting, dragging notes, rubber band, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.hit import block_at, insertion_index, insertion_mark, note_at
from canvas_app.domain.canvas.sheet import NoteBox, Page
from canvas_app.ui.canvas.sheet_paint import Marks, SheetPaint, sheet_font

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_view import SheetView

_GHOST = 0.7
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SheetMouse(QObject):
    """Listens to the viewport of a SheetView and turns pointing into selection and signals."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._at = QPointF()
        self._mode = ""  # "", note, free, drag, band, pan
        self._space = False
        self._note: NoteBox | None = None
        self._collapse = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse events of the viewport."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._release(event)
            if kind == QEvent.Type.MouseButtonDblClick:
                return self._double(event)
        if kind == QEvent.Type.Leave:
            self._view.set_marks(hovered=None, live_hovered="")
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._view.set_zoom(self._view.zoom * (1 + event.value()), event.position())
            return True
        return super().eventFilter(watched, event)

    def key(self, event: QKeyEvent) -> bool:
        """Take keys that belong to pointing: Space to pan, Esc to give a drag up."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not event.modifiers():
            self._space = True
            self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return True
        if event.key() == Qt.Key.Key_Escape and self._mode in ("drag", "band"):
            self._stop()
            return True
        return event.key() == Qt.Key.Key_Space

    def key_released(self, event: QKeyEvent) -> None:
        """End panning with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._view.viewport().unsetCursor()

    def _press(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._at = point
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._mode = "pan"
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        page, x, y = view.at(point)
        if page is None:
            self._mode = ""
            return True
        block, note = block_at(page, x, y), note_at(page, x, y)
        if event.button() == Qt.MouseButton.RightButton:
            self._select_for_menu(page, x, y)
            view.menu_wanted.emit(event.globalPosition().toPoint())
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return True
        if block is not None and block.live_rect and block.live_rect.holds(x, y):
            self._mode = ""
            view.live_wanted.emit(block.key)
        elif note is not None and block is not None:
            self._press_note(event, block.key, note)
        elif block is not None:
            self._mode = "free"
            if not event.modifiers() & _CONTROL:
                view.select(view.selection.with_block(block.key), reveal=False)
        return True

    def _press_note(self, event: QMouseEvent, block: str, note: NoteBox) -> None:
        view = self._view
        self._mode, self._note, self._collapse = "note", note, False
        if event.modifiers() & _CONTROL:
            view.select(view.selection.toggled(block, note.id), reveal=False)
        elif event.modifiers() & _SHIFT:
            view.select(view.selection.extended(block, note.id, view.order(block)), reveal=False)
        elif note.id in view.selection.notes:
            self._collapse = len(view.selection.notes) > 1  # a click selects it alone, a drag takes all
        else:
            view.select(view.selection.with_note(block, note.id), reveal=False)

    def _select_for_menu(self, page: Page, x: float, y: float) -> None:
        view = self._view
        block, note = block_at(page, x, y), note_at(page, x, y)
        if note is not None and block is not None:
            if note.id not in view.selection.notes:
                view.select(view.selection.with_note(block.key, note.id), reveal=False)
        elif block is not None:
            view.select(view.selection.with_block(block.key), reveal=False)

    def _move(self, event: QMouseEvent) -> bool:
        point = event.position()
        if self._pressed is None or not event.buttons():
            self._hover(point)
            return True
        if self._mode == "pan":
            self._view.pan(point.x() - self._at.x(), point.y() - self._at.y())
            self._at = point
            return True
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._mode == "note" and far and self._view.selection.notes:
            self._mode = "drag"
        elif self._mode == "free" and far:
            self._mode = "band"
        self._at = point
        if self._mode == "drag":
            self._show_insertion(point)
        elif self._mode == "band":
            self._view.set_marks(band=QRectF(self._pressed, point).normalized())
        return True

    def _hover(self, point: QPointF) -> None:
        page, x, y = self._view.at(point)
        note = note_at(page, x, y) if page else None
        block = block_at(page, x, y) if page else None
        live = block.key if block and block.live_rect and block.live_rect.holds(x, y) else ""
        hovered = note.id if note else None
        if (hovered, live) != (self._view.marks.hovered, self._view.marks.live_hovered):
            self._view.set_marks(hovered=hovered, live_hovered=live)
            shape = Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)

    def _show_insertion(self, point: QPointF) -> None:
        view = self._view
        page, x, y = view.at(point)
        block = block_at(page, x, y) if page else None
        mark = insertion_mark(block, insertion_index(block, x, y)) if block else None
        view.set_marks(dragged=view.selection.notes, insertion=mark, target=block.key if block else "")

    def _release(self, event: QMouseEvent) -> bool:
        mode, point, view = self._mode, event.position(), self._view
        if mode == "drag":
            self._drop(point, copy=bool(event.modifiers() & _CONTROL))
        elif mode == "band" and self._pressed is not None:
            self._select_band(
                QRectF(self._pressed, point).normalized(), add=bool(event.modifiers() & _CONTROL)
            )
        elif mode == "note" and self._collapse and self._note is not None:
            block = view.block_of(self._note.id)
            view.select(view.selection.with_note(block, self._note.id), reveal=False)
        self._stop()
        return True

    def _drop(self, point: QPointF, *, copy: bool) -> None:
        view = self._view
        page, x, y = view.at(point)
        block = block_at(page, x, y) if page else None
        if block is None:
            return
        ids = [note for one in _blocks(view) for note in view.order(one) if note in view.selection.notes]
        index = insertion_index(block, x, y)
        if not copy:  # the place is counted among the notes that stay
            index -= sum(1 for note in view.order(block.key)[:index] if note in view.selection.notes)
        view.move_wanted.emit(ids, block.key, index, copy)

    def _select_band(self, band: QRectF, *, add: bool) -> None:
        view = self._view
        met = frozenset(note.id for note in view.notes() if view.rect_of(note.id).intersects(band))
        notes = met | view.selection.notes if add else met
        current = next((note.id for note in view.notes() if note.id in notes), None)
        block = view.block_of(current) or view.selection.block
        view.select(type(view.selection)(block, current, notes), reveal=False)

    def _double(self, event: QMouseEvent) -> bool:
        view = self._view
        page, x, y = view.at(event.position())
        block = block_at(page, x, y) if page else None
        note = note_at(page, x, y) if page else None
        self._stop()
        if note is not None:
            view.edit_wanted.emit(note.id)
        elif block is not None and not (block.live_rect and block.live_rect.holds(x, y)):
            index = insertion_index(block, x, y)
            order = view.order(block.key)
            view.new_wanted.emit(block.key, order[index - 1] if index else None, "")
        return True

    def _stop(self) -> None:
        self._mode, self._pressed, self._note, self._collapse = "", None, None, False
        self._view.viewport().unsetCursor()
        self._view.set_marks(dragged=frozenset(), insertion=None, target="", band=None)

    def paint(self, painter: QPainter, marks: Marks) -> None:
        """Paint the ghost of what is dragged, with how many notes it is."""
        if self._mode != "drag" or self._note is None or self._pressed is None:
            return
        view, shift = self._view, self._at - self._pressed
        lens = view.lens.moved(shift.x(), shift.y())
        ghost = SheetPaint(painter, lens, view.theme, Marks(), view.logicalDpiY())
        ghost.note(self._note, _GHOST)
        count = len(marks.selection.notes)
        if count > 1:
            rect = lens.rect(self._note.rect)
            badge = QRectF(rect.right() - 10, rect.top() - 10, 20, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(view.theme.colour("accent"))
            painter.drawEllipse(badge)
            painter.setPen(QColor(view.theme.colour("on_accent")))
            painter.setFont(sheet_font(view.theme, 11, 600, view.logicalDpiY()))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))


def _blocks(view: SheetView) -> list[str]:
    return [block.key for block in view.page.blocks] if view.page else []
