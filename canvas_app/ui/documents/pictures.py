"""Pictures of pages: drawn in the worker when they come into view, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress
from canvas_app.ui.common.worker import Job, Worker
from canvas_app.ui.documents.rendering import ImageRequest, draw_pages

MOST_BYTES = 128 << 20
_AT_ONCE = 4
"""Pages of one job: what comes into view meanwhile does not wait long."""


class _Drawn(NamedTuple):
    """Pictures of a document, from the worker."""

    data: bytes
    pictures: list[tuple[ImageRequest, QImage]]


class Pictures(QObject):
    """The pictures of one document's pages, each at the widths asked for.

    Attributes:
        drawn: index of a page of which there is a new picture.

    """

    drawn = Signal(int)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._data = b""
        self._kept: OrderedDict[ImageRequest, QImage] = OrderedDict()
        self._asked: dict[object, list[ImageRequest]] = {}
        self._job: Job | None = None

    def show(self, data: bytes, pictures: Iterable[tuple[ImageRequest, QImage]] = ()) -> None:
        """Take another document, with the pictures of it that there are already."""
        if self._job is not None:
            self._job.cancel()
        self._data = data
        self._kept.clear()
        self._asked.clear()
        for request, picture in pictures:
            self._keep(request, picture)

    def of(self, request: ImageRequest) -> QImage | None:
        """Return the picture of a page, the nearest one in size while the exact one is not there; or None."""
        if request in self._kept:
            self._kept.move_to_end(request)
            return self._kept[request]
        others = [kept for kept in self._kept if kept.index == request.index]
        return self._kept[min(others, key=lambda kept: abs(kept.width - request.width))] if others else None

    def exact(self, request: ImageRequest) -> QImage | None:
        """Return the picture of exactly that size, None while it is not drawn."""
        return self._kept.get(request)

    def ask(self, who: object, requests: Iterable[ImageRequest]) -> None:
        """Draw these, the first first, instead of what ``who`` asked for before."""
        self._asked[who] = [request for request in requests if request not in self._kept]
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._data:
            return
        asked = chain.from_iterable(self._asked.values())
        requests = [request for request in asked if request not in self._kept][:_AT_ONCE]
        if not requests:
            return
        data = self._data

        def work(progress: Progress) -> _Drawn:
            return _Drawn(data, list(draw_pages(data, requests, progress)))

        self._job = self._worker.run(work, self._on_drawn)
        self._job.finished.connect(self._on_finished)

    def _on_drawn(self, found: _Drawn) -> None:
        """Keep new pictures; those of a document no longer shown are let go."""
        if found.data is not self._data:
            return
        for request, picture in found.pictures:
            self._keep(request, picture)
            self.drawn.emit(request.index)

    def _on_finished(self) -> None:
        self._job = None
        self._next()

    def _keep(self, request: ImageRequest, picture: QImage) -> None:
        self._kept[request] = picture
        size = sum(one.sizeInBytes() for one in self._kept.values())
        while size > MOST_BYTES and len(self._kept) > 1:
            size -= self._kept.popitem(last=False)[1].sizeInBytes()
