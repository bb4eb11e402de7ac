"""A chart on the screen: a picture drawn by the worker, its bars and cells walkable and clickable."""

from __future__ import annotations

from dataclasses import dataclass

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

from canvas_app.charts.data import ChartData
from canvas_app.charts.shown import Picture, Region
from canvas_app.charts.style import ChartStyle, style_of
from canvas_app.domain.progress import Progress
from canvas_app.services.stage_charts import Made
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import plain_tip, translate
from canvas_app.ui.common.worker import Job

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
    colours = context.theme.colours
    return style_of(colours.roles, colours.stages, context.lang, context.theme.px(_LETTERS))


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be drawn."""

    data: ChartData
    style: ChartStyle
    width: int
    height: int
    scale: float

    def draw(self, _progress: Progress) -> Picture:
        """Draw it: on the worker's thread, where the drawing library is imported too."""
        from canvas_app.charts.figures import render

        return render(self.data, self.style, self.width, self.height, self.scale)


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
        self._made: Made | None = None
        self._wanted: _Order | None = None
        self._shown: _Order | None = None
        self._job: Job | None = None
        self._picture: Picture | None = None
        self._image = QImage()
        self._current, self._hovered = -1, -1
        self._to_find = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        context.theme.changed.connect(self._draw)

    # what is shown

    @property
    def made(self) -> Made | None:
        """The chart shown or being drawn."""
        return self._made

    @property
    def image(self) -> QImage:
        """The picture shown, empty before the first."""
        return self._image

    @property
    def settled(self) -> bool:
        """Tell whether what is shown is what was asked for."""
        return self._made is None or (self._picture is not None and self._shown == self._order())

    def show_chart(self, made: Made | None) -> None:
        """Show ``made``; None forgets the picture."""
        self._made = made
        if made is None:
            self._forget()
        else:
            self._draw()

    def regions(self) -> tuple[Region, ...]:
        """Return the places of the picture shown."""
        return self._picture.regions if self._picture else ()

    def current(self) -> Region | None:
        """Return the place that Enter would open."""
        places = self.regions()
        return places[self._current] if 0 <= self._current < len(places) else None

    def go_to(self, key: str) -> None:
        """Make the place of ``key`` current; one that is not drawn yet as soon as it is."""
        for index, region in enumerate(self.regions()):
            if region.key == key:
                self._to_find = ""
                self._walk_to(index)
                return
        self._to_find = key

    def box_of(self, region: Region) -> QRectF:
        """Return where a place is in the widget."""
        across, along = self._stretch()
        return QRectF(region.x * across, region.y * along, region.width * across, region.height * along)

    def sizeHint(self) -> QSize:
        """Return a size that suits most charts."""
        return QSize(self._context.theme.px(420), max(self.minimumHeight(), self._context.theme.px(180)))

    # drawing

    def _forget(self) -> None:
        self._cancel()
        self._picture, self._shown, self._wanted = None, None, None
        self._image = QImage()
        self._current = self._hovered = -1
        self.update()

    def _order(self) -> _Order | None:
        if self._made is None or self.width() < 20 or self.height() < 20:
            return None
        scale = self.devicePixelRatioF()
        return _Order(self._made.data, chart_style(self._context), self.width(), self.height(), scale)

    def _redraw(self) -> None:
        """Draw anew after a while: a change of size comes with many others."""
        self._timer.start()

    def _draw(self) -> None:
        self._timer.stop()
        order = self._order() if self.isVisible() else None
        if order is None or order == self._wanted:
            return
        self._cancel()
        self._wanted = order
        self._job = self._context.worker.run(order.draw, self._on_drawn, failed=self._on_failed)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_drawn(self, picture: Picture) -> None:
        before = self.current()
        self._job, self._picture, self._shown = None, picture, self._wanted
        form = QImage.Format.Format_RGBA8888
        image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, form).copy()
        image.setDevicePixelRatio(picture.scale)
        self._image = image
        self._hovered = -1
        self._current = self._found(before)
        self.update()
        self.drawn.emit()
        if self._to_find:
            self.go_to(self._to_find)
        if self._order() != self._shown:
            self._draw()

    def _found(self, before: Region | None) -> int:
        """Return the place of the new picture where the old one's current place is now."""
        if before is None:
            return -1
        same = [i for i, one in enumerate(self.regions()) if one.key == before.key and one.key]
        at = before.row, before.column
        near = [i for i, one in enumerate(self.regions()) if (one.row, one.column) == at]
        return (same or near or [-1])[0]

    def _on_failed(self, error: Exception) -> None:
        self._job, self._wanted = None, None
        self._context.report(error)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while the chart was hidden."""
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size; the first time at once."""
        super().resizeEvent(event)
        if self._picture is None:
            self._draw()
        else:
            self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the screen's scale changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, stretched while a better one is drawn, and the places pointed at."""
        painter = QPainter(self)
        if self._image.isNull():
            if self._made is not None:
                painter.setPen(self._context.theme.colour("quiet"))
                words = translate("Relationships", "Drawing…")
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, theme = self.regions(), self._context.theme
        if 0 <= self._hovered < len(places) and places[self._hovered].key:
            self._outline(painter, places[self._hovered], 1.0, "quiet")
        if self.hasFocus():
            current = self.current()
            if current is not None:
                self._outline(painter, current, 2.0, "focus")
            else:
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _outline(self, painter: QPainter, region: Region, width: float, role: str) -> None:
        painter.setPen(QPen(self._context.theme.colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(self.box_of(region).adjusted(-2, 0, 2, 0).intersected(inside), 3, 3)

    def _stretch(self) -> tuple[float, float]:
        if self._shown is None:
            return 1.0, 1.0
        return self.width() / self._shown.width, self.height() / self._shown.height

    # keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first place."""
        super().focusInEvent(event)
        if self._current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._walk_to(self._first())
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
            self._walk(*_ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk_to(self._first() if key == Qt.Key.Key_Home else len(self.regions()) - 1)
        elif key in _OPENING:
            self._open(self.current())
        elif key == Qt.Key.Key_Space:
            self.table_wanted.emit()
        elif key == Qt.Key.Key_C and control:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _first(self) -> int:
        places = self.regions()
        return min(range(len(places)), key=lambda i: (places[i].row, places[i].column), default=-1)

    def _walk(self, down: int, right: int) -> None:
        """Go to the next place in a direction; without one stay."""
        here, places = self.current(), self.regions()
        if here is None:
            self._walk_to(self._first())
            return
        if down:
            rows = sorted({p.row for p in places if (p.row - here.row) * down > 0}, reverse=down < 0)
            there = [i for i, p in enumerate(places) if rows and p.row == rows[0]]
            nearest = min(there, key=lambda i: (abs(places[i].column - here.column), i), default=-1)
        else:
            beside = (i for i, p in enumerate(places) if p.row == here.row)
            there = [i for i in beside if (places[i].column - here.column) * right > 0]
            nearest = min(there, key=lambda i: abs(places[i].column - here.column), default=-1)
        if nearest >= 0:
            self._walk_to(nearest)

    def _walk_to(self, index: int) -> None:
        self._current = index if 0 <= index < len(self.regions()) else -1
        self.update()
        self.walked.emit()

    def _open(self, region: Region | None) -> None:
        if region is not None and region.key:
            self.chosen.emit(region.key)

    # mouse

    def _at(self, point: QPointF) -> int:
        across, along = self._stretch()
        x, y = point.x() / across, point.y() / along
        places = self.regions()
        return next((i for i in reversed(range(len(places))) if places[i].holds(x, y)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a place is, and that it opens something."""
        index = self._at(event.position())
        if index == self._hovered:
            return
        self._hovered = index
        region = self.regions()[index] if index >= 0 else None
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
        self._hovered = -1
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
        if event.button() == Qt.MouseButton.LeftButton and index >= 0 and index == self._current:
            self._open(self.regions()[index])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer table, copy and save, at the pointer or at the current place."""
        current = self.current()
        if event.reason() == QContextMenuEvent.Reason.Mouse or current is None:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self.box_of(current).center().toPoint()))
