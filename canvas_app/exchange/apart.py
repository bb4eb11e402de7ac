"""Reading a table in a process of its own, which can be ended at any moment and takes only so much memory.

Started anew, never forked: a fork would share the descriptors that hold the workbook's locks. The same
program with one internal argument is the reader, so that it works from a checkout and packed.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from canvas_app import READ_TABLE
from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits, pieces, reader_limits
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.pieces import BrokenPieceError, PackedRows
from canvas_app.exchange.problems import Problem, naming
from canvas_app.exchange.reading import PASTED
from canvas_app.exchange.source import Progress

_PULSE: Final = 0.1  # seconds after which a silent reader's progress is told again, so that it can be stopped
_ON_THE_WAY: Final = 8  # pieces that wait to be taken; then the reader waits
_LAST_WORDS: Final = 5.0  # seconds for a reader that says nothing more to end
_LAST: Final = (pieces.REST, pieces.REFUSED, pieces.FAULT)
_CREATE_NO_WINDOW: Final = 0x08000000


def parse_apart(
    source: Path | str, kind: str, options: ImportOptions, progress: Progress | None = None
) -> Parsed:
    """Read a file or a text as a table of ``kind``, in a process of its own.

    ``progress`` is told how far it is, ten times a second at least, and may raise to end the process.

    Raises:
        PersonError: see ``reading.parse`` and ``source.open_source``; or the process ended before its answer.

    """
    settled = options.settled()
    name = source.name if isinstance(source, Path) else PASTED
    rows, problems = PackedRows(kind, name), list[Problem]()
    for mark, data in _answer(_request(source, kind, settled, None), name, progress):
        with naming(name):
            if mark == pieces.ROWS:
                rows.add(data)
            elif mark == pieces.PROBLEMS:
                problems.extend(pieces.problems_of(data))
            else:
                return pieces.parsed_of(pieces.content(data), kind, settled, rows, problems)
    raise AssertionError("the answer ends with the rest or an error")


def rows_apart(
    source: Path | str, parsed: Parsed, lines: frozenset[int], progress: Progress | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield line and all cells, as written, of the rows on these ``lines`` of what was read as ``parsed``.

    Raises:
        PersonError: as ``parse_apart``; the file has changed meanwhile.

    """
    name = source.name if isinstance(source, Path) else PASTED
    request = _request(source, parsed.kind, parsed.options, sorted(lines))
    for mark, data in _answer(request, name, progress):
        with naming(name):
            found = pieces.content(data)
            if mark == pieces.ROWS:
                yield int(found[0]), [str(cell) for cell in found[1]]
            elif tuple(found) != parsed.stamp:
                raise PersonError("import.changed", name=name)


def _request(
    source: Path | str, kind: str, options: ImportOptions, lines: list[int] | None
) -> dict[str, Any]:
    if isinstance(source, str) and len(source) > limits.PASTE_CHARACTERS:
        raise PersonError("import.paste_large", limit=limits.PASTE_CHARACTERS)
    text, path = (None, str(source)) if isinstance(source, Path) else (source, "")
    given = {name: getattr(options, name) for name in ("encoding", "delimiter", "header", "same_id")}
    given |= {
        "mapping": dict(options.mapping),
        "dates": options.dates.value,
        "numbers": options.numbers.value,
    }
    return {"path": path, "text": text, "kind": kind, "options": given, "lines": lines}


def _answer(request: dict[str, Any], name: str, progress: Progress | None) -> Iterator[tuple[bytes, bytes]]:
    """Yield the pieces of the answer up to the last one; what is not the table's raises."""
    process = _started(name)
    arrived: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(_ON_THE_WAY)
    unwanted = threading.Event()
    talk = threading.Thread(target=_talk, args=(process, request, arrived, unwanted), daemon=True)
    talk.start()
    try:
        for mark, data in _arriving(arrived, progress):
            if mark == pieces.REFUSED:
                code, params = pieces.content(data)
                raise PersonError(str(code), **params)
            if mark == pieces.FAULT:
                raise RuntimeError(f"the reader of tables failed:\n{pieces.content(data)}")
            yield mark, data
            if mark in _LAST:
                return
        raise _ended_early(process, name)
    finally:
        unwanted.set()
        process.kill()
        process.wait()
        talk.join()


def _arriving(
    arrived: queue.Queue[tuple[bytes, bytes] | None], progress: Progress | None
) -> Iterator[tuple[bytes, bytes]]:
    """Yield pieces as they come; while none comes, tell the progress again: whoever hears it may stop."""
    done = 0, 0
    while True:
        try:
            piece = arrived.get(timeout=_PULSE)
        except queue.Empty:
            piece = (pieces.PROGRESS, b"")
        if piece is None:
            return
        mark, data = piece
        if mark != pieces.PROGRESS:
            yield mark, data
            continue
        if data:
            done = _numbers(pieces.content(data))
        if progress is not None:
            progress(*done)


def _numbers(value: Any) -> tuple[int, int]:
    done, total = value
    return int(done), int(total)


def _talk(
    process: subprocess.Popen[bytes],
    request: dict[str, Any],
    arrived: queue.Queue[tuple[bytes, bytes] | None],
    unwanted: threading.Event,
) -> None:
    """Hand the request over and pass the answer on, None at its end; in a thread: both may block."""
    # The reader's input stays open: that it closes tells the reader that nobody waits any more.
    asked, answer = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    with suppress(OSError, BrokenPieceError, ValueError), answer:
        pieces.send(asked, pieces.ROWS, request)
        while (piece := pieces.receive(answer)) is not None and _passed(piece, arrived, unwanted):
            pass
    _passed(None, arrived, unwanted)
    unwanted.wait()
    with suppress(OSError):
        asked.close()


def _passed(
    piece: tuple[bytes, bytes] | None,
    arrived: queue.Queue[tuple[bytes, bytes] | None],
    unwanted: threading.Event,
) -> bool:
    while not unwanted.is_set():
        with suppress(queue.Full):
            arrived.put(piece, timeout=_PULSE)
            return True
    return False


def _started(name: str) -> subprocess.Popen[bytes]:
    packed = getattr(sys, "frozen", False)
    environment = dict(os.environ)
    if not packed:  # -P: what lies in the folder of the moment is no part of the program
        ours = str(Path(__file__).resolve().parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (ours, environment.get("PYTHONPATH"))))
    command = [sys.executable, *(() if packed else ("-P", "-m", "canvas_app")), READ_TABLE]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=_CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except OSError as error:
        raise PersonError("import.reader_start", name=name, reason=error.strerror or str(error)) from None


def _ended_early(process: subprocess.Popen[bytes], name: str) -> PersonError:
    """Return what it means that a reader ended before its answer did."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_WORDS)
    if process.returncode == reader_limits.OUT_OF_MEMORY:
        return PersonError("import.reader_memory", name=name, limit=limits.READER_MEMORY // limits.MIB)
    if process.returncode == -getattr(signal, "SIGXCPU", 0):
        return PersonError("import.reader_time", name=name, limit=limits.READER_SECONDS // 60)
    return PersonError("import.reader_died", name=name)
