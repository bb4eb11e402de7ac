"""Reads the figures beside the window: on a copy of the workbook, in the worker, the newest wish alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.services.canvas.board import Wordbook
from canvas_app.services.stage_charts import AtRisk, Made, Maker, Read, Seen, read, worklist
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
class Shown:
    """Everything the page shows.

    Attributes:
        maker: makes charts anew when a switch of theirs is turned.
        charts: by subject; ``sizes``: least and best height of each, in letters.
        rows: the worklist; whole: whether months and what takes as long are there.

    """

    found: Read
    maker: Maker
    charts: Mapping[str, Made]
    sizes: Mapping[str, tuple[float, float]]
    rows: tuple[AtRisk, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be read, and how it will be said."""

    request: Request
    words: Wordbook
    stand_in: str
    income: bool
    style: ChartStyle

    def maker(self, found: Read) -> Maker:
        """Return what makes the charts of ``found``; names are stand-ins where they are hidden."""

        def name(client_id: int) -> str:
            if not self.stand_in:
                return found.names.get(client_id, "")
            return fill(self.stand_in, f"{found.numbers.get(client_id, 0):04d}")

        seen = Seen(
            found.overview,
            self.words,
            name,
            found.currency,
            found.sums,
            self.income,
            bool(self.stand_in),
            found.first_record,
        )
        return Maker(seen)

    def shown(self, workbook: Workbook, *, whole: bool) -> Shown:
        """Read ``workbook`` and make the charts; the drawing library is imported on this thread."""
        from canvas_app.charts.figures import heights

        found = read(workbook, self.request, whole=whole)
        maker = self.maker(found)
        made = [maker.ladder(), maker.holds(), maker.moves(), maker.moves(flow=True)]
        if whole:
            made += [maker.months(), maker.factors(), maker.income(), maker.models()]
        charts = {one.subject: one for one in made}
        size = self.style.size
        sizes = {}
        for subject, one in charts.items():
            least, best = heights(one.data, self.style)
            sizes[subject] = least / size, best / size
        return Shown(found, maker, charts, sizes, worklist(workbook, found), whole)


class Reader(QObject):
    """Reads in the worker.

    Attributes:
        found: a ``Shown``; a big register gives one without months first.

    """

    found = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._copy: Workbook | None = None
        self._wish: _Wish | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is being read."""
        return self._job is not None

    def glance(self, request: Request, *, income: bool) -> tuple[Read, Maker]:
        """Read on the spot what shows at once."""
        found = read(self._context.workbook, request, whole=False)
        return found, self._wish_for(request, income=income).maker(found)

    def start(self, request: Request, *, income: bool, in_steps: bool) -> None:
        """Read everything in the worker; what was being read is given up."""
        self.cancel()
        try:
            self._copy = self._context.workbook.snapshot()
        except (PersonError, OSError) as error:
            self._context.report(error)
            return
        self._wish = self._wish_for(request, income=income)
        self._run(whole=not in_steps)

    def cancel(self) -> None:
        """Give up what is being read; the worker, whose copy it is by then, closes it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._copy is not None:
            copy, self._copy = self._copy, None
            self._context.worker.run(lambda _progress: copy.close(), _nothing)

    def _wish_for(self, request: Request, *, income: bool) -> _Wish:
        context = self._context
        words = Wordbook(context.catalogue, context.messages, context.lang)
        stand_in = translate("Relationships", "Client %1") if context.names_hidden else ""
        return _Wish(request, words, stand_in, income, chart_style(context))

    def _run(self, *, whole: bool) -> None:
        copy, wish = self._copy, self._wish
        assert copy is not None
        assert wish is not None

        def work(_progress: Progress) -> Shown:
            try:
                shown = wish.shown(copy, whole=whole)
            except BaseException:
                copy.close()
                raise
            if whole:
                copy.close()
            return shown

        self._job = self._context.worker.run(work, self._on_read, failed=self._on_failed)

    def _on_read(self, shown: Shown) -> None:
        self._job = None
        if shown.whole:
            self._copy = None
        if self._context.closed:
            self.cancel()
            return
        if not shown.whole:
            self._run(whole=True)
        self.found.emit(shown)

    def _on_failed(self, error: Exception) -> None:
        self._job, self._copy = None, None
        self._context.report(error)


def _nothing(_result: object) -> None:
    """Show nothing: a copy was closed."""
