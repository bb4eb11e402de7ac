"""Verifying tables before anything is read of them that a person is to rely on.

A table of records is sound when its structure and its indexes are, its rows make up the digest that the
edits kept, each value is one that an edit may have written, and what it refers to is there. A derived
table must be what its own digest says, or else what follows from the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.money import TOGETHER
from canvas_app.domain.progress import NoProgress, Progress, Repeated, Share
from canvas_app.storage.sqlite import checks, digest, driver, search
from canvas_app.storage.sqlite.schema import SHADOWS
from canvas_app.storage.statements import DERIVED, EVERYTHING, META, RECORDS
from canvas_app.storage.values import wrong_row

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

STAGES: Final = "client_stage"
"""The table that a window can make anew from the records."""
_RECORDS: Final = 80  # per cent of verifying everything that the records take, about
KEPT: Final[Mapping[str, Callable[[str], bool]]] = {
    "workbook": bool,
    "generation": digest.is_digest,
    digest.WHOLE: digest.is_digest,
}
"""What the file must say of itself, and how that is looked at."""
_UNREADABLE: Final = (UnicodeDecodeError, ValueError, TypeError, OverflowError)
# What the driver and the encoder make of bytes that are no value of ours.


def verify_tables(workbook: Workbook, tables: Iterable[str], progress: Progress | None = None) -> None:
    """Verify these tables of a file, of those that were not yet; what is sound is remembered.

    Args:
        workbook: the open file, or a copy of its moment (best in another thread).
        tables: of EVERYTHING.
        progress: told how far it is; may raise ``Cancelled``.

    Raises:
        WorkbookError: ``file.damaged`` with ``table`` and ``record``, also remembered.
            ``file.stages_differ``: the table of suggested stages does not follow from the records.

    """
    wanted = workbook.soundness.missing(tables)
    if not wanted:
        return
    if workbook.soundness.damage is not None:
        raise workbook.soundness.damage
    try:
        told = Repeated(progress or NoProgress())
        with _named(workbook, told.again):
            _verify(workbook, wanted, told)
    except WorkbookError as error:
        if error.code == "file.damaged":
            workbook.mark_damaged(error)
        raise


def _verify(workbook: Workbook, wanted: frozenset[str], progress: Progress) -> None:
    soundness = workbook.soundness
    if soundness.missing((META,)):
        _verify_bookkeeping(workbook)
        soundness.add((META,))
    kept = digest.kept_digests(workbook.connection)
    whole = digest.kept_digest(workbook.connection)
    records = [table for table in RECORDS if table in wanted]
    derived = [table for table in DERIVED if table in wanted]
    if records and not digest.agree(kept, whole):
        _verify_whole(workbook, whole, Share(progress, 0, _RECORDS))
        records = []
    for done, table in enumerate(records):
        progress.report(done, len(records) + len(derived))
        if _looked_through(workbook, table) != kept[table]:
            raise damaged(workbook, table)
        soundness.add((table,))
    for done, table in enumerate(derived, len(records)):
        progress.report(done, len(records) + len(derived))
        _verify_derived(workbook, table, kept.get(table))
        soundness.add((table,))


def _verify_whole(workbook: Workbook, whole: str, progress: Progress) -> None:
    """Verify all records together: of a file whose last edit was by a program that knows no more."""
    found: dict[str, int] = {}
    for done, table in enumerate(RECORDS):
        progress.report(done, len(RECORDS))
        found[table] = _looked_through(workbook, table)
    if not digest.agree(found, whole):
        raise damaged(workbook, "digest")
    workbook.soundness.measure(workbook.generation, found)
    workbook.soundness.add(RECORDS)


def _verify_bookkeeping(workbook: Workbook) -> None:
    _verify_structure(workbook, META)
    for key, is_sound in KEPT.items():
        if not is_sound(digest.kept(workbook.connection, key)):
            raise damaged(workbook, META, key)


def _verify_structure(workbook: Workbook, table: str) -> None:
    """Refuse a table that SQLite finds fault with, or an index of it that says something else than it."""
    if fault := checks.fault_of_table(workbook.connection, table):
        raise damaged(workbook, table, detail=fault)


def _looked_through(workbook: Workbook, table: str) -> int:
    """Return the digest of a table of records after looking at its structure, values and references."""
    connection = workbook.connection
    _verify_structure(workbook, table)
    total, stages = 0, known_stages()
    for rows in digest.batches(connection, table):
        if (wrong := wrong_row(table, rows, stages)) is not None:
            raise damaged(workbook, table, wrong)
        total += digest.rows_hash(rows)
    if (orphan := checks.orphan_of(connection, table)) is not None:
        raise damaged(workbook, table, orphan)
    if table == "deal_line" and checks.sum_of_amounts(connection) > TOGETHER:
        raise damaged(workbook, table)
    return total % digest.MODULUS


def known_stages() -> dict[str, frozenset[str]]:
    """Return the stages of the models that come with the program: a person's own may be gone by now."""
    return {model.key: frozenset(model.places) for model in load_stage_models()}


def _verify_derived(workbook: Workbook, table: str, kept: int | None) -> None:
    if table == "client_search":
        _verify_index(workbook)
        return
    if table == STAGES:
        _refuse_unreadable_stages(workbook)
    _verify_structure(workbook, table)
    found = digest.table_digest(workbook.connection, table)
    if found == kept:
        return
    # The digest of an older program's file, or that of damage: what follows from the records decides.
    _verify_against_records(workbook, table)
    workbook.soundness.measure(workbook.generation, {table: found})


def _verify_against_records(workbook: Workbook, table: str) -> None:
    from canvas_app.storage import stage_cache

    verify_tables(workbook, RECORDS)
    if table == STAGES:
        if stage_cache.problems(workbook):
            raise _stages_differ(workbook)
    elif found := next(search.differences(workbook.connection), None):
        raise damaged(workbook, table, detail=found)


def _refuse_unreadable_stages(workbook: Workbook) -> None:
    """Refuse a table of stages that cannot be read, as one to be made anew if nothing else is wrong.

    Every page must be sound, too: emptying a table whose pages are not could spoil those of another.
    """
    try:
        _verify_structure(workbook, STAGES)
        digest.table_digest(workbook.connection, STAGES)
    except (WorkbookError, driver.DriverError, *_UNREADABLE) as error:
        if isinstance(error, driver.DriverError) and driver.was_stopped(error):
            raise
        if isinstance(error, WorkbookError) and error.code != "file.damaged":
            raise
        if fault := checks.fault_of_pages(workbook.connection):
            raise damaged(workbook, STAGES, detail=fault) from None
        verify_tables(workbook, [table for table in EVERYTHING if table != STAGES])
        raise _stages_differ(workbook) from None


def _stages_differ(workbook: Workbook) -> WorkbookError:
    return WorkbookError("file.stages_differ", **driver.described(workbook.path))


def _verify_index(workbook: Workbook) -> None:
    """Refuse a search index that does not follow from the texts it is made of."""
    for shadow in sorted(SHADOWS):
        _verify_structure(workbook, shadow)
    if found := next(search.faults(workbook.connection), None):
        raise damaged(workbook, "client_search", detail=found)


@contextmanager
def _named(workbook: Workbook, look: Callable[[], object]) -> Iterator[None]:
    """Turn whatever damage makes of a read into one error about the file; ``look`` may stop it: no damage."""
    try:
        with driver.stoppable(workbook.connection, look), driver.reading(workbook.path):
            yield
    except driver.DriverError as error:
        if driver.was_stopped(error):
            raise
        raise driver.damaged(workbook.path, str(error)) from error
    except _UNREADABLE as error:
        raise driver.damaged(workbook.path, type(error).__name__) from None


def damaged(workbook: Workbook, table: str, record: object = "", detail: str = "") -> WorkbookError:
    """Return the error of a table that does not hold what was written to it; no value is named."""
    error = driver.damaged(workbook.path, f"{table} {record}")
    said = driver.one_line(detail) or error.params["detail"]  # SQLite's words, for logs
    return WorkbookError(error.code, **error.params, table=table, record=record, said=said)
