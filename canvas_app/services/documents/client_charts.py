"""The charts of the report on a client: its scores beside its segment's, its path through the stages."""

from __future__ import annotations

from datetime import date
from itertools import chain

from canvas_app.charts.data import Head, PathData, PathMark, PathStep, ProfileData, ProfileScore
from canvas_app.documents.charts import chart_of
from canvas_app.documents.data import Chart
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.model import SCORES, Assessment
from canvas_app.services import stages
from canvas_app.services.documents.chart_part import stage_names
from canvas_app.services.documents.source import Source
from canvas_app.services.stages.views import FEW
from canvas_app.storage.queries import stages as queries


def client_profile(source: Source, client: Client, facts: Facts) -> Chart | None:
    """Return the seven scores beside the means of the segment's other clients; None without any score."""
    if not facts.scores:
        return None
    words = source.words
    others = queries.values_of_segment(source.workbook, client.segment_id, source.day)
    others.pop(client.id, None)
    known = {key: [values[key] for values in others.values() if key in values] for key in SCORES}
    scores = tuple(_score(source, key, facts, known[key]) for key in SCORES)
    head = Head(words.text("chart.factors"), "", _day(source))
    thresholds = stages.thresholds(source.workbook)
    data = ProfileData(
        head, scores, source.names.client(client.id), words.say("doc.chart.segment_mean"), thresholds.high
    )
    return chart_of(data, words.lang)


def _score(source: Source, key: str, facts: Facts, others: list[float]) -> ProfileScore:
    known = facts.scores.get(key)
    mean = sum(others) / len(others) if len(others) >= FEW else None
    note = source.words.formats.date(known.on) if known else ""
    return ProfileScore(
        source.words.short(f"score.{key}"), known.value if known else None, mean, len(others), note
    )


def client_path(source: Source, client: Client) -> Chart | None:
    """Return the confirmed stages in the model asked for, with what happened; None before the first."""
    places, day = source.model.places, source.day
    steps = tuple(
        PathStep(entry.record.on, places[entry.record.stage])
        for entry in reversed(stages.history(source.workbook, client.id, source.model.key))
        if entry.record.stage in places and entry.record.on <= day
    )
    if not steps:
        return None
    marks = tuple(_marks(source, client))
    first = min(chain((step.day for step in steps), (mark.day for mark in marks)))
    head = Head(source.words.text("chart.path"), source.words.say("doc.chart.marks"), _foot(source))
    data = PathData(head, stage_names(source), steps, first, day, marks)
    return chart_of(data, source.words.lang)


def _marks(source: Source, client: Client) -> list[PathMark]:
    """Return deals won, contacts, assessments and the end, up to the as-of day."""
    read = source.workbook.all
    found: list[tuple[date | None, str]] = [
        *((deal.won_on, "deal") for deal in read(Deal, client_id=client.id)),
        *((one.on, "contact") for one in read(Interaction, client_id=client.id)),
        *((one.on, "assessment") for one in read(Assessment, client_id=client.id)),
        (client.ended_on, "end"),
    ]
    return sorted(
        (PathMark(day, kind) for day, kind in found if day is not None and day <= source.day),
        key=lambda mark: mark.day,
    )


def _day(source: Source) -> str:
    return source.words.say("doc.as_of", date=source.day)


def _foot(source: Source) -> str:
    return f"{source.model_short} · {_day(source)}"
