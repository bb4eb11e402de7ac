"""Reading a text table: its form, then its values row by row, so that no more than a few are in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvas_app.content import Catalogue
from canvas_app.exchange import limits
from canvas_app.exchange.cells import DATED, NUMERIC, READERS, Cells, Value
from canvas_app.exchange.dates import Order, OrderFinder
from canvas_app.exchange.fields import FIELDS, REQUIRED
from canvas_app.exchange.headers import Headers, currency_of
from canvas_app.exchange.numbers import Style, StyleFinder
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem, Question, RowRefusedError, TableError, naming
from canvas_app.exchange.rawtable import RawTable, Source, find_table, mapped_rows
from canvas_app.exchange.source import Progress, part_of
from canvas_app.exchange.uncollected import without_collecting
from canvas_app.exchange.words import Words

_REMEMBERED: Final = 5_000
PASTED: Final = "source.pasted"
"""Stands for the name of what was pasted; sentences show the catalogue's text of it."""


def parse(
    source: Source,
    kind: str,
    options: ImportOptions,
    catalogue: Catalogue,
    progress: Progress | None = None,
) -> Parsed:
    """Read ``source`` as a table of ``kind``.

    ``progress`` is told how much work is done of how much there is, and may raise to stop.

    Raises:
        PersonError: the text cannot be read as a table, or there is nothing in it to import.

    """
    with without_collecting():
        reading = Reading(source, kind, options, catalogue, progress)
        return reading.parsed(tuple(reading.rows()))


class Reading:
    """The course of reading a table: its form first, then row by row, and at the end what there is to say.

    No more than a few rows are in memory, so that a table of any length can be handed on in pieces.

    Attributes:
        kind: one of KINDS.
        table: its form, and what there is to say so far.
        missing: groups of fields of which none has a column though one is needed.

    """

    def __init__(
        self,
        source: Source,
        kind: str,
        options: ImportOptions,
        catalogue: Catalogue,
        progress: Progress | None = None,
    ) -> None:
        """Find the table's form, and how its numbers and dates are written (a pass over all of it)."""
        self._source, self.kind, self._options = source, kind, options.settled()
        self._progress = progress
        with naming(source.name or PASTED):
            self.table = find_table(source, Headers(kind, catalogue), self._options)
            self.missing = tuple(
                group for group in REQUIRED[kind] if not self.table.columns.keys() & set(group)
            )
            known = {field.key: field for field in FIELDS[kind]}
            words = Words(catalogue)
            self._columns = [
                _Column(
                    self.table.header[places[0]], known[name].holds, Cells(words, known[name].declared), {}
                )
                for name, places in self.table.columns.items()
            ]
            self._find_forms()

    def _find_forms(self) -> None:
        """Find how numbers and dates are written: a value may mean two things, its column rarely does."""
        numbers = {
            place: StyleFinder() for place, column in enumerate(self._columns) if column.holds in NUMERIC
        }
        dates = {place: OrderFinder() for place, column in enumerate(self._columns) if column.holds in DATED}
        finders: dict[int, StyleFinder | OrderFinder] = {**numbers, **dates}
        if not finders or self.missing:
            return
        trial = replace(self.table, problems=[], questions=[], sample=[], filled=set(), refused_ids=set())
        for _, row in mapped_rows(self._source, trial, self._told(0)):
            for place, finder in finders.items():
                if row[place]:
                    finder.see(row[place])
        _settle(self.table, self._columns, numbers, dates, self._options)

    def _told(self, half: int) -> Progress | None:
        """Return what a pass over the source tells its progress to, the first or the second ``half``."""
        return None if self._progress is None else part_of(self._progress, half, half + 1, 2)

    def rows(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Yield line and values of each row that can be read; note the others among the table's problems.

        Raises:
            PersonError: the text is damaged, or there is nothing in it to import.

        """
        guessed = not self._source.encoding.certain
        with naming(self._source.name or PASTED):
            for line, row in mapped_rows(self._source, self.table, self._told(1)):
                if not self.missing:
                    values = _values(self.table, self._columns, line, row, guessed=guessed)
                    if values is not None:
                        yield line, values
            if not self.table.count:
                raise TableError("import.nothing")

    def parsed(self, rows: Sequence[tuple[int, tuple[Value, ...]]]) -> Parsed:
        """Return everything once ``rows`` were read."""
        table, source = self.table, self._source
        mapping = {name: places[0] for name, places in table.columns.items()}
        amount = mapping.get("amount")
        return Parsed(
            kind=self.kind,
            name=source.name,
            encoding=source.encoding.name,
            certain=source.encoding.certain,
            delimiter=table.delimiter,
            header=table.header,
            header_line=table.header_line,
            mapping=mapping,
            missing=self.missing,
            unused=tuple(table.header[place] or f"#{place + 1}" for place in sorted(table.filled)),
            sample=tuple(table.sample),
            fields=tuple(table.columns),
            rows=rows,
            count=table.count,
            problems=tuple(sorted(table.problems, key=lambda problem: problem.line)),
            asked=tuple(table.questions),
            currency=currency_of(table.header[amount]) if amount is not None else "",
            refused_ids=frozenset(table.refused_ids),
            options=self._options,
            stamp=source.stamp,
        )


@dataclass(slots=True)
class _Column:
    """One mapped column: its header, what reads its cells, and the cells read before."""

    header: str
    holds: str
    cells: Cells
    known: dict[str, Value]


def _settle(
    table: RawTable,
    columns: Sequence[_Column],
    numbers: Mapping[int, StyleFinder],
    dates: Mapping[int, OrderFinder],
    options: ImportOptions,
) -> None:
    """Tell each column how its numbers or dates are written; what nothing tells is to be asked."""
    style = _common(finder.found()[0] for finder in numbers.values())
    order = _common(finder.found()[0] for finder in dates.values())
    for place, numbers_of in numbers.items():
        told, example = numbers_of.found()
        columns[place].cells.style = Style(told or options.numbers or style or Style.UNKNOWN)
        if example and not (told or style):
            _ask(table, "numbers", columns[place].header, example, ("comma", "point"), options.numbers)
    for place, dates_of in dates.items():
        first, example = dates_of.found()
        columns[place].cells.order = Order(first or options.dates or order or Order.UNKNOWN)
        if example and not (first or order):
            _ask(table, "dates", columns[place].header, example, ("dmy", "mdy"), options.dates)


def _common(told: Iterable[str]) -> str:
    """Return what the columns that know agree on: one program writes all its dates in one way."""
    known = set(filter(None, told))
    return known.pop() if len(known) == 1 else ""


def _ask(raw: RawTable, key: str, header: str, example: str, answers: tuple[str, ...], answer: str) -> None:
    if not any(question.key == key for question in raw.questions):
        params = {"column": header, "value": example[:60], "first": answers[0], "second": answers[1]}
        raw.questions.append(Question(key, f"import.ask_{key}", params, answers, answer))


def _values(
    raw: RawTable, columns: Sequence[_Column], line: int, row: Sequence[str], *, guessed: bool
) -> tuple[Value, ...] | None:
    """Return the values of a row, or None when it cannot be read: then that is noted among the problems."""
    values: list[Value] = []
    for column, cell in zip(columns, row, strict=True):
        value = column.known.get(cell)
        if value is None and cell and not cell.isspace():
            try:
                value = READERS[column.holds](column.cells, cell)
            except RowRefusedError as refused:
                problem = Problem(line, column.header, refused.code, refused.params)
                raw.refuse(problem, row[list(raw.columns).index("id")] if "id" in raw.columns else "")
                return None
            if column.cells.noted or (guessed and "\ufffd" in cell):
                _note(raw, line, column, cell)
            elif len(column.known) < _REMEMBERED and len(cell) <= limits.VALUE_CHARACTERS:
                column.known[cell] = value
        values.append(None if value == "" else value)
    return tuple(values)


def _note(raw: RawTable, line: int, column: _Column, cell: str) -> None:
    for code, params in column.cells.noted:
        raw.problems.append(Problem(line, column.header, code, params, refused=False))
    column.cells.noted.clear()
    if "\ufffd" in cell:
        raw.problems.append(Problem(line, column.header, "import.row.unreadable", refused=False))
