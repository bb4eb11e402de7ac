"""The pages of a document one below the other, as they will be: whole, or zoomed and scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from canvas_app.ui.common.theme import Theme
from canvas_app.ui.documents.page_layout import GAP, MARGIN, POINT, Frame, Place
from canvas_app.ui.documents.pictures import Pictures
from canvas_app.ui.documents.rendering import ImageRequest, PageInfo

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Steps of the zoom."""


class PagesView(QAbstractScrollArea):
    """Shows the pages; what is in view is drawn, the rest when it comes.

    Attributes:
        page_changed: the index of the page in the middle is another one, or its page is.
        zoom_changed: the zoom is another one.

    """

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self._pages: tuple[PageInfo, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._zoom: float | None = None
        self._current = 0
        self._moving = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        pictures.drawn.connect(lambda _index: self.viewport().update())
        theme.changed.connect(self.viewport().update)

    # what is shown

    @property
    def pages(self) -> tuple[PageInfo, ...]:
        """The pages shown."""
        return self._pages

    @property
    def current(self) -> int:
        """Index of the page in the middle."""
        return self._current

    @property
    def zoom(self) -> float:
        """The zoom of the current page; 1.0 is the size it is printed in."""
        return self._frame().scale(self._pages[self._current].size) / POINT if self._pages else 1.0

    @property
    def whole(self) -> bool:
        """Whether each page is fitted to the view."""
        return self._zoom is None

    def show_pages(self, pages: tuple[PageInfo, ...]) -> None:
        """Show other pages, at the page, place and zoom of those before as far as there are so many."""
        same = [page.size for page in pages] == [page.size for page in self._pages]
        self._pages = pages
        self._current = max(0, min(self._current, len(pages) - 1))
        self._lay_out()
        if not same:
            self.go_to(self._current)
        self.viewport().update()
        self.page_changed.emit(self._current)
        self.zoom_changed.emit()

    def chooser(self) -> Callable[[Sequence[PageInfo]], list[ImageRequest]]:
        """Return what chooses, on any thread, the pages of a document to draw before it is shown here."""
        frame, current = self._frame(), self._current
        return lambda pages: frame.first_requests(pages, current)

    # moving

    def go_to(self, index: int) -> None:
        """Bring a page into the middle, or its top into view when it is higher than the view."""
        if not self._places:
            self._current = max(0, index)  # the page to show when there are any
            return
        index = max(0, min(index, len(self._pages) - 1))
        place, room = self._places[index], self.viewport().height()
        top = place.middle - room / 2 if place.height <= room else place.top - GAP / 2
        self._moving = True
        self.verticalScrollBar().setValue(round(top))
        self._moving = False
        self._set_current(index)
        self.viewport().update()

    def step(self, pages: int) -> None:
        """Go forward or back by pages."""
        self.go_to(self._current + pages)

    def toggle_whole(self) -> None:
        """Change between the whole page and the size it is printed in."""
        self.set_zoom(1.0 if self.whole else None)

    def step_zoom(self, *, closer: bool) -> None:
        """Go to the next step of the zoom."""
        now = self.zoom
        steps = [step for step in ZOOMS if (step > now * 1.01 if closer else step < now / 1.01)]
        if steps:
            self.set_zoom(steps[0] if closer else steps[-1])

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom to a factor, or fit each page (None), keeping what is in the middle there."""
        if not self._places:
            return
        size, before = self.viewport().size(), self._places[self._current]
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        across = (bars[0].value() + size.width() / 2 - before.left) / before.width
        down = (bars[1].value() + size.height() / 2 - before.top) / before.height
        self._zoom = zoom
        self._moving = True
        self._lay_out()
        place = self._places[self._current]
        bars[0].setValue(round(place.left + across * place.width - size.width() / 2))
        bars[1].setValue(round(place.top + down * place.height - size.height() / 2))
        self._moving = False
        if zoom is None:
            self.go_to(self._current)
        self.viewport().update()
        self.zoom_changed.emit()

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.page_changed.emit(index)
            if self.whole:
                self.zoom_changed.emit()

    # where everything lies

    def _frame(self) -> Frame:
        size = self.viewport().size()
        return Frame(size.width(), size.height(), self._zoom, self.devicePixelRatioF())

    def _lay_out(self) -> None:
        self._places = self._frame().places(self._pages)
        wide = max((place.width for place in self._places), default=0) + 2 * MARGIN
        high = (self._places[-1].bottom if self._places else 0) + MARGIN
        size = self.viewport().size()
        for bar, length, shown in (
            (self.horizontalScrollBar(), wide, size.width()),
            (self.verticalScrollBar(), high, size.height()),
        ):
            bar.setRange(0, max(0, round(length - shown)))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    def _in_view(self) -> list[int]:
        """Return the pages in view, the current one first."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        in_view = [i for i, place in enumerate(self._places) if place.top < bottom and place.bottom > top]
        return sorted(in_view, key=lambda index: abs(index - self._current))

    def _image_request(self, index: int) -> ImageRequest:
        return ImageRequest(index, self._frame().pixels(self._pages[index].size))

    def _on_scrolled(self) -> None:
        if self._places and not self._moving:
            middle = self.verticalScrollBar().value() + self.viewport().height() / 2
            nearest = min(range(len(self._places)), key=lambda i: abs(self._places[i].middle - middle))
            self._set_current(nearest)
        self.viewport().update()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view; one not drawn yet is white paper."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("background"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        in_view = self._in_view()
        self._pictures.ask(self, [self._image_request(index) for index in in_view])
        for index in in_view:
            self._paint_page(painter, index)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, index: int) -> None:
        place = self._places[index]
        paper = QRect(round(place.left), round(place.top), round(place.width), round(place.height))
        painter.fillRect(paper, Qt.GlobalColor.white)
        picture = self._pictures.of(self._image_request(index))
        if picture is not None:
            painter.drawImage(paper, picture)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in view."""
        super().resizeEvent(event)
        kept = self._current
        self._lay_out()
        self.go_to(kept)
        if self.whole:
            self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(closer=event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last page with Home and End; arrows scroll."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(len(self._pages) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they no longer do."""
        super().focusOutEvent(event)
        self.viewport().update()
