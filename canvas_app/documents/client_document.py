"""The report on one client: who it is, where it stands in each model and why, what happened, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.documents import texts
from canvas_app.documents.client_data import (
    ClientReport,
    ConditionPart,
    Labelled,
    ModelPart,
    RecordsPart,
    ScorePart,
)
from canvas_app.documents.report import Running, Section
from canvas_app.documents.stages_document import CONFIRMED, SUGGESTED
from canvas_app.documents.story import Story
from canvas_app.documents.table import Cell, Column, Row
from canvas_app.documents.words import Words

_RESULTS = {"yes": "✓", "no": "✗", "unknown": "?"}


def client_section(report: ClientReport, words: Words) -> Section:
    """Return the report on a client as a part of a document."""
    cover = report.cover
    notes = (words.say("anonymous.note"),) if cover.anonymous else ()
    foot = words.say("as_of", date=words.formats.date(cover.day))
    running = Running(f"{cover.business} · {report.name}", cover.title, foot, notes)
    return Section(running, lambda story: _write(report, story))


def _write(report: ClientReport, story: Story) -> None:
    words = story.words
    story.cover(report.cover)
    story.text(report.name, texts.HEADING_1)
    story.text(report.state, texts.SUBTITLE)
    _write_labelled(report.card, story)
    if report.flags:
        story.heading(words.say("client.flags"))
        story.items(report.flags, sign="!")
    if report.facts:
        story.heading(words.say("client.facts"))
        _write_labelled(report.facts, story)
    _write_scores(report, story)
    story.heading(words.say("client.stages"))
    _write_summary(report, story)
    for model in report.models:
        _write_model(model, story)
    story.text(words.say("stages.models_apart"), texts.SMALL)
    if report.low_score:
        story.text(words.say("client.low_score"), texts.SMALL)
    story.chart(report.path, 1)
    if report.advice:
        story.heading(words.say("client.advice"))
        story.items(report.advice)
    for records in report.records:
        _write_records(records, story)
    _write_events(report, story)


def _write_labelled(pairs: Sequence[Labelled], story: Story) -> None:
    rows: list[Row] = [[Cell.quiet(pair.label), pair.value] for pair in pairs if pair.value]
    story.table([Column("", 3), Column("", 7)], rows, headings=False)


def _write_scores(report: ClientReport, story: Story) -> None:
    words = story.words
    story.heading(words.say("client.scores"))
    if all(score.value is None for score in report.scores):
        story.text(words.say("client.scores_none"), texts.QUIET)
        return
    if report.profile:
        story.chart(report.profile)
    columns = [
        Column("", 4),
        Column(words.say("column.score"), 1.2, right=True),
        Column(words.say("column.date"), 1.6),
        Column(words.say("column.source"), 3),
    ]
    story.table(columns, [_score_row(score, words) for score in report.scores])


def _score_row(score: ScorePart, words: Words) -> Row:
    if score.value is None:
        return [score.label, "", Cell.quiet(words.say("no_data")), ""]
    day = words.date(score.on) if score.on else ""
    return [score.label, Cell.strong(words.formats.score(score.value)), day, Cell.quiet(score.source)]


def _write_summary(report: ClientReport, story: Story) -> None:
    """Show the models beside each other: they may disagree, and are not averaged."""
    words = story.words
    keys = ("suggested", "confirmed", "since", "confidence")
    columns = [Column("", 2.6), *(Column(words.say(f"column.{key}"), 2) for key in keys)]
    rows: list[Row] = []
    for model in report.models:
        since = words.date(model.since) if model.since else ""
        confirmed = f"{CONFIRMED} {model.confirmed}" if model.confirmed else "—"
        rows.append(
            [
                Cell.strong(model.short or model.model),
                f"{SUGGESTED} {model.suggested}",
                confirmed,
                since,
                model.confidence,
            ]
        )
    story.table(columns, rows)


def _write_model(model: ModelPart, story: Story) -> None:
    words = story.words
    story.heading(model.model, 2)
    stage = model.confirmed or model.suggested
    story.text(" · ".join((stage, *model.subs)), texts.LEAD)
    decided = " · ".join(part for part in (model.by, model.reason) if part)
    story.text(decided, texts.QUIET)
    if model.conditions:
        story.heading(words.say("client.why", stage=model.suggested), 3)
        _write_conditions(model.conditions, story)
    if model.next_stage:
        story.heading(words.say("client.next", stage=model.next_stage), 3)
        _write_conditions(_lacking(model.next_conditions), story)
    else:
        story.text(words.say("client.top"), texts.SMALL)
    for fact in model.supporting:
        story.text(f"+ {fact}", texts.SMALL)


def _lacking(conditions: Sequence[ConditionPart]) -> Sequence[ConditionPart]:
    """Return the conditions that are not met; of several of which one suffices, all or none."""
    met = {each.group for each in conditions if each.group is not None and each.result == "yes"}
    return [each for each in conditions if each.result != "yes" and each.group not in met]


def _write_conditions(conditions: Sequence[ConditionPart], story: Story) -> None:
    words = story.words
    keys = (("condition", 5.0), ("required", 1.6), ("actual", 1.6), ("result", 1.9))
    columns = [Column(words.say(f"column.{key}"), share) for key, share in keys]
    rows: list[Row] = []
    group: int | None = None
    for condition in conditions:
        several = condition.group is not None
        if several and condition.group != group:
            rows.append([words.say("client.any_of"), "", "", ""])
        group = condition.group
        result = f"{_RESULTS[condition.result]} {words.text(f'cond.{condition.result}')}"
        shown = Cell.strong(result) if condition.result == "no" else Cell(result)
        text = f"• {condition.text}" if several else condition.text
        rows.append([text, condition.required, condition.actual, shown])
    story.table(columns, rows)


def _write_records(records: RecordsPart, story: Story) -> None:
    story.heading(records.title)
    columns = [Column(one.heading, one.share, right=one.right) for one in records.columns]
    rows: list[Row] = []
    for record in records.rows:
        rows.append(record.cells)
        rows.extend([text] for text in record.texts)
    story.table(columns, rows)


def _write_events(report: ClientReport, story: Story) -> None:
    words = story.words
    story.heading(words.say("client.timeline"))
    if not report.events:
        story.text(words.say("client.timeline_empty"), texts.QUIET)
        return
    columns = [
        Column(words.say("column.date"), 1.4),
        Column(words.say("column.event"), 7),
        Column(words.say("column.who"), 2),
    ]
    rows: list[Row] = [
        [
            words.date(event.on),
            f"{event.what}\n{event.text}" if event.text else event.what,
            Cell.quiet(event.who),
        ]
        for event in report.events
    ]
    story.table(columns, rows)
