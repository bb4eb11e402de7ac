"""The parts that make the document and drive choices and preview, and who of them hears whom."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.ui.common.context import PageContext
from canvas_app.ui.documents.exporting import Exporting
from canvas_app.ui.documents.navigation import DocumentsNavigation
from canvas_app.ui.documents.options import DocumentOptions
from canvas_app.ui.documents.options_presenter import OptionsPresenter
from canvas_app.ui.documents.output import DocumentOutput
from canvas_app.ui.documents.preview import Preview
from canvas_app.ui.documents.preview_presenter import PreviewPresenter
from canvas_app.ui.documents.printing import Printing
from canvas_app.ui.documents.producer import Producer
from canvas_app.ui.documents.state import DocumentsState


class DocumentsParts(QObject):
    """Made once for a page, from its state and its views."""

    def __init__(
        self, context: PageContext, state: DocumentsState, options: DocumentOptions, preview: Preview
    ) -> None:
        super().__init__(options)
        self.producer = Producer(context, preview.view.chooser, self)
        self.exporting = Exporting(context, self.producer)
        self.printing = Printing(context, self.producer, preview)
        self.output = DocumentOutput(context, state, options, self.exporting, self.printing)
        state.request_changed.connect(self.producer.request)
        self._preview = PreviewPresenter(context, state, preview, self.producer)
        self._options = OptionsPresenter(state, options, self.producer)
        self.navigation = DocumentsNavigation(state, options, preview.view)
        self.navigation.print_wanted.connect(self.output.print_pages)
