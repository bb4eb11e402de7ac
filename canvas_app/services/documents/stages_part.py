"""The report on relationship stages, gathered: who stands where, what holds and moved them, the income."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.content.stage_models import held_text
from canvas_app.documents.data import (
    CHARTS_FROM,
    SHARES_FROM,
    Charts,
    HeldPart,
    IncomePart,
    MovesPart,
    RungPart,
    StagesReport,
)
from canvas_app.domain.stages.movement import LEFT, NEW
from canvas_app.services.documents.basis import basis_of, filter_text
from canvas_app.services.documents.chart_part import stage_charts
from canvas_app.services.documents.clients_part import client_parts
from canvas_app.services.documents.document_request import (
    BRIEF,
    CLIENTS,
    FINDINGS,
    INCOME,
    LADDER,
    METHOD,
    MOVES,
    OF_STAGES,
)
from canvas_app.services.documents.findings_part import stage_sentences
from canvas_app.services.documents.method_part import changed_thresholds, method
from canvas_app.services.documents.source import Source
from canvas_app.services.stages import IncomeRow, RungRow


def stages_report(source: Source) -> StagesReport:
    """Return the report on the stages of one model, with the parts that the document wants.

    Raises:
        NotFoundError: the workbook has no such model.

    """
    parts = source.request.parts
    seen = source.overview
    sentences = [found.text for found in stage_sentences(source) if found.anchor != "held"]
    enough = seen.number >= CHARTS_FROM
    return StagesReport(
        source.cover(source.words.text("pdf.stages")),
        source.model_name,
        tuple(sentences[:1] if FINDINGS in parts else sentences),
        basis_of(source),
        total=seen.number,
        confirmed=len(seen.sentence.confirmed),
        rungs=tuple(_rung(source, row) for row in seen.rungs),
        held=_held(source) if LADDER in parts and enough else (),
        moves=_moves(source) if MOVES in parts else None,
        income=_income(source) if INCOME in parts and enough else (),
        clients=client_parts(source) if CLIENTS in parts else (),
        charts=stage_charts(source) if enough else Charts(),
        filtered=filter_text(source),
        method=method(source) if METHOD in parts else (),
        thresholds=changed_thresholds(source) if METHOD in parts else (),
        parts=tuple(part for part in parts if part in OF_STAGES),
        tables=source.request.document not in BRIEF,
    )


def _rung(source: Source, row: RungRow) -> RungPart:
    rung = row.rung
    names: tuple[str, ...] = ()
    if source.overview.number < SHARES_FROM:
        names = tuple(sorted(map(source.names.client, rung.clients), key=str.casefold))
    return RungPart(
        source.stage_name(rung.stage),
        None if rung.stage.exit else rung.number,
        len(rung.confirmed),
        len(rung.suggested),
        len(row.up),
        len(row.down),
        len(row.new),
        names,
    )


def _held(source: Source) -> tuple[HeldPart, ...]:
    words = source.words
    return tuple(
        HeldPart(held_text(hold.missing, words.catalogue, words.lang), len(hold.no), len(hold.unknown))
        for hold in source.overview.holds
    )


def _moves(source: Source) -> MovesPart | None:
    """Return the matrix of moves, None while nothing was confirmed in the period or before it."""
    moves, say = source.overview.moves, source.words.say
    if not moves.cells:
        return None
    keys = [stage.key for stage in source.model.stages]
    names = tuple(source.stage_name(stage) for stage in source.model.stages)
    cells = tuple(
        tuple(len(moves.cells.get((row, column), ())) for column in (*keys, LEFT)) for row in (*keys, NEW)
    )
    rows, columns = (*names, say("doc.stages.new")), (*names, say("doc.stages.left"))
    over = tuple(len(rung.over) for rung in source.overview.ladder.rungs)
    return MovesPart(rows, columns, cells, moves.first, moves.last, over)


def _income(source: Source) -> tuple[IncomePart, ...]:
    """Return income by stage: totals per currency, mean and share in the workbook's; none without income."""
    rows = source.overview.income
    currency = source.currency
    total = sum(row.amounts.get(currency, 0) for row in rows)
    if not any(row.amounts for row in rows):
        return ()
    return tuple(_income_row(source, row, currency, total) for row in rows)


def _income_row(source: Source, row: IncomeRow, currency: str, total: int) -> IncomePart:
    own = row.amounts.get(currency, 0)
    mean = row.mean(currency)
    return IncomePart(
        source.stage_name(row.stage),
        len(row.clients),
        money_text(source, row.amounts, currency),
        source.words.formats.money(mean, currency, 0) if mean is not None else "",
        own / total if total > 0 and own >= 0 else None,
    )


def money_text(source: Source, amounts: Mapping[str, int], currency: str) -> str:
    """Return amounts, each in its own currency and on its own line, the workbook's first."""
    ordered = sorted(amounts.items(), key=lambda item: (item[0] != currency, item[0]))
    return "\n".join(source.words.formats.money(amount, code, 0) for code, amount in ordered)
