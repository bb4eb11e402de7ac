"""Writing and printing what is chosen, once it is complete."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.domain.errors import PersonError
from canvas_app.services.documents.document_request import DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.exporting import Exporting
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.printing import Printing
from canvas_app.ui.documents.state import DocumentsState

_COMMANDS = ("documents.export", "documents.print")


class DocumentOutput(QObject):
    """Hands the document on; what is typed into the choices is kept first."""

    def __init__(
        self,
        context: PageContext,
        state: DocumentsState,
        options: DocumentOptions,
        exporting: Exporting,
        printing: Printing,
    ) -> None:
        super().__init__(options)
        self._session, self._notifier, self._tools = context.session, context.notifier, context.tools
        self._state, self._options = state, options
        self._exporting, self._printing = exporting, printing
        state.request_changed.connect(self._allow)

    def _allow(self, request: DocumentRequest | None) -> None:
        """Allow the commands where there is something to hand on."""
        for name in _COMMANDS:
            if self._tools.actions.has(name):
                self._tools.actions.enable(name, request is not None)

    def export(self) -> None:
        """Write the document to a file."""
        request = self._complete()
        if request is None:
            return
        from canvas_app.services.documents.naming import proposed_name

        try:
            name = proposed_name(self._session.workbook, request)
        except PersonError as error:
            self._notifier.report(error)
            return
        self._exporting.export(name)

    def print_pages(self) -> None:
        """Print the document."""
        if self._complete() is not None:
            self._printing.print_pages()

    def _complete(self) -> DocumentRequest | None:
        """Return the request; while something is missing ask for it."""
        self._options.title.close_editor()
        request = self._state.request
        if request is None:
            self._options.client.focus_first()
            self._notifier.say(translate("Documents", "Choose the client the report is about."), "warning")
        return request
