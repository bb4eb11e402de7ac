"""What the documents page is asked for: the choices made, what there is to choose from, the request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.board import Wordbook
from canvas_app.services.documents.choices import client_name, model_choices
from canvas_app.services.documents.wanted import DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.documents.wish import Wish


class DocumentsState(QObject):
    """Keeps what is chosen; every part of the page asks it, and tells it what was chosen.

    Attributes:
        choices_read: what there is to choose from was read: ``canvases`` and ``models`` (key, name).
        wish_changed: the program chose something else.
        request_changed: what is to be made was looked at anew: the ``DocumentRequest``, or None for nothing.
        wish: what is chosen.

    """

    choices_read = Signal()
    wish_changed = Signal()
    request_changed = Signal(object)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.wish = Wish()
        self.canvases: Sequence[Canvas] = ()
        self.models: Sequence[tuple[str, str]] = ()

    def refresh(self) -> None:
        """Read what can be chosen anew, and ask for the document of now."""
        workbook, context = self._context.workbook, self._context
        if not self.wish.lang:
            self._show(replace(self.wish, lang=workbook.setting("language", context.lang)))
        self.canvases = reads.canvases(workbook)
        self._forget_gone()
        self.models = model_choices(workbook, Wordbook(context.catalogue, context.messages, context.lang))
        self.choices_read.emit()
        self.ask()

    def _forget_gone(self) -> None:
        """Take out of the choices what the workbook no longer has."""
        wish = self.wish
        if wish.canvas and all(canvas.id != wish.canvas for canvas in self.canvases):
            wish = replace(wish, canvas=0)
        if wish.client and not client_name(self._context.workbook, wish.client):
            wish = replace(wish, client=0)
        self._show(wish)

    def _show(self, wish: Wish) -> bool:
        """Take other choices of the program; tell whether they are others."""
        if wish == self.wish:
            return False
        self.wish = wish
        self.wish_changed.emit()
        return True

    def visit(self, wish: Wish) -> None:
        """Choose what another page asks for."""
        if self._show(wish):
            self.ask()

    def choose(self, wish: Wish) -> None:
        """Take what the person chose."""
        self.wish = wish
        self.ask()

    # the document

    @property
    def request(self) -> DocumentRequest | None:
        """The request for what is chosen, None while something is missing."""
        return self.wish.request(self.canvases, self._context.as_of) if self.wish.complete else None

    def ask(self) -> None:
        """Ask for the document of now; nothing once the workbook is closed."""
        if self._context.closed:
            return
        there = bool(self.canvases) or not self.wish.has_canvas
        self.request_changed.emit(self.request if there else None)
