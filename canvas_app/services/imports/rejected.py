"""The rows that an import left out, as a table of their own: to be put right and imported again."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from canvas_app.content import Messages
from canvas_app.exchange.delimiter import NONE
from canvas_app.exchange.formulas import guarded, unguarded
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem
from canvas_app.exchange.source import Progress
from canvas_app.services.imports.model import sentence
from canvas_app.services.imports.reading import rows_of
from canvas_app.services.writing import refuse_target, write_file

FIRST: Final = 20
"""So many rows that were left out are named at once; the others are counted."""


def first_problems(problems: Sequence[Problem]) -> tuple[list[Problem], int]:
    """Return what is said at once, and how many more rows were left out.

    That is about the first rows that were left out, and about as many of those that came in.
    """
    refused = list(dict.fromkeys(one.line for one in problems if one.refused))
    named, remarks = frozenset(refused[:FIRST]), 0
    shown: list[Problem] = []
    for problem in problems:
        remarks += not problem.refused
        if problem.line in named if problem.refused else remarks <= FIRST:
            shown.append(problem)
    return shown, len(refused) - len(named)


def refuse_rejected(path: Path, source: Path | str) -> None:
    """Refuse a place where the rows that are left out must not be written, before anything is imported.

    Raises:
        PersonError: a workbook, the table itself, or a folder that is missing.

    """
    refuse_target(path, source if isinstance(source, Path) else None)


def write_rejected(
    path: Path,
    source: Path | str,
    parsed: Parsed,
    problems: Sequence[Problem],
    messages: Messages,
    lang: str,
    progress: Progress | None = None,
) -> int:
    """Write the refused rows as they stand in ``source``, each with its reasons; return how many.

    The reasons are the column after those of the header; what a row has beyond these stands behind. Nothing
    is written when no row was refused.

    Args:
        path: the new file.
        source: the file or the text that was read.
        parsed: as what it was read.
        problems: what there is to say of its rows.
        messages: the sentences.
        lang: their language.
        progress: hears how far the reading is, and may stop it.

    Raises:
        PersonError: ``source`` has changed or cannot be read any more, or ``path`` cannot be written.

    """
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.refused and problem.line:
            reasons[problem.line].append(sentence(problem, messages, lang))
    if not reasons:
        return 0
    found = rows_of(source, parsed, frozenset(reasons), progress)
    heading = messages.say("cmd.import.reason", lang)
    write = _writer(parsed, heading, reasons, found)
    return write_file(path, write, source=source if isinstance(source, Path) else None)


def _writer(
    parsed: Parsed, heading: str, reasons: Mapping[int, Sequence[str]], rows: Iterator[tuple[int, list[str]]]
) -> Callable[[BinaryIO], int]:
    width = len(parsed.header)
    delimiter = "," if parsed.delimiter == NONE else parsed.delimiter

    def write(file: BinaryIO) -> int:
        text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([*map(_safe, parsed.header), heading])
        count = 0
        for count, (line, cells) in enumerate(rows, start=1):  # noqa: B007 - how many there were
            missing = [""] * (width - len(cells))
            written = [_safe(cell) for cell in cells]
            writer.writerow([*written[:width], *missing, " ".join(reasons[line]), *written[width:]])
        text.flush()
        text.detach()
        return count

    return write


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula and an import reads as the one it came from."""
    return guarded(unguarded(cell))
