"""What an import has to say about a line, and what it has to ask: codes with values, no sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from canvas_app.domain.errors import PersonError

_NONE: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one row.

    Attributes:
        line: line of the file on which the row begins, counted from 1; 0 for the file as a whole.
        column: the column's header as the file writes it, or empty for the row as a whole.
        code: entry of the messages' catalogue without its ``error.`` prefix, ``import.row.number``.
        params: values for the sentence's placeholders.
        refused: the row was left out; otherwise it came in and this only says how.

    """

    line: int
    column: str
    code: str
    params: Mapping[str, object] = field(default_factory=lambda: _NONE)
    refused: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the person knows; the import waits for the answer, which can be changed later.

    Attributes:
        key: the option that holds the answer: ``dates``, ``numbers`` or ``column.<field>``.
        code: entry of the messages' catalogue without its ``error.`` prefix.
        params: values for its placeholders; a cell's text among them is an example.
        answers: what may be answered, the likelier first.
        answer: what holds, given by the person or taken for granted; empty while the question is open.

    """

    key: str
    code: str
    params: Mapping[str, object]
    answers: tuple[str, ...]
    answer: str = ""


class TableError(PersonError):
    """The table as a whole cannot be read; ``naming`` adds of which file or text that is said."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, **{"name": "", **params})


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Have every error of a table inside the block say its name."""
    try:
        yield
    except TableError as error:
        error.params["name"] = error.params["name"] or name
        raise


class RowRefusedError(Exception):
    """A cell or a row does not fit; becomes a Problem where line and column are known."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
