"""The preview: the real pages, a list of them, where one is, and how far the making of them is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import IconButton, LinkButton
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel, QuietLabel
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.documents.document_job import Document
from canvas_app.ui.documents.page_list import PageList
from canvas_app.ui.documents.pages_view import PagesView
from canvas_app.ui.documents.pictures import Pictures

_SHOW_BUSY_AFTER = 300  # ms: what is ready sooner needs no word
_BETWEEN = 4
"""Pixels between the parts of the bar over the pages."""
_LIST_FROM = 780
"""Width of the preview, at 100 % text size, from which the list of pages stands beside the pages."""


class Preview(QWidget):
    """Shows a document, or why there is none; the one shown stays until the next is ready.

    Attributes:
        stop_wanted: the person does not want to wait any longer.

    """

    stop_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = context.tools
        self.document: Document | None = None
        theme = context.tools.theme
        self.pictures = Pictures(context.tools.worker, self)
        self.view = PagesView(theme, self.pictures, self)
        self.list = PageList(theme, self.pictures, self)
        self._message = EmptyState(self)
        self._where, self._heading = PlainLabel("", self), ElidedLabel("", self)
        self.buttons = {
            "previous": IconButton(theme, "up", "", self, keys="PgUp"),
            "next": IconButton(theme, "down", "", self, keys="PgDown"),
            "out": IconButton(theme, "zoom_out", "", self, keys="Ctrl+-"),
            "in": IconButton(theme, "zoom_in", "", self, keys="Ctrl+="),
            "whole": IconButton(theme, "fit", "", self, keys="Ctrl+0"),
        }
        self._busy = QWidget(self)
        self._progress, self.bar = QuietLabel("", self._busy), QProgressBar(self._busy)
        self.stop = LinkButton("", self._busy)
        self._late = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER)
        self._lay_out()
        self._connect()
        self._busy.hide()

    def _lay_out(self) -> None:
        top = QWidget(self)
        top.setObjectName("previewBar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(top)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(_BETWEEN)
        row.addWidget(self._where)
        row.addWidget(self._heading, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        pages = QWidget(self)
        beside = QHBoxLayout(pages)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.list)
        beside.addWidget(self.view, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(pages)
        self._stack.addWidget(self._message)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(12, 4, 12, 4)
        busy.addWidget(self._progress)
        busy.addWidget(self.bar, 1)
        busy.addWidget(self.stop)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._busy)

    def _connect(self) -> None:
        view = self.view
        view.page_changed.connect(self._on_page)
        self.list.chosen.connect(view.go_to)
        self._late.timeout.connect(self._busy.show)
        self.stop.clicked.connect(self.stop_wanted)
        acts: dict[str, Callable[[], object]] = {
            "previous": lambda: view.step(-1),
            "next": lambda: view.step(1),
            "out": lambda: view.step_zoom(closer=False),
            "in": lambda: view.step_zoom(closer=True),
            "whole": view.toggle_whole,
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, act=acts[name]: act())

    # what is shown

    def show_document(self, document: Document) -> None:
        """Show a document in place of the one before, where one was in it."""
        self.document = document
        self.pictures.show(document.data, document.pictures)
        self.list.show_pages(document.pages)
        self.view.show_pages(document.pages)
        self._stack.setCurrentIndex(0)
        self._arrange()

    def say(self, text: str, title: str = "") -> None:
        """Show words instead of pages."""
        self._message.say(text, title=title)
        self._stack.setCurrentIndex(1)
        self._show_place()

    def say_nothing(self) -> None:
        """Show the pages again when there are any."""
        if self.document is not None:
            self._stack.setCurrentIndex(0)
        self._show_place()

    @property
    def message_shown(self) -> bool:
        """Whether words stand in place of the pages."""
        return self._stack.currentIndex() == 1

    def busy(self, words: str) -> None:
        """Say that something is being made, once it takes longer than a moment."""
        self._progress.setText(words)
        self.bar.setRange(0, 0)
        self._late.start()

    def progressed(self, done: int, total: int) -> None:
        """Say how far it is: pages of those there will be, or pages alone."""
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        elif done:
            self._progress.setText(translate("Documents", "Preparing pages: %n", None, done))

    def idle(self) -> None:
        """Say no more that anything is being made."""
        self._late.stop()
        self._busy.hide()

    def _on_page(self, index: int) -> None:
        self.list.choose(index)
        self._show_place()

    def _show_place(self) -> None:
        """Say which page is in the middle, and what begins on it."""
        pages, shown = self.view.pages, not self.message_shown
        text, heading = "", ""
        if pages and shown:
            words = translate("Documents", "Page %1 of %2")
            text = fill(words, self.view.current + 1, len(pages))
            heading = pages[self.view.current].heading
        beside = (*self.buttons.values(), self._heading)
        spare = sum(part.minimumSizeHint().width() + _BETWEEN for part in beside) + 24
        wide = self._where.fontMetrics().horizontalAdvance(text) + spare <= self.width()
        self._where.setText(text if wide or not text else f"{self.view.current + 1} / {len(pages)}")
        self._heading.setText(f"· {heading}" if heading else "")
        said = translate("Documents", "Preview")
        self.view.setAccessibleName(f"{said}. {text}. {heading}" if text else said)
        self.buttons["previous"].setEnabled(shown and self.view.current > 0)
        self.buttons["next"].setEnabled(shown and self.view.current < len(pages) - 1)
        for name in ("out", "in", "whole"):
            self.buttons[name].setEnabled(shown and bool(pages))

    def _arrange(self) -> None:
        wide = self.width() >= self._tools.theme.px(_LIST_FROM)
        self.list.setVisible(wide and len(self.view.pages) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list of pages where there is room for it."""
        super().resizeEvent(event)
        self._arrange()
        self._show_place()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        names = {
            "previous": translate("Documents", "Previous page"),
            "next": translate("Documents", "Next page"),
            "out": translate("Documents", "Zoom out"),
            "in": translate("Documents", "Zoom in"),
            "whole": translate("Documents", "Whole page"),
        }
        for name, text in names.items():
            self.buttons[name].set_name(text)
        self.list.setAccessibleName(translate("Documents", "Pages"))
        self.bar.setAccessibleName(translate("Documents", "Progress"))
        self.stop.set_text(translate("Documents", "Stop"))
        if self.document is not None:
            self.list.show_pages(self.document.pages)
        self._show_place()
