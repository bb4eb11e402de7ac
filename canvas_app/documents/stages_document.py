"""The report on relationship stages: findings, who stands where, what moved, the list, how it was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from canvas_app.documents import texts
from canvas_app.documents.data import CHARTS_FROM, SHARES_FROM, ClientPart, MovesPart, RungPart, StagesReport
from canvas_app.documents.report import Running, Section
from canvas_app.documents.story import Story
from canvas_app.documents.table import DENSE, Cell, Column, Row, room_of
from canvas_app.documents.texts import width_of
from canvas_app.documents.words import Words
from canvas_app.domain.text import lowered

_Each = TypeVar("_Each")
CONFIRMED, SUGGESTED = "●", "○"


def stages_section(report: StagesReport, words: Words) -> Section:
    """Return the report on stages as a part of a document."""
    cover = report.cover
    notes = (words.say("anonymous.note"),) if cover.anonymous else ()
    running = Running(f"{cover.business} · {report.model}", cover.title, report.basis, notes)
    return Section(running, lambda story: _write(report, story))


def _write(report: StagesReport, story: Story) -> None:
    words = story.words
    story.cover(report.cover, report.model)
    for index, sentence in enumerate(report.sentences):
        story.text(sentence, texts.BODY if index else texts.LEAD)
    story.text(words.say("filter", text=report.filtered) if report.filtered else "", texts.QUIET)
    if not report.total:
        story.text(words.say("findings.no_clients"))
        if report.has("method"):
            _write_method(report, story)
        return
    if report.total < SHARES_FROM:
        story.text(words.say("findings.small"), texts.QUIET)
    if not report.confirmed:
        story.text(words.say("stages.none_confirmed"), texts.QUIET)
    if report.has("ladder"):
        _write_ladder(report, story)
    if report.total >= CHARTS_FROM:
        _write_figures(report, story)
    if report.has("clients"):
        _write_clients(report, story)
    if report.has("method"):
        _write_method(report, story)


def _write_figures(report: StagesReport, story: Story) -> None:
    """Write what needs more than a handful of clients."""
    if report.has("ladder"):
        _write_held(report, story)
    if report.has("moves"):
        _write_moves(report, story)
    if report.has("months"):
        story.chart(report.charts.months, 1, "months")
    if report.has("factors"):
        story.chart(report.charts.factors, 1, "factors")
    if report.has("income"):
        _write_income(report, story)


def _write_ladder(report: StagesReport, story: Story) -> None:
    words = story.words
    drawn = report.total >= CHARTS_FROM and story.chart(report.charts.ladder, 1, "ladder")
    if not drawn:
        story.heading(words.say("stages.ladder"), anchor="ladder")
    if report.total < SHARES_FROM and any(rung.names for rung in report.rungs):
        story.table(
            [Column(words.say("column.stage"), 3), Column(words.say("column.client"), 7)],
            [
                [_rung_name(rung), ", ".join(rung.names) or Cell.quiet("—")]
                for rung in _as_drawn(report.rungs, report)
            ],
        )
    if report.total >= CHARTS_FROM and (report.tables or not drawn):
        story.table(
            _ladder_columns(report, words),
            [_ladder_row(report, rung, words) for rung in _as_drawn(report.rungs, report)],
        )
        if any(rung.number is None for rung in report.rungs):
            story.text(words.say("stages.exit"), texts.SMALL)


def _as_drawn(parts: Sequence[_Each], report: StagesReport) -> list[_Each]:
    """Return what there is of each stage in the order of the charts: the highest first, the way out last."""
    stages = list(zip(parts, report.rungs, strict=True))
    return [
        *(part for part, rung in reversed(stages) if rung.number is not None),
        *(part for part, rung in stages if rung.number is None),
    ]


def _rung_name(rung: RungPart) -> str:
    return rung.name if rung.number is None else f"{rung.number}. {rung.name}"


def _ladder_columns(report: StagesReport, words: Words) -> list[Column]:
    headings = ["column.count", "confirmed", "suggested"]
    headings += ["column.share"] if report.total >= SHARES_FROM else []
    headings += ["stages.up", "stages.down", "stages.new"] if report.moves else []
    return [
        Column(words.say("column.stage"), 3.2),
        *(Column(words.say(key), 1.2, right=True) for key in headings),
    ]


def _ladder_row(report: StagesReport, rung: RungPart, words: Words) -> Row:
    number = words.formats.number
    whole = sum(each.count for each in report.rungs)
    row: list[str | Cell] = [_rung_name(rung), Cell.strong(number(rung.count))]
    row += [number(rung.confirmed), number(rung.suggested)]
    if report.total >= SHARES_FROM:
        row.append("" if not whole else words.formats.share(rung.count / whole))
    if report.moves:
        row += [number(count) if count else "" for count in (rung.up, rung.down, rung.new)]
    return row


def _write_held(report: StagesReport, story: Story) -> None:
    """Write what holds clients: the conditions that fail, and those nobody can judge for want of data."""
    words = story.words
    if not report.held:
        return
    if not story.chart(report.charts.held, 1, "held"):
        story.heading(words.say("stages.held"), anchor="held")
    elif not report.tables:
        return
    number = words.formats.number
    story.table(
        [
            Column(words.say("column.reason"), 6),
            Column(words.say("stages.held_no"), 1.5, right=True),
            Column(words.say("stages.held_unknown"), 1.5, right=True),
        ],
        [
            [
                held.reason,
                number(held.unfulfilled) if held.unfulfilled else "",
                number(held.unknown) if held.unknown else "",
            ]
            for held in report.held
        ],
    )


def _write_moves(report: StagesReport, story: Story) -> None:
    words = story.words
    drawn = story.chart(report.charts.moves, 1, "moves")
    if not drawn:
        story.heading(words.messages.say("chart.title.moves", words.lang), anchor="moves")
    moves = report.moves
    if moves is None or not any(any(row) for row in moves.cells):
        story.text(words.say("stages.moves_none"), texts.QUIET)
        return
    if drawn and not report.tables:
        return
    story.text(words.say("period", **words.formats.period(moves.first, moves.last)), texts.SMALL)
    story.table(_moves_columns(moves, words), _moves_rows(moves, words))


def _moves_columns(moves: MovesPart, words: Words) -> list[Column]:
    """Return the columns: the stages by number, since eight names would not stand beside each other."""
    names = [str(at + 1) if name in moves.rows else name for at, name in enumerate(moves.columns)]
    columns = [Column(name, 1.0 if name.isdigit() else 1.3, right=True) for name in names]
    return [
        Column(words.say("column.from"), 3.6),
        *columns,
        Column(words.say("stages.total"), 1.1, right=True),
    ]


def _moves_rows(moves: MovesPart, words: Words) -> list[Row]:
    number = words.formats.number
    rows: list[Row] = []
    for place, (name, cells) in enumerate(zip(moves.rows, moves.cells, strict=True)):
        shown: list[str | Cell] = [f"{place + 1}. {name}" if name in moves.columns else name]
        for at, count in enumerate(cells):
            text = number(count) if count else ""
            shown.append(Cell.quiet(text) if at == place else text)
        rows.append([*shown, Cell.strong(number(sum(cells)))])
    totals = [Cell.strong(number(sum(column))) for column in zip(*moves.cells, strict=True)]
    total = Cell.strong(number(sum(map(sum, moves.cells))))
    rows.append([Cell.strong(words.say("stages.total")), *totals, total])
    if any(moves.over):
        over = Cell.quiet(words.messages.say("chart.column.over", words.lang))
        rows.append([over, *(Cell.quiet(number(count) if count else "") for count in moves.over), "", ""])
    return rows


def _write_income(report: StagesReport, story: Story) -> None:
    words = story.words
    if not report.income:
        return
    drawn = story.chart(report.charts.income, 1, "income")
    if not drawn:
        story.heading(words.text("chart.value_stage"), anchor="income")
    if report.tables or not drawn:
        _write_income_table(report, story)
    if not (drawn and report.charts.income and report.charts.income.note):
        story.text(words.say("income_not_profit"), texts.SMALL)


def _write_income_table(report: StagesReport, story: Story) -> None:
    words = story.words
    shares = report.total >= SHARES_FROM and any(part.share is not None for part in report.income)
    headings = ["column.buyers", "column.income_12", "column.mean", *(["column.share"] if shares else [])]
    columns = [
        Column(words.say("column.stage"), 3),
        *(Column(words.say(key), 2, right=True) for key in headings),
    ]
    rows: list[Row] = []
    for part in _as_drawn(report.income, report):
        row: list[str | Cell] = [part.stage, words.formats.number(part.clients), part.total, part.mean]
        if shares:
            row.append(_share(part.share, words))
        rows.append(row)
    story.table(columns, rows)


def _share(share: float | None, words: Words) -> str:
    return words.formats.share(share) if share else ""


def _write_clients(report: StagesReport, story: Story) -> None:
    """List the clients by employee: who is responsible is what is asked next."""
    words = story.words
    if not report.clients:
        return
    story.heading(words.say("stages.list"), anchor="clients")
    story.text(words.say("stages.marks", confirmed=CONFIRMED, suggested=SUGGESTED), texts.SMALL)
    groups: dict[str, list[ClientPart]] = {}
    for client in report.clients:
        groups.setdefault(client.employee, []).append(client)
    rows = {one: _client_row(one, words) for one in report.clients}
    columns = _client_columns(report.clients, rows, story)
    headings = list(columns.values())
    for employee in sorted(groups, key=lambda name: (not name, name.casefold())):
        title = words.say("stages.list")  # as long as nobody looks after anybody
        if len(groups) > 1 or employee:
            title = employee or words.say("stages.no_employee")
            story.heading(title, 2)
        shown: list[Row] = []
        for one in groups[employee]:
            shown.append([rows[one][name] for name in columns])
            if one.reason:
                shown.append([Cell.quiet(one.reason, DENSE)])
        story.table(headings, shown, again=words.say("continued", title=title))


_AT_MOST = {
    "client": 0.22,
    "segment": 0.15,
    "stage": 0.2,
    "since": 0.14,
    "confidence": 0.13,
    "flags": 1.0,
    "income_12": 0.17,
}
"""Columns of the list and the share of the width that each may take; one that nobody has anything in is
left out. Warnings get what the others leave."""


def _client_columns(
    clients: Sequence[ClientPart], rows: Mapping[ClientPart, Mapping[str, Cell]], story: Story
) -> dict[str, Column]:
    """Return the columns that any of the clients has something in, as wide as their widest text."""
    known = {
        "segment": any(client.segment for client in clients),
        "since": any(client.since for client in clients),
        "confidence": any(client.confidence for client in clients),
        "flags": any(client.state or client.flags for client in clients),
        "income_12": any(client.income for client in clients),
    }
    names = [name for name in _AT_MOST if known.get(name, True)]
    widths = {}
    for name in names:
        texts_of = [row[name].text for row in rows.values()]
        widest = max(width_of(text, DENSE) for text in texts_of) + 1
        widths[name] = min(widest, story.width * _AT_MOST[name])
    rest = "flags" if "flags" in widths else "client"
    others = sum(wide for name, wide in widths.items() if name != rest)
    widths[rest] = max(room_of(len(names), story.width) - others, story.width * 0.1)
    return {
        name: Column(story.words.say(f"column.{name}"), wide, right=name == "income_12")
        for name, wide in widths.items()
    }


def _client_row(client: ClientPart, words: Words) -> dict[str, Cell]:
    mark = CONFIRMED if client.confirmed else SUGGESTED
    first, *others = [part for part in (client.state, *client.flags) if part] or [""]
    warnings = ", ".join([first, *map(lowered, others)])
    return {
        "client": Cell(client.name, DENSE),
        "segment": Cell.quiet(client.segment, DENSE),
        "stage": Cell(f"{mark}\u00a0{client.stage}", DENSE),
        "since": Cell(words.date(client.since) if client.since else "", DENSE),
        "confidence": Cell.quiet(client.confidence, DENSE),
        "flags": Cell(warnings, DENSE),
        "income_12": Cell(client.income, DENSE),
    }


def _write_method(report: StagesReport, story: Story) -> None:
    words, begin = story.words, len(story.flow)
    story.heading(words.say("method.title"), anchor="method")
    story.items(report.method)
    if report.thresholds:
        story.heading(words.say("thresholds_changed"), 2)
        story.items(report.thresholds)
    story.text(report.basis, texts.SMALL)
    story.together(begin)
