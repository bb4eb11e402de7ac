"""Tables of any length: headings on every page, rows kept whole unless they are higher than a page allows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlab.platypus import Flowable

from canvas_app.documents.style import palette
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.documents.texts import TextStyle, draw_lines, set_lines
from canvas_app.domain.canvas.lines import Piece

HEADER = TextStyle(7.5, 500, colour="quiet", leading=1.3)
CELL = TextStyle(8.5, leading=1.35)
DENSE = TextStyle(8, leading=1.3)
"""Type of a list of hundreds of rows."""
_AGAIN = TextStyle(8.5, 600, leading=1.35)
_PAD_Y, _GAP = 2.6, 6.0
_KEEP = 2
"""Rows that stay together under the headings."""
_SPLIT_ABOVE = 150.0
"""Points: a higher row may be broken between pages."""
_CELLS_UP_TO = 1_000
"""Rows of a table whose structure goes down to its cells; in a longer one a row is a paragraph.

The structure of ten thousand rows of cells took five times the room of the pages themselves.
"""


def room_of(columns: int, width: float) -> float:
    """Return what ``columns`` share of ``width`` points, without the gaps between them."""
    return width - _GAP * (columns - 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width; numbers stand at the right, marks in the middle."""

    heading: str
    share: float
    right: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table with its own type."""

    text: str
    style: TextStyle = CELL

    @classmethod
    def quiet(cls, text: str, style: TextStyle = CELL) -> Cell:
        """Return a cell in the quiet colour."""
        return cls(text, replace(style, colour="quiet"))

    @classmethod
    def strong(cls, text: str) -> Cell:
        """Return a cell that stands out."""
        return cls(text, replace(CELL, weight=600))


Row = Sequence[str | Cell]
"""The cells of a row; a single one is a remark on the row before it and runs over the whole width."""
_SetCell = tuple[list[Piece], TextStyle]


class _SetRow:
    """A row broken into lines; ``ends`` is false for one that goes on on the next page."""

    __slots__ = ("cells", "ends", "height")

    def __init__(self, cells: list[_SetCell], ends: bool = True) -> None:
        self.cells, self.ends = cells, ends
        self.height = max(len(pieces) * style.step for pieces, style in cells) + 2 * _PAD_Y

    def cut(self, room: float) -> tuple[_SetRow, _SetRow] | None:
        """Return what fits into ``room`` points and the rest, or None when not even three lines fit."""
        room -= 2 * _PAD_Y
        counts = [int((room + 1e-6) / style.step) for _, style in self.cells]
        if min(counts) < 3:
            return None
        first = [(pieces[:count], style) for (pieces, style), count in zip(self.cells, counts, strict=True)]
        rest = [(pieces[count:], style) for (pieces, style), count in zip(self.cells, counts, strict=True)]
        return _SetRow(first, ends=False), _SetRow(rest, self.ends)


class TableFlow(Flowable):
    """A table with hairlines under its rows; texts are literal.

    ``again`` stands over what follows on further pages: whose rows these are.
    """

    canv: TaggedCanvas

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], *, headings: bool = True, again: str = ""
    ) -> None:
        super().__init__()
        self.columns = columns
        self._again, self._over = again, ""
        self._given: Sequence[Row] = rows
        self._rows: list[_SetRow] | None = None
        self._headings = headings
        self._coarse = len(rows) > _CELLS_UP_TO
        self.spaceBefore, self.spaceAfter = 2, 8

    def _widths(self, width: float) -> list[float]:
        """Return the columns' widths in ``width`` points, without the gaps between them."""
        room = room_of(len(self.columns), width)
        total = sum(column.share for column in self.columns)
        return [room * column.share / total for column in self.columns]

    def _set(self, width: float) -> list[_SetRow]:
        """Return the rows broken into lines; each text is measured once, however often the table is split."""
        if self._rows is None:
            widths = self._widths(width)
            self._rows = [
                self._set_row(row, widths if len(row) == len(widths) else [width]) for row in self._given
            ]
            for row, below in pairwise(self._rows):
                row.ends = len(below.cells) == len(self.columns)
        return self._rows

    @staticmethod
    def _set_row(row: Row, widths: list[float]) -> _SetRow:
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
        return _SetRow(
            [
                (set_lines(cell.text, cell.style, at), cell.style)
                for cell, at in zip(cells, widths, strict=True)
            ]
        )

    def _head(self, width: float) -> _SetRow | None:
        if not self._headings:
            return None
        return self._set_row([Cell(column.heading, HEADER) for column in self.columns], self._widths(width))

    def _above(self, width: float) -> float:
        """Return the height of what stands over the first row."""
        head = self._head(width)
        return (head.height if head else 0) + (_AGAIN.step + 4 if self._over else 0)

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Return the size of the whole table in ``width`` points."""
        self.width = width
        self.height = sum(row.height for row in self._set(width)) + self._above(width)
        return self.width, self.height

    def least(self, width: float) -> float:
        """Return the height in which the table may begin: its headings and two rows."""
        return self._above(width) + sum(min(row.height, _SPLIT_ABOVE) for row in self._set(width)[:_KEEP])

    def split(self, width: float, room: float) -> list[Flowable]:
        """Return the rows that fit into ``room`` points and the rest, or nothing when none fits."""
        rows = self._set(width)
        room -= self._above(width)
        count = 0
        while count < len(rows) and rows[count].height <= room + 1e-6:
            room -= rows[count].height
            count += 1
        if count == len(rows):
            return [self]
        first, rest = rows[:count], rows[count:]
        if rest[0].height > _SPLIT_ABOVE:
            parts = rest[0].cut(room)
            if parts is not None:
                first, rest = [*first, parts[0]], [parts[1], *rest[1:]]
        return [self._part(first, self._over), self._part(rest, self._again)] if first else []

    def _part(self, rows: list[_SetRow], over: str) -> TableFlow:
        part = TableFlow(self.columns, (), headings=self._headings, again=self._again)
        part._rows, part._coarse, part._over = rows, self._coarse, over
        return part

    def draw(self) -> None:
        """Draw headings, rows and hairlines."""
        y = self.height
        head = self._head(self.width)
        if self._over:
            with self.canv.artifact():
                draw_lines(self.canv, set_lines(self._over, _AGAIN, self.width)[:1], _AGAIN, 0, y)
            y -= _AGAIN.step + 4
        with self.canv.element("Sect" if self._coarse else "Table"):
            if head:
                y = self._draw_row(head, y, "text", "TH")
            for row in self._set(self.width):
                y = self._draw_row(row, y, "border", "TD")

    def _draw_row(self, row: _SetRow, top: float, rule: str, kind: str) -> float:
        """Draw one row and return where the next begins."""
        with self.canv.content("P") if self._coarse else self.canv.element("TR"):
            self._draw_cells(row, top, kind)
        low = top - row.height
        if row.ends:
            with self.canv.artifact():
                self.canv.setStrokeColor(palette()[rule])
                self.canv.setLineWidth(0.5)
                self.canv.line(0, low, self.width, low)
        return low

    def _draw_cells(self, row: _SetRow, top: float, kind: str) -> None:
        """Draw the texts of a row."""
        x = 0.0
        widths = self._widths(self.width) if len(row.cells) == len(self.columns) else [self.width]
        for column, width, (pieces, style) in zip(self.columns, widths, row.cells, strict=False):
            left = x + (width if column.right else 0)
            if column.middle and pieces:
                left += (width - pieces[0].width * style.size) / 2
            with nullcontext() if self._coarse else self.canv.content(kind):
                draw_lines(self.canv, pieces, style, left, top - _PAD_Y, right=column.right)
            x += width + _GAP
