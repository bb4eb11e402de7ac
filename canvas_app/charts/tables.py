"""The numbers of a chart as a table, each with the key of what it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from canvas_app.charts import description
from canvas_app.charts.data import (
    ChartData,
    FactorsData,
    HoldsData,
    IncomeData,
    LadderData,
    LadderRow,
    ModelsData,
    MonthsData,
    MovesData,
    Part,
    PathData,
    ProfileData,
)
from canvas_app.charts.picture import Cell, Table
from canvas_app.charts.style import ChartStyle, says_shares
from canvas_app.content.formats import money_places


def table(data: ChartData, style: ChartStyle) -> Table:
    """Return the same numbers as the chart shows, and those it found no room for."""
    style = replace(style, places=money_places(_amounts(data)))
    if isinstance(data, LadderData):
        return _ladder(data, style)
    if isinstance(data, HoldsData):
        return _holds(data, style)
    if isinstance(data, MovesData):
        return _moves(data, style)
    if isinstance(data, MonthsData):
        return _months(data, style)
    if isinstance(data, FactorsData):
        return _factors(data, style)
    if isinstance(data, IncomeData):
        return _income(data, style)
    if isinstance(data, ModelsData):
        return _models(data, style)
    return _path(data, style) if isinstance(data, PathData) else _profile(data, style)


def _amounts(data: ChartData) -> Iterator[int]:
    """Yield the amounts of a table: they stand below each other with the same decimals."""
    if isinstance(data, LadderData):
        parts = [
            part for row in data.rows for part in (row.all, row.solid, row.hatched, row.up, row.down, row.new)
        ]
        parts += [data.inactive, data.ended]
    elif isinstance(data, HoldsData):
        parts = [part for row in data.rows for part in (row.all, row.no, row.unknown)]
    elif isinstance(data, MovesData):
        parts = [*data.cells.values(), *data.before, *data.after, data.new, data.left, *data.over]
    elif isinstance(data, IncomeData):
        parts = [row.total for row in data.rows]
    else:
        return
    yield from (part.value for part in parts)


def _part(part: Part, style: ChartStyle, currency: str | None = None, *, blank: bool = True) -> Cell:
    """Return a number; nobody is an empty cell, or 0."""
    if not part:
        return Cell("" if blank else style.amount(0, currency, exact=True))
    return Cell(style.amount(part.value, currency, exact=True), part.key)


def _value_name(currency: str | None, style: ChartStyle) -> str:
    return style.say("chart.column.clients" if currency is None else "chart.column.income")


def _ladder(data: LadderData, style: ChartStyle) -> Table:
    whole = sum(row.all.value for row in data.rows)
    shares = says_shares(data.n, data.currency) and whole > 0
    columns = [style.say("chart.column.stage"), _value_name(data.currency, style)]
    columns += [style.say("chart.column.share")] if shares else []
    columns += [style.say(f"chart.column.{name}") for name in ("confirmed", "suggested", "up", "down", "new")]
    rows = []
    for row in _from_the_top(data.rows):
        cells = [Cell(row.stage.spoken), _part(row.all, style, data.currency, blank=False)]
        cells += [Cell(style.formats.share(row.all.value / whole))] if shares else []
        cells += [
            _part(part, style, data.currency) for part in (row.solid, row.hatched, row.up, row.down, row.new)
        ]
        rows.append(tuple(cells))
    for name, part in (("chart.column.inactive", data.inactive), ("chart.column.ended", data.ended)):
        if part:
            empty = [Cell("")] * (len(columns) - 2)
            rows.append((Cell(style.say(name)), _part(part, style, data.currency), *empty))
    return Table(tuple(columns), tuple(rows))


def _from_the_top(rows: tuple[LadderRow, ...]) -> list[LadderRow]:
    return [row for row in reversed(rows) if not row.stage.exit] + [row for row in rows if row.stage.exit]


def _holds(data: HoldsData, style: ChartStyle) -> Table:
    columns = (
        style.say("chart.column.condition"),
        _value_name(data.currency, style),
        style.say("chart.column.unmet"),
        style.say("chart.column.unknown"),
    )
    rows = tuple(
        (Cell(row.name), *(_part(part, style, data.currency) for part in (row.all, row.no, row.unknown)))
        for row in data.rows
    )
    return Table(columns, rows)


def _moves(data: MovesData, style: ChartStyle) -> Table:
    count = len(data.stages)
    heads = [stage.spoken for stage in data.stages] + [style.say("chart.left"), style.say("chart.total")]
    rows = []
    for row in range(count + 1):
        name = description.place_name(data, row, style, row=True)
        cells = [_part(data.cells.get((row, at), Part()), style, data.currency) for at in range(count + 1)]
        total = data.before[row] if row < count else data.new
        rows.append((Cell(name), *cells, _part(total, style, data.currency)))
    totals = [_part(part, style, data.currency) for part in (*data.after, data.left)]
    rows.append((Cell(style.say("chart.total")), *totals, Cell("")))
    if any(data.over):
        over = [_part(part, style, data.currency) for part in data.over]
        rows.append((Cell(style.say("chart.column.over")), *over, Cell(""), Cell("")))
    return Table((style.say("chart.column.from_to"), *heads), tuple(rows))


def _months(data: MonthsData, style: ChartStyle) -> Table:
    columns = (
        style.say("chart.column.month"),
        *(stage.spoken for stage in data.stages),
        style.say("chart.total"),
    )
    rows = []
    for column in data.columns:
        cells = [Cell(column.name)]
        for part in column.parts:
            text = style.formats.number(part.value) if part.value else ""
            if data.share and part.value and column.total:
                text = style.formats.share(part.value / column.total)
            cells.append(Cell(text, part.solid.key or part.hatched.key))
        rows.append((*cells, Cell(style.formats.number(column.total))))
    return Table(columns, tuple(rows))


def _factors(data: FactorsData, style: ChartStyle) -> Table:
    rows = []
    order = [at for at, stage in enumerate(data.stages) if not stage.exit][::-1]
    order += [at for at, stage in enumerate(data.stages) if stage.exit]
    for at in order:
        cells = [Cell(data.stages[at].spoken)]
        for cell in data.cells[at]:
            if cell.mean is not None:
                value = style.formats.score(cell.mean)
            else:
                value = "; ".join(style.formats.score(one) for one in cell.values)
            n = style.say("chart.n", n=cell.known.clients)
            mark = "*" if cell.by_rule and value else ""
            cells.append(Cell(f"{value}{mark} ({n})" if value else "", cell.known.key if value else ""))
        rows.append(tuple(cells))
    return Table((style.say("chart.column.stage"), *data.names), tuple(rows))


def _income(data: IncomeData, style: ChartStyle) -> Table:
    whole = sum(row.total.value for row in data.rows)
    shares = says_shares(data.n, data.currency) and whole > 0
    names = ["stage", "income", *(["share"] if shares else []), "mean", "bought", "clients"]
    rows = []
    stages = [row for row in reversed(data.rows) if not row.stage.exit]
    for row in [*stages, *(row for row in data.rows if row.stage.exit)]:
        mean = "" if row.mean is None else style.amount(row.mean, data.currency, exact=True)
        bought = Cell(style.formats.number(row.total.clients), row.total.key) if row.total else Cell("")
        cells = [Cell(row.stage.spoken), _part(row.total, style, data.currency, blank=False)]
        cells += [Cell(style.formats.share(row.total.value / whole))] if shares else []
        rows.append((*cells, Cell(mean), bought, _part(row.everyone, style)))
    return Table(tuple(style.say(f"chart.column.{name}") for name in names), tuple(rows))


def _models(data: ModelsData, style: ChartStyle) -> Table:
    names = ("model", "stage", "clients", "confirmed", "suggested")
    rows = [
        (
            Cell(model.name),
            Cell(row.stage.spoken),
            _part(row.all, style, blank=False),
            _part(row.solid, style),
            _part(row.hatched, style),
        )
        for model in data.models
        for row in _from_the_top(model.rows)
    ]
    return Table(tuple(style.say(f"chart.column.{name}") for name in names), tuple(rows))


def _path(data: PathData, style: ChartStyle) -> Table:
    told = [(step.day, data.stages[step.place].spoken) for step in data.steps]
    told += [(mark.day, mark.words) for mark in data.marks]
    rows = tuple((Cell(style.formats.date(day)), Cell(words)) for day, words in sorted(told))
    return Table((style.say("chart.column.day"), style.say("chart.column.what")), rows)


def _profile(data: ProfileData, style: ChartStyle) -> Table:
    none = style.label("band.none")
    rows = tuple(
        (
            Cell(score.name),
            Cell(none if score.value is None else style.formats.score(score.value)),
            Cell("" if score.mean is None else style.formats.score(score.mean)),
            Cell(style.formats.number(score.n) if score.n else ""),
        )
        for score in data.scores
    )
    others = data.others or style.say("chart.column.mean")
    return Table((style.say("chart.column.score"), data.client, others, "n"), rows)
