"""The records of a canvas: canvases, notes, answers, segments and revenue streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

BLOCKS = ("cs", "vp", "ch", "cr", "rs", "kr", "ka", "kp", "c")
"""Keys of the nine blocks in the order of the walk through the questions."""

COLOURS = ("yellow", "blue", "green", "pink", "violet", "grey")
"""Colours of a note; index + 1 is the digit of Alt+1 … Alt+6."""

CERTAINTIES = ("", "hypothesis", "partly", "confirmed")
"""How sure a note is; empty: not said."""

ANSWER_MARKS = ("", "draft", "na")
"""What a person set by hand; empty: the status follows from what was typed."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """One sheet of a workbook ("As is", "To be", …)."""

    kind: ClassVar[str] = "canvas"
    id: int
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A sticky note of a block.

    A note of Customer Segments shows a segment and one of Revenue Streams a stream: then ``segment_id``
    or ``stream_id`` is set, and text and colour are those of that segment or stream (the stored text is
    empty, readers get it filled in). Notes of other blocks carry the segments they serve in ``segments``.

    Attributes:
        position: place in the block's order, ascending, gaps allowed.
        kinds: keys of the catalogue (``cr.type.self``, ``rs.kind.once``), in the order chosen.
        question: key of the question it was made from, or empty.
        segments: ids of linked segments.
        links: ids of linked notes.
        target: of a relationship, the stage its clients shall reach: model and stage (``kotler.client``).
        monthly_cost: of a relationship, what a month of it costs, in 1/10,000 of the workbook's currency.

    """

    kind: ClassVar[str] = "note"
    id: int
    canvas_id: int
    block: str
    position: int
    text: str = ""
    colour: str = "yellow"
    kinds: tuple[str, ...] = ()
    certainty: str = ""
    question: str = ""
    segment_id: int | None = None
    stream_id: int | None = None
    segments: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    target: str = ""
    monthly_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question of one canvas, for one segment or for all (``segment_id`` None).

    ``mark`` is set on the row for all only: ``draft`` or ``na`` (not applicable).
    """

    kind: ClassVar[str] = "answer"
    id: int
    canvas_id: int
    question: str
    segment_id: int | None = None
    text: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A customer segment: a group of clients in the register, shown by a note in each canvas that has it."""

    kind: ClassVar[str] = "segment"
    id: int
    name: str
    colour: str = "yellow"
    position: int = 0


@dataclass(frozen=True, slots=True)
class Stream:
    """A revenue stream: what deal lines belong to, shown by a note in each canvas that has it."""

    kind: ClassVar[str] = "stream"
    id: int
    name: str
    colour: str = "yellow"
    position: int = 0
