"""What charts are made of: frozen numbers and ready names, each number with the key of what it opens.

Amounts are 1/10,000 of the currency. A key is resolved by whoever made the data; an empty one opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

CHARTS_FROM: Final = 5
"""Clients from which charts are drawn; below, only names (interface decisions, 7)."""
SHARES_FROM: Final = 30
"""Clients from which bars and shares in per cent are shown; below, a dot for each client and counts."""
TREND_FROM: Final = 3
"""Months that a trend line needs."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a chart.

    Attributes:
        title: what is seen; ``note``: what its marks mean.
        foot: n of N, period, as-of day, basis, model.

    """

    title: str = ""
    note: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One number.

    Attributes:
        value: clients, or an amount where the chart has a currency.
        clients: how many clients are behind it.
        key: what it opens.

    """

    value: int = 0
    clients: int = 0
    key: str = ""

    def __bool__(self) -> bool:
        """Tell whether there is anybody behind it."""
        return self.clients > 0


NOBODY: Final = Part()


@dataclass(frozen=True, slots=True)
class StageName:
    """A stage as charts call it.

    Attributes:
        name: in full, for speech and tables; ``short``: where there is little room.
        number: its place on the ladder from 1; None for the exit stage.

    """

    name: str
    short: str
    number: int | None

    @property
    def label(self) -> str:
        """Return «4. Повторный»."""
        return self.short if self.number is None else f"{self.number}. {self.short}"

    @property
    def spoken(self) -> str:
        """Return «4. Повторный покупатель»."""
        return self.name if self.number is None else f"{self.number}. {self.name}"

    @property
    def exit(self) -> bool:
        """Tell whether it is the way out, which stands apart."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class Dot:
    """One client, shown where there are few."""

    name: str
    key: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A stage with its clients.

    Attributes:
        solid: confirmed here; ``hatched``: here by suggestion only; ``all``: both.
        up, down, new: came here in the period.
        trend: clients at the ends of the last months, oldest first.
        dots: each client, where there are fewer than SHARES_FROM.

    """

    stage: StageName
    solid: Part = NOBODY
    hatched: Part = NOBODY
    all: Part = NOBODY
    up: Part = NOBODY
    down: Part = NOBODY
    new: Part = NOBODY
    trend: tuple[int, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class LadderData:
    """Who stands where.

    Attributes:
        rows: in the order of the model, the exit stage last.
        inactive, ended: of all these, those whose relationship rests or ended.
        n: clients looked at.
        currency: None for clients; otherwise values are amounts in it.

    """

    head: Head
    rows: tuple[LadderRow, ...]
    n: int
    inactive: Part = NOBODY
    ended: Part = NOBODY
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A condition that holds clients: not met, or not known."""

    name: str
    no: Part = NOBODY
    unknown: Part = NOBODY
    all: Part = NOBODY


@dataclass(frozen=True, slots=True)
class HoldsData:
    """What holds clients on their stage, the most first; ``n``: the clients counted."""

    head: Head
    rows: tuple[HoldRow, ...]
    n: int
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class MovesData:
    """Where clients stood before the period and at its end.

    Attributes:
        stages: in the order of the model, the exit stage last.
        cells: (row, column) to clients; row ``len(stages)`` holds the new ones, that column those that left.
        before, after: totals of the rows of stages and of their columns: the ladders at both ends.
        new, left: total of the row of new clients and of the column of those that left.
        up, down, same: clients that stand higher, lower and where they stood.
        flow: drawn as a flow of the movers instead of the matrix.
        over: stage by stage those confirmed there whose relationship ended: in the ladder, not in ``after``.

    """

    head: Head
    stages: tuple[StageName, ...]
    cells: Mapping[tuple[int, int], Part]
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    new: Part
    left: Part
    up: Part
    down: Part
    same: Part
    n: int
    currency: str | None = None
    flow: bool = False
    over: tuple[Part, ...] = ()

    def direction(self, row: int, column: int) -> str:
        """Return ``up``, ``down``, ``same``, ``new`` or ``left`` of a cell."""
        outside = len(self.stages)
        if row == outside:
            return "new"
        if column == outside:
            return "left"
        if row == column:
            return "same"
        if self.stages[column].exit or self.stages[row].exit:
            return "down" if self.stages[column].exit else "up"
        return "up" if column > row else "down"


@dataclass(frozen=True, slots=True)
class MonthPart:
    """A stage at the end of a month: confirmed there, and worked out again from what was recorded by then."""

    solid: Part = NOBODY
    hatched: Part = NOBODY

    @property
    def value(self) -> int:
        """Return both together."""
        return self.solid.value + self.hatched.value


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A month: ``parts`` in the order of the stages, ``label`` under it; ``imported``: data came in it."""

    day: date
    label: str
    name: str
    parts: tuple[MonthPart, ...]
    imported: bool = False

    @property
    def total(self) -> int:
        """Return everybody."""
        return sum(part.value for part in self.parts)

    @property
    def confirmed(self) -> bool:
        """Tell whether anybody's stage was confirmed by then: before, everything is worked out again."""
        return any(part.solid for part in self.parts)


@dataclass(frozen=True, slots=True)
class MonthsData:
    """Stages over time.

    Attributes:
        columns: oldest first.
        share: heights are shares of the month's clients; only from SHARES_FROM clients on.
        line_from: place of the stage from which «at it or above» is drawn as a line; None for none.

    """

    head: Head
    stages: tuple[StageName, ...]
    columns: tuple[MonthColumn, ...]
    n: int
    share: bool = False
    line_from: int | None = None


@dataclass(frozen=True, slots=True)
class FactorCell:
    """A score of the clients of a stage.

    Attributes:
        mean: None where fewer than five gave it: then ``values`` are shown one by one.
        known: clients whose score is known.
        by_rule: the rule of the stage asks for it: no finding.

    """

    mean: float | None
    known: Part
    values: tuple[float, ...] = ()
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class FactorsData:
    """Scores by stage; ``cells`` row by row in the order of ``stages``, column by column of ``scores``."""

    head: Head
    stages: tuple[StageName, ...]
    scores: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[FactorCell, ...], ...]
    n: int


@dataclass(frozen=True, slots=True)
class IncomeRow:
    """Income of the clients of a stage: ``total`` with the clients that bought; ``mean`` per such client."""

    stage: StageName
    total: Part
    everyone: Part
    mean: int | None = None


@dataclass(frozen=True, slots=True)
class IncomeData:
    """Income by stage in one currency; ``others``: amounts in other currencies, ready to say."""

    head: Head
    rows: tuple[IncomeRow, ...]
    currency: str
    n: int
    others: str = ""


@dataclass(frozen=True, slots=True)
class ModelBars:
    """The ladder of one model."""

    name: str
    rows: tuple[LadderRow, ...]


@dataclass(frozen=True, slots=True)
class ModelsData:
    """The same clients in every model; read beside each other, never converted or averaged."""

    head: Head
    models: tuple[ModelBars, ...]
    n: int


@dataclass(frozen=True, slots=True)
class PathStep:
    """A stage confirmed on a day; ``place`` counts the stages from 0."""

    day: date
    place: int


@dataclass(frozen=True, slots=True)
class PathMark:
    """Something that happened: ``deal``, ``contact``, ``assessment`` or ``end``; ``words`` say what."""

    day: date
    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PathData:
    """A client's confirmed stages from ``first`` to ``last``, with what happened meanwhile."""

    head: Head
    stages: tuple[StageName, ...]
    steps: tuple[PathStep, ...]
    first: date
    last: date
    marks: tuple[PathMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileScore:
    """One score of a client: None when nobody gave it; ``mean`` of the others from five known values on."""

    name: str
    value: float | None = None
    mean: float | None = None
    n: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProfileData:
    """The seven scores of a client beside the means of its segment."""

    head: Head
    scores: tuple[ProfileScore, ...]
    client: str
    others: str = ""
    high: float = 4.0


ChartData = (
    LadderData
    | HoldsData
    | MovesData
    | MonthsData
    | FactorsData
    | IncomeData
    | ModelsData
    | PathData
    | ProfileData
)
