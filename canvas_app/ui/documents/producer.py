"""From a request to the document: created anew in the worker a moment after anything it is of changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_app.domain.errors import PersonError
from canvas_app.services.documents.document_request import DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.worker import Job
from canvas_app.ui.documents.document_job import Document, DocumentJob, PageChooser, VersionedRequest

SETTLED = 200
"""Milliseconds after the last change until a document is made."""


class Producer(QObject):
    """Creates the document that is requested, and hands it to who waits for it.

    Attributes:
        began: a document is being created. ``ended``: it no longer is.
        created: the document. ``failed``: why there is none (PersonError or OSError).
        progressed: pages done, and all of them or 0.

    """

    began = Signal()
    ended = Signal()
    created = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(
        self, context: PageContext, choose_pages: Callable[[], PageChooser], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tools = context.session, context.tools
        self._choose_pages = choose_pages
        self._versioned: VersionedRequest | None = None
        self._document: Document | None = None
        self._waiting: list[tuple[Callable[[Document], object], Callable[[], object]]] = []
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED)
        self._timer.timeout.connect(self._create)

    def request(self, request: DocumentRequest | None) -> None:
        """Request a document (None: none); it is created in a moment unless it is there already."""
        generation = self._session.workbook.generation if request else 0
        versioned = VersionedRequest(request, generation) if request else None
        if versioned == self._versioned:
            return
        self._versioned = versioned
        self.stop()
        if versioned is not None and (self._document is None or self._document.versioned != versioned):
            self._timer.start()
        elif versioned is not None and self._document is not None:
            self.created.emit(self._document)

    @property
    def ready(self) -> Document | None:
        """The document requested, None while it is not created."""
        document = self._document
        return document if document is not None and document.versioned == self._versioned else None

    @property
    def busy(self) -> bool:
        """Whether a document is being created or about to be."""
        return self._job is not None or self._timer.isActive()

    def when_ready(
        self, call: Callable[[Document], object], given_up: Callable[[], object] = lambda: None
    ) -> None:
        """Call with the document requested: at once or when it is there; ``given_up`` if it never is."""
        if self.ready is not None:
            call(self.ready)
        elif self._versioned is not None:
            self._waiting.append((call, given_up))
            if self._job is None:
                self._create()

    def rest(self) -> None:
        """Begin nothing that nobody waits for: the page is not seen."""
        if not self._waiting and self._job is None and self._timer.isActive():
            self._timer.stop()
            self._versioned = None

    def stop(self) -> None:
        """Give up what is being created; who waits for it waits no longer."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, []
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.ended.emit()
        for _, given_up in waiting:
            given_up()

    def _create(self) -> None:
        self._timer.stop()
        versioned = self._versioned
        if versioned is None or self._session.closed:
            return
        try:
            job = DocumentJob(self._session.workbook.snapshot(), versioned, self._choose_pages())
        except (PersonError, OSError) as error:
            self._waiting.clear()
            self.failed.emit(error)
            return
        self._job = self._tools.worker.run(
            job, self._on_done, failed=self._on_failed, progressed=self.progressed
        )
        self._job.finished.connect(job.give_up)
        self.began.emit()

    def _on_done(self, document: Document) -> None:
        """Hand the document over; of a job that was given up nothing comes."""
        self._job, self._document = None, document
        self.ended.emit()
        self.created.emit(document)
        waiting, self._waiting = self._waiting, []
        for call, _ in waiting:
            call(document)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._waiting.clear()
        self.ended.emit()
        self.failed.emit(error)
