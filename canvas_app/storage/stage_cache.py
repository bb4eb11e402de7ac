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
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from canvas_app.content.stage_models import load_stage_models, parse_stage_models
from canvas_app.domain.errors import ValueRefusedError, WorkbookError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.stages import thresholds as limits
from canvas_app.domain.stages.stage_model import StageModel, check_models
from canvas_app.domain.stages.thresholds import Thresholds
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.digest import keep, rows_hash, shift
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.schema import CURRENT

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

OWN_MODELS: Final = "stage_models"
"""Key of the workbook's setting that holds a person's own stage models, in the form of the program's file."""
SHOWN_FIRST: Final = "model"
"""Key of the workbook's setting that says which stage model is shown first."""
DEFAULT_MODEL: Final = "kotler"
RULES: Final = 1
"""Grows when the code of the rules changes what they say: tables of older programs are then made anew."""

_DAY, _MARK = "stages_day", "stages_rules"  # rows of the file's bookkeeping
_TABLE = "client_stage"
_INDEX = "client_stage_by_stage"
_BATCH = 2_000
_INSERT = "INSERT OR REPLACE INTO {}.client_stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class _Kept(NamedTuple):
    """The day a table is as of, and the mark of the rules that made it."""

    day: date
    mark: str


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
    main = _kept(workbook) or _Kept(date.today(), "")
    for schema, kept in (("main", main), ("temp", _kept_in_memory(workbook))):
        if kept is not None and kept.mark != mark:
            _fill(workbook, schema, _Kept(kept.day, mark))
        elif kept is not None:
            _write(workbook, schema, kept.day, client_ids, progress)


def ensure(workbook: Workbook, day: date, *, today: date | None = None) -> None:
    """Make ``client_stage`` hold the stages as of ``day``.

    Reads that join the table call this first. It costs nothing when the table is as of that day already;
    a later day costs what may have changed by then, an earlier one a run over all clients.
    """
    now = today or date.today()
    wanted = _Kept(day, _mark(workbook))
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
        ids = [row[0] for row in workbook.rows("SELECT id FROM client WHERE archived = 0 ORDER BY id")]
        judged = stage_rows(workbook, ids, main.day, stage_models(workbook), thresholds(workbook))
        with driver.reading(workbook.path):
            stored = workbook.connection.execute("SELECT * FROM main.client_stage ORDER BY client_id, model")
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
        _fill(workbook, "main", _Kept(date.today(), _mark(workbook)), progress)


def forget(connection: Connection) -> None:
    """Empty the file's table, inside a transaction: the next read fills it."""
    connection.execute("DELETE FROM main.client_stage")
    connection.execute("DELETE FROM main.meta WHERE key IN (?, ?)", (_DAY, _MARK))
    keep(connection, {_TABLE: 0})


def _advance_file(workbook: Workbook, main: _Kept | None, wanted: _Kept) -> bool:
    """Bring the file's table to ``wanted``; False when the file cannot be written: memory serves as well."""
    connection = workbook.connection
    try:
        transaction = nullcontext() if connection.in_transaction else workbook.derived_writing()
        with driver.translated(workbook.path), transaction:
            _advance(workbook, "main", main, wanted)
    except WorkbookError:
        return False
    return True


def _advance_memory(workbook: Workbook, wanted: _Kept) -> None:
    kept = _kept_in_memory(workbook)
    connection = workbook.connection
    with driver.translated(workbook.path):
        if workbook.read_only:
            driver.forbid_writing(connection, forbid=False)  # the file itself is open for reading only
        try:
            if kept is None:
                _make_memory(workbook)
            _advance(workbook, "temp", kept, wanted)
        finally:
            if workbook.read_only:
                driver.forbid_writing(connection, forbid=True)


def _advance(workbook: Workbook, schema: str, kept: _Kept | None, wanted: _Kept) -> None:
    if kept is None or kept.mark != wanted.mark or kept.day > wanted.day:
        _fill(workbook, schema, wanted)
        return
    _write(workbook, schema, wanted.day, _stale(workbook, schema, wanted.day))
    _keep(workbook, schema, wanted)


def _fill(workbook: Workbook, schema: str, wanted: _Kept, progress: Progress | None = None) -> None:
    run = workbook.connection.execute
    run(f"DELETE FROM {schema}.client_stage")
    if schema == "temp":
        run(f"DROP INDEX IF EXISTS temp.{_INDEX}")  # made at once it costs half of what growing it does
    else:
        keep(workbook.connection, {_TABLE: 0})
    staged = workbook.rows("SELECT id FROM client WHERE archived = 0 ORDER BY id")
    _write(workbook, schema, wanted.day, [row[0] for row in staged], progress)
    if schema == "temp":
        run(CURRENT.newest[_INDEX].replace(_INDEX, f"temp.{_INDEX}", 1))
    _keep(workbook, schema, wanted)


def _stale(workbook: Workbook, schema: str, day: date) -> list[int]:
    rows = workbook.rows(
        f"SELECT DISTINCT client_id FROM {schema}.client_stage WHERE valid_until < ?", (day.isoformat(),)
    )
    return [row[0] for row in rows]


def _still_holds(workbook: Workbook, main: _Kept, wanted: _Kept) -> bool:
    return main.mark == wanted.mark and main.day <= wanted.day and not _stale(workbook, "main", wanted.day)


def _write(
    workbook: Workbook,
    schema: str,
    day: date,
    client_ids: Collection[int],
    progress: Progress | None = None,
) -> None:
    if not client_ids:
        return
    from canvas_app.storage.stage_rows import stage_rows  # the rules: not needed while the table holds

    insert = _INSERT.format(schema)
    connection = workbook.connection
    progress = progress or NoProgress()
    gone = set(client_ids)
    moved = -_hash_of(connection, client_ids) if schema == "main" else 0
    rows: list[tuple[object, ...]] = []
    for client_id, found in stage_rows(
        workbook, sorted(client_ids), day, stage_models(workbook), thresholds(workbook)
    ):
        gone.discard(client_id)
        rows += found
        if len(rows) >= _BATCH:
            progress.report(len(client_ids) - len(gone), len(client_ids))
            moved += _put(connection, insert, rows)
            rows = []
    moved += _put(connection, insert, rows)
    connection.executemany(
        f"DELETE FROM {schema}.client_stage WHERE client_id = ?", [(client_id,) for client_id in sorted(gone)]
    )
    if schema == "main":
        shift(connection, {_TABLE: moved})


def _put(connection: Connection, insert: str, rows: Sequence[tuple[object, ...]]) -> int:
    """Write rows, and return what they are of the table's digest."""
    connection.executemany(insert, rows)
    return rows_hash([(_TABLE, *row) for row in rows])


def _hash_of(connection: Connection, client_ids: Collection[int]) -> int:
    """Return what the rows of these clients are of the digest of the file's table."""
    ids, found = sorted(client_ids), 0
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        among = f"FROM main.client_stage WHERE client_id IN ({marks})"
        found += rows_hash(connection.execute(f"SELECT '{_TABLE}', * {among}", batch).fetchall())
    return found


# which day and which rules a table is of


def _mark(workbook: Workbook) -> str:
    said = (RULES, _shipped_mark(), workbook.setting(OWN_MODELS), thresholds(workbook).to_text())
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


@functools.cache
def _shipped_mark() -> str:
    return blake2b(repr(load_stage_models()).encode(), digest_size=8).hexdigest()


def _kept(workbook: Workbook) -> _Kept | None:
    try:
        return _Kept(date.fromisoformat(workbook.meta(_DAY)), workbook.meta(_MARK))
    except ValueError:  # none yet, or damage: the table is made anew
        return None


def _kept_in_memory(workbook: Workbook) -> _Kept | None:
    if not workbook.rows("SELECT 1 FROM temp.sqlite_schema WHERE name = 'client_stage_as_of'"):
        return None
    rows = workbook.rows("SELECT day, mark FROM temp.client_stage_as_of")
    return _Kept(date.fromisoformat(rows[0][0]), rows[0][1]) if rows else None


def _keep(workbook: Workbook, schema: str, kept: _Kept) -> None:
    run = workbook.connection.execute
    if schema == "main":
        for key, value in ((_DAY, kept.day.isoformat()), (_MARK, kept.mark)):
            run("INSERT OR REPLACE INTO main.meta VALUES (?, ?)", (key, value))
        return
    run("DELETE FROM temp.client_stage_as_of")
    run("INSERT INTO temp.client_stage_as_of VALUES (?, ?)", (kept.day.isoformat(), kept.mark))


def _make_memory(workbook: Workbook) -> None:
    run = workbook.connection.execute
    run(CURRENT.newest["client_stage"].replace("CREATE TABLE", "CREATE TEMP TABLE IF NOT EXISTS", 1))
    run("CREATE TEMP TABLE IF NOT EXISTS client_stage_as_of (day TEXT NOT NULL, mark TEXT NOT NULL)")


def _forget_memory(workbook: Workbook) -> None:
    """Let the file's table be seen again."""
    if _kept_in_memory(workbook) is None:
        return
    if workbook.read_only:
        driver.forbid_writing(workbook.connection, forbid=False)
    try:
        for name in ("client_stage", "client_stage_as_of"):
            workbook.connection.execute(f"DROP TABLE temp.{name}")
    finally:
        if workbook.read_only:
            driver.forbid_writing(workbook.connection, forbid=True)
