"""Going to a document and a page of it, and remembering where one was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from canvas_app.services.documents.document_request import CLIENT
from canvas_app.ui.documents.destination import DocumentPlace, kept, selection_of
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.pages_view import PagesView
from canvas_app.ui.documents.state import DocumentsState


class DocumentsNavigation(QObject):
    """Has the state ask for another document, and puts the focus where one goes on.

    Attributes:
        print_wanted: the document is to be printed.

    """

    print_wanted = Signal()

    def __init__(self, state: DocumentsState, options: DocumentOptions, pages: PagesView) -> None:
        super().__init__(options)
        self._state, self._options, self._pages = state, options, pages

    def visit(self, asked: Mapping[str, object]) -> None:
        """Show a document: by ``preset`` or ``document``, of a ``canvas`` or ``client``, as it is named.

        ``printing``: it is printed then, after the printer was chosen.
        """
        self._state.visit(selection_of(asked, self._state.selection))
        page = asked.get("page")
        if isinstance(page, int):
            self._pages.go_to(page)
        self._focus()
        if asked.get("printing"):
            self.print_wanted.emit()

    def choose(self, document: str) -> None:
        """Choose a document as a click on its card does."""
        self.visit({"document": document})

    def place(self) -> DocumentPlace:
        """Return the document and the page of it one is at."""
        return DocumentPlace(self._state.selection, self._pages.current)

    def restore(self, place: DocumentPlace) -> None:
        """Return to a document and its page; paper, language and looks stay as they are now."""
        self._state.visit(replace(place.selection, **kept(self._state.selection)))
        self._pages.go_to(place.page)
        self._focus()

    def _focus(self) -> None:
        selection = self._state.selection
        if selection.document == CLIENT and not selection.client:
            self._options.client.focus_first()
        else:
            self._options.cards.get(selection.document, self._pages).setFocus()
