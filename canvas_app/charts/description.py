"""What a screen reader says of the places of a chart, and of a chart as a whole."""

from __future__ import annotations

from canvas_app.charts.data import (
    ChartData,
    Dot,
    FactorCell,
    FactorsData,
    HoldRow,
    HoldsData,
    IncomeData,
    IncomeRow,
    LadderData,
    LadderRow,
    ModelsData,
    MonthColumn,
    MonthPart,
    MonthsData,
    MovesData,
    Part,
    PathData,
    ProfileData,
    StageName,
)
from canvas_app.charts.style import ChartStyle, says_shares

_MOVED = ("chart.said.up", "chart.said.down", "chart.said.new")


def clients(part: Part, style: ChartStyle, currency: str | None = None) -> str:
    """Return «171 клиент», with the amount before it where the chart shows money."""
    said = style.say("n.clients", count=part.clients)
    return said if currency is None else f"{style.amount(part.value, currency)}, {said}"


def rung(row: LadderRow, data: LadderData, style: ChartStyle) -> str:
    """Return what is said of a bar of the ladder."""
    said = style.say(
        "chart.said.rung",
        stage=row.stage.spoken,
        value=clients(row.all, style, data.currency),
        confirmed=style.amount(row.solid.value, data.currency),
        suggested=style.amount(row.hatched.value, data.currency),
    )
    whole = sum(each.all.value for each in data.rows)
    if says_shares(data.n, data.currency) and whole:
        said += f", {style.formats.share(row.all.value / whole)}"
    return said


def rung_alone(row: LadderRow, style: ChartStyle) -> str:
    """Return what is said of a stage's number."""
    return f"{row.stage.spoken}: {clients(row.all, style)}"


def dot(one: Dot, row: LadderRow, style: ChartStyle) -> str:
    """Return what is said of one client."""
    sort = style.say("chart.confirmed" if one.confirmed else "chart.suggested")
    return f"{one.name}, {row.stage.spoken}, {sort}"


def trend(row: LadderRow, style: ChartStyle) -> str:
    """Return what is said of a trend line."""
    numbers = ", ".join(style.formats.number(value) for value in row.trend)
    return style.say("chart.said.trend", stage=row.stage.spoken, numbers=numbers)


def moved(row: LadderRow, part: Part, column: int, data: LadderData, style: ChartStyle) -> str:
    """Return what is said of those that came to a stage; ``column`` 2, 3 and 4: from below, above, new."""
    said = style.say(_MOVED[column - 2], count=part.clients, stage=row.stage.spoken)
    return said if data.currency is None else f"{said}, {style.amount(part.value, data.currency)}"


def held(row: HoldRow, part: Part, data: HoldsData, style: ChartStyle) -> str:
    """Return what is said of those a condition holds, or of the part that is not known."""
    said = f"{row.name}: {clients(part, style, data.currency)}"
    if part == row.unknown and part != row.all:
        return style.say("chart.said.unknown", said=said)
    if part == row.all and row.unknown and row.no:
        unknown = style.amount(row.unknown.value, data.currency)
        return style.say("chart.said.partly", said=said, unknown=unknown)
    return style.say("chart.said.unknown", said=said) if part == row.all and row.unknown else said


def place_name(data: MovesData, place: int, style: ChartStyle, *, row: bool) -> str:
    """Return the name of a row or column of the moves."""
    if place < len(data.stages):
        return data.stages[place].spoken
    return style.say("chart.new" if row else "chart.left")


def move(data: MovesData, at: tuple[int, int], part: Part, style: ChartStyle) -> str:
    """Return what is said of a cell of the moves."""
    before = place_name(data, at[0], style, row=True)
    after = place_name(data, at[1], style, row=False)
    said = clients(part, style, data.currency)
    if data.direction(*at) == "new":
        return style.say("chart.said.came", after=after, clients=said)
    if data.direction(*at) == "left":
        return style.say("chart.said.left", before=before, clients=said)
    if data.direction(*at) == "same":
        return style.say("chart.said.stayed", stage=before, clients=said)
    return style.say("chart.said.move", before=before, after=after, clients=said)


def total(name: str, part: Part, currency: str | None, style: ChartStyle) -> str:
    """Return what is said of a total."""
    return style.say("chart.said.total", name=name, clients=clients(part, style, currency))


def month(
    column: MonthColumn, stage: StageName, part: MonthPart, style: ChartStyle, share: float | None
) -> str:
    """Return what is said of a stage in a month."""
    said = style.say("n.clients", count=part.value)
    if share is not None:
        said += f", {style.formats.share(share)}"
    if part.hatched and not part.solid:
        said += f", {style.say('chart.recounted')}"
    return f"{column.name}, {stage.spoken}: {said}"


def factor(stage: StageName, score: str, cell: FactorCell, style: ChartStyle) -> str:
    """Return what is said of a cell of the factors."""
    if cell.mean is not None:
        value = style.say(
            "chart.said.mean",
            mean=style.formats.score(cell.mean),
            band=style.label(f"band.{band(cell.mean)}"),
        )
    elif cell.values:
        value = ", ".join(style.formats.score(one) for one in cell.values)
    else:
        value = style.label("band.none")
    said = f"{stage.spoken}, {score}: {value}, n {style.formats.number(cell.known.clients)}"
    return f"{said}, {style.say('chart.by_rule')}" if cell.by_rule else said


def band(value: float) -> str:
    """Return the band of a score: ``high``, ``mid``, ``low`` or ``critical`` (domain catalogue, 5.2)."""
    epsilon = 1e-9  # a mean of 4.1 and 3.9 must not fall short of 4 by a rounding of binary fractions
    for limit, name in ((4.0, "high"), (3.0, "mid"), (2.5, "low")):
        if value >= limit - epsilon:
            return name
    return "critical"


def income(row: IncomeRow, data: IncomeData, style: ChartStyle) -> str:
    """Return what is said of the income of a stage."""
    said = f"{row.stage.spoken}: {clients(row.total, style, data.currency)}"
    if row.mean is not None:
        said += ", " + style.say("chart.said.per_client", mean=style.amount(row.mean, data.currency))
    return said


def sentence(data: ChartData, style: ChartStyle) -> str:
    """Return a chart in one sentence, for those who do not see it."""
    return f"{data.head.title}. {'; '.join(_said(data, style))}." if _said(data, style) else data.head.title


def _said(data: ChartData, style: ChartStyle) -> list[str]:
    if isinstance(data, LadderData):
        return [f"{row.stage.spoken}: {style.amount(row.all.value, data.currency)}" for row in data.rows]
    if isinstance(data, HoldsData):
        return [f"{row.name}: {style.amount(row.all.value, data.currency)}" for row in data.rows]
    if isinstance(data, MovesData):
        return [
            style.say(
                "chart.said.moves",
                up=data.up.clients,
                down=data.down.clients,
                new=data.new.clients,
                left=data.left.clients,
            )
        ]
    if isinstance(data, IncomeData):
        return [f"{row.stage.spoken}: {style.amount(row.total.value, data.currency)}" for row in data.rows]
    if isinstance(data, ModelsData):
        return [model.name for model in data.models]
    return _said_of_history(data, style)


def _said_of_history(data: MonthsData | FactorsData | PathData | ProfileData, style: ChartStyle) -> list[str]:
    if isinstance(data, MonthsData):
        return [f"{column.name}: {style.formats.number(column.total)}" for column in data.columns]
    if isinstance(data, FactorsData):
        return [stage.spoken for stage in data.stages]
    if isinstance(data, PathData):
        return [f"{style.formats.date(step.day)}: {data.stages[step.place].spoken}" for step in data.steps]
    return [f"{score.name}: {_score(score.value, style)}" for score in data.scores]


def _score(value: float | None, style: ChartStyle) -> str:
    return style.label("band.none") if value is None else style.formats.score(value)
