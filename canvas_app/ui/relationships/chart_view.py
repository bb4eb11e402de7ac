"""A chart on the screen: a picture drawn by the worker, its bars and cells walkable and clickable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from canvas_app.charts.picture import Region
from canvas_app.charts.style import ChartStyle, style_of
from canvas_app.services.stage_charts import BuiltChart
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import plain_tip, translate
from canvas_app.ui.relationships.chart_drawing import ChartDrawing, DrawingRequest
from canvas_app.ui.relationships.region_cursor import NOWHERE, RegionCursor

_PAUSE = 120  # ms after the last change of size: long enough for a drag of the window's edge
_LETTERS = 12
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def chart_style(context: PageContext) -> ChartStyle:
    """Return how charts look in the theme, text size and language of the moment."""
    colours = context.tools.theme.colours
    return style_of(colours.roles, colours.stages, context.texts.lang, context.tools.theme.px(_LETTERS))


class ChartView(QWidget):
    """Shows the picture of a chart; the old one stays until the new one is there.

    Attributes:
        chosen: the key of the place that was clicked or opened by Enter.
        table_wanted: Space: the same numbers as a table.
        copy_wanted: Ctrl+C.
        menu_wanted: the context menu, at a global position.
        walked: another place is current.
        drawn: a new picture is shown.

    """

    chosen = Signal(str)
    table_wanted = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(object)
    walked = Signal()
    drawn = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chart: BuiltChart | None = None
        self._places = RegionCursor()
        self._to_find = ""
        self._drawing = ChartDrawing(context.tools.worker, self)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.failed.connect(context.notifier.report)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        context.tools.theme.changed.connect(self.draw)

    # what is shown

    @property
    def chart(self) -> BuiltChart | None:
        """The chart shown or being drawn."""
        return self._chart

    @property
    def image(self) -> QImage:
        """The picture shown, empty before the first."""
        return self._drawing.image

    @property
    def settled(self) -> bool:
        """Tell whether what is shown is what was asked for."""
        shown = self._drawing.shown
        return self._chart is None or (shown is not None and shown == self._request())

    def show_chart(self, chart: BuiltChart | None) -> None:
        """Show ``chart``; None forgets the picture."""
        self._chart = chart
        if chart is None:
            self._drawing.forget()
            self._places.take(())
            self.update()
        else:
            self.draw()

    def regions(self) -> tuple[Region, ...]:
        """Return the places of the picture shown."""
        return self._places.regions

    def current(self) -> Region | None:
        """Return the place that Enter would open."""
        return self._places.current

    def go_to(self, key: str) -> None:
        """Make the place of ``key`` current; one that is not drawn yet as soon as it is."""
        found = self._places.find(key)
        self._to_find = key if found < 0 else ""
        if found >= 0:
            self._walk_to(found)

    def box_of(self, region: Region) -> QRectF:
        """Return where a place is in the widget."""
        across, along = self._stretch()
        return QRectF(region.x * across, region.y * along, region.width * across, region.height * along)

    def sizeHint(self) -> QSize:
        """Return a size that suits most charts."""
        return QSize(
            self._context.tools.theme.px(420), max(self.minimumHeight(), self._context.tools.theme.px(180))
        )

    # drawing

    def draw(self) -> None:
        """Have the chart drawn as it is to be seen now, unless it is already."""
        self._timer.stop()
        request = self._request() if self.isVisible() else None
        if request is not None:
            self._drawing.request(request)

    def _request(self) -> DrawingRequest | None:
        if self._chart is None or self.width() < 20 or self.height() < 20:
            return None
        scale = self.devicePixelRatioF()
        style = chart_style(self._context)
        return DrawingRequest(self._chart.data, style, self.width(), self.height(), scale)

    def _on_drawn(self) -> None:
        self._places.take(self._drawing.regions)
        self.update()
        self.drawn.emit()
        if self._to_find:
            self.go_to(self._to_find)
        if self._request() != self._drawing.shown:
            self.draw()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while the chart was hidden."""
        super().showEvent(event)
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size; the first time at once."""
        super().resizeEvent(event)
        if self._drawing.shown is None:
            self.draw()
        else:
            self._timer.start()  # a change of size comes with many others

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the screen's scale changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, stretched while a better one is drawn, and the places pointed at."""
        painter = QPainter(self)
        if self.image.isNull():
            if self._chart is not None:
                painter.setPen(self._context.tools.theme.colour("quiet"))
                words = translate("Relationships", "Drawing…")
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered, current = self._places.pointed_at, self.current()
        if hovered is not None and hovered.key:
            self._outline(painter, hovered, 1.0, "quiet")
        if self.hasFocus() and current is not None:
            self._outline(painter, current, 2.0, "focus")
        elif self.hasFocus():
            painter.setPen(QPen(self._context.tools.theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _outline(self, painter: QPainter, region: Region, width: float, role: str) -> None:
        painter.setPen(QPen(self._context.tools.theme.colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(self.box_of(region).adjusted(-2, 0, 2, 0).intersected(inside), 3, 3)

    def _stretch(self) -> tuple[float, float]:
        shown = self._drawing.shown
        return (self.width() / shown.width, self.height() / shown.height) if shown else (1.0, 1.0)

    # keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first place."""
        super().focusInEvent(event)
        if self.current() is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._walk_to(self._places.first())
        else:
            self.walked.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, open by Enter or F4, Space shows the table, Ctrl+C copies."""
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk_to(self._places.beside(*_ARROWS[key]), stay=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk_to(self._places.first() if key == Qt.Key.Key_Home else self._places.last())
        elif key in _OPENING:
            self._open(self.current())
        elif key == Qt.Key.Key_Space:
            self.table_wanted.emit()
        elif key == Qt.Key.Key_C and control:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _walk_to(self, index: int, *, stay: bool = False) -> None:
        """Make a place current; ``stay``: none in its stead when there is no such place."""
        if stay and index < 0:
            return
        self._places.go_to(index)
        self.update()
        self.walked.emit()

    def _open(self, region: Region | None) -> None:
        if region is not None and region.key:
            self.chosen.emit(region.key)

    # mouse

    def _at(self, point: QPointF) -> int:
        across, along = self._stretch()
        return self._places.at(point.x() / across, point.y() / along)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a place is, and that it opens something."""
        index = self._at(event.position())
        if index == self._places.hovered:
            return
        self._places.hovered = index
        region = self._places.pointed_at
        if region is not None and region.key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        tip = plain_tip(region.words) if region is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), tip, self)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the place pointed at."""
        super().leaveEvent(event)
        self._places.hovered = NOWHERE
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the place under the pointer current."""
        index = self._at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._walk_to(index)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the place that was pressed."""
        super().mouseReleaseEvent(event)
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0 and index == self._places.index:
            self._open(self.current())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer table, copy and save, at the pointer or at the current place."""
        current = self.current()
        if event.reason() == QContextMenuEvent.Reason.Mouse or current is None:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self.box_of(current).center().toPoint()))
