"""The documents page: choices at the left, the real pages at the right, and the parts that drive them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.commands import documents_commands
from canvas_app.ui.documents.destination import DocumentPlace
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.parts import DocumentsParts
from canvas_app.ui.documents.preview import Preview
from canvas_app.ui.documents.state import DocumentsState


class DocumentsPage(Page):
    """Chooses, previews, exports and prints documents."""

    key = "documents"
    icon = "documents"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = DocumentsState(context, self)
        self.options = DocumentOptions(context, self)
        self.preview = Preview(context, self)
        self.parts = DocumentsParts(context, self.state, self.options, self.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.options)
        row.addWidget(self.preview, 1)
        self.preview.view.zoom_changed.connect(self.zoom_changed)
        self.retranslate()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Documents", "Documents")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return documents_commands(self.parts, self.preview.view)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "documents.export"

    def panes(self) -> Sequence[QWidget]:
        """Return choices and pages."""
        return (self.options, self.preview)

    def refresh(self) -> None:
        """Read what can be chosen, and the document, anew."""
        self.state.refresh()

    def apply(self, changes: Changes) -> None:
        """Make the document anew when anything in the workbook changed."""
        if changes.size:
            self.refresh()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.options.retranslate()
        self.options.setAccessibleName(translate("Documents", "Choices"))
        self.preview.retranslate()

    def activate(self, **state: object) -> None:
        """Show a document, print it where that is asked for; take the focus."""
        self.parts.navigation.visit(state)

    def go_back_state(self) -> dict[str, object]:
        """Return the document and the page of it one is at."""
        return {"place": self.parts.navigation.place()}

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that ``go_back_state`` gave."""
        place = state.get("place")
        if isinstance(place, DocumentPlace):
            self.parts.navigation.restore(place)
        else:
            self.activate(**state)

    def close_editors(self) -> None:
        """Keep title data that are being typed."""
        self.options.title.close_editor()

    def zoom_text(self) -> str:
        """Return the zoom in per cent, empty while there is no page."""
        view = self.preview.view
        return self.context.texts.formats.percent(round(view.zoom, 2)) if view.pages else ""

    def zoom(self, step: str) -> None:
        """Zoom in or out, whole page ↔ the size it is printed in."""
        view = self.preview.view
        if step in ("in", "out"):
            view.step_zoom(closer=step == "in")
        else:
            view.toggle_whole()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, unless a field or a list of choices has the caret."""
        inside = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(
            inside, QLineEdit | QComboBox
        ):
            self.parts.output.export()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the page anew."""
        super().resizeEvent(event)
        self.options.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Make the document that was not made while nobody saw the page."""
        super().showEvent(event)
        if self.state.canvases:
            self.state.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no document for a page that nobody sees, unless somebody waits for it."""
        super().hideEvent(event)
        self.parts.producer.rest()
