"""The charts of the stages report: the window's, in the words and names of the document, drawn for paper."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.charts.data import StageName
from canvas_app.documents.charts import chart_of
from canvas_app.documents.data import Chart, Charts
from canvas_app.domain.stages.months import year_before
from canvas_app.services.documents.document_request import FACTORS, INCOME, LADDER, MONTHS, MOVES
from canvas_app.services.documents.source import Source
from canvas_app.services.stage_charts import BuiltChart, ChartBuilder, ChartSource
from canvas_app.storage.queries import clients as client_reads
from canvas_app.storage.queries import relationships as queries


def stage_charts(source: Source) -> Charts:
    """Return the charts of the parts that the document wants, those there is anything to draw for."""
    parts, overview, builder = source.request.parts, source.overview, ChartBuilder(_chart_source(source))
    moved = bool(overview.moves.cells)
    scored = any(cell.clients for cell in overview.factors)
    earned = any(source.currency in row.amounts for row in overview.income)
    return Charts(
        ladder=_chart(source, builder.ladder()) if LADDER in parts else None,
        held=_chart(source, builder.holds()) if LADDER in parts and overview.holds else None,
        moves=_chart(source, builder.moves()) if MOVES in parts and moved else None,
        months=_chart(source, builder.months()) if MONTHS in parts else None,
        factors=_chart(source, builder.factors()) if FACTORS in parts and scored else None,
        income=_chart(source, builder.income()) if INCOME in parts and earned else None,
    )


def _chart_source(source: Source) -> ChartSource:
    return ChartSource(
        source.overview,
        source.words,
        source.names.client,
        source.currency,
        client_reads.revenues(source.workbook, source.currency, year_before(source.day), source.day),
        first_record=queries.first_record_day(source.workbook),
    )


def _chart(source: Source, built: BuiltChart) -> Chart:
    """Return a chart for paper; its foot says the model in short, the head of the page says it in full."""
    foot = built.data.head.foot.replace(source.model_name, source.model_short)
    data = replace(built.data, head=replace(built.data.head, foot=foot))
    return chart_of(data, source.words.lang)


def stage_names(source: Source) -> tuple[StageName, ...]:
    """Return the stages of the model as charts call them."""
    return tuple(
        StageName(
            source.stage_name(stage),
            source.stage_name(stage, short=True),
            None if stage.exit else place,
        )
        for place, stage in enumerate(source.model.stages, 1)
    )
