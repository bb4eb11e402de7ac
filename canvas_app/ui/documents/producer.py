"""From a wish to the document shown: made anew in the worker a moment after anything it is of has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_app.domain.errors import PersonError
from canvas_app.services.documents.wanted import DocumentRequest
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.worker import Job
from canvas_app.ui.documents.making import Chosen, Document, Making, Wished

SETTLED = 200
"""Milliseconds after the last change until a document is made."""


class Producer(QObject):
    """Makes the document that is wished for, and hands it to who waits for it.

    Attributes:
        began: a document is being made. ``ended``: it no longer is.
        made: the document. ``failed``: why there is none (PersonError or OSError).
        progressed: pages done, and all of them or 0.

    """

    began = Signal()
    ended = Signal()
    made = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, context: PageContext, chosen: Callable[[], Chosen], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        self._wished: Wished | None = None
        self._document: Document | None = None
        self._waiting: list[tuple[Callable[[Document], object], Callable[[], object]]] = []
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED)
        self._timer.timeout.connect(self._make)

    def wish(self, request: DocumentRequest | None) -> None:
        """Wish for a document (None: for none); it is made in a moment unless it is there already."""
        generation = self._context.workbook.generation if request else 0
        wished = Wished(request, generation) if request else None
        if wished == self._wished:
            return
        self._wished = wished
        self.stop()
        if wished is not None and (self._document is None or self._document.wished != wished):
            self._timer.start()
        elif wished is not None and self._document is not None:
            self.made.emit(self._document)

    @property
    def ready(self) -> Document | None:
        """The document wished for, None while it is not made."""
        found = self._document
        return found if found is not None and found.wished == self._wished else None

    @property
    def busy(self) -> bool:
        """Whether a document is being made or about to be."""
        return self._job is not None or self._timer.isActive()

    def when_ready(
        self, call: Callable[[Document], object], given_up: Callable[[], object] = lambda: None
    ) -> None:
        """Call with the document wished for: at once or when it is made; ``given_up`` if it never is."""
        if self.ready is not None:
            call(self.ready)
        elif self._wished is not None:
            self._waiting.append((call, given_up))
            if self._job is None:
                self._make()

    def rest(self) -> None:
        """Begin nothing that nobody waits for: the page is not seen."""
        if not self._waiting and self._job is None and self._timer.isActive():
            self._timer.stop()
            self._wished = None

    def stop(self) -> None:
        """Give up what is being made; who waits for it waits no longer."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, []
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.ended.emit()
        for _, given_up in waiting:
            given_up()

    def _make(self) -> None:
        self._timer.stop()
        wished = self._wished
        if wished is None or self._context.closed:
            return
        try:
            making = Making(self._context.workbook.snapshot(), wished, self._chosen())
        except (PersonError, OSError) as error:
            self._waiting.clear()
            self.failed.emit(error)
            return
        self._job = self._context.worker.run(
            making, self._on_done, failed=self._on_failed, progressed=self.progressed
        )
        self._job.finished.connect(making.give_up)
        self.began.emit()

    def _on_done(self, document: Document) -> None:
        """Hand the document over; of a job that was given up nothing comes."""
        self._job, self._document = None, document
        self.ended.emit()
        self.made.emit(document)
        waiting, self._waiting = self._waiting, []
        for call, _ in waiting:
            call(document)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._waiting.clear()
        self.ended.emit()
        self.failed.emit(error)
