"""A scroll area that shows a laid-out sheet through a lens: whole or zoomed, panned and scrolled."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from canvas_app.domain.canvas.sheet import POINT, Page, Rect, Sheet
from canvas_app.ui.canvas import lens as lenses
from canvas_app.ui.canvas.lens import Lens
from canvas_app.ui.common.theme import Theme

_MARGIN = 12  # pixels of background around the sheet
_WHOLE = "whole"


class ZoomArea(QAbstractScrollArea):
    """Shows a sheet at a zoom; the file opens whole, or at 100 % where whole would be too small to read.

    Attributes:
        zoom_changed: zoom or place is another one.

    """

    zoom_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._lens = Lens()
        self._whole = True
        self._settled = False
        self._wanted = ""
        self._chosen = False
        self._scrolling = False
        self._covered = 0
        self._untouched = False  # nobody has moved the sheet since the current block was put in the middle
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._refit)

    @property
    def theme(self) -> Theme:
        """The look in use."""
        return self._theme

    def centre_block(self) -> str:
        """Return the block that zooming keeps in the middle."""
        return "cs"

    @property
    def sheet(self) -> Sheet | None:
        """The sheet shown."""
        return self._sheet

    @property
    def page(self) -> Page | None:
        """The page with the nine blocks."""
        return self._sheet.pages[0] if self._sheet else None

    @property
    def lens(self) -> Lens:
        """How the sheet lies in the viewport."""
        return self._lens

    def set_sheet(self, sheet: Sheet) -> None:
        """Show another sheet at the zoom and place of the one before."""
        zoom = self.zoom
        self._sheet = sheet
        if not self._whole and self._settled:
            self._lens = replace(self._lens, scale=lenses.full_scale(sheet, self._theme.percent) * zoom)
        self._refit()

    def set_covered(self, pixels: int) -> None:
        """Say how much of the right side lies under a drawer."""
        self._covered = pixels
        self._set_lens(self._lens)

    def reveal_rect(self, target: Rect, page: int = 0) -> None:
        """Bring a rectangle of a page into view, moving the sheet as little as needed."""
        if self._sheet is None or (self._whole and len(self._pages()) == 1):
            return
        target = replace(target, y=target.y + lenses.page_offset(self._sheet, page))
        size = self.viewport().size()
        self._set_lens(lenses.revealing(self._lens, target, size.width() - self._covered, size.height()))

    @property
    def zoom(self) -> float:
        """The zoom: 1.0 shows notes at 12 px."""
        if self._sheet is None:
            return 1.0
        return self._lens.scale / lenses.full_scale(self._sheet, self._theme.percent)

    def begin(self, remembered: str) -> None:
        """Choose the zoom of a canvas that is shown from now on: the one remembered, else by its size.

        ``remembered`` is ``whole``, a factor (``1.25``) or empty.
        """
        self._wanted, self._settled, self._whole = remembered, False, True
        self._chosen = bool(remembered)
        self._refit()

    def kept(self) -> str:
        """Return the zoom in the form of ``begin``; empty while nobody has chosen one."""
        if not self._settled or not self._chosen:
            return ""
        return _WHOLE if self._whole else f"{self.zoom:.2f}"

    @property
    def whole(self) -> bool:
        """Whether the sheet is fitted to the window."""
        return self._whole

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom to a factor, keeping what lies under ``at`` (default: the middle) there."""
        if self._sheet is None:
            return
        self._whole, self._chosen, self._untouched = False, True, False
        middle = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        scale = lenses.full_scale(self._sheet, self._theme.percent) * max(0.3, min(4.0, zoom))
        self._set_lens(self._lens.zoomed(scale, at or middle))

    def show_whole(self) -> None:
        """Fit the sheet to the window."""
        self._whole = self._chosen = True
        self._refit()

    def show_readable(self) -> None:
        """Show notes at 12 px, the current block in the middle."""
        self.set_zoom(1.0)
        self._centre(self.centre_block())

    def toggle_whole(self) -> None:
        """Change between the whole sheet and the readable zoom."""
        if self._whole:
            self.show_readable()
        else:
            self.show_whole()

    def fill_with_block(self) -> None:
        """Zoom so that the current block fills the window."""
        box = self.page.block(self.centre_block()) if self.page else None
        if box is None or self._sheet is None:
            return
        size = self.viewport().size()
        self._whole, self._chosen = False, True
        scale = min(size.width() / (box.rect.w + 4), size.height() / (box.rect.h + 4))
        self._set_lens(Lens(scale, box.rect.x, box.rect.y))
        self._centre(box.key)

    def step_zoom(self, *, closer: bool, at: QPointF | None = None) -> None:
        """Go to the next step of the zoom."""
        self.set_zoom(lenses.next_step(self.zoom, closer=closer), at)

    def pan(self, dx: float, dy: float) -> None:
        """Drag the sheet by pixels."""
        self._untouched = False
        self._set_lens(self._lens.moved(dx, dy))

    def _centre(self, block: str) -> None:
        box = self.page.block(block) if self.page else None
        if box is None:
            return
        scale = self._lens.scale
        width, height = self.viewport().width() / scale, self.viewport().height() / scale
        left = box.rect.x + min(0.0, (box.rect.w - width) / 2)  # of a larger block its beginning
        top = box.rect.y + min(0.0, (box.rect.h - height) / 2)
        margin = _MARGIN / scale
        left -= margin if box.rect.w > width else 0.0
        top -= margin if box.rect.h > height else 0.0
        self._untouched = True
        self._set_lens(Lens(scale, left, top))

    def _refit(self) -> None:
        if self._sheet is None or not self.viewport().width():
            return
        whole = lenses.extent(self._sheet)
        width = max(50, self.viewport().width() - 2 * _MARGIN)
        height = max(50, self.viewport().height() - 2 * _MARGIN)
        fitted = lenses.fitting(whole, width, height, len(self._sheet.pages))
        if not self._settled and self.isVisible():
            self._settle(fitted)
        if self._whole:
            margin = _MARGIN / fitted.scale
            self._set_lens(replace(fitted, left=fitted.left - margin, top=fitted.top - margin))
        else:
            self._set_lens(self._lens)

    def _settle(self, fitted: Lens) -> None:
        """Choose the first zoom: the one remembered, else whole, unless notes would be too small to read."""
        assert self._sheet is not None
        self._settled = True
        pixels = fitted.scale * self._sheet.size * POINT
        self._whole = self._wanted == _WHOLE or (not self._wanted and pixels >= lenses.READABLE_PX)
        if not self._whole:
            zoom = float(self._wanted) if self._wanted else 1.0
            full = lenses.full_scale(self._sheet, self._theme.percent)
            self._lens = replace(fitted, scale=full * max(0.3, min(4.0, zoom)))
            self._centre(self.centre_block())

    def _set_lens(self, lens: Lens) -> None:
        if self._sheet is None:
            return
        whole = self._shown_extent(lens)
        width, height = self.viewport().width(), self.viewport().height()
        self._lens = lenses.kept_inside(lens, whole, width, height, self._covered)
        self._update_bars(whole)
        self.viewport().update()
        self.zoom_changed.emit()

    def _shown_extent(self, lens: Lens) -> Rect:
        assert self._sheet is not None
        whole, margin = lenses.extent(self._sheet), _MARGIN / lens.scale
        return Rect(whole.x - margin, whole.y - margin, whole.w + 2 * margin, whole.h + 2 * margin)

    def _update_bars(self, whole: Rect) -> None:
        self._scrolling = True
        scale = self._lens.scale
        for bar, start, length, at, shown in (
            (self.horizontalScrollBar(), whole.x, whole.w, self._lens.left, self.viewport().width()),
            (self.verticalScrollBar(), whole.y, whole.h, self._lens.top, self.viewport().height()),
        ):
            hidden = max(0, round(length * scale) - shown)
            bar.setRange(0, 0 if self._whole and len(self._pages()) == 1 else hidden)
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setValue(round((at - start) * scale))
        self._scrolling = False

    def _pages(self) -> tuple[Page, ...]:
        return self._sheet.pages if self._sheet else ()

    def _on_scrolled(self) -> None:
        if self._scrolling or self._sheet is None:
            return
        self._untouched = False
        whole = self._shown_extent(self._lens)
        left = whole.x + self.horizontalScrollBar().value() / self._lens.scale
        top = whole.y + self.verticalScrollBar().value() / self._lens.scale
        self._lens = replace(self._lens, left=left, top=top)
        self.viewport().update()
        self.zoom_changed.emit()

    def at(self, point: QPointF) -> tuple[Page | None, float, float]:
        """Return the page under a point of the viewport and the place on it."""
        x, y = self._lens.place(point)
        for index, page in enumerate(self._pages()):
            offset = lenses.page_offset(self._sheet, index) if self._sheet else 0.0
            if y - offset < page.frame.bottom + 10:
                return page, x, y - offset
        return None, x, y

    def lens_of_page(self, index: int) -> Lens:
        """Return the lens through which page ``index`` is seen in its own coordinates."""
        offset = lenses.page_offset(self._sheet, index) if self._sheet else 0.0
        return replace(self._lens, top=self._lens.top - offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole sheet whole, or the same place in view: the current block, once it was centred."""
        super().resizeEvent(event)
        self._refit()
        if self._untouched and not self._whole:  # the window found its size only now, or another one
            self._centre(self.centre_block())

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the zoom a file opens with, once the size is known."""
        super().showEvent(event)
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y(), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(event.angleDelta().y() / 2, 0)
        elif not self._whole or len(self._pages()) > 1:
            self.pan(event.angleDelta().x() / 2, event.angleDelta().y() / 2)
        event.accept()
