"""Shows the document that is made in the preview, or says why there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.domain.errors import PersonError
from canvas_app.services.documents.document_request import CLIENT, DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.document_job import Document
from canvas_app.ui.documents.preview import Preview
from canvas_app.ui.documents.producer import Producer
from canvas_app.ui.documents.state import DocumentsState


class PreviewPresenter(QObject):
    """Keeps the preview as state and producer say."""

    def __init__(
        self, context: PageContext, state: DocumentsState, preview: Preview, producer: Producer
    ) -> None:
        super().__init__(preview)
        self._session, self._texts, self._notifier = context.session, context.texts, context.notifier
        self._state, self._preview = state, preview
        state.request_changed.connect(self._show)
        producer.began.connect(self._on_began)
        producer.ended.connect(preview.idle)
        producer.progressed.connect(preview.progressed)
        producer.created.connect(self._on_created)
        producer.failed.connect(self._on_failed)
        preview.stop_wanted.connect(producer.stop)

    def _show(self, request: DocumentRequest | None) -> None:
        """Show pages, or say why none are shown."""
        if self._session.names_hidden:
            self._say_hidden()
        elif request is not None:
            self._preview.say_nothing()
        elif self._state.selection.document == CLIENT:
            self._preview.say(translate("Documents", "Choose the client the report is about."))
        else:
            self._preview.say(self._texts.sentence("error.export.no_canvas"))

    def _say_hidden(self) -> None:
        self._preview.say(
            translate("Documents", "Names are hidden on the screen (F7); the file will have them.")
        )

    def _on_began(self) -> None:
        self._preview.busy(translate("Documents", "Preparing pages…"))

    def _on_created(self, document: Document) -> None:
        self._preview.show_document(document)
        if self._session.names_hidden:
            self._say_hidden()

    def _on_failed(self, error: Exception) -> None:
        """Say in place of the pages why there are none; a disk at fault is a matter of the window."""
        if isinstance(error, PersonError):
            self._preview.say(self._texts.sentence(f"error.{error.code}", **error.params))
        else:
            self._notifier.report(error)
