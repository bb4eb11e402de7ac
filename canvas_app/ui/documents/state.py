"""What the documents page is asked for: the choices made, what there is to choose from, the request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.board import Translator
from canvas_app.services.documents.choices import client_name, model_choices
from canvas_app.services.documents.document_request import DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.documents.selection import DocumentSelection


class DocumentsState(QObject):
    """Keeps what is chosen; every part of the page asks it, and tells it what was chosen.

    Attributes:
        choices_read: what there is to choose from was read: ``canvases`` and ``models`` (key, name).
        wish_changed: the program chose something else.
        request_changed: what is to be made was looked at anew: the ``DocumentRequest``, or None for nothing.
        selection: what is chosen.

    """

    choices_read = Signal()
    selection_changed = Signal()
    request_changed = Signal(object)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.selection = DocumentSelection()
        self.canvases: Sequence[Canvas] = ()
        self.models: Sequence[tuple[str, str]] = ()

    def refresh(self) -> None:
        """Read what can be chosen anew, and ask for the document of now."""
        workbook, context = self._context.session.workbook, self._context
        if not self.selection.lang:
            self._show(replace(self.selection, lang=workbook.setting("language", context.texts.lang)))
        self.canvases = reads.canvases(workbook)
        self._forget_gone()
        self.models = model_choices(
            workbook, Translator(context.texts.catalogue, context.texts.messages, context.texts.lang)
        )
        self.choices_read.emit()
        self.ask()

    def _forget_gone(self) -> None:
        """Take out of the choices what the workbook no longer has."""
        selection = self.selection
        if selection.canvas and all(canvas.id != selection.canvas for canvas in self.canvases):
            selection = replace(selection, canvas=0)
        if selection.client and not client_name(self._context.session.workbook, selection.client):
            selection = replace(selection, client=0)
        self._show(selection)

    def _show(self, selection: DocumentSelection) -> bool:
        """Take other choices of the program; tell whether they are others."""
        if selection == self.selection:
            return False
        self.selection = selection
        self.selection_changed.emit()
        return True

    def visit(self, selection: DocumentSelection) -> None:
        """Choose what another page asks for."""
        if self._show(selection):
            self.ask()

    def choose(self, selection: DocumentSelection) -> None:
        """Take what the person chose."""
        self.selection = selection
        self.ask()

    # the document

    @property
    def request(self) -> DocumentRequest | None:
        """The request for what is chosen, None while something is missing."""
        return (
            self.selection.request(self.canvases, self._context.session.as_of)
            if self.selection.complete
            else None
        )

    def ask(self) -> None:
        """Ask for the document of now; nothing once the workbook is closed."""
        if self._context.session.closed:
            return
        there = bool(self.canvases) or not self.selection.has_canvas
        self.request_changed.emit(self.request if there else None)
