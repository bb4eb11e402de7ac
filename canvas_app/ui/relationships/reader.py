"""Reads the figures beside the window: on a copy of the workbook, in the worker, the newest request alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.services.canvas.board import Translator
from canvas_app.services.stage_charts import (
    AtRisk,
    BuiltChart,
    ChartBuilder,
    ChartSource,
    StageFigures,
    read,
    worklist,
)
from canvas_app.services.stages import Request
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.common.worker import Job
from canvas_app.ui.relationships.chart_view import chart_style

if TYPE_CHECKING:
    from canvas_app.charts.style import ChartStyle
    from canvas_app.storage.workbook import Workbook

AT_ONCE = 5_000
"""Clients up to which sentence and states are read on the spot, and all charts in one go."""


@dataclass(frozen=True, slots=True)
class RelationshipsFigures:
    """Everything the page shows.

    Attributes:
        stages: what was read of the workbook.
        builder: builds charts anew when a switch of theirs is turned.
        charts: by subject; ``sizes``: least and best height of each, in letters.
        rows: the worklist; whole: whether months and what takes as long are there.

    """

    stages: StageFigures
    builder: ChartBuilder
    charts: Mapping[str, BuiltChart]
    sizes: Mapping[str, tuple[float, float]]
    rows: tuple[AtRisk, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _FiguresRequest:
    """What is to be read, and how it will be shown."""

    request: Request
    words: Translator
    stand_in: str
    income: bool
    style: ChartStyle

    def builder(self, stages: StageFigures) -> ChartBuilder:
        """Return what builds the charts of ``stages``; names are stand-ins where they are hidden."""

        def name(client_id: int) -> str:
            if not self.stand_in:
                return stages.names.get(client_id, "")
            return fill(self.stand_in, f"{stages.numbers.get(client_id, 0):04d}")

        source = ChartSource(
            stages.overview,
            self.words,
            name,
            stages.currency,
            stages.sums,
            self.income,
            bool(self.stand_in),
            stages.first_record,
        )
        return ChartBuilder(source)

    def figures(self, workbook: Workbook, *, whole: bool) -> RelationshipsFigures:
        """Read ``workbook`` and make the charts; the drawing library is imported on this thread."""
        from canvas_app.charts.figures import heights

        stages = read(workbook, self.request, whole=whole)
        builder = self.builder(stages)
        built = [builder.ladder(), builder.holds(), builder.moves(), builder.moves(flow=True)]
        if whole:
            built += [builder.months(), builder.factors(), builder.income(), builder.models()]
        charts = {one.subject: one for one in built}
        size = self.style.size
        sizes = {}
        for subject, one in charts.items():
            least, best = heights(one.data, self.style)
            sizes[subject] = least / size, best / size
        return RelationshipsFigures(stages, builder, charts, sizes, worklist(workbook, stages), whole)


class FiguresReader(QObject):
    """Reads in the worker.

    Attributes:
        figures_read: a ``RelationshipsFigures``; a big register gives one without months first.

    """

    figures_read = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._copy: Workbook | None = None
        self._request: _FiguresRequest | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is being read."""
        return self._job is not None

    def glance(self, request: Request, *, income: bool) -> tuple[StageFigures, ChartBuilder]:
        """Read on the spot what shows at once."""
        stages = read(self._context.session.workbook, request, whole=False)
        return stages, self._figures_request(request, income=income).builder(stages)

    def start(self, request: Request, *, income: bool, in_steps: bool) -> None:
        """Read everything in the worker; what was being read is given up."""
        self.cancel()
        try:
            self._copy = self._context.session.workbook.snapshot()
        except (PersonError, OSError) as error:
            self._context.notifier.report(error)
            return
        self._request = self._figures_request(request, income=income)
        self._run(whole=not in_steps)

    def cancel(self) -> None:
        """Give up what is being read; the worker, whose copy it is by then, closes it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._copy is not None:
            copy, self._copy = self._copy, None
            self._context.tools.worker.run(lambda _progress: copy.close(), _nothing)

    def _figures_request(self, request: Request, *, income: bool) -> _FiguresRequest:
        context = self._context
        words = Translator(context.texts.catalogue, context.texts.messages, context.texts.lang)
        stand_in = translate("Relationships", "Client %1") if context.session.names_hidden else ""
        return _FiguresRequest(request, words, stand_in, income, chart_style(context))

    def _run(self, *, whole: bool) -> None:
        copy, request = self._copy, self._request
        assert copy is not None
        assert request is not None

        def work(_progress: Progress) -> RelationshipsFigures:
            try:
                figures = request.figures(copy, whole=whole)
            except BaseException:
                copy.close()
                raise
            if whole:
                copy.close()
            return figures

        self._job = self._context.tools.worker.run(work, self._on_read, failed=self._on_failed)

    def _on_read(self, figures: RelationshipsFigures) -> None:
        self._job = None
        if figures.whole:
            self._copy = None
        if self._context.session.closed:
            self.cancel()
            return
        if not figures.whole:
            self._run(whole=True)
        self.figures_read.emit(figures)

    def _on_failed(self, error: Exception) -> None:
        self._job, self._copy = None, None
        self._context.notifier.report(error)


def _nothing(_result: object) -> None:
    """Show nothing: a copy was closed."""
