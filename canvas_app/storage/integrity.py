"""Is the file sound: SQLite's own checks, references, values, digests, journal hashes, search index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.storage.journal import Journal
from canvas_app.storage.prepared import statement
from canvas_app.storage.sqlite import checks, driver, search
from canvas_app.storage.sqlite.digest import batches, content_digest, kept, kept_digest
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.statements import RECORDS
from canvas_app.storage.values import wrong_row
from canvas_app.storage.verification import KEPT, known_stages

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_ENOUGH: Final = 20
_RECORDS: Final = statement("integrity.records")
_LOST: Final = statement("integrity.lost")


def verify(workbook: Workbook, progress: Progress | None = None) -> None:
    """Raise ``file.damaged`` when the file is not sound. ``workbook``: best a snapshot, in another thread."""
    if found := problems(workbook, progress):
        raise damaged(workbook, found)


def damaged(workbook: Workbook, found: Sequence[str]) -> WorkbookError:
    """Return the error of a file of which ``problems`` returned ``found``."""
    return WorkbookError("file.damaged", **driver.described(workbook.path), detail=found[0])


def problems(workbook: Workbook, progress: Progress | None = None) -> list[str]:
    """Return what is wrong, each as one line for an expert's eyes; empty when the file is sound.

    It takes as long as the disk needs. One that is stopped has found nothing out.

    Raises:
        Cancelled: by ``progress``, also in the middle of a statement.

    """
    progress = progress or NoProgress()
    found: list[str] = []
    for done, look in enumerate(_LOOKS):
        report = partial(progress.report, done, len(_LOOKS))
        report()
        with driver.stoppable(workbook.connection, report):
            found += _seen(workbook, look)
    progress.report(len(_LOOKS), len(_LOOKS))
    return found


def _seen(workbook: Workbook, look: Callable[[Connection], Iterable[str]]) -> list[str]:
    """Return what one look finds; damaged bytes may not even let it end."""
    found: list[str] = []
    try:
        found.extend(islice(look(workbook.connection), _ENOUGH))
    except UnicodeDecodeError:
        found.append("UTF-8")
    except driver.DriverError as error:
        if driver.was_stopped(error):
            raise
        known = driver.person_error(error, workbook.path)
        found.append(str(known.params["detail"]) if known else str(error))
    except (ValueError, TypeError, OverflowError, WorkbookError) as error:
        found.append(f"{look.__name__.strip('_')}: {type(error).__name__}")  # no value of a person's
    return found


def _library(connection: Connection) -> Iterator[str]:
    yield from checks.file_problems(connection, _ENOUGH)


def _references(connection: Connection) -> Iterator[str]:
    orphans = checks.orphans(connection, _ENOUGH)
    yield from (f"{child} {row}: no {parent}" for child, row, parent in orphans)


def _bookkeeping(connection: Connection) -> Iterator[str]:
    for key, is_sound in KEPT.items():
        if not is_sound(kept(connection, key)):
            yield f"meta {key}"


def _values(connection: Connection) -> Iterator[str]:
    for table in RECORDS:
        wrong = (wrong_row(table, rows, known_stages()) for rows in batches(connection, table))
        yield from (f"{table} {record}: a value that cannot be" for record in wrong if record is not None)


def _digest(connection: Connection) -> Iterator[str]:
    if str(content_digest(connection)) != kept_digest(connection):
        yield "content digest differs"


def _journal(connection: Connection) -> Iterator[str]:
    journal = Journal(connection, "")
    for (seq,) in _RECORDS.run(connection).fetchall():
        if not journal.is_sound(seq):
            yield f"journal record {seq} differs from its hash"
    lost = _LOST.run(connection).fetchall()
    yield from (f"journal record {seq} is missing" for (seq,) in lost)


_LOOKS: Final = (_library, _references, _bookkeeping, _values, _digest, _journal, search.problems)
