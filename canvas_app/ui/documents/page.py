"""The documents page: what is wanted at the left, its real pages at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import PersonError
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.board import Wordbook
from canvas_app.services.documents.choices import client_name, model_choices
from canvas_app.services.documents.wanted import DOCUMENTS, DocumentRequest
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.commands import documents_commands
from canvas_app.ui.documents.exporting import Exporting
from canvas_app.ui.documents.making import Document
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.preview import Preview
from canvas_app.ui.documents.printing import Printing
from canvas_app.ui.documents.producer import Producer
from canvas_app.ui.documents.wish import Wish

if TYPE_CHECKING:
    from canvas_app.domain.canvas.model import Canvas

_KEPT = ("paper", "lang", "anonymous", "figures", "prompts")
"""Choices that stay when another page asks for a document."""


class DocumentsPage(Page):
    """Chooses, previews, exports and prints documents."""

    key = "documents"
    icon = "documents"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.options = DocumentOptions(context, self)
        self.preview = Preview(context, self)
        self.producer = Producer(context, self.preview.view.chooser, self)
        self.exporting = Exporting(context, self.producer)
        self.printing = Printing(context, self.producer, self.preview)
        self._canvases: tuple[Canvas, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.options)
        row.addWidget(self.preview, 1)
        self.options.changed.connect(self._wish)
        self.preview.stop_wanted.connect(self.producer.stop)
        self.preview.view.zoom_changed.connect(self.zoom_changed)
        self.producer.began.connect(self._on_began)
        self.producer.ended.connect(self.preview.idle)
        self.producer.progressed.connect(self.preview.progressed)
        self.producer.made.connect(self._on_made)
        self.producer.failed.connect(self._on_failed)
        self.retranslate()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Documents", "Documents")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return documents_commands(self)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "documents.export"

    def panes(self) -> Sequence[QWidget]:
        """Return choices and pages."""
        return (self.options, self.preview)

    def refresh(self) -> None:
        """Read what can be chosen, and the document, anew."""
        workbook = self.context.workbook
        if not self.options.wish.lang:
            lang = workbook.setting("language", self.context.lang)
            self.options.set_wish(replace(self.options.wish, lang=lang))
        self._canvases = reads.canvases(workbook)
        self._forget_gone()
        words = Wordbook(self.context.catalogue, self.context.messages, self.context.lang)
        self.options.show_choices(self._canvases, model_choices(workbook, words))
        self._wish()

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
        """Show a document: by ``preset`` or ``document``, of a ``canvas`` or ``client``, as a wish has it.

        ``printing``: it is printed then, after the printer was chosen.
        """
        wish = self._asked(state)
        if wish != self.options.wish:
            self.options.set_wish(wish)
            self._wish()
        page = state.get("page")
        if isinstance(page, int):
            self.preview.view.go_to(page)
        if wish.document == "client" and not wish.client:
            self.options.client.focus_first()
        else:
            self.options.cards.get(wish.document, self.preview.view).setFocus()
        if state.get("printing"):
            self.print_pages()

    def go_back_state(self) -> dict[str, object]:
        """Return the document and the page of it one is at."""
        wish = self.options.wish
        return {
            "document": wish.document,
            "canvas": wish.canvas,
            "client": wish.client,
            "model": wish.model,
            "segments": wish.segments,
            "employees": wish.employees,
            "clients": wish.clients,
            "sections": wish.sections,
            "page": self.preview.view.current,
        }

    def close_editors(self) -> None:
        """Keep title data that are being typed."""
        self.options.title.close_editor()

    def zoom_text(self) -> str:
        """Return the zoom in per cent, empty while there is no page."""
        view = self.preview.view
        return self.context.formats.percent(round(view.zoom, 2)) if view.pages else ""

    def zoom(self, step: str) -> None:
        """Zoom in or out, whole page ↔ the size it is printed in."""
        view = self.preview.view
        if step in ("in", "out"):
            view.step_zoom(closer=step == "in")
        else:
            view.toggle_whole()

    # the document

    def choose(self, document: str) -> None:
        """Choose a document as a click on its card does."""
        self.activate(document=document)

    def _asked(self, state: dict[str, object]) -> Wish:
        """Return the wish of another page: what it names, else paper, language and looks as before."""
        wish = self.options.wish
        document = state.get("preset") or state.get("document")
        if isinstance(document, str) and document in DOCUMENTS:
            kept = {name: getattr(wish, name) for name in _KEPT}
            same = wish if document == wish.document else Wish(canvas=wish.canvas, client=wish.client, **kept)
            wish = replace(same, document="poster" if document == "canvas" else document)
        given: dict[str, object] = {}
        for name, kind in (("canvas", int), ("client", int), ("model", str), ("paper", str)):
            if isinstance(state.get(name), kind):
                given[name] = state[name]
        for name in ("segments", "employees", "sections", "clients"):
            value = state.get(name)
            if isinstance(value, list | tuple):
                given[name] = tuple(value)
        if isinstance(given.get("client"), int) and given["client"] and not document:
            given["document"] = "client"
        return replace(wish, **given)  # type: ignore[arg-type] # kinds were checked above

    def _forget_gone(self) -> None:
        """Take out of the wish what the workbook no longer has."""
        wish = self.options.wish
        if wish.canvas and all(canvas.id != wish.canvas for canvas in self._canvases):
            wish = replace(wish, canvas=0)
        if wish.client and not client_name(self.context.workbook, wish.client):
            wish = replace(wish, client=0)
        if wish != self.options.wish:
            self.options.set_wish(wish)

    def request(self) -> DocumentRequest | None:
        """Return the request for what is chosen, None while something is missing."""
        wish = self.options.wish
        return wish.request(self._canvases, self.context.as_of) if wish.complete else None

    def _wish(self) -> None:
        if self.context.closed:
            return
        request = self.request()
        ready = request is not None and (bool(self._canvases) or not self.options.wish.has_canvas)
        for name in ("documents.export", "documents.print"):
            if self.context.actions.has(name):
                self.context.actions.enable(name, ready)
        self.producer.wish(request if ready else None)
        self._show_state(ready=ready)

    def _show_state(self, *, ready: bool) -> None:
        """Show pages, or say why none are shown."""
        if self.context.names_hidden:
            text = translate("Documents", "Names are hidden on the screen (F7); the file will have them.")
            self.preview.say(text)
        elif ready:
            self.preview.say_nothing()
        elif self.options.wish.document == "client":
            self.preview.say(translate("Documents", "Choose the client the report is about."))
        else:
            self.preview.say(self.context.sentence("error.export.no_canvas"))

    def _on_began(self) -> None:
        self.preview.busy(translate("Documents", "Preparing pages…"))

    def _on_made(self, document: Document) -> None:
        self.preview.show_document(document)
        self.options.show_reading(document.reading)
        if self.context.names_hidden:
            self._show_state(ready=True)

    def _on_failed(self, error: Exception) -> None:
        """Say in place of the pages why there are none; a disk at fault is a matter of the window."""
        if isinstance(error, PersonError):
            self.preview.say(self.context.sentence(f"error.{error.code}", **error.params))
        else:
            self.context.report(error)

    # writing and printing

    def export(self) -> None:
        """Write the document to a file."""
        self.close_editors()
        request = self.request()
        if request is None:
            self._ask_for_client()
            return
        from canvas_app.services.documents.naming import proposed_name

        try:
            name = proposed_name(self.context.workbook, request)
        except PersonError as error:
            self.context.report(error)
            return
        self.exporting.export(name)

    def print_pages(self) -> None:
        """Print the document."""
        self.close_editors()
        if self.request() is None:
            self._ask_for_client()
        else:
            self.printing.print_pages()

    def _ask_for_client(self) -> None:
        self.options.client.focus_first()
        self.context.say(translate("Documents", "Choose the client the report is about."), "warning")

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, unless a field or a list of choices has the caret."""
        inside = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(
            inside, QLineEdit | QComboBox
        ):
            self.export()
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
        if self._canvases:
            self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no document for a page that nobody sees, unless somebody waits for it."""
        super().hideEvent(event)
        self.producer.rest()
