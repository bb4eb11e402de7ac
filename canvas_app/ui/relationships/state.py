"""What the Relationships page looks at: filters, the figures read at a glance, the figures of charts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import read_by
from canvas_app.domain.record_kind import RELATIONSHIPS
from canvas_app.services import stage_charts, stages
from canvas_app.services.stage_charts import ChartBuilder
from canvas_app.services.stages import Overview
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.relationships.options import RelationshipsOptions
from canvas_app.ui.relationships.reader import AT_ONCE, FiguresReader, RelationshipsFigures

_KINDS = read_by(RELATIONSHIPS)


class RelationshipsState(QObject):
    """Reads the figures; every part of the page asks it what is shown and tells it what was chosen.

    Attributes:
        choices_read: what the page can be narrowed to was read (``Choices``, key of the model in use).
        counting_begun: so many clients are read for the first time that it takes a while.
        glance_read: sentence and state were read: ``overview`` is another one (what builds its charts).
        charts_read: everything that charts show was read: ``figures`` are others.
        figures_missing: figures are not known to be sound: they are to come, or there are none.
        options: model, filters and period that the person chose.
        overview: what was read at a glance, None before and while there are no figures.
        figures: what was read last for the charts.
        reader: reads beside the window.

    """

    choices_read = Signal(object, str)
    counting_begun = Signal()
    glance_read = Signal(object)
    charts_read = Signal()
    figures_missing = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self.options = RelationshipsOptions()
        self.overview: Overview | None = None
        self.figures: RelationshipsFigures | None = None
        self.reader = FiguresReader(context, self)
        self.reader.figures_read.connect(self._take_charts)

    @property
    def model(self) -> str:
        """Key of the stage model that is looked at, empty for the workbook's own before the first reading."""
        return self.overview.model.key if self.overview is not None else self.options.model

    # what is asked for

    def choose(self, options: RelationshipsOptions) -> None:
        """Look at something else."""
        self.options = options
        self.refresh()

    def clear_filters(self) -> None:
        """Look at all clients again."""
        kept = self.options
        self.choose(RelationshipsOptions(kept.model, period=kept.period, first=kept.first))

    def narrow_to(self, segment: int | None) -> None:
        """Look at the clients of one segment, or at those without one, and at nothing less."""
        kept = self.options
        self.choose(RelationshipsOptions(kept.model, (segment,), period=kept.period, first=kept.first))

    def show_today(self) -> None:
        """Look at the figures as of today."""
        self._session.set_as_of(date.today())

    # reading

    def apply(self, changes: Changes) -> None:
        """Read anew when the register, its segments or the rules changed."""
        if changes.touch(*_KINDS):
            self.refresh()

    def refresh(self) -> None:
        """Read everything anew: sentence and state at once, the charts beside the window."""
        if not self._session.figure(self._read, False):
            self.reader.cancel()
            self.overview = None
            self.figures_missing.emit()

    def _read(self) -> bool:
        """Read everything; raises while it is not known to be sound."""
        workbook, options = self._session.workbook, self.options
        choices = stage_charts.choices(workbook)
        keys = [model.key for model in choices.models]
        model = options.model if options.model in keys else stages.default_model(workbook).key
        self.choices_read.emit(choices, model)
        first = stage_charts.first_day(workbook, model) if options.period == "all" else None
        request = options.request(model, self._session.as_of, first)
        number = stage_charts.clients_in_use(workbook)
        if number <= AT_ONCE:
            found, builder = self.reader.glance(request, income=options.income)
            self._take_glance(found.overview, builder)
        elif self.overview is None:
            self.counting_begun.emit()
        if number:
            self.reader.start(request, income=options.income, in_steps=number > AT_ONCE)
        return True

    def _take_glance(self, overview: Overview, builder: ChartBuilder) -> None:
        self.overview = overview
        self.glance_read.emit(builder)

    def _take_charts(self, figures: RelationshipsFigures) -> None:
        self.figures = figures
        self._take_glance(figures.stages.overview, figures.builder)
        self.charts_read.emit()
