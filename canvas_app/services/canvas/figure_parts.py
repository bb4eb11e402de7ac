"""What a figure beside a question is made of, and from what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas.board import Translator
from canvas_app.services.canvas.figures import LiveFigures
from canvas_app.storage.workbook import Workbook

_TOLD = 4
"""Parts of a figure told in its sentence; the rest are in the list."""


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

    ``relationships`` are the canvas's notes of Customer Relationships. ``hidden``: names and amounts are left
    out, as while names are hidden on the screen.
    """

    workbook: Workbook
    words: Translator
    day: date
    live: LiveFigures
    relationships: tuple[Note, ...] = ()
    hidden: bool = False


Maker = Callable[[Source, int | None], QuestionFigure | None]
"""Makes the figure to a question, of one segment's clients or of all (None)."""


def make_figure(
    source: Source, question: str, message: str, rows: Sequence[FigureRow], n: int, *, dash: bool = True
) -> QuestionFigure | None:
    """Return a figure of ``rows`` told by ``canvas.<message>``; None when there is nothing to tell.

    ``dash``: «part — value», of which the first few are told; else «part value», of which all are.
    """
    if not rows:
        return None
    words = source.words
    date = words.formats.date(source.day)
    joint = " — " if dash else " "
    told = ", ".join(f"{row.label}{joint}{row.value}" for row in rows[: _TOLD if dash else None])
    plain = ", ".join(f"{row.label} {row.value}" for row in rows[: _TOLD if dash else None])
    text = words.say(f"canvas.{message}", parts=told, date=date, n=n)
    insert = words.say("canvas.figure_insert", parts=plain, date=date, n=n)
    return QuestionFigure(question, text, insert, tuple(rows), words.say(f"canvas.{message}_head"))
