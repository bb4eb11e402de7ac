"""Rows of a text table: cells as they stand, with the line each row begins on; damage is named, not repaired.

The csv module alone will not do: it turns the rest of a file into one cell when a quote is never closed,
cannot say on which line, and holds its limits globally. Here it parts single lines that need no care.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from canvas_app.exchange import limits
from canvas_app.exchange.problems import TableError

NumberedRow = tuple[int, list[str]]
"""Line of the file on which the row begins, from 1, and its cells."""

_OPENING = re.compile(r' *"')
_END_OF_FILE = "\x1a"  # DOS programs end a text with it
_PLAIN_LINE: Final = 128 * limits.KIB
"""The longest line that the csv module parts: its own limit of a cell, which is one for the whole process."""


class TableReader:
    """Reads rows parted by one character; a cell may be quoted, hold line breaks, and doubled quotes.

    Quotes inside a quoted cell that somebody forgot to double are kept when their line still makes the
    expected number of cells. Beyond ``limits.COLUMNS`` a row is not parted: the rest is its last cell.
    """

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self._columns = 0
        self._room = 0
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
            TableError: a quote is never closed, a cell or row is too long, or there are too many rows.

        """
        count = 0
        numbered = iter(enumerate(lines, start=first))
        for number, line in numbered:
            if '"' in line:
                cells = self._plainly_quoted(line) or self._quoted(number, line, numbered)
            elif line and not line.isspace() and line != _END_OF_FILE:
                cells = self._parted(line)
            else:
                continue
            count += 1
            if len(line) > limits.CELL_CHARACTERS:
                _check_cells(number, cells[: limits.COLUMNS])
            if count > limits.TABLE_ROWS:
                raise TableError("import.too_many_rows", line=number, limit=limits.TABLE_ROWS)
            yield number, cells

    def _parted(self, line: str) -> list[str]:
        """Return the cells of a line without quotes."""
        cells = line.split(self.delimiter, limits.COLUMNS)
        if len(cells) > limits.COLUMNS and not cells[-1].strip(f"{self.delimiter} \t"):
            cells[-1] = ""  # spreadsheets write thousands of empty cells at the end
        return cells

    def _plainly_quoted(self, line: str) -> list[str] | None:
        """Return the cells of a line that needs no care, or None; four times as fast as cell by cell."""
        if len(line) > _PLAIN_LINE or self._spaced.search(line):
            return None
        try:
            cells = next(csv.reader((line,), delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        if len(cells) > limits.COLUMNS:
            beyond = cells[limits.COLUMNS :]
            cells[limits.COLUMNS :] = ["" if is_blank(beyond) else self.delimiter.join(beyond)]
        return cells

    def _quoted(self, number: int, line: str, numbered: Iterator[tuple[int, str]]) -> list[str]:
        """Return the cells of a row with quotes, taking further lines while one of its cells is open."""
        cells: list[str] = []
        start = line
        place = 0
        self._room = limits.LINE_CHARACTERS - len(line)
        while True:
            if len(cells) > limits.COLUMNS:
                raise TableError("import.columns_many", line=number, limit=limits.COLUMNS)
            opening = _OPENING.match(line, place)
            if opening is None:
                end = line.find(self.delimiter, place)
                cells.append(line[place:] if end < 0 else line[place:end])
                place = len(line) if end < 0 else end
            else:
                line, place, cell = self._cell((number, len(cells) + 1), line, opening.end(), numbered)
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
        self, at: tuple[int, int], line: str, inside: int, numbered: Iterator[tuple[int, str]]
    ) -> tuple[str, int, str]:
        """Return the line on which a quoted cell closes, the place after its quote, and the cell's text.

        ``at`` says on which line and in which column it begins.
        """
        parts: list[str] = []
        room = limits.CELL_CHARACTERS
        while (closed := _closing(line, inside, room)) < 0:
            room -= len(line) - inside + 1
            if room < 0:  # a quote that is never closed takes in line after line
                raise _too_long(*at) if not parts else TableError("import.quote_open", line=at[0])
            following = next(numbered, None)
            if following is None:
                raise TableError("import.quote_open", line=at[0])
            parts.append(line[inside:])
            line, inside = following[1], 0
            self._room -= len(line)
            if self._room < 0:
                raise TableError("import.line_long", line=at[0], limit=limits.LINE_CHARACTERS)
        parts.append(line[inside:closed])
        return line, closed + 1, "\n".join(parts).replace('""', '"')

    def _repaired(self, number: int, start: str, line: str) -> list[str]:
        """Return the cells of a row with quotes that were not doubled, if it can be told where they end."""
        if line is not start:
            raise TableError("import.quote_open", line=number)
        cells: list[str] = []
        place = 0
        while place <= len(line):
            found = self._sloppy.match(line, place)
            if found is None or len(cells) > (self._columns or limits.COLUMNS):
                raise TableError("import.quote_open", line=number)
            cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
            place = found.end() + len(self.delimiter)
        if self._columns and len(cells) != self._columns:
            raise TableError("import.quote_open", line=number)
        return cells


def _closing(line: str, inside: int, room: int) -> int:
    """Return the place of the quote that closes the cell open at ``inside``; -1: not here, nor so near.

    By searching, not by an expression that repeats: that keeps a place to go back to for each doubled quote.
    """
    end = min(len(line), inside + room + 1)
    place = line.find('"', inside, end)
    while place >= 0 and line.startswith('"', place + 1):
        place = line.find('"', place + 2, end)
    return place


def _check_cells(number: int, cells: Sequence[str]) -> None:
    for place, cell in enumerate(cells, start=1):
        if len(cell) > limits.CELL_CHARACTERS:
            raise _too_long(number, place)


def _too_long(line: int, column: int) -> TableError:
    return TableError("import.cell_long", line=line, column=column, limit=limits.CELL_CHARACTERS)


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row has nothing in it."""
    return not any(cell and not cell.isspace() for cell in cells)
