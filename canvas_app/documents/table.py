"""Tables of any length: headings on every page, rows kept whole unless they are higher than a page allows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from canvas_app.documents.style import palette
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.documents.texts import TextStyle, draw_lines, set_lines
from canvas_app.domain.canvas.lines import Piece

_HEADER = TextStyle(7.5, 500, colour="quiet", leading=1.3)
CELL = TextStyle(8.5, leading=1.35)
_PAD_Y, _GAP = 2.6, 8.0
_SPLIT_ABOVE = 150.0
"""Points: a higher row may be broken between pages."""
_CELLS_UP_TO = 1_000
"""Rows of a table whose structure goes down to its cells; in a longer one a row is a paragraph.

The structure of ten thousand rows of cells took five times the room of the pages themselves.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width; numbers stand at the right."""

    heading: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table with its own type."""

    text: str
    style: TextStyle = CELL

    @classmethod
    def quiet(cls, text: str) -> Cell:
        """Return a cell in the quiet colour."""
        return cls(text, replace(CELL, colour="quiet"))

    @classmethod
    def strong(cls, text: str) -> Cell:
        """Return a cell that stands out."""
        return cls(text, replace(CELL, weight=600))


Row = Sequence[str | Cell]
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
    """A table with hairlines under its rows; texts are literal."""

    canv: TaggedCanvas

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], *, headings: bool = True) -> None:
        super().__init__()
        self.columns = columns
        self._given: Sequence[Row] = rows
        self._rows: list[_SetRow] | None = None
        self._headings = headings
        self._coarse = len(rows) > _CELLS_UP_TO
        self.spaceBefore, self.spaceAfter = 2, 8

    def _widths(self, width: float) -> list[float]:
        """Return the columns' widths in ``width`` points, without the gaps between them."""
        room = width - _GAP * (len(self.columns) - 1)
        total = sum(column.share for column in self.columns)
        return [room * column.share / total for column in self.columns]

    def _set(self, width: float) -> list[_SetRow]:
        """Return the rows broken into lines; each text is measured once, however often the table is split."""
        if self._rows is None:
            widths = self._widths(width)
            self._rows = [self._set_row(row, widths) for row in self._given]
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
        return self._set_row([Cell(column.heading, _HEADER) for column in self.columns], self._widths(width))

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Return the size of the whole table in ``width`` points."""
        head = self._head(width)
        self.width = width
        self.height = sum(row.height for row in self._set(width)) + (head.height if head else 0)
        return self.width, self.height

    def split(self, width: float, room: float) -> list[Flowable]:
        """Return the rows that fit into ``room`` points and the rest, or nothing when none fits."""
        rows = self._set(width)
        head = self._head(width)
        room -= head.height if head else 0
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
        return [self._part(first), self._part(rest)] if first else []

    def _part(self, rows: list[_SetRow]) -> TableFlow:
        part = TableFlow(self.columns, (), headings=self._headings)
        part._rows, part._coarse = rows, self._coarse
        return part

    def draw(self) -> None:
        """Draw headings, rows and hairlines."""
        y = self.height
        head = self._head(self.width)
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
        widths = self._widths(self.width)
        for column, width, (pieces, style) in zip(self.columns, widths, row.cells, strict=True):
            left = x + (width if column.right else 0)
            with nullcontext() if self._coarse else self.canv.content(kind):
                draw_lines(self.canv, pieces, style, left, top - _PAD_Y, right=column.right)
            x += width + _GAP
