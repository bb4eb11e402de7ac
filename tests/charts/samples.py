"""Charts to draw in tests: each kind with numbers that can be found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from canvas_app.charts.data import (
    ChartData,
    Dot,
    FactorCell,
    FactorsData,
    Head,
    HoldRow,
    HoldsData,
    IncomeData,
    IncomeRow,
    LadderData,
    LadderRow,
    ModelBars,
    ModelsData,
    MonthColumn,
    MonthPart,
    MonthsData,
    MovesData,
    Part,
    PathData,
    PathMark,
    PathStep,
    ProfileData,
    ProfileScore,
    StageName,
)

HOSTILE = ("$x^{2", "<b>жирный</b> & «кавычки»", "From $100 to $200", "\\frac{a}{b} _ ^ % # ~", "é̀ 🙂 漢字")
HEAD = Head("Лестница отношений", "сплошное — подтверждено", "n 797 из 797 · на 23.11.2026 · Котлер")
STAGES = (
    StageName("Интерес", "Интерес", 1),
    StageName("Покупатель", "Покупатель", 2),
    StageName("Партнёр", "Партнёр", 3),
    StageName("Разрыв", "Разрыв", None),
)


def part(value: int, key: str = "") -> Part:
    return Part(value, value, key or f"key:{value}") if value else Part()


def ladder_row(stage: StageName, solid: int, hatched: int, moved: int = 0) -> LadderRow:
    trend = tuple(range(solid, solid + 4))
    return LadderRow(
        stage,
        part(solid, f"solid:{stage.name}"),
        part(hatched, f"hatched:{stage.name}"),
        part(solid + hatched, f"stage:{stage.name}"),
        part(moved, f"up:{stage.name}"),
        part(moved, f"down:{stage.name}"),
        part(moved, f"new:{stage.name}"),
        trend,
    )


def ladder(n: int = 100) -> LadderData:
    counts = ((40, 11, 0), (20, 9, 3), (7, 0, 1), (13, 0, 2))
    rows = tuple(ladder_row(stage, *one) for stage, one in zip(STAGES, counts, strict=True))
    return LadderData(HEAD, rows, n, part(5, "inactive"), part(2, "ended"))


def few(names: tuple[str, ...]) -> LadderData:
    rows = []
    for place, stage in enumerate(STAGES):
        dots = tuple(
            Dot(name, f"client:{place}:{number}", number % 2 == 0) for number, name in enumerate(names)
        )
        solid = sum(dot.confirmed for dot in dots)
        rows.append(replace(ladder_row(stage, solid, len(dots) - solid), dots=dots, trend=()))
    return LadderData(HEAD, tuple(rows), len(names) * len(STAGES))


def holds(rows: int = 3) -> HoldsData:
    made = tuple(
        HoldRow(f"Условие {at}", part(30 - at), part(at), part(30, f"held:{at}")) for at in range(rows)
    )
    return HoldsData(HEAD, made, 90)


def moves(*, flow: bool = False) -> MovesData:
    cells = {(0, 0): 20, (0, 1): 4, (1, 0): 3, (1, 3): 2, (1, 4): 1, (2, 2): 6, (4, 0): 9}
    outside = len(STAGES)
    before = tuple(part(sum(v for (r, _), v in cells.items() if r == at), f"b{at}") for at in range(outside))
    after = tuple(part(sum(v for (_, c), v in cells.items() if c == at), f"a{at}") for at in range(outside))
    made = {at: part(value, f"{at[0]}>{at[1]}") for at, value in cells.items()}
    total = sum(cells.values())
    return MovesData(
        HEAD, STAGES, made, before, after, part(9), part(1), part(4), part(5), part(26), total, None, flow
    )


def months(count: int = 12, **more: object) -> MonthsData:
    columns = []
    for at in range(count):
        parts = tuple(MonthPart(part(at), part(10 - min(at, 10), f"m{at}")) for _ in STAGES)
        columns.append(MonthColumn(date(2026, at % 12 + 1, 1), f"м{at}", f"месяц {at}", parts, at == 3))
    return MonthsData(HEAD, STAGES, tuple(columns), 100, **more)


def factors() -> FactorsData:
    scores = ("S", "TE", "TC")
    cells = (
        (FactorCell(4.5, part(40)), FactorCell(3.2, part(12), by_rule=True), FactorCell(2.6, part(9))),
        (FactorCell(2.1, part(7)), FactorCell(None, part(2), (1.5, 4.5)), FactorCell(None, Part())),
        (FactorCell(3.96, part(8)),) * 3,
        (FactorCell(None, Part()),) * 3,
    )
    return FactorsData(HEAD, STAGES, scores, ("Удовл.", "Доверие", "Компания"), cells, 100)


def income() -> IncomeData:
    rows = tuple(
        IncomeRow(stage, Part(amount * 10_000, 5, f"i{amount}"), part(9), amount * 1_000 if amount else None)
        for stage, amount in zip(STAGES, (0, 1_500, 96_000, 12), strict=True)
    )
    return IncomeData(HEAD, rows, "RUB", 100)


def models() -> ModelsData:
    bars = tuple(ModelBars(f"Модель {at}", ladder().rows) for at in range(4))
    return ModelsData(HEAD, bars, 100)


def path() -> PathData:
    steps = (PathStep(date(2026, 1, 5), 0), PathStep(date(2026, 3, 1), 2), PathStep(date(2026, 6, 1), 3))
    kinds = ("deal", "contact", "assessment", "end")
    marks = tuple(PathMark(date(2026, 2, at + 1), kind, f"{kind} $5") for at, kind in enumerate(kinds))
    return PathData(HEAD, STAGES, steps, date(2026, 1, 1), date(2026, 7, 1), marks)


def profile() -> ProfileData:
    scores = (
        ProfileScore("Удовлетворённость", 4.5, 3.5, 22, "клиент, 30 дн."),
        ProfileScore("Доверие", None, None, 0),
        ProfileScore("Польза", 1.0, 5.0, 9),
    )
    return ProfileData(HEAD, scores, "Кафе", "среднее по сегменту")


def everything() -> list[ChartData]:
    names = ("Анна", "Пётр")
    return [
        ladder(), few(names), holds(), moves(), moves(flow=True), months(),
        factors(), income(), models(), path(), profile(),
    ]  # fmt: skip
