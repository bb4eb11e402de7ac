"""A text table found: its header, which columns fill which fields, and the cells of those, not yet read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, Protocol

from canvas_app.domain.errors import PersonError
from canvas_app.domain.text import clean_line
from canvas_app.exchange import delimiter as delimiters
from canvas_app.exchange import limits
from canvas_app.exchange.delimiter import HEADER_AMONG
from canvas_app.exchange.encoding import Encoding
from canvas_app.exchange.formulas import GUARD, unguarded
from canvas_app.exchange.guess import guess_clients
from canvas_app.exchange.headers import Headers, header_key
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.problems import Problem, Question
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

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends."""


@dataclass(slots=True)
class RawTable:
    """The table as found.

    Attributes:
        delimiter: what parts its cells.
        header: its headers as written, ``#1``, ``#2`` … where there are none.
        header_line: the header's line, 0 when there is none.
        columns: field to the columns that fill it; several when headers of one name do.
        rows: line, and the cells of the fields in the order of ``columns``.
        sample: line and all cells of the first rows.
        filled: columns that no field takes and in which something stands.
        problems: what was found so far.
        questions: fields of two columns that say different things.
        count: rows read.
        refused_ids: ids of rows that were left out, as far as they can be told.

    """

    delimiter: str
    header: tuple[str, ...] = ()
    header_line: int = 0
    columns: dict[str, list[int]] = field(default_factory=dict)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
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
            self.refused_ids.add(clean_line(id_cell))


def read_raw(
    source: Source, headers: Headers, options: ImportOptions, progress: Progress | None = None
) -> RawTable:
    """Return the table that ``source`` holds.

    Raises:
        PersonError: nothing to import, no table, damaged, or a field mapped to what is not there.

    """
    lines = source.lines(progress)
    head = list(islice(lines, _GUESS_LINES))
    first = 1
    declared = delimiters.declared(head[0]) if head else ""
    if declared:
        head, first = head[1:], 2
    table = RawTable(options.delimiter or declared or _guessed(head, headers, pasted=source.pasted))
    reader = TableReader(table.delimiter)
    rows = (row for row in reader.rows(chain(head, lines), first) if not is_blank(row[1]))
    start = list(islice(rows, HEADER_AMONG))
    if not start:
        raise PersonError("import.nothing", name=source.name)
    start = _without_header(table, start, headers, options, pasted=source.pasted)
    reader.expect(len(table.header))
    table.columns = _columns(table, [cells for _, cells in start], headers, options)
    _gather(table, chain(start, rows))
    if not table.count:
        raise PersonError("import.nothing", name=source.name)
    return table


def _guessed(head: Sequence[str], headers: Headers, *, pasted: bool) -> str:
    full = [line for line in head if line and not line.isspace()]
    found = delimiters.guess(full, headers.known) if full else delimiters.DELIMITERS[0]
    if pasted and found == "," and all(headers.known(line.split(",")) < 2 for line in full):
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
        width = max(len(cells) for _, cells in start)
        table.header = tuple(f"#{number}" for number in range(1, width + 1))
    else:
        table.header_line, cells = start[place]
        table.header = tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in cells)
        table.problems += [
            Problem(line, "", "import.row.above_header", refused=False) for line, _ in start[:place]
        ]
    if len(table.header) > limits.COLUMNS:
        raise PersonError("import.columns_many", limit=limits.COLUMNS, count=len(table.header))
    return start if place is None else start[place + 1 :]


def _header_place(start: Sequence[NumberedRow], headers: Headers, options: ImportOptions) -> int | None:
    mapped = {header_key(column) for column in options.mapping.values() if not column.startswith("#")}
    known = [
        headers.known(cells) + len(mapped & {header_key(cell) for cell in cells if cell})
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


def _gather(table: RawTable, rows: Iterable[NumberedRow]) -> None:
    """Keep the cells of the mapped columns, and note rows that do not have the header's number of cells."""
    width = len(table.header)
    empty = [""] * width
    places = list(table.columns.values())
    unused = set(range(width)).difference(*places)
    id_place = table.columns["id"][0] if "id" in table.columns else None
    for line, cells in rows:
        table.count += 1
        if len(cells) != width:
            if len(cells) > width and not is_blank(cells[width:]):
                id_cell = unguarded(cells[id_place]) if id_place is not None else ""
                table.refuse(_uneven(line, "import.row.cells_many", len(cells), width), id_cell)
                continue
            if len(cells) < width:
                problem = _uneven(line, "import.row.cells_few", len(cells), width, refused=False)
                table.problems.append(problem)
                cells = cells + empty[len(cells) :]
        if len(table.sample) < SAMPLE_ROWS:
            table.sample.append((line, tuple(cells[:width])))
        if unused:
            found = {place for place in unused if cells[place].strip()}
            table.filled |= found
            unused -= found
        row = [
            cells[columns[0]] if len(columns) == 1 else _one_of(table, line, cells, columns)
            for columns in places
        ]
        table.rows.append((line, [unguarded(cell) if cell[:1] == GUARD else cell for cell in row]))


def _uneven(line: int, code: str, count: int, expected: int, *, refused: bool = True) -> Problem:
    return Problem(line, "", code, {"count": count, "expected": expected}, refused)


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
