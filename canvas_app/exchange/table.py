"""Rows of a text table: cells as they stand, with the line each row begins on; damage is named, not repaired.

The csv module alone will not do: it turns the rest of a file into one cell when a quote is never closed,
cannot say on which line, and holds its limits globally. Here it parts single lines that need no care.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits

NumberedRow = tuple[int, list[str]]
"""Line of the file on which the row begins, from 1, and its cells."""

_CLOSED = re.compile(r'(?:[^"]++|"")*+"')
"""From inside a quoted cell to its closing quote."""
_OPENING = re.compile(r' *"')
_END_OF_FILE = "\x1a"  # DOS programs end a text with it


class TableReader:
    """Reads rows parted by one character; a cell may be quoted, hold line breaks, and doubled quotes.

    Quotes inside a quoted cell that somebody forgot to double are kept when their line still makes the
    expected number of cells.
    """

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self._columns = 0
        self._spaced = re.compile(rf'(?:^|{re.escape(delimiter)}) +"')
        self._part = re.compile(rf" *(?:{re.escape(delimiter)}|$)")
        self._sloppy = re.compile(
            rf' *"(.*?)" *(?={re.escape(delimiter)}|$)|(?! *")([^{re.escape(delimiter)}]*)', re.DOTALL
        )

    def expect(self, columns: int) -> None:
        """Say how many cells a row has, once the header is known."""
        self._columns = columns

    def rows(self, lines: Iterable[str], first: int = 1) -> Iterator[NumberedRow]:
        """Yield the rows of ``lines``; blank lines are left out.

        Raises:
            PersonError: a quote is never closed, a cell or row is too long, or there are too many rows.

        """
        delimiter, count = self.delimiter, 0
        numbered = iter(enumerate(lines, start=first))
        for number, line in numbered:
            if '"' in line:
                cells = self._plainly_quoted(line) or self._quoted(number, line, numbered)
            elif line and not line.isspace() and line != _END_OF_FILE:
                cells = line.split(delimiter)
            else:
                continue
            count += 1
            if len(line) > limits.CELL_CHARACTERS:
                _check_cells(number, cells)
            if count > limits.TABLE_ROWS:
                raise PersonError("import.too_many_rows", limit=limits.TABLE_ROWS)
            yield number, cells

    def _plainly_quoted(self, line: str) -> list[str] | None:
        """Return the cells of a line that needs no care, or None; four times as fast as cell by cell."""
        if self._spaced.search(line):
            return None
        try:
            return next(csv.reader((line,), delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None

    def _quoted(self, number: int, line: str, numbered: Iterator[tuple[int, str]]) -> list[str]:
        """Return the cells of a row with quotes, taking further lines while one of its cells is open."""
        cells: list[str] = []
        start = line
        place = 0
        while True:
            opening = _OPENING.match(line, place)
            if opening is None:
                end = line.find(self.delimiter, place)
                cells.append(line[place:] if end < 0 else line[place:end])
                place = len(line) if end < 0 else end
            else:
                line, place, cell = self._cell(number, line, opening.end(), numbered)
                part = self._part.match(line, place)
                if part is None:
                    return self._repaired(number, start, line)
                cells.append(cell)
                place = part.end() - len(self.delimiter) if part[0].endswith(self.delimiter) else len(line)
            if place >= len(line):
                return cells
            place += len(self.delimiter)
            if place == len(line):
                return [*cells, ""]

    def _cell(
        self, number: int, line: str, inside: int, numbered: Iterator[tuple[int, str]]
    ) -> tuple[str, int, str]:
        """Return the line on which a quoted cell closes, the place after its quote, and the cell's text."""
        parts: list[str] = []
        length = 0
        closed = _CLOSED.match(line, inside)
        while closed is None:
            parts.append(line[inside:])
            length += len(line) - inside + 1
            following = next(numbered, None)
            if following is None or length > limits.CELL_CHARACTERS:
                raise PersonError("import.quote_open", line=number)
            line, inside = following[1], 0
            closed = _CLOSED.match(line)
        parts.append(closed[0][:-1])
        return line, closed.end(), "\n".join(parts).replace('""', '"')

    def _repaired(self, number: int, start: str, line: str) -> list[str]:
        """Return the cells of a row with quotes that were not doubled, if it can be told where they end."""
        if line is not start:
            raise PersonError("import.quote_open", line=number)
        cells: list[str] = []
        place = 0
        while place <= len(line):
            found = self._sloppy.match(line, place)
            if found is None:
                raise PersonError("import.quote_open", line=number)
            cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
            place = found.end() + len(self.delimiter)
        if self._columns and len(cells) != self._columns:
            raise PersonError("import.quote_open", line=number)
        return cells


def _check_cells(number: int, cells: Sequence[str]) -> None:
    for place, cell in enumerate(cells, start=1):
        if len(cell) > limits.CELL_CHARACTERS:
            raise PersonError("import.cell_long", line=number, column=place, limit=limits.CELL_CHARACTERS)


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row has nothing in it."""
    return not any(cell and not cell.isspace() for cell in cells)
