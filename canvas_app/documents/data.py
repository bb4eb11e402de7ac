"""What documents are made of: frozen data in the language of the document, gathered by services.

Texts are ready to print and literal; numbers and dates are written by the document as its language wants
them. An anonymous document gets data that are anonymous already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_app.charts.library import Figure

SHARES_FROM = 30
"""Clients from which shares in per cent are said (interface decisions, 7)."""
CHARTS_FROM = 5
"""Clients from which charts are drawn; below, only names."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands at the head of a report.

    Attributes:
        business: whose model it is.
        title: what the document is: «Отчёт о стадиях взаимоотношений».
        day: the day the figures are as of.
        author: who made it and how to reach them, line by line.
        anonymous: names were replaced; the document says so on every page.

    """

    business: str
    title: str
    day: date
    author: tuple[str, ...] = ()
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a report.

    Attributes:
        title: what is seen; ``note``: what its marks mean.
        says: the chart as a sentence, for readers who do not see it.
        foot: n of N, period, day, basis, model.
        draw: makes the figure for a width in points; called once, in the worker.

    """

    title: str
    draw: Callable[[float], Figure]
    says: str = ""
    foot: str = ""
    note: str = ""


# ---- Canvas with answers


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; ``segment`` is empty where it holds for all."""

    text: str
    segment: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A question with what was answered.

    Attributes:
        status: ``none``, ``draft``, ``answered`` or ``na``.
        notes: texts of the notes made from it.
        figure: what the register says, or empty.

    """

    question: str
    status: str
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class NotePart:
    """A note: its text, its quiet line (kinds, figures), its certainty (a key) and the segments it serves."""

    text: str
    second: str = ""
    certainty: str = ""
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block with its notes, questions and what its checks found."""

    name: str
    about: str = ""
    live: str = ""
    notes: tuple[NotePart, ...] = ()
    questions: tuple[QuestionPart, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def answered(self) -> int:
        """Return how many questions are answered or not applicable."""
        return sum(question.status in ("answered", "na") for question in self.questions)


@dataclass(frozen=True, slots=True)
class AnswersReport:
    """A canvas block by block.

    Attributes:
        canvas: its name.
        credit: who is credited for the layout.

    """

    cover: Cover
    canvas: str
    blocks: tuple[BlockPart, ...]
    credit: str


# ---- Findings on one page

SHEET = "canvas"
"""Anchor of the first canvas of a document."""
ANCHORS = (SHEET, "checks", "ladder", "held", "moves", "months", "factors", "income", "clients", "method")
"""Parts of reports that a finding may lead to."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of what was found; ``basis``: from how many; ``anchor``: where it is shown (ANCHORS)."""

    text: str
    basis: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """What there is to say, on one page: most important first."""

    cover: Cover
    findings: tuple[Finding, ...]
    basis: str = ""


# ---- Stages report


@dataclass(frozen=True, slots=True)
class RungPart:
    """One stage of the ladder.

    Attributes:
        number: its place from 1; None for an exit stage.
        up, down, new: clients that came to it in the period.
        names: its clients by name, given while there are few.

    """

    name: str
    number: int | None
    confirmed: int
    suggested: int
    up: int = 0
    down: int = 0
    new: int = 0
    names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many clients stand on it."""
        return self.confirmed + self.suggested


@dataclass(frozen=True, slots=True)
class HeldPart:
    """What holds clients on their stage: a condition not fulfilled, or one for which data are missing."""

    reason: str
    unfulfilled: int
    unknown: int


@dataclass(frozen=True, slots=True)
class MovesPart:
    """Moves in the period: ``cells[row][column]`` clients went from ``rows`` to ``columns``.

    ``stages`` of the rows are the model's stages and then the new clients; of the columns the stages and then
    those that left. ``over``: by stage those whose relationship ended, on the ladder but not in the totals.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    first: date
    last: date
    over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomePart:
    """Income of the clients of one stage: amounts ready to print."""

    stage: str
    clients: int
    total: str
    mean: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class ClientPart:
    """One client of the list.

    Attributes:
        stage: its stage; ``confirmed`` tells from a suggested one.
        reason: why it stands lower than before, or why the person decided otherwise.

    """

    name: str
    stage: str
    confirmed: bool
    since: date | None = None
    segment: str = ""
    employee: str = ""
    state: str = ""
    confidence: str = ""
    flags: tuple[str, ...] = ()
    income: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of a stages report, those there are."""

    ladder: Chart | None = None
    held: Chart | None = None
    moves: Chart | None = None
    months: Chart | None = None
    factors: Chart | None = None
    income: Chart | None = None


@dataclass(frozen=True, slots=True)
class StagesReport:
    """Relationships in one stage model.

    Attributes:
        sentences: the findings, the first of them the numbers of the page.
        basis: n of N, period, day, basis and model: the foot of everything.
        total: clients that are counted; below CHARTS_FROM only their names are shown.
        confirmed: how many of them have a confirmed stage.
        filtered: which clients were chosen, or empty for all.
        method: how it was counted, sentence by sentence.
        thresholds: the thresholds that were changed, ready to print; empty when none was.
        parts: which of ladder, moves, months, factors, income, clients and method are written; empty: all.
        tables: whether a table repeats the numbers of a chart under it.

    """

    cover: Cover
    model: str
    sentences: tuple[str, ...]
    basis: str
    total: int
    confirmed: int
    rungs: tuple[RungPart, ...]
    held: tuple[HeldPart, ...] = ()
    moves: MovesPart | None = None
    income: tuple[IncomePart, ...] = ()
    clients: tuple[ClientPart, ...] = ()
    charts: Charts = Charts()
    filtered: str = ""
    method: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    tables: bool = True

    def has(self, part: str) -> bool:
        """Tell whether a part is to be written."""
        return not self.parts or part in self.parts
