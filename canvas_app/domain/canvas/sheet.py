"""A laid-out sheet: frozen places of everything that is painted, in millimetres of an A4 sheet in landscape.

Origin top left, y downwards. Painters only paint: the window in pixels, PDF and others in points, each after
``fit()``. Nothing here measures or decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

WIDTH, HEIGHT = 297.0, 210.0
"""The sheet on which everything is laid out."""

PAPERS = {"A4": (297, 210), "A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}
"""Width and height in millimetres, landscape."""

POINT = 25.4 / 72
"""Millimetres per point."""


class Fit(NamedTuple):
    """How the A4 sheet lies on a paper: multiply by ``scale``, then move by ``dx``, ``dy``."""

    scale: float
    dx: float
    dy: float


def fit(width: float, height: float) -> Fit:
    """Return the greatest scale at which the sheet lies on ``width`` × ``height``, and where it then begins.

    ISO papers differ from a multiple of A4 by less than a millimetre, which is shared between the sides.
    """
    scale = min(width / WIDTH, height / HEIGHT)
    return Fit(scale, (width - scale * WIDTH) / 2, (height - scale * HEIGHT) / 2)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower side."""
        return self.y + self.h

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside, the left and upper sides included."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, to be painted by itself.

    Attributes:
        x, y: left end of the baseline; the right end when ``right`` is true.
        width: advance by the measurer; a painter with kerning needs a little less.
        size: in points of the A4 sheet.
        weight: 400, 500 or 600.
        colour: ``text`` or ``quiet``, roles of the theme.
        joint: what stands between this line and the next in the text that was broken: a space; nothing, where
            a word was broken; ``-``, where it was broken with a painted hyphen that the text does not have.

    """

    x: float
    y: float
    width: float
    text: str
    size: float
    weight: int = 400
    colour: str = "text"
    right: bool = False
    joint: str = " "


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of the grid; ``width`` in points of the A4 sheet, ``colour`` ``text`` or ``border``."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sign of the legend: a colour's square, or a note's edge laid on its side when ``edge`` is set."""

    rect: Rect
    colour: str
    edge: str = ""


EDGES = {"": "solid", "confirmed": "solid", "partly": "dashed", "hypothesis": "dotted"}
"""How the edge of a note is drawn, by its certainty."""


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note, or the part of a very long one that stands here.

    Attributes:
        index: the note's place in its block's order.
        rect: its surface; ``bar`` the coloured edge at its left, inside the surface.
        colour: one of ``model.COLOURS``.
        edge: ``solid``, ``dashed`` or ``dotted``.
        lines: its text; ``second`` its quiet lines.
        first, last: whether the note begins and ends in this part.

    """

    id: int
    index: int
    rect: Rect
    bar: float
    colour: str
    edge: str
    lines: tuple[Line, ...]
    second: tuple[Line, ...] = ()
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class BlockBox:
    """A block, or the part of one that stands on a continuation page.

    Attributes:
        body: where notes may lie: under the heading, above the live line.
        columns: how many notes lie side by side.
        counter: answered and all questions, only when asked for.
        live_rect: the whole place of the live line, to be clicked; ``more`` says where the block goes on.
        empty: quiet lines of a block without notes.

    """

    key: str
    rect: Rect
    body: Rect
    columns: int
    heading: tuple[Line, ...]
    notes: tuple[NoteBox, ...] = ()
    counter: Line | None = None
    live: tuple[Line, ...] = ()
    live_rect: Rect | None = None
    more: tuple[Line, ...] = ()
    empty: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: lines of head and foot, signs of the legend, grid and blocks, all in reading order."""

    number: int
    frame: Rect
    head: tuple[Line, ...]
    foot: tuple[Line, ...]
    swatches: tuple[Swatch, ...]
    rules: tuple[Rule, ...]
    blocks: tuple[BlockBox, ...]

    def block(self, key: str) -> BlockBox | None:
        """Return the (first part of the) block ``key`` on this page."""
        return next((block for block in self.blocks if block.key == key), None)

    def lines(self) -> Iterator[Line]:
        """Yield every line of text in reading order."""
        yield from self.head
        yield from self.inner_lines()
        yield from self.foot

    def inner_lines(self) -> Iterator[Line]:
        """Yield every line of text inside the frame in reading order."""
        for block in self.blocks:
            yield from block.heading
            if block.counter:
                yield block.counter
            for note in block.notes:
                yield from note.lines
                yield from note.second
            yield from (*block.empty, *block.more, *block.live)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A board laid out: the first page holds all nine blocks, further pages what did not fit.

    Attributes:
        size, second_size: of the notes' texts and of their quiet lines, in points of the A4 sheet.
        smallest: the smallest text inside the frame, in points of the A4 sheet.

    """

    size: float
    second_size: float
    smallest: float
    pages: tuple[Page, ...]

    def smallest_on(self, paper: str) -> float:
        """Return the smallest text inside the frame as printed on ``paper``, in points."""
        return self.smallest * fit(*PAPERS[paper]).scale


def reads_from(points: float) -> int:
    """Return from how many centimetres text of ``points`` is read with ease, in tens: 9 points from 60.

    Source: interface decisions, 8.
    """
    return int(points * 60 / 9 / 10) * 10


def paper_for(sheet: Sheet, distance: int) -> str:
    """Return the smallest paper on which all is read from ``distance`` centimetres; A0 where none is."""
    fitting = (paper for paper in PAPERS if reads_from(sheet.smallest_on(paper)) >= distance)
    return next(fitting, "A0")
