"""Pictures of pages: drawn in the worker when they come into view, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress
from canvas_app.ui.common.worker import Job, Worker
from canvas_app.ui.documents.rendering import Want, draw_pages

MOST_BYTES = 128 << 20
_AT_ONCE = 4
"""Pages of one job: what comes into view meanwhile does not wait long."""


class _Drawn(NamedTuple):
    """Pictures of a document, from the worker."""

    data: bytes
    pictures: list[tuple[Want, QImage]]


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
        self._kept: OrderedDict[Want, QImage] = OrderedDict()
        self._asked: dict[object, list[Want]] = {}
        self._job: Job | None = None

    def show(self, data: bytes, pictures: Iterable[tuple[Want, QImage]] = ()) -> None:
        """Take another document, with the pictures of it that there are already."""
        if self._job is not None:
            self._job.cancel()
        self._data = data
        self._kept.clear()
        self._asked.clear()
        for want, picture in pictures:
            self._keep(want, picture)

    def of(self, want: Want) -> QImage | None:
        """Return the picture of a page, the nearest one in size while the exact one is not there; or None."""
        if want in self._kept:
            self._kept.move_to_end(want)
            return self._kept[want]
        others = [kept for kept in self._kept if kept.index == want.index]
        return self._kept[min(others, key=lambda kept: abs(kept.width - want.width))] if others else None

    def exact(self, want: Want) -> QImage | None:
        """Return the picture of exactly that size, None while it is not drawn."""
        return self._kept.get(want)

    def ask(self, who: object, wanted: Iterable[Want]) -> None:
        """Draw these, the first first, instead of what ``who`` asked for before."""
        self._asked[who] = [want for want in wanted if want not in self._kept]
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._data:
            return
        wanted = [want for asked in self._asked.values() for want in asked if want not in self._kept]
        wanted = wanted[:_AT_ONCE]
        if not wanted:
            return
        data = self._data

        def work(progress: Progress) -> _Drawn:
            return _Drawn(data, list(draw_pages(data, wanted, progress)))

        self._job = self._worker.run(work, self._on_drawn)
        self._job.finished.connect(self._on_finished)

    def _on_drawn(self, found: _Drawn) -> None:
        """Keep new pictures; those of a document no longer shown are let go."""
        if found.data is not self._data:
            return
        for want, picture in found.pictures:
            self._keep(want, picture)
            self.drawn.emit(want.index)

    def _on_finished(self) -> None:
        self._job = None
        self._next()

    def _keep(self, want: Want, picture: QImage) -> None:
        self._kept[want] = picture
        size = sum(one.sizeInBytes() for one in self._kept.values())
        while size > MOST_BYTES and len(self._kept) > 1:
            size -= self._kept.popitem(last=False)[1].sizeInBytes()
