"""How the sheet lies in the window: millimetres of A4 to pixels and back, zoom and scroll."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from canvas_app.domain.canvas.sheet import POINT, Rect, Sheet

NOTE_PX = 12.0
"""Size of a note's text at 100 % zoom."""
READABLE_PX = 11.0
"""Below this a whole sheet is too small to read, and a file opens at 100 %."""
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_PAGE_GAP = 6.0
_EDGE = 1.0
"""Millimetres of paper shown around the frame."""


@dataclass(frozen=True, slots=True)
class Lens:
    """One view of a sheet.

    Attributes:
        scale: pixels per millimetre.
        left, top: what of the sheet (millimetres) lies at the viewport's top left corner.

    """

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def point(self, x: float, y: float) -> QPointF:
        """Return where a point of the sheet is in the viewport."""
        return QPointF((x - self.left) * self.scale, (y - self.top) * self.scale)

    def rect(self, rect: Rect) -> QRectF:
        """Return where a rectangle of the sheet is in the viewport."""
        return QRectF(self.point(rect.x, rect.y), QSizeF(rect.w * self.scale, rect.h * self.scale))

    def place(self, at: QPointF) -> tuple[float, float]:
        """Return which point of the sheet lies under a point of the viewport."""
        return self.left + at.x() / self.scale, self.top + at.y() / self.scale

    def zoomed(self, scale: float, at: QPointF) -> Lens:
        """Return the lens at another scale that keeps what lies under ``at`` there."""
        x, y = self.place(at)
        return Lens(scale, x - at.x() / scale, y - at.y() / scale)

    def moved(self, dx: float, dy: float) -> Lens:
        """Return the lens after the sheet was dragged by pixels."""
        return replace(self, left=self.left - dx / self.scale, top=self.top - dy / self.scale)


def full_scale(sheet: Sheet, percent: int) -> float:
    """Return the scale of 100 %: notes at 12 px, or more for a larger text size."""
    return NOTE_PX * percent / 100 / (sheet.size * POINT)


def extent(sheet: Sheet) -> Rect:
    """Return what of the sheet is shown: frame and foot of every page, one under the other; no head."""
    first = sheet.pages[0]
    foot = max((line.y for line in first.foot), default=first.frame.bottom)
    height = (foot + 2 * _EDGE) - (first.frame.y - _EDGE)
    pages = len(sheet.pages)
    return Rect(
        first.frame.x - _EDGE,
        first.frame.y - _EDGE,
        first.frame.w + 2 * _EDGE,
        height * pages + _PAGE_GAP * (pages - 1),
    )


def page_offset(sheet: Sheet, index: int) -> float:
    """Return how far down (millimetres) page ``index`` lies below its own coordinates."""
    whole = extent(sheet)
    pages = len(sheet.pages)
    height = (whole.h - _PAGE_GAP * (pages - 1)) / pages
    return index * (height + _PAGE_GAP)


def fitting(whole: Rect, width: float, height: float, pages: int = 1) -> Lens:
    """Return the lens that shows the (first page of the) sheet whole, centred."""
    one = whole.h / pages if pages > 1 else whole.h
    scale = max(0.1, min(width / whole.w, height / one))
    left = whole.x - max(0.0, (width / scale - whole.w) / 2)
    top = whole.y - (max(0.0, (height / scale - one) / 2) if pages == 1 else 0.0)
    return Lens(scale, left, top)


def kept_inside(lens: Lens, whole: Rect, width: float, height: float, covered: float = 0.0) -> Lens:
    """Return the lens moved so that no more than needed beside the sheet is shown.

    ``covered`` pixels at the right lie under a drawer: the sheet may be panned that much further.
    """
    return replace(
        lens,
        left=_inside(lens.left, whole.x, whole.w, width / lens.scale, covered / lens.scale),
        top=_inside(lens.top, whole.y, whole.h, height / lens.scale),
    )


def _inside(at: float, start: float, length: float, shown: float, spare: float = 0.0) -> float:
    low, high = start, start + length - shown
    if shown >= length:
        low = high = start - (shown - length) / 2
    return min(max(at, low), high + spare)


def revealing(lens: Lens, target: Rect, width: float, height: float, margin: float = 3.0) -> Lens:
    """Return the lens moved as little as needed to show ``target`` (its beginning when it is larger)."""

    def along(at: float, start: float, length: float, shown: float) -> float:
        if start - margin < at:
            return start - margin
        end = start + length + margin
        return min(start - margin, end - shown) if end > at + shown else at

    return replace(
        lens,
        left=along(lens.left, target.x, target.w, width / lens.scale),
        top=along(lens.top, target.y, target.h, height / lens.scale),
    )


def next_step(zoom: float, *, closer: bool) -> float:
    """Return the next step of the zoom above or below ``zoom`` (1.0 is 100 %)."""
    if closer:
        return next((step for step in STEPS if step > zoom + 0.005), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom - 0.005), STEPS[0])
