"""What a figure beside a question is made of, and from what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from canvas_app.services.canvas.board import Wordbook
from canvas_app.services.canvas.figures import LiveFigures
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One part of a figure, with the records behind it.

    Attributes:
        label: what it is of; ``value``: the figure as text; ``n``: how many records it rests on.
        clients, deals: ids behind it; a client list or a deal list opens from them.
        stage, segment: a stage of the workbook's model or a segment (0: none) the list is filtered by.

    """

    label: str
    value: str
    n: int
    clients: tuple[int, ...] = ()
    deals: tuple[int, ...] = ()
    stage: str = ""
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionFigure:
    """What the register says to one question.

    Attributes:
        text: the figure as a sentence, to be shown.
        insert: the same to be put into an answer: «Напитки 71 %, … (n 1 908, на 23.11.2026)».
        rows: its parts with their records.
        heading: what the rows count, and of which time.

    """

    question: str
    text: str
    insert: str
    rows: tuple[FigureRow, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class Source:
    """From what a figure is made: the file, the words, the day, and the figures the sheet has read already.

    ``hidden``: names and amounts are left out, as while names are hidden on the screen.
    """

    workbook: Workbook
    words: Wordbook
    day: date
    live: LiveFigures
    hidden: bool = False


Maker = Callable[[Source, int | None], QuestionFigure | None]
"""Makes the figure to a question, of one segment's clients or of all (None)."""
