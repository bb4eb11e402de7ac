"""What an import shows before it happens, and what it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from canvas_app.content import Messages
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import PersonError
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem, Question

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do.

    Every row read was added, updated, skipped or joined: ``added`` and ``updated`` count records, so rows of
    one record beyond the first are ``joined``; ``skipped`` counts rows that changed nothing or were refused.

    Attributes:
        kind: one of KINDS.
        read: rows.
        problems: what there is to say about rows, by line; those with ``refused`` were left out.
        created: names that were created because nobody had them yet, by the kind of record.
        canvas: name of the canvas that got notes of the new segments and streams, or empty.
        noted: how many notes it got.
        register_only: new segments and streams that are too many for a canvas at once.
        unused: headers of columns that no field takes though something stands in them.
        changes: what was touched; empty for a trial.

    """

    kind: str
    read: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0
    joined: int = 0
    problems: tuple[Problem, ...] = ()
    created: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    canvas: str = ""
    noted: int = 0
    register_only: int = 0
    unused: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)

    def new_names(self, kind: str) -> tuple[str, ...]:
        """Return the names of the records of ``kind`` that were created because nobody had them."""
        return self.created.get(kind, ())

    @property
    def refused(self) -> int:
        """How many rows were left out because something is wrong with them."""
        return len({problem.line for problem in self.problems if problem.refused})


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, for a person to look at; nothing is written.

    Attributes:
        parsed: the file as read: encoding, delimiter, header, mapping, sample, questions.
        forecast: what importing it now would do; None while a needed column or an answer is missing.
        choices: what may be decided otherwise.
        plan: what was thought out for the forecast, for ``apply_import``.

    """

    parsed: Parsed
    forecast: ImportResult | None
    choices: tuple[Question, ...] = ()
    plan: object = field(default=None, repr=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about rows."""
        return self.parsed.problems if self.forecast is None else self.forecast.problems


class ImportRefusedError(PersonError):
    """Nothing was imported though the file could be read: all or nothing was asked for.

    Attributes:
        result: what importing the sound rows would have done, with the problems of the others.

    """

    def __init__(self, result: ImportResult) -> None:
        super().__init__("import.strict", count=result.refused)
        self.result = result


def sentence(problem: Problem, messages: Messages, lang: str, *, place: bool = True) -> str:
    """Return what is wrong, in words: line 7, “amount”: “12,5.3” is not a number.

    ``place`` False leaves line and column out, for a list that has columns of its own for them.
    """
    text = messages.say(f"error.{problem.code}", lang, **problem.params)
    if not place or not problem.line:
        return text
    at = "error.import.at" if problem.column else "error.import.at_line"
    return messages.say(at, lang, line=problem.line, column=problem.column, message=text)


def by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of the file."""
    return tuple(sorted(problems, key=lambda problem: (problem.line, not problem.refused)))
