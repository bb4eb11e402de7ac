"""Writing what was saved from a damaged file into a new workbook."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource, new_id
from canvas_app.domain.progress import NoProgress, Progress, Share
from canvas_app.domain.setting import Setting
from canvas_app.storage import integrity, places, stage_cache
from canvas_app.storage.prepared import statement
from canvas_app.storage.rescue.choosing import Chosen, choose
from canvas_app.storage.rescue.history import KEPT, History
from canvas_app.storage.rescue.mending import records_of
from canvas_app.storage.rescue.reading import salvage
from canvas_app.storage.rescue.report import RescueReport
from canvas_app.storage.sqlite import copies, driver, file_lock, opening
from canvas_app.storage.sqlite.backups import ENDING
from canvas_app.storage.sqlite.driver import described
from canvas_app.storage.sqlite.pages.rollback import Rollback, read_rollback
from canvas_app.storage.sqlite.pages.source import PageSource
from canvas_app.storage.workbook import Workbook

RESCUED: Final = "rescued"
"""Setting of a rescued workbook: from which file and when, until a person has looked it through."""
_RECORD: Final = statement("history.add")
_PART: Final = statement("history.add_part")
Given = tuple[str, Mapping[str, Mapping[str, str]], IdSource]
"""The language if the file does not say, the names of stand-ins per language, where ids come from."""
_READ: Final = 60
"""Per cent of a rescue that reading takes, about."""


def rescue(
    path: Path,
    target: Path,
    *,
    language: str,
    names: Mapping[str, Mapping[str, str]],
    day: date,
    who: str = "",
    ids: IdSource = new_id,
    progress: Progress | None = None,
) -> RescueReport:
    """Save what can be read of the damaged file at ``path`` into a new workbook at ``target``.

    The damaged file is only read, by our own code. Of a sound file a plain copy is made.

    Args:
        path: the damaged file; a rollback journal beside it is heeded.
        target: the file to make.
        language: of the new workbook, if the old one does not say.
        names: per language what stand-ins are called, by kind of record and ``choosing.UNNAMED``.
        day: today.
        who: signs the new file.
        ids: for what gets an id of its own.
        progress: may stop it.

    Returns:
        What was saved and what was not.

    Raises:
        WorkbookError: there is a file at ``target`` or it cannot be written, ``path`` is missing, open, or no
            file, or nothing in it can be read (``file.nothing_left``). Nothing is left behind.
        Cancelled: by ``progress``; likewise.

    """
    progress = progress or NoProgress()
    _refuse(path, target)
    try:
        lock = file_lock.hold(path, shared=True)  # nobody edits it while it is read
    except OSError as error:
        raise places.disk_error(error, path) from error
    with lock:
        return _rescue(path, target, (language, names, ids), (who, day, ids), progress)


def _rescue(
    path: Path, target: Path, given: Given, signed: tuple[str, date, IdSource], progress: Progress
) -> RescueReport:
    if copied := _copied_if_sound(path, target, Share(progress, 0, _READ // 2)):
        return copied
    try:
        with PageSource(path) as source:
            rollback = read_rollback(driver.journal_of(path))
            chosen = _best(source, rollback, given, Share(progress, _READ // 2, _READ))
            if not chosen.report.saved:
                raise WorkbookError("file.nothing_left", **described(path))
            _write(chosen, path, target, signed, Share(progress, _READ, 100))
            return chosen.report
    except OSError as error:
        raise places.disk_error(error, path) from error


def _refuse(path: Path, target: Path) -> None:
    if target.suffix.casefold() != ENDING:
        raise WorkbookError("file.ending", name=target.name)
    if target.exists():
        raise WorkbookError("file.exists", **described(target))
    if not path.exists():
        raise WorkbookError("file.missing", **described(path))
    if path.is_dir():
        raise WorkbookError("file.folder", **described(path))
    if not path.is_file():
        raise WorkbookError("file.device", **described(path))
    if not path.stat().st_size:
        raise WorkbookError("file.empty", **described(path))
    pid = os.getpid() if opening.is_open_here(path) else places.holder(path)
    if pid:
        raise WorkbookError("file.locked", **described(path), pid=pid)


def _copied_if_sound(path: Path, target: Path, progress: Progress) -> RescueReport | None:
    """Copy a sound file as it is. One with a journal beside it is not asked: SQLite would put it in order."""
    if any(path.with_name(path.name + ending).exists() for ending in ("-journal", "-wal", "-shm")):
        return None
    with suppress(WorkbookError), Workbook.open(path, read_only=True) as workbook:
        if not (integrity.problems(workbook, progress) or stage_cache.problems(workbook)):
            draft = _draft(target)
            try:
                copies.copy_connection(workbook.connection, target, path, identity=True)
            finally:
                places.remove(draft)
            return RescueReport(healthy=True, exact=True)
    return None


def _best(source: PageSource, rollback: Rollback | None, given: Given, progress: Progress) -> Chosen:
    """Return the better of two readings where an edit was cut off: as it is, and with what was before it."""
    first = choose(source, salvage(source, Share(progress, 0, 50 if rollback else 100)), *given)
    if rollback is None:
        return first
    plain, header = source.count, source.header
    source.lay_over(rollback.pages, rollback.count)
    second = choose(source, salvage(source, Share(progress, 50, 100)), *given)
    before = second.worth >= first.worth
    if not before:
        source.lay_over({}, plain)
        source.header = header
    better = second if before else first
    better.report = replace(better.report, unfinished=before)
    return better


def _draft(target: Path) -> Path:
    """Return a free place beside ``target`` for a file that will take its name."""
    draft = places.draft_for(target)
    draft.unlink()
    return draft


def _write(
    chosen: Chosen, path: Path, target: Path, given: tuple[str, date, IdSource], progress: Progress
) -> None:
    who, day, ids = given
    draft = _draft(target)
    try:
        language = chosen.report.language
        with Workbook.create(draft, language=language, business=path.stem, who=who, ids=ids) as workbook:
            _fill(workbook, chosen, path.name, day, Share(progress, 0, 70))
            _put_history(workbook, chosen.history)
            integrity.verify(workbook, Share(progress, 70, 100))
        places.flush(draft)
        if target.exists():
            raise WorkbookError("file.exists", **described(target))
        copies.put_in_place(draft, target)
        places.flush(target.parent)
    except OSError as error:
        raise places.disk_error(error, target) from error
    finally:
        places.remove(draft, driver.journal_of(draft))


def _fill(workbook: Workbook, chosen: Chosen, name: str, day: date, progress: Progress) -> None:
    """Write the records in one edit that makes the file; settings that were lost stay as in a new one."""
    records = records_of(chosen.kept)
    own = {one.key for one in records if isinstance(one, Setting)}
    label = json.dumps({"file": name, "day": day.isoformat()}, ensure_ascii=False)
    with workbook.edit("edit.workbook_new", action="start") as edit:
        edit.progress = progress
        edit.delete_all(Setting, [one.id for one in workbook.all(Setting) if one.key in own])
        edit.put_all(records)
        edit.set_setting(RESCUED, label)


def _put_history(workbook: Workbook, history: History) -> None:
    if history.outcome != KEPT:
        return
    connection = workbook.connection
    with driver.translated(workbook.path), driver.transaction(connection):
        _RECORD.run_many(connection, history.rows())
        _PART.run_many(connection, history.parts())


def label_of(text: str) -> tuple[str, date] | None:
    """Return file and day of the setting RESCUED; None when it is empty or says nothing."""
    try:
        found = json.loads(text)
        return str(found["file"]), date.fromisoformat(found["day"])
    except (ValueError, TypeError, KeyError):
        return None
