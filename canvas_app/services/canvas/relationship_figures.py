"""What the register says to the questions of Customer Relationships (domain catalogue, 3.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from canvas_app.content.stage_models import name_of
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.money import UNITS
from canvas_app.domain.stages.ladder import stages_from
from canvas_app.domain.stages.months import days_before
from canvas_app.services.canvas.figure_parts import FigureRow, QuestionFigure, Source, make_figure
from canvas_app.services.canvas.targets import asked_segments, reached
from canvas_app.storage.queries import figures

_CONTACT_DAYS: Final = 90
_SMALL: Final = 100 * UNITS  # below this, cents count


def now(source: Source, segment: int | None) -> QuestionFigure | None:
    """Return on which stages clients stand and how they were in touch: what is in place already.

    Both are told; listed are the interactions alone, for the stages are listed under their own question.
    """
    stages, contacts = _stages(source, segment), _contacts(source, segment)
    if stages is None or contacts is None:
        return contacts or (replace(stages, question="cr.q.current", rows=()) if stages else None)
    return replace(
        contacts,
        text=f"{stages.text}. {contacts.text}",
        insert=f"{stages.insert}; {contacts.insert}",
    )


def stages_and_targets(source: Source, segment: int | None) -> QuestionFigure | None:
    """Return on which stages clients stand, and how many stand where the canvas's relationships aim at."""
    stages, words = _stages(source, segment), source.words
    aims = _targets(source, segment)
    if stages is None or not aims:
        return stages
    parts = ", ".join(f"{row.label} — {row.value}" for row in aims)
    told = words.say("canvas.figure_targets", parts=parts)
    return replace(
        stages, text=f"{stages.text}. {told}", insert=f"{stages.insert}. {told}", rows=(*stages.rows, *aims)
    )


def cost(source: Source, _segment: int | None) -> QuestionFigure | None:
    """Return what a month of the relationships costs for each active client of the segments they are for."""
    words, workbook, model = source.words, source.workbook, source.live.model
    paid = [(note, note.monthly_cost) for note in source.relationships if note.monthly_cost]
    if not paid or model is None or not source.live.stages or source.hidden:
        return None
    rows: list[FigureRow] = []
    served: set[int] = set()
    for note, amount in paid:
        active = figures.active_clients(workbook, model.key, note.segments)
        served.update(active)
        value = f"{_money(source, amount)} — {_each(source, amount, len(active))}"
        rows.append(FigureRow(_named(note), value, len(active), active))
    whole, date = sum(amount for _, amount in paid), words.formats.date(source.day)
    params = {"cost": _money(source, whole), "each": _each(source, whole, len(served))}
    text = words.say("canvas.figure_cost", **params, n=len(served), date=date)
    insert = words.say("canvas.figure_cost_insert", **params, n=len(served), date=date)
    return QuestionFigure("cr.q.cost", text, insert, tuple(rows), words.say("canvas.figure_cost_head"))


def _each(source: Source, amount: int, clients: int) -> str:
    if not clients:
        return source.words.say("canvas.cost_each_unknown")
    return source.words.say("canvas.cost_each", amount=_money(source, round(amount / clients)))


def _money(source: Source, amount: int) -> str:
    formats, currency = source.words.formats, source.workbook.setting("currency")
    return formats.money(round(amount, -2 if amount < _SMALL else -4), currency)


def _named(note: Note) -> str:
    return note.text.split("\n")[0]


def _stages(source: Source, segment: int | None) -> QuestionFigure | None:
    live, words = source.live, source.words
    if live.model is None or not live.stages:
        return None
    stages: Mapping[str, int] = live.stages
    if segment is not None:
        own = figures.shown_stages(source.workbook, live.model.key, segment)
        stages = {stage: own[stage] for stage in live.stages if stage in own}
    rows = [
        FigureRow(
            name_of(live.model.stage(stage).name, words.catalogue, words.lang, short=True),
            words.formats.number(count),
            count,
            stage=stage,
            segment=segment,
        )
        for stage, count in stages.items()
    ]
    return make_figure(source, "cr.q.stage", "figure_stages", rows, sum(stages.values()), dash=False)


def _targets(source: Source, segment: int | None) -> list[FigureRow]:
    words, found = source.words, []
    if source.live.standing is None:
        return []
    aims = reached(source.live.standing, source.relationships, segment)
    for note in source.relationships:
        aim = aims.get(note.id)
        if aim is None or not aim.of:
            continue
        stage = name_of(aim.stage.name, words.catalogue, words.lang, short=True)
        there = stages_from(aim.model, aim.stage.key)
        found.append(
            FigureRow(
                words.say("canvas.target_of", note=_named(note), stage=stage),
                words.say("canvas.count_of", count=aim.clients, of=aim.of),
                aim.of,
                figures.clients_on(source.workbook, aim.model.key, there, asked_segments(note, segment)),
            )
        )
    return found


def _contacts(source: Source, segment: int | None) -> QuestionFigure | None:
    words = source.words
    first = days_before(source.day, _CONTACT_DAYS - 1)
    asked = () if segment is None else (segment,)
    found = figures.contacts_by_kind(source.workbook, asked, first, source.day)
    rows = [
        FigureRow(words.text(f"int.{kind}"), words.formats.number(count), count)
        for kind, count in found.items()
    ]
    return make_figure(source, "cr.q.current", "figure_contacts", rows, sum(found.values()))
