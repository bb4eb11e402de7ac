"""Reading a table for an import: what is small here, what is of untrusted size in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from canvas_app.content import Catalogue, load_catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits
from canvas_app.exchange.apart import parse_apart, rows_apart
from canvas_app.exchange.fields import KINDS
from canvas_app.exchange.headers import Headers
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.outside import status_of
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import naming
from canvas_app.exchange.rawtable import find_table, rows_below
from canvas_app.exchange.reading import PASTED, parse
from canvas_app.exchange.source import FileSource, Progress, TextSource, open_source, part_of
from canvas_app.storage.sqlite import opening


def parse_file(
    path: Path,
    kind: str,
    options: ImportOptions | None = None,
    progress: Progress | None = None,
    catalogue: Catalogue | None = None,
) -> Parsed:
    """Read the file at ``path`` as a table of ``kind``; for any thread.

    ``progress`` is told how much work is done of how much there is, and may raise to stop.

    Raises:
        PersonError: it cannot be read, is no table, or holds nothing to import.

    """
    options = options or ImportOptions()
    _check_kind(kind)
    if status_of(path, opening.is_held).st_size > limits.IN_PROCESS_BYTES:
        return parse_apart(path, kind, options, progress)
    finding = reading = None
    if progress is not None:
        finding, reading = part_of(progress, 0, 1, 3), part_of(progress, 1, 3, 3)
    source = open_source(path, opening.is_held, options.encoding.strip(), progress=finding)
    return parse(source, kind, options, catalogue or load_catalogue(), reading)


def parse_text(
    text: str,
    kind: str,
    options: ImportOptions | None = None,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> Parsed:
    """Read pasted ``text``, cells parted by tabs, as a table of ``kind``; for any thread.

    Raises:
        PersonError: as ``parse_file``.

    """
    options = options or ImportOptions()
    _check_kind(kind)
    if "\t" in text and not options.delimiter:
        options = replace(options, delimiter="\t")
    if len(text) > limits.IN_PROCESS_BYTES:
        return parse_apart(text, kind, options, progress)
    return parse(TextSource(text), kind, options, catalogue or load_catalogue())


def rows_of(
    source: Path | str, parsed: Parsed, lines: frozenset[int], progress: Progress | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield line and all cells, as written, of the rows on these ``lines`` of what was read as ``parsed``.

    Raises:
        PersonError: as ``parse_file``; or the file has changed since it was read.

    """
    size = status_of(source, opening.is_held).st_size if isinstance(source, Path) else len(source)
    if size > limits.IN_PROCESS_BYTES:
        yield from rows_apart(source, parsed, lines, progress)
        return
    if isinstance(source, Path):
        found: FileSource | TextSource = open_source(source, opening.is_held, parsed.options.encoding)
    else:
        found = TextSource(source)
    if found.stamp != tuple(parsed.stamp):
        raise PersonError("import.changed", name=found.name)
    with naming(found.name or PASTED):
        table = find_table(found, Headers(parsed.kind, load_catalogue()), parsed.options)
        yield from (row for row in rows_below(found, table) if row[0] in lines)


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise PersonError("import.kind", value=kind, names=", ".join(KINDS))
