"""The picture of a chart, drawn by the worker; the old one stays until the new one is there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from canvas_app.charts.data import ChartData
from canvas_app.charts.picture import Picture, Region
from canvas_app.charts.style import ChartStyle
from canvas_app.domain.progress import Progress
from canvas_app.ui.common.worker import Job, Worker


@dataclass(frozen=True, slots=True)
class DrawingRequest:
    """What is to be drawn: a chart in a style, so many pixels large on a screen of ``scale``."""

    data: ChartData
    style: ChartStyle
    width: int
    height: int
    scale: float

    def draw(self, _progress: Progress) -> Picture:
        """Draw it: on the worker's thread, where the drawing library is imported too."""
        from canvas_app.charts.figures import render

        return render(self.data, self.style, self.width, self.height, self.scale)


class ChartDrawing(QObject):
    """Has the newest request drawn.

    Attributes:
        drawn: there is a new picture; failed: there is none (the error).
        image: the picture, empty before the first; ``shown``: what was asked for by it.

    """

    drawn = Signal()
    failed = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: Job | None = None
        self._requested: DrawingRequest | None = None
        self._picture: Picture | None = None
        self.shown: DrawingRequest | None = None
        self.image = QImage()

    @property
    def regions(self) -> tuple[Region, ...]:
        """The places of the picture."""
        return self._picture.regions if self._picture else ()

    def request(self, request: DrawingRequest) -> None:
        """Draw what is not being drawn already; what was being drawn is given up."""
        if request == self._requested:
            return
        self._cancel()
        self._requested = request
        self._job = self._worker.run(request.draw, self._on_drawn, failed=self._on_failed)

    def forget(self) -> None:
        """Show nothing and draw nothing."""
        self._cancel()
        self._picture = self.shown = self._requested = None
        self.image = QImage()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_drawn(self, picture: Picture) -> None:
        self._job, self._picture, self.shown = None, picture, self._requested
        form = QImage.Format.Format_RGBA8888
        image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, form).copy()
        image.setDevicePixelRatio(picture.scale)
        self.image = image
        self.drawn.emit()

    def _on_failed(self, error: Exception) -> None:
        self._job, self._requested = None, None
        self.failed.emit(error)
