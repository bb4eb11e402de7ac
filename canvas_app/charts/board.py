"""The board that charts are drawn on: points from the top left corner, words measured, places remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from canvas_app.charts import measure
from canvas_app.charts.data import Head
from canvas_app.charts.library import (
    FAMILIES,
    Affine2D,
    Artist,
    Circle,
    Figure,
    FontProperties,
    Line2D,
    Outline,
    PathPatch,
    Rectangle,
    Text,
    Transform,
)
from canvas_app.charts.picture import Region
from canvas_app.charts.style import ChartStyle

_CAPITAL = 0.364
"""Half the height of capitals and figures, in ems: what centres them on a line."""
HAIR = 0.8
"""Points of thin lines."""
HATCH = "////"
"""Suggested, not known, worked out again: the one pattern."""
_ALIGN = {"left": "left", "right": "right", "centre": "center"}


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the board."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure and its places."""

    figure: Figure
    regions: tuple[Region, ...]


@cache
def _font(size: float, weight: int) -> FontProperties:
    return FontProperties(family=list(FAMILIES), size=size, weight=weight)


class Board:
    """A figure of ``width`` by ``height`` points.

    Attributes:
        inside: what is left for the chart, below the title and above the foot where these are drawn.

    """

    def __init__(self, style: ChartStyle, head: Head, width: float, height: float) -> None:
        self.style = style
        self.figure = Figure(
            figsize=(max(width, 1) / 72, max(height, 1) / 72), dpi=72, facecolor=style.surface
        )
        flipped = Affine2D().scale(1 / 72, -1 / 72).translate(0, max(height, 1) / 72)
        self._place: Transform = flipped + self.figure.dpi_scale_trans
        self._regions: list[Region] = []
        self._level = 0
        self._width, self._height = width, height
        self.inside = Box(0, 0, width, height)
        if style.headed:
            self._draw_head(head)

    @property
    def size(self) -> float:
        """Return the size of names and numbers."""
        return self.style.size

    @property
    def small(self) -> float:
        """Return the size of headings and axes."""
        return round(self.style.size * 0.88, 2)

    def done(self) -> Drawn:
        """Return what was drawn."""
        return Drawn(self.figure, tuple(self._regions))

    def width(self, words: str, size: float | None = None, weight: int = 400) -> float:
        """Return how wide ``words`` will be."""
        return measure.width(words, size or self.size, weight)

    def _add(self, artist: Artist) -> None:
        """Put an artist above everything drawn before."""
        self._level += 1
        artist.set_zorder(self._level)
        self.figure.add_artist(artist)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float | None = None,
        weight: int = 400,
        colour: str = "",
        align: str = "left",
        room: float = 0,
    ) -> None:
        """Write one line whose capitals are centred on ``y``, cut to ``room`` points where one is given."""
        size = size or self.size
        shown = measure.fitted(words, room, size, weight) if room else measure.one_line(words)
        if not shown:
            return
        self._add(
            Text(
                x,
                y + size * _CAPITAL,
                shown,
                transform=self._place,
                color=colour or self.style.text,
                fontproperties=_font(size, weight),
                ha=_ALIGN[align],
                va="baseline",
                parse_math=False,
            )
        )

    def bar(
        self, box: Box, fill: str, *, edge: str = "", hatch: str = "", line: float = HAIR, ground: str = ""
    ) -> None:
        """Draw a rectangle: filled, or hatched in the colour ``hatch`` on ``ground``."""
        patch = Rectangle(
            (box.x, box.y),
            box.width,
            box.height,
            transform=self._place,
            facecolor=(ground or self.style.surface) if hatch else (fill or "none"),
            edgecolor=edge or "none",
            linewidth=line if edge else 0,
            joinstyle="miter",
        )
        if hatch:
            patch.set_hatch(HATCH)
            patch.set_hatchcolor(hatch)
            patch.set_hatch_linewidth(self.style.size / 15)
        self._add(patch)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float = HAIR,
        *,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through ``points``."""
        line = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            transform=self._place,
            color=colour,
            linewidth=width,
            solid_joinstyle="round",
            solid_capstyle="butt",
        )
        if dashes:
            line.set_linestyle((0, dashes))
        self._add(line)

    def shape(
        self, points: Sequence[tuple[float, float]], codes: Sequence[int], fill: str, edge: str = ""
    ) -> None:
        """Draw a closed outline of lines and curves (codes of ``Outline``)."""
        self._add(
            PathPatch(
                Outline(list(points), list(codes)),
                transform=self._place,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=HAIR if edge else 0,
            )
        )

    def circle(self, x: float, y: float, radius: float, fill: str, edge: str = "") -> None:
        """Draw a dot."""
        self._add(
            Circle(
                (x, y),
                radius,
                transform=self._place,
                facecolor=fill,
                edgecolor=edge or "none",
                linewidth=HAIR if edge else 0,
            )
        )

    def polygon(self, points: Sequence[tuple[float, float]], fill: str, edge: str = "") -> None:
        """Draw a polygon."""
        codes = [Outline.MOVETO, *[Outline.LINETO] * (len(points) - 1), Outline.CLOSEPOLY]
        self.shape([*points, points[0]], [int(code) for code in codes], fill, edge)

    def arrow(self, x: float, y: float, *, up: bool) -> None:
        """Draw the mark of a move, ▲ or ▼, centred on a point: fonts draw it in sizes of their own."""
        half = self.size * 0.36
        tip = -half if up else half
        points = [(x - half, y - tip * 0.8), (x + half, y - tip * 0.8), (x, y + tip * 0.9)]
        self.polygon(points, self.style.up if up else self.style.down)

    def region(self, key: str, words: str, box: Box, row: int, column: int = 0) -> None:
        """Remember a place that opens something; without a key it only says what is there."""
        left, top = max(box.x, 0.0), max(box.y, 0.0)
        right, bottom = min(box.right, self._width), min(box.bottom, self._height)
        self._regions.append(
            Region(key, words, left, top, max(right - left, 1), max(bottom - top, 1), row, column)
        )

    def _draw_head(self, head: Head) -> None:
        """Draw title and note above, the foot below, and leave the rest to the chart."""
        margin, size = self.size, self.size
        room = self.inside.width - 2 * margin
        top = margin
        for words, letters, weight in ((head.title, size * 1.17, 600), (head.note, self.small, 400)):
            for line in measure.wrapped(words, room, letters, 2, weight) if words else ():
                colour = self.style.text if weight == 600 else self.style.quiet
                self.text(margin, top + letters * 0.6, line, size=letters, weight=weight, colour=colour)
                top += letters * 1.5
        lines = measure.wrapped(head.foot, room, self.small, 3) if head.foot else []
        bottom = self.inside.height - margin - self.small * 1.45 * len(lines)
        for place, line in enumerate(lines):
            at = bottom + self.small * (1.45 * place + 0.9)
            self.text(margin, at, line, size=self.small, colour=self.style.quiet)
        top += size * 0.4
        self.inside = Box(margin, top, room, max(bottom - size * 0.6 - top, 1))
