"""A text table read: typed values by field, what was found out about the file, what is wrong, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.domain.errors import PersonError
from canvas_app.exchange.cells import Value
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.problems import Problem, Question


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
        stamp: bytes of the file and when it was last written, by which it is known to be the same; zeros for
            a text.

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
    rows: Sequence[tuple[int, tuple[Value, ...]]]
    count: int
    problems: tuple[Problem, ...]
    asked: tuple[Question, ...]
    currency: str
    refused_ids: frozenset[str]
    options: ImportOptions
    stamp: tuple[int, ...] = (0, 0)

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
