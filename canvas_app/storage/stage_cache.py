"""The derived table of stages: what the rules suggest for each client, and what was confirmed.

Outside journal and digest. Each edit brings it up to date for the clients it touched; the first read as of a
later day works out anew what the days between may have changed. Another as-of day than the file's own (an
earlier or a coming one, or any day of a file opened read-only) gets a table in memory that hides the file's:
after ``ensure`` the name ``client_stage`` means the stages as of that day, whichever holds them.

Columns of ``client_stage`` (archived clients have no row): ``client_id``, ``model``, ``suggested``,
``confirmed`` (empty: none), ``shown`` (confirmed, otherwise suggested), ``state``, ``confidence``,
``flags`` (keys joined by spaces), ``holding`` (see ``domain.stages.holding``), ``since`` (day of the last
confirmation), ``valid_until`` (the last day for which the row holds without new records; NULL: for ever).
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from contextlib import nullcontext
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from canvas_app.content.stage_models import load_stage_models, parse_stage_models
from canvas_app.domain.errors import ValueRefusedError, WorkbookError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.stages import thresholds as limits
from canvas_app.domain.stages.stage_model import StageModel, check_models
from canvas_app.domain.stages.thresholds import Thresholds
from canvas_app.storage.prepared import statement
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.stage_tables import DAY, MARK, FileStages, Kept, StagesInMemory, StageTable

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

OWN_MODELS: Final = "stage_models"
"""Key of the workbook's setting that holds a person's own stage models, in the form of the program's file."""
SHOWN_FIRST: Final = "model"
"""Key of the workbook's setting that says which stage model is shown first."""
DEFAULT_MODEL: Final = "kotler"
RULES: Final = 1
"""Grows when the code of the rules changes what they say: tables of older programs are then made anew."""

_BATCH: Final = 2_000
_STAGED: Final = statement("stage_cache.staged")


def stage_models(workbook: Workbook) -> tuple[StageModel, ...]:
    """Return the program's stage models and then the workbook's own.

    Own models that this program cannot read (a newer one wrote them) are left out.
    """
    models = load_stage_models()
    text = workbook.setting(OWN_MODELS)
    if not text:
        return models
    try:
        own = parse_stage_models(text)
        check_models((*models, *own))
    except ValueRefusedError:
        return models
    return (*models, *own)


def default_model(workbook: Workbook) -> StageModel:
    """Return the stage model that the workbook shows first, Kotler's unless another was chosen."""
    found = {model.key: model for model in stage_models(workbook)}
    return found.get(workbook.setting(SHOWN_FIRST)) or found[DEFAULT_MODEL]


def thresholds(workbook: Workbook) -> Thresholds:
    """Return the numbers of the rules; the defaults when the setting cannot be read."""
    try:
        return Thresholds.from_text(workbook.setting(limits.SETTING))
    except ValueRefusedError:
        return limits.DEFAULTS


def refresh(workbook: Workbook, client_ids: Collection[int], progress: Progress | None = None) -> None:
    """Bring the table up to date for these clients, for all when the rules have changed; inside an edit."""
    mark = _mark(workbook)
    main = _kept(workbook) or Kept(date.today(), "")
    memory = StagesInMemory(workbook.connection)
    for table, kept in ((FileStages(workbook.connection), main), (memory, _kept_in_memory(workbook))):
        if kept is not None and kept.mark != mark:
            _fill(workbook, table, Kept(kept.day, mark))
        elif kept is not None:
            _write(workbook, table, kept.day, client_ids, progress)


def ensure(workbook: Workbook, day: date, *, today: date | None = None) -> None:
    """Make ``client_stage`` hold the stages as of ``day``.

    Reads that join the table call this first. It costs nothing when the table is as of that day already;
    a later day costs what may have changed by then, an earlier one a run over all clients.
    """
    now = today or date.today()
    wanted = Kept(day, _mark(workbook))
    if _kept_in_memory(workbook) == wanted:
        return
    main = _kept(workbook)
    if main != wanted and not workbook.read_only and day <= now:
        behind = main is None or main.mark != wanted.mark or main.day < day or main.day > now
        if behind and _advance_file(workbook, main, wanted):
            main = wanted
    if main == wanted or (main is not None and _still_holds(workbook, main, wanted)):
        _forget_memory(workbook)
    else:
        _advance_memory(workbook, wanted)


def problems(workbook: Workbook, progress: Progress | None = None) -> list[str]:
    """Return the first client of whom the file's table says something else than the rules, as one line.

    The content digest does not cover the table. As ``search.problems`` for an expert's eyes; empty when all
    is well, also when the rules are others by now: the next read makes the table anew.
    """
    main = _kept(workbook)
    if main is None or main.mark != _mark(workbook):
        return []
    from canvas_app.storage.stage_rows import stage_rows

    progress = progress or NoProgress()
    try:
        ids = [row[0] for row in workbook.read(_STAGED)]
        judged = stage_rows(workbook, ids, main.day, stage_models(workbook), thresholds(workbook))
        with driver.reading(workbook.path):
            stored = FileStages(workbook.connection).rows()
            for done, (client_id, rows) in enumerate(judged):
                if not done % _BATCH:
                    progress.report(done, len(ids))
                if any(stored.fetchone() != row for row in sorted(rows, key=lambda row: str(row[1]))):
                    return [f"stages of client {client_id} differ"]
            if stored.fetchone() is not None:
                return ["stages of a client who is gone"]
    except WorkbookError as error:
        if error.code != "file.damaged":
            raise
        return [f"stages: {error.params['detail']}"]
    return []


def rebuild(workbook: Workbook, progress: Progress | None = None) -> None:
    """Make the file's table anew from the records, as of today; nothing else is changed.

    Raises:
        Cancelled: by ``progress``; the table is as it was.
        WorkbookError: the file cannot be written.

    """
    with driver.translated(workbook.path), workbook.derived_writing():
        _fill(workbook, FileStages(workbook.connection), Kept(date.today(), _mark(workbook)), progress)


def forget(connection: Connection) -> None:
    """Empty the file's table, inside a transaction: the next read fills it."""
    FileStages(connection).forget()


def _advance_file(workbook: Workbook, main: Kept | None, wanted: Kept) -> bool:
    """Bring the file's table to ``wanted``; False when the file cannot be written: memory serves as well."""
    connection = workbook.connection
    try:
        transaction = nullcontext() if connection.in_transaction else workbook.derived_writing()
        with driver.translated(workbook.path), transaction:
            _advance(workbook, FileStages(connection), main, wanted)
    except WorkbookError:
        return False
    return True


def _advance_memory(workbook: Workbook, wanted: Kept) -> None:
    connection = workbook.connection
    memory = StagesInMemory(connection)
    kept = _kept_in_memory(workbook)
    with driver.translated(workbook.path):
        if workbook.read_only:
            driver.forbid_writing(connection, forbid=False)  # the file itself is open for reading only
        try:
            if kept is None:
                memory.make()
            _advance(workbook, memory, kept, wanted)
        finally:
            if workbook.read_only:
                driver.forbid_writing(connection, forbid=True)


def _advance(workbook: Workbook, table: StageTable, kept: Kept | None, wanted: Kept) -> None:
    if kept is None or kept.mark != wanted.mark or kept.day > wanted.day:
        _fill(workbook, table, wanted)
        return
    _write(workbook, table, wanted.day, _stale(workbook, table, wanted.day))
    table.keep(wanted)


def _fill(workbook: Workbook, table: StageTable, wanted: Kept, progress: Progress | None = None) -> None:
    table.clear()
    staged = [row[0] for row in workbook.read(_STAGED)]
    _write(workbook, table, wanted.day, staged, progress)
    table.fill_ended()
    table.keep(wanted)


def _stale(workbook: Workbook, table: StageTable, day: date) -> list[int]:
    return [row[0] for row in workbook.rows(table.stale, (day.isoformat(),))]


def _still_holds(workbook: Workbook, main: Kept, wanted: Kept) -> bool:
    return (
        main.mark == wanted.mark
        and main.day <= wanted.day
        and not (_stale(workbook, FileStages(workbook.connection), wanted.day))
    )


def _write(
    workbook: Workbook,
    table: StageTable,
    day: date,
    client_ids: Collection[int],
    progress: Progress | None = None,
) -> None:
    if not client_ids:
        return
    from canvas_app.storage.stage_rows import stage_rows  # the rules: not needed while the table holds

    progress = progress or NoProgress()
    gone = set(client_ids)
    file = table if isinstance(table, FileStages) else None
    moved = -file.hash_of(client_ids) if file else 0
    rows: list[tuple[object, ...]] = []
    for client_id, found in stage_rows(
        workbook, sorted(client_ids), day, stage_models(workbook), thresholds(workbook)
    ):
        gone.discard(client_id)
        rows += found
        if len(rows) >= _BATCH:
            progress.report(len(client_ids) - len(gone), len(client_ids))
            moved += table.put(rows)
            rows = []
    moved += table.put(rows)
    table.remove(sorted(gone))
    if file:
        file.move_digest(moved)


# which day and which rules a table is of


def _mark(workbook: Workbook) -> str:
    said = (RULES, _shipped_mark(), workbook.setting(OWN_MODELS), thresholds(workbook).to_text())
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


@functools.cache
def _shipped_mark() -> str:
    return blake2b(repr(load_stage_models()).encode(), digest_size=8).hexdigest()


def _kept(workbook: Workbook) -> Kept | None:
    try:
        return Kept(date.fromisoformat(workbook.meta(DAY)), workbook.meta(MARK))
    except ValueError:  # none yet, or damage: the table is made anew
        return None


def _kept_in_memory(workbook: Workbook) -> Kept | None:
    with driver.reading(workbook.path):
        return StagesInMemory(workbook.connection).kept()


def _forget_memory(workbook: Workbook) -> None:
    """Let the file's table be seen again."""
    if _kept_in_memory(workbook) is None:
        return
    if workbook.read_only:
        driver.forbid_writing(workbook.connection, forbid=False)
    try:
        StagesInMemory(workbook.connection).drop()
    finally:
        if workbook.read_only:
            driver.forbid_writing(workbook.connection, forbid=True)
