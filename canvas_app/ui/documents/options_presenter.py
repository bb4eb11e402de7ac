"""Keeps the choices at the left of the page as the state says, and tells it what was chosen there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.ui.documents.document_job import Document
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.producer import Producer
from canvas_app.ui.documents.state import DocumentsState


class OptionsPresenter(QObject):
    """Joins the choices and the state."""

    def __init__(self, state: DocumentsState, options: DocumentOptions, producer: Producer) -> None:
        super().__init__(options)
        self._state, self._options = state, options
        state.selection_changed.connect(lambda: options.show_selection(state.selection))
        state.choices_read.connect(lambda: options.show_choices(state.canvases, state.models))
        options.changed.connect(lambda: state.choose(options.selection))
        producer.created.connect(self._show_reading)

    def _show_reading(self, document: Document) -> None:
        self._options.show_reading(document.reading)
