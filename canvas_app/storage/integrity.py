"""Is the file sound: SQLite's own checks, references, content digest, journal hashes, search index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.storage import driver, search
from canvas_app.storage.digest import content_digest, kept_digest
from canvas_app.storage.driver import Connection
from canvas_app.storage.journal import Journal

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_ENOUGH: Final = 20
_SLOWEST_STATEMENT: Final = 300.0  # seconds


def verify(workbook: Workbook, progress: Progress | None = None) -> None:
    """Raise ``file.damaged`` when the file is not sound. ``workbook``: best a snapshot, in another thread."""
    if found := problems(workbook, progress):
        raise WorkbookError("file.damaged", **driver.described(workbook.path), detail=found[0])


def problems(workbook: Workbook, progress: Progress | None = None) -> list[str]:
    """Return what is wrong, each as one line for an expert's eyes; empty when the file is sound."""
    progress = progress or NoProgress()
    connection = workbook.connection
    found: list[str] = []
    try:
        with driver.time_limit(connection, _SLOWEST_STATEMENT):
            for done, look in enumerate(_LOOKS):
                progress.report(done, len(_LOOKS))
                found += list(look(connection))[:_ENOUGH]
    except UnicodeDecodeError:
        found.append("UTF-8")
    except driver.DriverError as error:
        known = driver.person_error(error, workbook.path)
        found.append(str(known.params["detail"]) if known else str(error))
    progress.report(len(_LOOKS), len(_LOOKS))
    return found


def _library(connection: Connection) -> Iterator[str]:
    lines = connection.execute(f"PRAGMA integrity_check({_ENOUGH})").fetchall()
    yield from (line for (line,) in lines if line != "ok")


def _references(connection: Connection) -> Iterator[str]:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_ENOUGH)
    yield from (f"{child} {row}: no {parent}" for child, row, parent, _ in orphans)


def _digest(connection: Connection) -> Iterator[str]:
    if str(content_digest(connection)) != kept_digest(connection):
        yield "content digest differs"


def _journal(connection: Connection) -> Iterator[str]:
    journal = Journal(connection, "")
    for (seq,) in connection.execute("SELECT seq FROM journal ORDER BY seq").fetchall():
        if not journal.is_sound(seq):
            yield f"journal record {seq} differs from its hash"
    lost = connection.execute(
        "SELECT DISTINCT seq FROM journal_part WHERE seq NOT IN (SELECT seq FROM journal)"
    )
    yield from (f"journal record {seq} is missing" for (seq,) in lost.fetchall())


_LOOKS: Final = (_library, _references, _digest, _journal, search.problems)
