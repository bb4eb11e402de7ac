"""What charts give back: places that open something, pictures for the screen, the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart's table: its text and the key of what it opens."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same numbers as a table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_text(self) -> str:
        """Return the table for a spreadsheet: tabs between cells, a line per row."""
        lines = [self.columns, *(tuple(cell.text for cell in row) for row in self.rows)]
        return "\n".join("\t".join(" ".join(text.split("\t")) for text in line) for line in lines)


@dataclass(frozen=True, slots=True)
class Region:
    """A place on a figure, in points from its top left corner, that opens something.

    Attributes:
        words: what a screen reader says of it.
        row, column: its place in the walk by arrows: up and down change the row.

    """

    key: str
    words: str
    x: float
    y: float
    width: float
    height: float
    row: int = 0
    column: int = 0

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart drawn for the screen: RGBA rows, ``scale`` device pixels to a point, and its places."""

    width: int
    height: int
    pixels: bytes = field(repr=False)
    scale: float
    regions: tuple[Region, ...]
