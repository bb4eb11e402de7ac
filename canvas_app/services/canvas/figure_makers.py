"""How each figure beside a guiding question is made from the register; see ``question_figures``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from canvas_app.content.stage_models import name_of
from canvas_app.domain.stages.ladder import median_stage
from canvas_app.domain.stages.months import year_before
from canvas_app.services.canvas import relationship_figures
from canvas_app.services.canvas.board import SHARE_NEEDS, stream_share
from canvas_app.services.canvas.figure_parts import FigureRow, Maker, QuestionFigure, Source, make_figure
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.queries import figures


def _stream_shares(source: Source, _segment: int | None) -> QuestionFigure | None:
    live, words = source.live, source.words
    if not live.deals:
        return None
    names = _stream_names(source)
    first = year_before(source.day)
    rows = []
    for stream_id in live.streams:
        deals = reads.deals_of_stream(source.workbook, stream_id, first, source.day)
        share = stream_share(words, stream_id, live, hidden=source.hidden)
        rows.append(FigureRow(names(stream_id), share, len(deals), deals=deals))
    return make_figure(source, "rs.q.share", "figure_share", rows, live.deals)


def _stream_names(source: Source) -> Callable[[int | None], str]:
    names: dict[int | None, str] = {stream.id: stream.name for stream in reads.streams(source.workbook)}
    return lambda stream_id: names.get(stream_id) or source.words.say("canvas.no_stream")


def _segment_names(source: Source) -> Callable[[int | None], str]:
    names: dict[int | None, str] = {one.id: one.name for one in reads.segments(source.workbook)}
    return lambda segment_id: names.get(segment_id) or source.words.say("canvas.no_segment")


def _what_segments_buy(source: Source, _segment: int | None) -> QuestionFigure | None:
    """Return for each segment the stream that brings most of its income, with its share."""
    live, words = source.live, source.words
    if not live.deals:
        return None
    stream, segment = _stream_names(source), _segment_names(source)
    rows = []
    for one in figures.best_streams(source.workbook, live.currency, year_before(source.day), source.day):
        value = stream(one.stream_id)
        if one.lines >= SHARE_NEEDS and one.whole > 0:
            value = f"{value} {words.formats.share(one.amount / one.whole)}"
        rows.append(FigureRow(segment(one.segment_id), value, one.lines, segment=one.segment_id or 0))
    return make_figure(source, "rs.q.now", "figure_bought", rows, live.deals)


def _segments(source: Source, _segment: int | None) -> QuestionFigure | None:
    live, words, formats = source.live, source.words, source.words.formats
    if not live.clients:
        return None
    found = figures.by_segment(source.workbook, live.currency, year_before(source.day), source.day)
    whole = sum(one.amount for one in found)
    name = _segment_names(source)
    model = live.model if live.stages else None
    standing = figures.stages_by_segment(source.workbook, model.key) if model is not None else {}
    rows = []
    for one in found:
        value = words.say("n.clients", count=one.clients)
        if not source.hidden:
            value = f"{value}, {formats.compact_money(one.amount, live.currency)}"
        elif whole > 0:
            value = f"{value}, {formats.share(one.amount / whole)}"
        counts = standing.get(one.segment_id, {})
        middle = median_stage(model, counts) if model is not None else None
        if middle is not None and sum(counts.values()) >= SHARE_NEEDS:
            stage = name_of(middle.name, words.catalogue, words.lang, short=True)
            value = words.say("canvas.figure_half", value=value, stage=stage)
        rows.append(FigureRow(name(one.segment_id), value, one.clients, segment=one.segment_id or 0))
    return make_figure(source, "cs.q.important", "figure_segments", rows, sum(one.clients for one in found))


def _sources(source: Source, _segment: int | None) -> QuestionFigure | None:
    rows = [
        FigureRow(
            one.label,
            source.words.say("canvas.won_of", won=one.won, decided=one.won + one.lost),
            one.won + one.lost,
            one.clients,
        )
        for one in figures.by_source(source.workbook, source.day)
    ]
    return make_figure(source, "ch.q.best", "figure_sources", rows, sum(row.n for row in rows))


def _employees(source: Source, _segment: int | None) -> QuestionFigure | None:
    words = source.words
    rows = [
        FigureRow(
            words.say("canvas.employee", number=place) if source.hidden else one.label,
            words.formats.number(one.count),
            one.count,
            one.clients,
        )
        for place, one in enumerate(figures.by_employee(source.workbook), 1)
    ]
    made = make_figure(source, "kr.q.cr", "figure_employees", rows, sum(row.n for row in rows))
    alone = figures.flagged(source.workbook, "key_person")
    if made is None or not alone:
        return made
    text = f"{made.text}. {words.say('canvas.figure_key_person', count=len(alone))}"
    risk = FigureRow(words.text("flag.key_person"), words.formats.number(len(alone)), len(alone), alone)
    return replace(made, text=text, rows=(*made.rows, risk))


def _referrers(source: Source, _segment: int | None) -> QuestionFigure | None:
    words = source.words
    rows = []
    for one in figures.referrers(source.workbook):
        label = one.label
        if source.hidden:
            label = words.say(
                "canvas.client", number=f"{figures.client_number(source.workbook, one.clients[0]):04d}"
            )
        rows.append(FigureRow(label, words.formats.number(one.count), one.count, one.clients))
    return make_figure(source, "kp.q.who", "figure_referrers", rows, sum(row.n for row in rows))


MAKERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        "cs.q.important": _segments,
        "ch.q.best": _sources,
        "cr.q.current": relationship_figures.now,
        "cr.q.cost": relationship_figures.cost,
        "cr.q.stage": relationship_figures.stages_and_targets,
        "rs.q.now": _what_segments_buy,
        "rs.q.share": _stream_shares,
        "kr.q.cr": _employees,
        "kp.q.who": _referrers,
    }
)
"""The questions that the register can answer, and how."""

BY_SEGMENT: Final = frozenset(("cr.q.current", "cr.q.stage"))
"""Those of them whose figure can be of one segment's clients."""
