"""The mouse on the sheet: selecting, dragging notes, rubber band, panning, what lies under the pointer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.hit import block_at, insertion_index, note_at
from canvas_app.domain.canvas.sheet import NoteBox, Page
from canvas_app.ui.canvas.sheet_paint import QUIET, Marks

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_drag import NoteDrag
    from canvas_app.ui.canvas.sheet_hover import SheetHover
    from canvas_app.ui.canvas.sheet_view import SheetView

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

    @cached_property
    def drag(self) -> NoteDrag:
        """The drag of notes, or of kinds onto the sheet."""
        from canvas_app.ui.canvas.sheet_drag import NoteDrag  # late: not before the first paint

        return NoteDrag(self._view)

    @cached_property
    def hover(self) -> SheetHover:
        """What lies under the pointer."""
        from canvas_app.ui.canvas.sheet_hover import SheetHover

        return SheetHover(self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse events of the viewport."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            handle = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
                QEvent.Type.MouseButtonDblClick: self._double,
            }.get(kind)
            return handle(event) if handle else False
        if isinstance(event, QDropEvent):
            return self._kind(event)
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self.hover.show_tip(event)
        if kind == QEvent.Type.Leave:
            self.hover.leave()
        elif kind == QEvent.Type.DragLeave:
            self.drag.clear()
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._view.set_zoom(self._view.zoom * (1 + event.value()), event.position())
            return True
        return super().eventFilter(watched, event)

    # keys that belong to pointing

    def key(self, event: QKeyEvent) -> bool:
        """Take keys that belong to pointing: Space to pan, Esc to give a drag up."""
        if event.key() == Qt.Key.Key_Escape and self._mode in ("drag", "band"):
            self._stop()
            return True
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return False
        if not event.isAutoRepeat():
            self._space = True
            self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        return True

    def key_released(self, event: QKeyEvent) -> None:
        """End panning with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.forget_space()

    def forget_space(self) -> None:
        """Pan no longer: Space was released, or the focus left before it was."""
        if self._space:
            self._space = False
            self._view.viewport().unsetCursor()

    # buttons

    def _press(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._at = point
        self._mode = ""
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._mode = "pan"
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        page, x, y = view.at(point)
        if page is None:
            return True
        if event.button() == Qt.MouseButton.RightButton:
            self._select_for_menu(page, x, y)
        elif event.button() == Qt.MouseButton.LeftButton and not self._click_button(event, page, x, y):
            self._press_on(event, page, x, y)
        return True

    def _click_button(self, event: QMouseEvent, page: Page, x: float, y: float) -> bool:
        """Take a click on what works like a button: ⋯, a live line, the quiet line, the legend."""
        view, point = self._view, event.position()
        more = self.hover.more_at(point)
        if more is not None:
            block = view.block_of(more)
            if more not in view.selection.notes:
                view.select(view.selection.with_note(block, more), reveal=False)
            view.menu_wanted.emit(event.globalPosition().toPoint())
            return True
        target = self.hover.target_at(page, x, y)
        if target == QUIET:
            view.quiet_wanted.emit()
        elif target == "legend":
            view.legend_wanted.emit()
        elif target:
            view.select(view.selection.with_block(target), reveal=False)
            view.live_wanted.emit(target)
        return bool(target)

    def _press_on(self, event: QMouseEvent, page: Page, x: float, y: float) -> None:
        view = self._view
        block, note = block_at(page, x, y), note_at(page, x, y)
        if note is not None and block is not None:
            self._mode, self._note = "note", note
            self._press_note(event, block.key, note)
            return
        self._mode = "free"
        if block is not None and not event.modifiers() & (_CONTROL | _SHIFT):
            view.select(view.selection.with_block(block.key), reveal=False)

    def _press_note(self, event: QMouseEvent, block: str, note: NoteBox) -> None:
        view = self._view
        self._collapse = False
        if event.modifiers() & _CONTROL and note.id not in view.selection.notes:
            view.select(view.selection.toggled(block, note.id), reveal=False)
        elif event.modifiers() & _CONTROL:
            self._collapse = True  # a click takes it out, a drag copies
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
            self.hover.move(point)
            return True
        if self._mode == "pan":
            self._view.pan(point.x() - self._at.x(), point.y() - self._at.y())
            self._at = point
            return True
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._mode == "note" and far and self._note is not None and self._view.selection.notes:
            self._mode = "drag"
            self.hover.leave()
            self.drag.begin(self._note, self._pressed)
        elif self._mode == "free" and far:
            self._mode = "band"
        self._at = point
        if self._mode == "drag":
            self.drag.to(point, copy=bool(event.modifiers() & _CONTROL))
        elif self._mode == "band":
            self._view.set_marks(band=QRectF(self._pressed, point).normalized())
        return True

    def _release(self, event: QMouseEvent) -> bool:
        mode, point, view = self._mode, event.position(), self._view
        control = bool(event.modifiers() & _CONTROL)
        if mode == "drag":
            self.drag.drop(point, copy=control)
        elif mode == "band" and self._pressed is not None:
            self._select_band(QRectF(self._pressed, point).normalized(), add=control)
        elif mode == "note" and self._collapse and self._note is not None:
            block, at = view.block_of(self._note.id), view.selection
            chosen = at.toggled(block, self._note.id) if control else at.with_note(block, self._note.id)
            view.select(chosen, reveal=False)
        self._stop()
        return True

    def _select_band(self, band: QRectF, *, add: bool) -> None:
        view = self._view
        met = [
            (block, note.id)
            for page, block, note in view.placed()
            if view.lens_of_page(page).rect(note.rect).intersects(band)
        ]
        notes = frozenset(note for _, note in met)
        if add:
            notes |= view.selection.notes
        at = view.selection
        kept = at.note if at.note in notes else None
        current: tuple[str, int | None] = met[0] if met else (at.block, kept)
        view.select(type(at)(*current, notes, current[1]), reveal=False)

    def _double(self, event: QMouseEvent) -> bool:
        view = self._view
        page, x, y = view.at(event.position())
        block = block_at(page, x, y) if page else None
        note = note_at(page, x, y) if page else None
        self._stop()
        if event.button() != Qt.MouseButton.LeftButton or page is None:
            return True
        if note is not None:
            view.edit_wanted.emit(note.id)
        elif block is not None and not self.hover.target_at(page, x, y):
            index = insertion_index(block, x, y)
            order = view.order(block.key)
            view.new_wanted.emit(block.key, order[index - 1] if index else None, "")
        return True

    def _stop(self) -> None:
        self._mode, self._pressed, self._note, self._collapse = "", None, None, False
        self._view.viewport().unsetCursor()
        self._view.set_marks(band=None)
        self.drag.clear()

    # kinds dragged from the inspector

    def _kind(self, event: QDropEvent) -> bool:
        """Take a chip dragged onto the sheet: a note of its kind, or the kind for the note under it."""
        kind = self.drag.kind_of(event.mimeData())
        place = self.drag.place_of_kind(event.position(), kind) if kind else None
        if place is None:
            self.drag.clear()
            event.ignore()
            return True
        note, index = place
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self.drag.show_kind(event.position(), note)
        else:
            self.drag.clear()
            self._view.kind_dropped.emit(kind, note, index)
        event.acceptProposedAction()
        return True

    def paint(self, painter: QPainter, marks: Marks) -> None:
        """Paint what is dragged, and the button of the note under the pointer."""
        if self._mode == "drag":
            self.drag.paint(painter, marks)
        elif not self._mode and marks.hovered is not None:
            self.hover.paint(painter, marks)
