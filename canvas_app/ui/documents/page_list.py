"""The pages of a document as a list: a small picture, its number, what begins on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.documents.pictures import Pictures
from canvas_app.ui.documents.rendering import ImageRequest, PageInfo

_SIDE = 56
_WIDTH = 204


class PageList(QListWidget):
    """Lists the pages; the small pictures are drawn as they come into view.

    Attributes:
        chosen: index of the page that a person chose.

    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self._pages: tuple[PageInfo, ...] = ()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._on_row)
        self.verticalScrollBar().valueChanged.connect(self._ask)
        pictures.drawn.connect(self._on_drawn)
        theme.changed.connect(self._resize)
        self._resize()

    def show_pages(self, pages: tuple[PageInfo, ...]) -> None:
        """List other pages; the row stays where it was."""
        row = max(0, min(self.currentRow(), len(pages) - 1))
        self._pages = pages
        self.blockSignals(True)
        self.clear()
        for number, page in enumerate(pages, 1):
            heading = page.heading
            if page.continued:
                heading = fill(translate("Documents", "%1 (continued)"), heading)
            item = QListWidgetItem(f"{number}\n{heading}" if heading else str(number))
            spoken = fill(translate("Documents", "Page %1"), number)
            said = f"{spoken}, {heading}" if heading else spoken
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setIcon(self._icon(number - 1))
            self.addItem(item)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self._ask()

    def choose(self, index: int) -> None:
        """Make a page current without a signal."""
        self.blockSignals(True)
        self.setCurrentRow(index)
        self.blockSignals(False)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _resize(self) -> None:
        side = self._theme.px(_SIDE)
        self.setIconSize(QSize(side, side))
        self.setFixedWidth(self._theme.px(_WIDTH))
        for index in range(self.count()):
            self.item(index).setIcon(self._icon(index))

    # small pictures

    def _image_request(self, index: int) -> ImageRequest:
        """Return the picture of a page that fits into the square kept for it."""
        width, height = self._pages[index].size
        side = self._theme.px(_SIDE) * self.devicePixelRatioF()
        return ImageRequest(index, max(1, round(side * min(1.0, width / height))))

    def _ask(self) -> None:
        """Ask for the pictures in view, from the first row shown on."""
        if not self._pages or not self.isVisible():
            return
        top = self.indexAt(self.viewport().rect().topLeft()).row()
        height = max(1, self.sizeHintForRow(0))
        rows = range(max(0, top), min(len(self._pages), max(0, top) + self.viewport().height() // height + 2))
        self._pictures.ask(self, [self._image_request(row) for row in rows])

    def _on_drawn(self, index: int) -> None:
        if index < self.count():
            self.item(index).setIcon(self._icon(index))

    def _icon(self, index: int) -> QIcon:
        """Return the picture on the square kept for it; paper without anything while it is not drawn."""
        ratio = self.devicePixelRatioF()
        side = round(self._theme.px(_SIDE) * ratio)
        square = QPixmap(side, side)
        square.fill(Qt.GlobalColor.transparent)
        request = self._image_request(index)
        width, height = self._pages[index].size
        high = min(side, round(request.width * height / width))
        painter = QPainter(square)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (side - request.width) // 2, (side - high) // 2
        painter.fillRect(left, top, request.width, high, Qt.GlobalColor.white)
        picture: QImage | None = self._pictures.exact(request)
        if picture is not None:
            painter.drawImage(left, top, picture)
        painter.setPen(QPen(self._theme.colour("control_border"), 1))
        painter.drawRect(left, top, request.width - 1, high - 1)
        painter.end()
        square.setDevicePixelRatio(ratio)
        icon = QIcon(square)
        icon.addPixmap(square, QIcon.Mode.Selected)  # a chosen page is no bluer than the others
        return icon

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in view now."""
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what came into view."""
        super().resizeEvent(event)
        self._ask()
