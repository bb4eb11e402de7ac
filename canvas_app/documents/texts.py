"""Running text in documents: any text literally, broken by the same rules as on the sheet.

Nothing here reads mark-up: what a person typed cannot become a tag, a link or a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from canvas_app import paths
from canvas_app.documents import fonts
from canvas_app.documents.pdf import draw_line, joined
from canvas_app.documents.style import palette
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.domain.canvas.lines import Piece, break_lines, prepare
from canvas_app.domain.canvas.measure import ASCENT, DESCENT, WidthTable

_KEEP = 2
"""Lines of a text that stay together at the foot and at the head of a page."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Type of a text: sizes and distances in points, ``leading`` in ems."""

    size: float = 9.5
    weight: int = 400
    colour: str = "text"
    leading: float = 1.4
    before: float = 0.0
    after: float = 0.0

    @property
    def font(self) -> str:
        """Return the name of the font."""
        return fonts.BY_WEIGHT[self.weight]

    @property
    def step(self) -> float:
        """Return the height of a line."""
        return self.size * self.leading

    @property
    def drop(self) -> float:
        """Return the way from the top of a line to its baseline."""
        return self.size * ((self.leading - ASCENT - DESCENT) / 2 + ASCENT)


TITLE = TextStyle(20, 600, leading=1.2, after=2)
SUBTITLE = TextStyle(11, colour="quiet", after=2)
HEADING_1 = TextStyle(15, 600, leading=1.25, before=18, after=6)
HEADING_2 = TextStyle(11.5, 600, leading=1.3, before=12, after=4)
HEADING_3 = TextStyle(9.5, 600, before=8, after=2)
BODY = TextStyle(after=4)
LEAD = TextStyle(11, leading=1.45, after=6)
QUIET = TextStyle(colour="quiet", after=4)
SMALL = TextStyle(8, colour="quiet", after=3)
FOOT = TextStyle(7, colour="quiet", leading=1.35)


@cache
def measurer() -> WidthTable:
    """Return the advance widths of the documents' type."""
    return WidthTable((paths.resources() / "fonts/widths.bin").read_bytes())


def width_of(text: str, style: TextStyle) -> float:
    """Return the points that the widest line of ``text`` takes when nothing breaks it."""
    return max(measurer().width(line, style.weight) for line in text.split("\n")) * style.size


def set_lines(text: str, style: TextStyle, width: float) -> list[Piece]:
    """Return the lines of ``text`` in ``width`` points."""
    return break_lines(prepare(text, style.weight, measurer()), width / style.size, style.weight, measurer())


def draw_lines(
    canvas: Canvas, pieces: list[Piece], style: TextStyle, x: float, top: float, *, right: bool = False
) -> None:
    """Draw lines below each other from ``top``; ``x`` is their left end, or their right end."""
    colour = palette()[style.colour]
    for index, text in enumerate(joined((piece.text, piece.joint) for piece in pieces)):
        baseline = top - style.drop - index * style.step
        draw_line(canvas, x, baseline, text, style.font, style.size, colour, right=right)


class TextFlow(Flowable):
    """One text of a report: wraps, splits over pages, keeps two lines together at either end."""

    canv: TaggedCanvas

    def __init__(
        self, text: str, style: TextStyle = BODY, *, indent: float = 0.0, sign: str = "", link: str = ""
    ) -> None:
        super().__init__()
        self.text, self.style, self.indent, self.sign, self.link = text, style, indent, sign, link
        self.kind = "P"
        self.pieces: list[Piece] = []
        self._set_for = -1.0
        self.spaceBefore, self.spaceAfter = style.before, style.after

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Return the size of the text in ``width`` points."""
        if self._set_for < 0:
            self.pieces, self._set_for = set_lines(self.text, self.style, width - self.indent), width
        self.width, self.height = width, len(self.pieces) * self.style.step
        return self.width, self.height

    def least(self, width: float) -> float:
        """Return the height in which the text may begin."""
        self.wrap(width, 0)
        return min(len(self.pieces), _KEEP) * self.style.step

    def split(self, width: float, room: float) -> list[Flowable]:
        """Return the part that fits into ``room`` points and the rest, or nothing when too little fits."""
        self.wrap(width, room)
        count = int((room + 1e-6) / self.style.step)
        if count < min(_KEEP, len(self.pieces)):
            return []
        count = min(count, max(len(self.pieces) - _KEEP, _KEEP))
        return [self._part(self.pieces[:count], self.sign), self._part(self.pieces[count:], "")]

    def _part(self, pieces: list[Piece], sign: str) -> TextFlow:
        part = TextFlow("", self.style, indent=self.indent, sign=sign, link=self.link)
        part.pieces, part._set_for, part.kind = pieces, self._set_for, self.kind
        return part

    def draw(self) -> None:
        """Draw the text."""
        with self.canv.content(self.kind):
            if self.sign:
                sign = [Piece(self.sign, 0.0, " ")]
                draw_lines(self.canv, sign, self.style, 0, self.height)
            draw_lines(self.canv, self.pieces, self.style, self.indent, self.height)
        if self.link:
            self.canv.linkRect("", self.link, (0, 0, self.width, self.height), relative=1, Border="[0 0 0]")


class Heading(TextFlow):
    """A heading, with its entry in the outline; ``anchor`` is the name by which texts link to it.

    ``entry`` is what the outline calls it when that is not its text.
    """

    def __init__(
        self, text: str, style: TextStyle, level: int, key: str, anchor: str = "", entry: str = ""
    ) -> None:
        super().__init__(text, style)
        self.level, self.key, self.anchor, self.entry = level, key, anchor, entry or text
        self.kind = f"H{level + 1}"

    def least(self, width: float) -> float:
        """Return its whole height: it is not split."""
        return self.wrap(width, 0)[1]

    def split(self, width: float, room: float) -> list[Flowable]:
        """Refuse to split unless it is longer than any page."""
        return super().split(width, room) if self.height > room > 500 else []

    def draw(self) -> None:
        """Draw the heading and name its place."""
        for name in filter(None, (self.key, self.anchor)):
            self.canv.bookmarkHorizontal(name, 0, self.height + self.style.size)
        self.canv.addOutlineEntry(self.entry, self.key, self.level)
        super().draw()


class HairLine(Flowable):
    """A thin line over the whole width."""

    canv: TaggedCanvas

    def __init__(
        self, colour: str = "border", width: float = 0.6, before: float = 4, after: float = 4
    ) -> None:
        super().__init__()
        self.colour, self.line_width = colour, width
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Return the whole width and nearly no height."""
        self.width, self.height = width, self.line_width
        return width, self.line_width

    def draw(self) -> None:
        """Draw the line."""
        with self.canv.artifact():
            self.canv.setStrokeColor(palette()[self.colour])
            self.canv.setLineWidth(self.line_width)
            self.canv.line(0, 0, self.width, 0)
