"""Dragging notes over the sheet, and kinds onto it: ghost, place of insertion, panning at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter

from canvas_app.domain.canvas.hit import block_at, insertion_index, insertion_mark, note_at
from canvas_app.domain.canvas.sheet import NoteBox
from canvas_app.ui.canvas.sheet_paint import Marks, SheetPaint, sheet_font

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_view import SheetView

KIND_MIME = "application/x-canvas-app-kind"
"""Form in which a chip of the inspector carries its kind's key."""

_GHOST = 0.7
_EDGE, _STEP, _EVERY = 28, 14, 25  # pixels from the edge, pixels a step, milliseconds a step


class NoteDrag(QObject):
    """A drag of the selected notes."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._note: NoteBox | None = None
        self._from = self._at = QPointF()
        self._copy = False
        self._pan = QTimer(self, interval=_EVERY)
        self._pan.timeout.connect(self._pan_on)

    def begin(self, note: NoteBox, at: QPointF) -> None:
        """Begin to drag the selected notes by one of them."""
        self._note, self._from = note, at - self._view.rect_of(note.id).topLeft()

    def to(self, point: QPointF, *, copy: bool) -> None:
        """Show where the notes would go; near an edge the sheet moves on."""
        self._at, self._copy = point, copy
        self._view.viewport().setCursor(
            Qt.CursorShape.DragCopyCursor if copy else Qt.CursorShape.ClosedHandCursor
        )
        self._show()
        if self._near_edge() != (0, 0):
            self._pan.start()
        else:
            self._pan.stop()

    def clear(self) -> None:
        """Show nothing dragged any more."""
        self._note = None
        self._pan.stop()
        self._view.set_marks(dragged=frozenset(), insertion=None, target="")

    def drop(self, point: QPointF, *, copy: bool) -> None:
        """Have the notes moved or copied to where they are; outside nothing happens."""
        view = self._view
        page, x, y = view.at(point)
        block = block_at(page, x, y) if page else None
        if block is None or not view.viewport().rect().contains(point.toPoint()):
            return
        chosen = view.selection.notes
        ids = list(dict.fromkeys(note.id for _, _, note in view.placed() if note.id in chosen))
        index = insertion_index(block, x, y)
        order = view.order(block.key)
        if not copy:  # the place is counted among the notes that stay
            index -= sum(1 for note in order[:index] if note in chosen)
            rest = [note for note in order if note not in chosen]
            if [*rest[:index], *ids, *rest[index:]] == order:
                return
        view.move_wanted.emit(ids, block.key, index, copy)

    def _show(self) -> None:
        view = self._view
        page, x, y = view.at(self._at)
        block = block_at(page, x, y) if page else None
        mark = insertion_mark(block, insertion_index(block, x, y)) if block else None
        view.set_marks(
            dragged=frozenset() if self._copy else view.selection.notes,
            insertion=mark,
            insertion_page=page.number - 1 if page else 0,
            target=block.key if block else "",
        )
        view.viewport().update()

    def _near_edge(self) -> tuple[int, int]:
        room, at = self._view.viewport().rect(), self._at
        dx = (at.x() > room.right() - _EDGE) - (at.x() < room.left() + _EDGE)
        dy = (at.y() > room.bottom() - _EDGE) - (at.y() < room.top() + _EDGE)
        return dx, dy

    def _pan_on(self) -> None:
        dx, dy = self._near_edge()
        self._view.pan(-dx * _STEP, -dy * _STEP)
        self._show()

    # kinds from the inspector

    @staticmethod
    def kind_of(data: QMimeData | None) -> str:
        """Return the kind that is dragged, empty for anything else."""
        if data is None or not data.hasFormat(KIND_MIME):
            return ""
        return bytes(data.data(KIND_MIME).data()).decode("utf-8", "replace")

    def place_of_kind(self, point: QPointF, kind: str) -> tuple[int | None, int] | None:
        """Return note and index where a kind would go, None outside its own block."""
        page, x, y = self._view.at(point)
        block = block_at(page, x, y) if page else None
        if page is None or block is None or block.key != kind.partition(".")[0]:
            return None
        note = note_at(page, x, y)
        return (note.id if note else None), insertion_index(block, x, y)

    def show_kind(self, point: QPointF, note: int | None) -> None:
        """Show where a kind would go: onto a note, or as a new one."""
        page, x, y = self._view.at(point)
        block = block_at(page, x, y) if page else None
        if page is None or block is None:
            return
        mark = insertion_mark(block, insertion_index(block, x, y)) if note is None else None
        self._view.set_marks(insertion=mark, insertion_page=page.number - 1, target=block.key, hovered=note)

    # painting

    def paint(self, painter: QPainter, marks: Marks) -> None:
        """Paint the ghost of what is dragged, with how many notes it is."""
        if self._note is None:
            return
        view = self._view
        home = view.lens.rect(self._note.rect).topLeft()
        shift = self._at - self._from - home
        lens = view.lens.moved(shift.x(), shift.y())
        SheetPaint(painter, lens, view.theme, Marks(), view.logicalDpiY()).note(self._note, _GHOST)
        count = len(marks.selection.notes)
        if count > 1:
            rect = lens.rect(self._note.rect)
            side = view.theme.px(20)
            badge = QRectF(rect.right() - side / 2, rect.top() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(view.theme.colour("accent"))
            painter.drawEllipse(badge)
            painter.setPen(QColor(view.theme.colour("on_accent")))
            painter.setFont(sheet_font(view.theme, view.theme.px(11), 600, view.logicalDpiY()))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
