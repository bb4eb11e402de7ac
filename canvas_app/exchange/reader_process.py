"""The process that reads a table of untrusted size: asked by one piece, it answers with the rows in pieces.

It knows no workbook and no window, holds no lock, and may take only so much memory and time. Who started it
may end it at any moment; when its starter is gone, it ends by itself.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from canvas_app.content import load_catalogue
from canvas_app.domain.errors import PersonError, trace_without_messages
from canvas_app.exchange import limits, pieces, reader_limits
from canvas_app.exchange.dates import Order
from canvas_app.exchange.numbers import Style
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.rawtable import rows_below
from canvas_app.exchange.reading import Reading
from canvas_app.exchange.source import FileSource, Progress, TextSource, open_source, part_of

_INPUT: Final = 0
_OUTPUT: Final = 1


def main() -> int:
    """Answer one request and end; the exit code is 0 when the answer is whole."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who started this, and ends it
    gc.disable()
    answer = os.fdopen(os.dup(_OUTPUT), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _OUTPUT)  # whatever a library prints is no piece
    asked = io.FileIO(_INPUT, "rb", closefd=False)
    request = pieces.receive(io.BufferedReader(asked, 1))
    if request is None:
        return 1
    threading.Thread(target=_end_with_starter, daemon=True).start()
    reader_limits.limit_myself()
    try:
        _answer(pieces.content(request[1]), answer)
    except MemoryError:
        os._exit(reader_limits.OUT_OF_MEMORY)
    except OSError:  # nobody waits for the answer
        os._exit(1)
    os._exit(0)  # nothing is left to be put in order, and the other thread waits for ever


def _end_with_starter() -> None:
    while os.read(_INPUT, 4096):
        pass
    os._exit(1)


def _answer(request: Any, answer: BinaryIO) -> None:
    try:
        source, reading = _begin(
            request, lambda done, total: pieces.send(answer, pieces.PROGRESS, (done, total))
        )
        if request["lines"] is None:
            _send_table(reading, answer)
        else:
            _send_cells(source, reading, frozenset(request["lines"]), answer)
    except PersonError as error:
        params = {name: _plain(value) for name, value in error.params.items()}
        pieces.send(answer, pieces.REFUSED, (error.code, params))
    except (MemoryError, OSError):
        raise
    except Exception as error:
        pieces.send(answer, pieces.FAULT, trace_without_messages(error))


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | None) else str(value)


def _begin(request: Any, told: Progress) -> tuple[FileSource | TextSource, Reading]:
    given = request["options"]
    options = ImportOptions(
        **{**given, "dates": Order(given["dates"]), "numbers": Style(given["numbers"])},
    )
    source: FileSource | TextSource
    if request["text"] is None:
        found = part_of(told, 0, 1, 3)
        source = open_source(Path(request["path"]), lambda _: False, options.encoding, progress=found)
    else:
        source = TextSource(request["text"])
    reading = Reading(source, request["kind"], options, load_catalogue(), part_of(told, 1, 3, 3))
    return source, reading


def _send_table(reading: Reading, answer: BinaryIO) -> None:
    batch: list[tuple[int, tuple[Any, ...]]] = []
    room = limits.PIECE_CHARACTERS
    table = reading.table
    for row in reading.rows():
        batch.append(row)
        room -= sum(len(value) for value in row[1] if type(value) is str)
        if room < 0 or len(batch) >= limits.PIECE_ROWS or len(table.problems) >= limits.PIECE_ROWS:
            _send_rows(reading, batch, answer)
            room = limits.PIECE_CHARACTERS
    _send_rows(reading, batch, answer)
    pieces.send(answer, pieces.REST, pieces.packed_rest(reading.parsed(())))


def _send_rows(reading: Reading, batch: list[tuple[int, tuple[Any, ...]]], answer: BinaryIO) -> None:
    table = reading.table
    if table.problems:
        for start in range(0, len(table.problems), limits.PIECE_ROWS):
            some = table.problems[start : start + limits.PIECE_ROWS]
            pieces.send(answer, pieces.PROBLEMS, pieces.packed_problems(some))
        table.problems.clear()
    if batch:
        pieces.send(answer, pieces.ROWS, pieces.packed_rows(reading.kind, tuple(table.columns), batch))
        batch.clear()


def _send_cells(
    source: FileSource | TextSource, reading: Reading, lines: frozenset[int], answer: BinaryIO
) -> None:
    """Send the rows of these lines, all their cells as written."""
    for row in _wanted(source, reading, lines):
        pieces.send(answer, pieces.ROWS, row)
    pieces.send(answer, pieces.REST, source.stamp)


def _wanted(
    source: FileSource | TextSource, reading: Reading, lines: frozenset[int]
) -> Iterator[tuple[int, list[str]]]:
    return (row for row in rows_below(source, reading.table) if row[0] in lines)
