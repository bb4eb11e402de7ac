"""Importing a table: read it, show what it would do, do it as one edit and one undo step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from canvas_app import paths
from canvas_app.content import Catalogue, load_catalogue, load_messages
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource, TimeIds
from canvas_app.domain.progress import Progress as JobProgress
from canvas_app.domain.progress import Share
from canvas_app.exchange.options import SAME_ID, ImportOptions
from canvas_app.exchange.parsed import Parsed, require_ready
from canvas_app.exchange.problems import Problem, Question
from canvas_app.exchange.source import Progress
from canvas_app.exchange.uncollected import without_collecting
from canvas_app.services.imports.deals import shared_id
from canvas_app.services.imports.lookups import Lookups, state_of
from canvas_app.services.imports.model import ImportRefusedError, ImportResult, Preview, by_line
from canvas_app.services.imports.plan import Plan
from canvas_app.services.imports.planners import gather, planner_of
from canvas_app.services.imports.reading import parse_file, parse_text
from canvas_app.storage.sqlite import backups
from canvas_app.storage.workbook import Workbook

READ: Final = 50
"""Per cent of a preview that reading takes, about; the rest is thinking the rows through."""


def preview_of(
    parsed: Parsed,
    lookups: Lookups,
    today: date | None = None,
    catalogue: Catalogue | None = None,
    progress: JobProgress | None = None,
) -> Preview:
    """Return what importing ``parsed`` would do to the workbook of ``lookups``; pure, for any thread.

    Raises:
        Cancelled: by ``progress``, which hears how many rows are thought through.
        PersonError: the workbook cannot take such an import at all (notes, and no canvas).

    """
    if parsed.missing or parsed.questions:
        return Preview(parsed, None)
    # Ids of its own: the workbook's are given in the workbook's thread.
    plan = _planned(parsed, lookups, TimeIds(), today, catalogue, progress)
    return Preview(parsed, plan.result(), _choices(parsed), plan)


def _choices(parsed: Parsed) -> tuple[Question, ...]:
    shared = shared_id(parsed) if parsed.kind == "deals" else None
    if shared is None:
        return ()
    params = {"id": shared[0], "count": shared[1]}
    return (Question("same_id", "import.ask_same_id", params, SAME_ID, parsed.options.same_id),)


def read_source(
    workbook: Workbook,
    path: Path,
    kind: str,
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Return what importing the file at ``path`` would do; see ``parse_file`` for errors."""
    told = _Told(progress) if progress is not None else None
    reading = None if told is None else Share(told, 0, READ).report
    planning = None if told is None else Share(told, READ, 100)
    parsed = parse_file(path, kind, options, reading)
    return preview_of(parsed, gather(workbook, kind), progress=planning)


class _Told:
    """Hands what a job reports to a function."""

    def __init__(self, tell: Progress) -> None:
        self._tell = tell

    def report(self, done: int, total: int) -> None:
        """Hand it on."""
        self._tell(done, total)


def read_text(
    workbook: Workbook, text: str, kind: str = "clients", options: ImportOptions | None = None
) -> Preview:
    """Return what importing pasted ``text`` would do; see ``parse_text`` for errors."""
    return preview_of(parse_text(text, kind, options), gather(workbook, kind))


def apply_import(
    workbook: Workbook,
    preview: Preview,
    *,
    strict: bool = False,
    dry_run: bool = False,
    origin: str = "",
    today: date | None = None,
    progress: JobProgress | None = None,
) -> ImportResult:
    """Import the sound rows as one edit and one undo step, after a backup.

    If the workbook has changed since the preview, what to do is thought through again.

    Args:
        workbook: the open workbook.
        preview: what ``read_source`` or ``read_text`` gave.
        strict: all rows or none.
        dry_run: only say what would happen.
        origin: who starts it, for the views.
        today: the day new clients come into the register; the system's day if not given.
        progress: hears how far planning and writing are, and may stop them: then nothing was written.

    Raises:
        Cancelled: by ``progress``.
        PersonError: a needed column or an answer is missing.
        ImportRefusedError: ``strict``, and a row has a problem; nothing was written.
        WorkbookError: the file cannot be written; nothing was.

    """
    require_ready(preview.parsed)
    heard = progress
    if progress is not None and not _is_current(workbook, preview, today):
        heard, progress = Share(progress, 0, READ), Share(progress, READ, 100)
    plan = _current(workbook, preview, today, heard)
    result = plan.result()
    if strict and result.refused:
        raise ImportRefusedError(result)
    if dry_run or not plan.has_work:
        return result
    unsaved = None if workbook.read_only else _back_up(workbook)
    name = f"edit.import_{result.kind}"
    name = name if load_messages().has(name) else "edit.import_records"
    counted = result.added + result.updated
    with without_collecting(), workbook.edit(name, origin=origin, count=counted) as edit:
        edit.progress = progress or edit.progress
        edit.put_all(plan.all_written())
        for record, record_ids in plan.deleted.items():
            edit.delete_all(record, record_ids)
    problems = result.problems if unsaved is None else by_line((unsaved, *result.problems))
    return replace(result, problems=problems, changes=edit.changes)


def _is_current(workbook: Workbook, preview: Preview, today: date | None) -> bool:
    plan, now = preview.plan, (state_of(workbook), today or date.today())
    return isinstance(plan, Plan) and (plan.lookups.state, plan.today) == now


def _current(workbook: Workbook, preview: Preview, today: date | None, progress: JobProgress | None) -> Plan:
    """Return the plan of the preview, or a new one if the workbook or the day is another."""
    plan, parsed = preview.plan, preview.parsed
    if isinstance(plan, Plan) and _is_current(workbook, preview, today):
        return plan
    return _planned(parsed, gather(workbook, parsed.kind), workbook.ids, today, None, progress)


def _planned(
    parsed: Parsed,
    lookups: Lookups,
    ids: IdSource,
    today: date | None,
    catalogue: Catalogue | None,
    progress: JobProgress | None,
) -> Plan:
    plan = Plan(parsed, lookups, ids, today or date.today(), catalogue or load_catalogue(), progress)
    with without_collecting():
        planner_of(parsed.kind).plan(plan)
        plan.show_new_names()
    return plan


def _back_up(workbook: Workbook) -> Problem | None:
    """Make a backup if the workbook changed since the last one; return what there is to say if it cannot be.

    An import can be undone, so a folder of backups that is full or locked does not forbid it. A damaged
    workbook does.
    """
    folder = backups.folder_of(workbook, paths.backups())
    try:
        if backups.due(workbook, folder):
            backups.back_up(workbook, folder)
    except WorkbookError as error:
        if error.code == "file.damaged":
            raise
        return Problem(0, "", "import.no_backup", {"folder": str(folder)}, refused=False)
    return None
