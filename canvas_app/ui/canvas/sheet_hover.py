"""What lies under the pointer: the ⋯ of a note, live lines, the quiet line, the legend; tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from canvas_app.domain.canvas.hit import block_at, note_at
from canvas_app.domain.canvas.sheet import Page
from canvas_app.ui.canvas.sheet_paint import QUIET, Marks
from canvas_app.ui.common.text import key_text, plain_tip, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.sheet_view import SheetView

_SIDE = 24  # pixels
LEGEND = "legend"


class SheetHover:
    """Follows the pointer over a SheetView while no button is pressed."""

    def __init__(self, view: SheetView) -> None:
        self._view = view

    def move(self, point: QPointF) -> None:
        """Mark what lies under the pointer."""
        page, x, y = self._view.at(point)
        note = note_at(page, x, y) if page else None
        hovered = note.id if note else self.more_at(point)
        target = self.target_at(page, x, y) if page else ""
        self._view.set_marks(hovered=hovered, live_hovered=target)
        pointing = bool(target) or self.more_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def leave(self) -> None:
        """Forget what lay under the pointer."""
        self._view.set_marks(hovered=None, live_hovered="")

    def target_at(self, page: Page, x: float, y: float) -> str:
        """Return what works like a button at a point: a live line (its block), the quiet line, the legend."""
        block = block_at(page, x, y)
        if block is not None:
            if block.live_rect is not None and block.live_rect.holds(x, y):
                return block.key
            quiet = self._view.marks.quiet
            return QUIET if quiet is not None and page.number == 1 and quiet.rect.holds(x, y) else ""
        return LEGEND if _on_legend(page, x, y) else ""

    # the button of a note

    def more_rect(self) -> QRectF:
        """Return the place of the ⋯ of the note under the pointer, empty without one."""
        note, view = self._view.marks.hovered, self._view
        if note is None or view.marks.editing is not None:
            return QRectF()
        rect = view.rect_of(note)
        side = view.theme.px(_SIDE)
        top = rect.top() if rect.height() > 1.6 * side else rect.center().y() - side / 2
        return QRectF(rect.right() - side, top, side, side)

    def more_at(self, point: QPointF) -> int | None:
        """Return the note whose ⋯ lies under a point, None elsewhere."""
        return self._view.marks.hovered if self.more_rect().contains(point) else None

    def paint(self, painter: QPainter, marks: Marks) -> None:
        """Paint the ⋯ of the note under the pointer."""
        rect = self.more_rect()
        if rect.isEmpty() or marks.hovered is None:
            return
        theme = self._view.theme
        note = self._view.note_box(marks.hovered)
        colour = note.colour if note else "grey"
        painter.setPen(QPen(theme.note_edge(colour), 1))
        painter.setBrush(theme.note_fill(colour))
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.note_text("text"))
        middle, step = rect.center(), rect.width() / 5
        for place in (-1, 0, 1):
            painter.drawEllipse(QPointF(middle.x() + place * step, middle.y()), 1.4, 1.4)

    # tooltips

    def show_tip(self, event: QHelpEvent) -> bool:
        """Show the tooltip of what lies under the pointer."""
        text = self.tip_at(QPointF(event.pos()))
        if text:
            QToolTip.showText(event.globalPos(), plain_tip(text), self._view.viewport())
        else:
            QToolTip.hideText()
        return True

    def tip_at(self, point: QPointF) -> str:
        """Return the tooltip at a point of the viewport, empty where there is none."""
        if self.more_at(point) is not None:
            return f"{translate('Canvas', 'What can be done with the note')} ({key_text('Shift+F10')})"
        page, x, y = self._view.at(point)
        target = self.target_at(page, x, y) if page else ""
        if target == LEGEND:
            return translate("Canvas", "Name the colours")
        if target == QUIET and self._view.marks.quiet is not None:
            return f"{self._view.marks.quiet.text} ({key_text('F4')})"
        if target:
            sentence = self._view.tip(target)
            return f"{sentence} ({key_text('F4')})" if sentence else ""
        return ""


def _on_legend(page: Page, x: float, y: float) -> bool:
    """Return whether a point lies on an entry of the legend of colours: its square or its words."""
    squares = [swatch for swatch in page.swatches if not swatch.edge]
    for square in squares:
        words = next(
            (line for line in page.foot if not line.right and 0 <= line.x - square.rect.right < 2.5
             and abs(line.y - square.rect.bottom) < 2.5), None
        )  # fmt: skip
        right = words.x + words.width if words else square.rect.right
        if square.rect.x - 0.5 <= x <= right + 0.5 and square.rect.y - 1 <= y <= square.rect.bottom + 1:
            return True
    return False
