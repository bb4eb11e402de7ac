"""What the Relationships page, the live line and the report show of the stages, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from canvas_app.domain.stages.ladder import Ladder, Month, Rung
from canvas_app.domain.stages.model import SCORES
from canvas_app.domain.stages.months import days_before
from canvas_app.domain.stages.movement import Ids, Movement
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.stages.stage_model import Stage, StageModel
from canvas_app.storage.filters import Scope

PERIOD_DAYS: Final = 90
FACTORS: Final = (*SCORES, "T", "I")
"""Columns of the factors: the seven scores, mean trust, mean involvement."""
FEW: Final = 5
"""A mean of scores is said of this many clients or more."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is looked at.

    Attributes:
        model: key of the stage model.
        day: the as-of day.
        first: first day of the period of moves that ends with ``day``; None: the last 90 days.
        basis: ``shown`` (confirmed, otherwise suggested), ``confirmed`` or ``suggested``.
        segments, employees: ids, None among them for clients without one; empty: any.

    """

    model: str
    day: date
    first: date | None = None
    basis: str = "shown"
    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()

    @property
    def begin(self) -> date:
        """First day of the period."""
        return self.first or days_before(self.day, PERIOD_DAYS - 1)

    @property
    def scope(self) -> Scope:
        """The clients looked at."""
        return Scope(self.segments, self.employees)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The numbers of the sentence, as the clients they count.

    Attributes:
        up, down: clients that stand higher or lower than before the period.
        new: clients confirmed for the first time in it, or come back.
        left: clients whose relationship ended in it.
        passed_up, passed_down: clients with a step up or down within it that are not counted for it above.
        median: the stage half have reached.

    """

    total: Ids
    active: Ids
    inactive: Ids
    ended: Ids
    confirmed: Ids
    up: Ids
    down: Ids
    new: Ids
    left: Ids
    passed_up: Ids
    passed_down: Ids
    median: Stage | None


@dataclass(frozen=True, slots=True)
class RungRow:
    """A row of the ladder: who stands there, who came there in the period, its size at the ends of months."""

    rung: Rung
    up: Ids
    down: Ids
    new: Ids
    trend: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """A condition that keeps clients from their next stage.

    Attributes:
        missing: the condition (or the «or» of several) with its limit; ``content.stage_models.held_text``
            puts it in words.
        no: clients that do not meet it; ``unknown``: clients of whom it is not known.

    """

    missing: Missing
    no: Ids
    unknown: Ids

    @property
    def clients(self) -> Ids:
        """Everybody it holds."""
        return tuple(sorted((*self.no, *self.unknown)))


@dataclass(frozen=True, slots=True)
class FactorCell:
    """One score of the clients of one stage.

    Attributes:
        mean: None below FEW known values: then ``values`` are shown one by one.
        clients: those whose score is known.
        values: client to value, where there are fewer than FEW.
        by_rule: whether the rule of this stage or a lower one asks for the score: then it is no finding.

    """

    stage: str
    score: str
    mean: float | None
    clients: Ids
    values: Mapping[int, float]
    by_rule: bool


@dataclass(frozen=True, slots=True)
class IncomeRow:
    """What the clients of a stage brought in the 12 months up to the as-of day.

    ``amounts``: currency to 1/10,000 of it, never added together; ``clients``: those that bought; ``buyers``:
    currency to how many bought in it.
    """

    stage: str
    amounts: Mapping[str, int]
    clients: Ids
    buyers: Mapping[str, int]

    def mean(self, currency: str) -> int | None:
        """Return what a client that bought in ``currency`` brought on average; None for fewer than FEW."""
        buyers = self.buyers.get(currency, 0)
        return round(self.amounts[currency] / buyers) if buyers >= FEW else None


@dataclass(frozen=True, slots=True)
class Risk:
    """A warning flag and the clients that carry it."""

    flag: str
    clients: Ids


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything about the stages of one model as of a day.

    Attributes:
        number: clients looked at; ``of``: all clients that are not archived (n of N).
        holds: what keeps clients on their stage, the most first; ``held``: the clients counted there
            (relationships that ended, the highest stage and the exit are left out).
        unconfirmed: clients without a confirmed stage, to be offered for confirmation.
        first_confirmed: day of the first confirmed stage of the model; None: history has not begun.
        last_record: latest day with a deal, an interaction or an assessment, for «old data».
        months, factors, income, models, risks: see the functions of these names; empty in a glance.
        imports: days on which something was imported.

    """

    request: Request
    model: StageModel
    number: int
    of: int
    ladder: Ladder
    moves: Movement
    sentence: Sentence
    rungs: tuple[RungRow, ...]
    holds: tuple[Hold, ...]
    held: Ids
    risks: tuple[Risk, ...]
    flags: Mapping[int, tuple[str, ...]]
    unconfirmed: Ids
    first_confirmed: date | None
    last_record: date | None
    thresholds_changed: bool
    months: tuple[Month, ...] = ()
    factors: tuple[FactorCell, ...] = ()
    income: tuple[IncomeRow, ...] = ()
    models: tuple[Ladder, ...] = ()
    imports: tuple[date, ...] = ()

    @property
    def unmoved(self) -> Ids:
        """Clients with a confirmed stage that the moves leave out: their relationship had ended."""
        counted = {one for ids in self.moves.cells.values() for one in ids}
        return tuple(one for one in self.sentence.confirmed if one not in counted)
