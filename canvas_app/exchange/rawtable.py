"""A text table found: its header, which columns fill which fields, and the cells of those, not yet read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Final, Protocol

from canvas_app.domain.text import clean_line
from canvas_app.exchange import delimiter as delimiters
from canvas_app.exchange import limits
from canvas_app.exchange.delimiter import HEADER_AMONG
from canvas_app.exchange.encoding import Encoding
from canvas_app.exchange.formulas import GUARD, unguarded
from canvas_app.exchange.guess import guess_clients
from canvas_app.exchange.headers import Headers, header_key
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.problems import Problem, Question, TableError
from canvas_app.exchange.source import Progress
from canvas_app.exchange.table import NumberedRow, TableReader, is_blank

SAMPLE_ROWS: Final = 20
_GUESS_LINES: Final = 100


class Source(Protocol):
    """A text that gives its lines: a file or what was pasted."""

    @property
    def name(self) -> str:
        """Name to be shown."""

    @property
    def encoding(self) -> Encoding:
        """Its encoding."""

    @property
    def pasted(self) -> bool:
        """Whether it came without a file, and so perhaps without headers."""

    @property
    def stamp(self) -> tuple[int, int]:
        """See ``Parsed.stamp``."""

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends."""


@dataclass(slots=True)
class RawTable:
    """The table as found: its form at once, the rest while its rows are read.

    Attributes:
        delimiter: what parts its cells.
        first: number of the first line that is part of it.
        header: its headers as written, ``#1``, ``#2`` … where there are none.
        header_line: the header's line, 0 when there is none.
        columns: field to the columns that fill it; several when headers of one name do.
        sample: line and all cells of the first rows, cut to what can be shown.
        filled: columns that no field takes and in which something stands.
        problems: what was found so far.
        questions: fields of two columns that say different things.
        count: rows read.
        refused_ids: ids of rows that were left out, as far as they can be told.

    """

    delimiter: str
    first: int = 1
    header: tuple[str, ...] = ()
    header_line: int = 0
    columns: dict[str, list[int]] = field(default_factory=dict)
    sample: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    filled: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    count: int = 0
    refused_ids: set[str] = field(default_factory=set)

    def refuse(self, problem: Problem, id_cell: str) -> None:
        """Note a row that is left out, and the id in it."""
        self.problems.append(problem)
        if id_cell:
            self.refused_ids.add(clean_line(id_cell[: limits.NAME_CHARACTERS]))


def find_table(source: Source, headers: Headers, options: ImportOptions) -> RawTable:
    """Return the form of the table that ``source`` holds, found by its first lines.

    Raises:
        PersonError: nothing to import, no table, damaged, or a field mapped to what is not there.

    """
    head = _first_lines(source)
    first = 1
    declared = delimiters.declared(head[0]) if head else ""
    if declared:
        head, first = head[1:], 2
    table = RawTable(options.delimiter or declared or _guessed(head, headers, pasted=source.pasted), first)
    start = list(islice(_full_rows(source, table), HEADER_AMONG))
    if not start:
        raise TableError("import.nothing", name=source.name)
    start = _without_header(table, start, headers, options, pasted=source.pasted)
    table.columns = _columns(table, [cells for _, cells in start], headers, options)
    return table


def _first_lines(source: Source) -> list[str]:
    """Return what is looked at of the first lines; a table may have ones that are very long."""
    found: list[str] = []
    room = limits.GUESS_CHARACTERS
    for line in islice(source.lines(), _GUESS_LINES):
        found.append(line[: min(room, limits.GUESS_LINE_CHARACTERS)])
        room -= len(found[-1])
        if room <= 0:
            break
    return found


def _full_rows(source: Source, table: RawTable, progress: Progress | None = None) -> Iterator[NumberedRow]:
    """Yield the rows that are not blank, those above the header and the header among them."""
    reader = TableReader(table.delimiter)
    lines = islice(source.lines(progress), table.first - 1, None)
    if not table.header_line:
        reader.expect(len(table.header))
    for line, cells in reader.rows(lines, table.first):
        if not is_blank(cells):
            yield line, cells
        if line == table.header_line:  # what stands above it may be parted otherwise
            reader.expect(len(table.header))


def rows_below(source: Source, table: RawTable, progress: Progress | None = None) -> Iterator[NumberedRow]:
    """Yield line and cells of the rows below the header, as written; may be called again.

    Raises:
        PersonError: a row is damaged or too long, or there are too many.

    """
    return (row for row in _full_rows(source, table, progress) if row[0] > table.header_line)


def _guessed(head: Sequence[str], headers: Headers, *, pasted: bool) -> str:
    full = [line for line in head if line and not line.isspace()]
    found = delimiters.guess(full, headers.known) if full else delimiters.DELIMITERS[0]
    if pasted and found == "," and all(headers.known(line.split(",", limits.COLUMNS)) < 2 for line in full):
        return delimiters.NONE  # a pasted list of names such as «Иванов, Пётр», one a line
    return found


def _without_header(
    table: RawTable, start: list[NumberedRow], headers: Headers, options: ImportOptions, *, pasted: bool
) -> list[NumberedRow]:
    """Find the header among the first rows, note it in the table, and return the rows below it."""
    place = None if options.header == "no" else _header_place(start, headers, options)
    if place is None and (options.header == "yes" or not (pasted or options.header == "no")):
        place = 0  # a file without a known header: let the person say what its first row names
    if place is None:
        width, line = max((len(cells), -line) for line, cells in start)
        if width > limits.COLUMNS:
            raise TableError("import.columns_many", line=-line, limit=limits.COLUMNS)
        table.header = tuple(f"#{number}" for number in range(1, width + 1))
    else:
        table.header_line, cells = start[place]
        if len(cells) > limits.COLUMNS:
            raise TableError("import.columns_many", line=table.header_line, limit=limits.COLUMNS)
        table.header = tuple(_header(cell) for cell in cells)
        table.problems += [
            Problem(line, "", "import.row.above_header", refused=False) for line, _ in start[:place]
        ]
    return start if place is None else start[place + 1 :]


def _header(cell: str) -> str:
    return " ".join(cell[: 2 * limits.NAME_CHARACTERS].replace("\ufeff", "").split())[
        : limits.NAME_CHARACTERS
    ]


def _header_place(start: Sequence[NumberedRow], headers: Headers, options: ImportOptions) -> int | None:
    mapped = {header_key(column) for column in options.mapping.values() if not column.startswith("#")}
    known = [
        headers.known(cells)
        + len(mapped and mapped & {header_key(cell[: limits.NAME_CHARACTERS]) for cell in cells if cell})
        for _, cells in start
    ]
    for enough in (2, 1):
        for place, count in enumerate(known):
            if count >= enough:
                return place
    return None


def _columns(
    table: RawTable, first: Sequence[Sequence[str]], headers: Headers, options: ImportOptions
) -> dict[str, list[int]]:
    chosen = headers.chosen(table.header, options.mapping)
    taken = {column for columns in chosen.values() for column in columns}
    if table.header_line:
        guessed = headers.guess(table.header, frozenset(chosen))
    else:
        guessed = guess_clients(first, chosen) if headers.kind == "clients" else {}
    free = {name: [c for c in columns if c not in taken] for name, columns in guessed.items()}
    return {name: columns for name, columns in {**free, **chosen}.items() if columns}


def mapped_rows(source: Source, table: RawTable, progress: Progress | None = None) -> Iterator[NumberedRow]:
    """Yield line and cells of the mapped columns of each row, and note in the table what there is to say.

    Rows that have more cells than the header are left out.

    Raises:
        PersonError: as ``rows_below``.

    """
    width = len(table.header)
    places = list(table.columns.values())
    unused = set(range(width)).difference(*places)
    for line, cells in rows_below(source, table, progress):
        table.count += 1
        if len(cells) != width:
            if not _fits(table, line, cells):
                continue
            cells = cells + [""] * (width - len(cells))
        if len(table.sample) < SAMPLE_ROWS:
            table.sample.append((line, tuple(cell[: limits.SAMPLE_CHARACTERS] for cell in cells[:width])))
        if unused:
            found = {place for place in unused if cells[place].strip()}
            table.filled |= found
            unused -= found
        row = [
            cells[columns[0]] if len(columns) == 1 else _one_of(table, line, cells, columns)
            for columns in places
        ]
        yield line, [unguarded(cell) if cell[:1] == GUARD else cell for cell in row]


def _fits(table: RawTable, line: int, cells: list[str]) -> bool:
    """Note that a row has another number of cells than the header; tell whether it can be read anyway."""
    width = len(table.header)
    if len(cells) < width:
        table.problems.append(_uneven(line, "import.row.cells_few", len(cells), width, refused=False))
        return True
    if is_blank(cells[width:]):
        return True
    code = "import.row.cells_many" if len(cells) <= limits.COLUMNS else "import.row.cells_beyond"
    id_cell = unguarded(cells[table.columns["id"][0]]) if "id" in table.columns else ""
    table.refuse(_uneven(line, code, len(cells), width), id_cell)
    return False


def _uneven(line: int, code: str, count: int, expected: int, *, refused: bool = True) -> Problem:
    return Problem(line, "", code, _counts(count, expected), refused)


@cache
def _counts(count: int, expected: int) -> Mapping[str, object]:
    """Return the values of such a sentence: one for as many rows as have it."""
    return MappingProxyType({"count": count, "expected": expected})


def _one_of(table: RawTable, line: int, cells: Sequence[str], columns: Sequence[int]) -> str:
    """Return what columns of one name say; where they say different things, the person is asked once."""
    said = [cells[column].strip() for column in columns]
    if len(set(filter(None, said))) > 1:
        field_key = next(key for key, places in table.columns.items() if places is columns)
        key = f"column.{field_key}"
        if not any(question.key == key for question in table.questions):
            answers = tuple(f"#{column + 1}" for column in columns)
            params = {
                "column": table.header[columns[0]], "field": field_key, "line": line,
                "first": answers[0], "second": answers[1],
            }  # fmt: skip
            table.questions.append(Question(key, "import.ask_column", params, answers))
    return next(filter(None, said), "")
