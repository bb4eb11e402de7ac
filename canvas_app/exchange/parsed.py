"""A text table read: typed values by field, what was found out about the file, what is wrong, what to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from canvas_app.content import Catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.exchange.cells import DATED, NUMERIC, READERS, Cells, Value
from canvas_app.exchange.dates import Order, order_of
from canvas_app.exchange.fields import FIELDS, REQUIRED
from canvas_app.exchange.headers import Headers, currency_of
from canvas_app.exchange.numbers import Style, style_of
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.problems import Problem, Question, RowRefusedError
from canvas_app.exchange.rawtable import RawTable, Source, read_raw
from canvas_app.exchange.source import Progress
from canvas_app.exchange.uncollected import without_collecting
from canvas_app.exchange.words import Words

_REMEMBERED: Final = 5_000
_PULSE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A table of one kind, read and checked cell by cell; whether it fits a workbook is not asked here.

    Attributes:
        kind: one of KINDS.
        name: the file's name.
        encoding: what it was read in; ``certain`` is false when that was guessed.
        delimiter: what parts the cells.
        header: headers as written, ``#1`` … where there are none.
        header_line: line of the header, 0 when there is none.
        mapping: field to its column, counted from 0.
        missing: groups of fields of which none has a column though one is needed.
        unused: headers of columns in which something stands and which no field takes.
        sample: line and cells of the first rows, as written.
        fields: the fields of ``rows``, in order.
        rows: line and values of the rows that could be read; an empty cell is None.
        count: rows read, among them the refused ones.
        problems: by line.
        asked: what only the person knows, answered already or not.
        currency: the currency that the amount's header names, or empty.
        refused_ids: ids of rows that could not be read, as far as they can be told.
        options: the answers it was read with.

    """

    kind: str
    name: str
    encoding: str
    certain: bool
    delimiter: str
    header: tuple[str, ...]
    header_line: int
    mapping: Mapping[str, int]
    missing: tuple[tuple[str, ...], ...]
    unused: tuple[str, ...]
    sample: tuple[tuple[int, tuple[str, ...]], ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Value, ...]], ...]
    count: int
    problems: tuple[Problem, ...]
    asked: tuple[Question, ...]
    currency: str
    refused_ids: frozenset[str]
    options: ImportOptions

    @property
    def questions(self) -> tuple[Question, ...]:
        """What must be answered first, by options."""
        return tuple(question for question in self.asked if not question.answer)

    def values(self) -> Iterator[tuple[int, dict[str, Value]]]:
        """Yield line and values by field of each row, empty cells left out."""
        for line, row in self.rows:
            yield (
                line,
                {name: value for name, value in zip(self.fields, row, strict=True) if value is not None},
            )

    def column(self, field: str) -> str:
        """Return the header of the field's column, or empty."""
        place = self.mapping.get(field)
        return "" if place is None else self.header[place]


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
        return _parse(source, kind, options.settled(), catalogue, progress)


def _parse(
    source: Source, kind: str, options: ImportOptions, catalogue: Catalogue, progress: Progress | None
) -> Parsed:
    headers = Headers(kind, catalogue)
    raw = read_raw(source, headers, options, None if progress is None else _first_half(progress))
    missing = tuple(group for group in REQUIRED[kind] if not raw.columns.keys() & set(group))
    columns = _columns(raw, kind, options, Words(catalogue))
    rows = [] if missing else list(_read_rows(raw, columns, progress, guessed=not source.encoding.certain))
    mapping = {name: places[0] for name, places in raw.columns.items()}
    amount = mapping.get("amount")
    return Parsed(
        kind=kind,
        name=source.name,
        encoding=source.encoding.name,
        certain=source.encoding.certain,
        delimiter=raw.delimiter,
        header=raw.header,
        header_line=raw.header_line,
        mapping=mapping,
        missing=missing,
        unused=tuple(raw.header[place] or f"#{place + 1}" for place in sorted(raw.filled)),
        sample=tuple(raw.sample),
        fields=tuple(raw.columns),
        rows=tuple(rows),
        count=raw.count,
        problems=tuple(sorted(raw.problems, key=lambda problem: problem.line)),
        asked=tuple(raw.questions),
        currency=currency_of(raw.header[amount]) if amount is not None else "",
        refused_ids=frozenset(raw.refused_ids),
        options=options,
    )


def _first_half(progress: Progress) -> Progress:
    """Return what reading lines tells its progress to: reading what the cells hold takes as long again."""
    return lambda done, total: progress(done, 2 * total)


@dataclass(slots=True)
class _Column:
    """One mapped column: its header, what reads its cells, and the cells read before."""

    header: str
    holds: str
    cells: Cells
    known: dict[str, Value]


def _columns(raw: RawTable, kind: str, options: ImportOptions, words: Words) -> list[_Column]:
    """Return the mapped columns, having found how their numbers and dates are written."""
    holds = {field.key: field.holds for field in FIELDS[kind]}
    columns = [
        _Column(raw.header[places[0]], holds[name], Cells(words), {}) for name, places in raw.columns.items()
    ]
    numbers = _decided(raw, columns, NUMERIC, style_of)
    dates = _decided(raw, columns, DATED, order_of)
    style = _common(told for told, _ in numbers.values())
    order = _common(told for told, _ in dates.values())
    for place, (told, example) in numbers.items():
        columns[place].cells.style = Style(told or options.numbers or style or Style.UNKNOWN)
        if example and not (told or style):
            _ask(raw, "numbers", columns[place].header, example, ("comma", "point"), options.numbers)
    for place, (told, example) in dates.items():
        columns[place].cells.order = Order(told or options.dates or order or Order.UNKNOWN)
        if example and not (told or order):
            _ask(raw, "dates", columns[place].header, example, ("dmy", "mdy"), options.dates)
    return columns


def _decided(
    raw: RawTable,
    columns: Sequence[_Column],
    wanted: frozenset[str],
    decide: Callable[[Iterable[str]], tuple[str, str]],
) -> dict[int, tuple[str, str]]:
    """Return, for each column of the ``wanted`` content, what it tells and a value that leaves it open."""
    return {
        place: decide(row[place] for _, row in raw.rows if row[place])
        for place, column in enumerate(columns)
        if column.holds in wanted
    }


def _common(told: Iterable[str]) -> str:
    """Return what the columns that know agree on: one program writes all its dates in one way."""
    known = set(filter(None, told))
    return known.pop() if len(known) == 1 else ""


def _ask(raw: RawTable, key: str, header: str, example: str, answers: tuple[str, ...], answer: str) -> None:
    if not any(question.key == key for question in raw.questions):
        params = {"column": header, "value": example[:60], "first": answers[0], "second": answers[1]}
        raw.questions.append(Question(key, f"import.ask_{key}", params, answers, answer))


def _read_rows(
    raw: RawTable, columns: Sequence[_Column], progress: Progress | None, *, guessed: bool
) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield line and values of each row that can be read; note the others among the table's problems."""
    id_place = list(raw.columns).index("id") if "id" in raw.columns else None
    count = len(raw.rows)
    raw.rows.reverse()  # so that each row is let go of once it is read
    while raw.rows:
        line, row = raw.rows.pop()
        if progress is not None and len(raw.rows) % _PULSE == 0:
            progress(2 * count - len(raw.rows), 2 * count)
        values: list[Value] = []
        for column, cell in zip(columns, row, strict=True):
            value = column.known.get(cell)
            if value is None and cell and not cell.isspace():
                try:
                    value = READERS[column.holds](column.cells, cell)
                except RowRefusedError as refused:
                    problem = Problem(line, column.header, refused.code, refused.params)
                    raw.refuse(problem, row[id_place] if id_place is not None else "")
                    break
                if column.cells.noted or (guessed and "\ufffd" in cell):
                    _note(raw, line, column, cell)
                elif len(column.known) < _REMEMBERED:
                    column.known[cell] = value
            values.append(None if value == "" else value)
        else:
            yield line, tuple(values)


def _note(raw: RawTable, line: int, column: _Column, cell: str) -> None:
    for code, params in column.cells.noted:
        raw.problems.append(Problem(line, column.header, code, params, refused=False))
    column.cells.noted.clear()
    if "\ufffd" in cell:
        raw.problems.append(Problem(line, column.header, "import.row.unreadable", refused=False))


def require_ready(parsed: Parsed) -> None:
    """Refuse to go on while a needed column is missing or a question is open.

    Raises:
        PersonError: names the fields, or asks the first question.

    """
    if parsed.missing:
        raise PersonError(
            "import.columns_missing",
            fields=", ".join(" / ".join(group) for group in parsed.missing),
            columns=", ".join(filter(None, parsed.header))[:1000],
        )
    if parsed.questions:
        question = parsed.questions[0]
        raise PersonError(question.code, **question.params)
