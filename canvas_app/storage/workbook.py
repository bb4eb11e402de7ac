"""An open workbook: creating, opening, undoing, copying, closing; see ``reading``, ``editing``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource, new_id
from canvas_app.domain.kind_relations import OUTSIDE, forgetting
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.progress import Progress, Share
from canvas_app.domain.record import Record
from canvas_app.domain.text import clean_line
from canvas_app.storage import derived, erasing, leftovers, places
from canvas_app.storage.edit import Edit
from canvas_app.storage.editing import Editor
from canvas_app.storage.journal import Entry, Recorded, Step
from canvas_app.storage.soundness import Soundness
from canvas_app.storage.sqlite import creation, driver, opening
from canvas_app.storage.sqlite.opening import OpenFile
from canvas_app.storage.sqlite.schema import CURRENT, SchemaVersion
from canvas_app.storage.statements import EVERYTHING

if TYPE_CHECKING:
    from canvas_app.storage.sqlite.targets import Kept

_READ: Final = 25
"""Per cent of undoing a large step that reading it from the journal takes, about."""


class Workbook(Editor):
    """One open file, its one connection, owned by the thread that opened it.

    Use as a context manager or call ``close``. ``read_only`` workbooks refuse edits.

    Attributes:
        path: the file, links resolved.
        who: signs journal records.
        ids: gives a new record id at each call.
        notices: codes of what a person should be told once about this file: ``file.recovered``,
            ``file.recovered_aside``, ``file.upgraded``, ``file.read_only``, ``file.hard_links``,
            ``file.remote``, ``file.sync_folder``.
        schema_found: number of the schema that the file had before it was opened.

    """

    def __init__(
        self,
        path: Path,
        opened: OpenFile,
        *,
        who: str = "",
        ids: IdSource = new_id,
        read_only: bool = False,
        soundness: Soundness | None = None,
    ) -> None:
        super().__init__(path, opened, who=who, ids=ids, read_only=read_only, soundness=soundness)
        self.notices = opened.notices
        self.schema_found = opened.version
        self._leftover = opened.leftover

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        language: str,
        currency: str = "",
        business: str = "",
        who: str = "",
        ids: IdSource = new_id,
        records: Iterable[Record] = (),
    ) -> Workbook:
        """Make a new workbook at ``path`` and return it open; with ``records``, which no undo takes back.

        Raises:
            WorkbookError: the file exists already or cannot be written; nothing is left behind.

        """
        path = _placed(path)
        settings = {
            "language": language,
            "currency": currency or {"ru": "RUB"}.get(language, "USD"),
            "business": clean_line(business or path.stem),
        }
        opening.create_file(path)
        workbook: Workbook | None = None
        try:
            workbook = cls(path, opening.connect_new(path), who=who, ids=ids)
            entry = Entry("edit.workbook_new", {}, "", action="start")
            with workbook._transaction(entry, creation.write_schema) as edit:
                for key, value in settings.items():
                    edit.set_setting(key, value)
                edit.put_all(records)
            workbook.soundness.add(EVERYTHING)  # nothing is in it but what was written here
        except BaseException:
            if workbook is not None:
                workbook.close()
            places.remove(path, driver.journal_of(path))
            raise
        return workbook

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str = "",
        ids: IdSource = new_id,
        read_only: bool = False,
        backups: Path | None = None,
        schema_version: SchemaVersion = CURRENT,
        verified: bool = False,
    ) -> Workbook:
        """Open the workbook at ``path``, locked for this program alone unless read-only.

        A file that may not be written is opened read-only. One of an older schema is brought up to date
        after a backup.

        Args:
            path: an existing file.
            who: signs the journal records of this session.
            ids: source of new ids.
            read_only: refuse edits, take no lock.
            backups: where the backup before a migration goes; by default the person's own folder.
            schema_version: what this program can read.
            verified: verify each table before the first of its rows is handed out.

        Raises:
            WorkbookError: see ``opening.open_file``, ``migrations.bring_up_to_date``; the file is as it was.

        """
        with suppress(OSError, ValueError, RuntimeError):  # what is wrong with it is told below
            path = path.resolve()
        forced = not read_only and places.kept_from_editing(path) != ""
        read_only = read_only or forced
        opened = opening.open_file(path, read_only=read_only, schema_version=schema_version)
        found = opened.version
        if found < schema_version.number:
            from canvas_app.storage import migrations

            opened = migrations.bring_up_to_date(path, opened, backups, schema_version, read_only=read_only)
        workbook = cls(path, opened, who=who, ids=ids, read_only=read_only)
        workbook.verified, workbook.schema_found = verified, found
        if forced:
            workbook.notices = ("file.read_only", *workbook.notices)
        return workbook

    def __enter__(self) -> Workbook:
        """Return the open workbook."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _derive(self, edit: Edit) -> None:
        derived.refresh(self, edit)

    def _verify(self, tables: Iterable[str]) -> None:
        self.verify(tables)

    def verify(self, tables: Iterable[str] = EVERYTHING, progress: Progress | None = None) -> None:
        """Verify tables that were not yet, by default all; what is sound is remembered, damage too.

        Raises:
            Cancelled: by ``progress``.
            WorkbookError: ``file.damaged``, ``file.stages_differ``; see ``verification``.

        """
        from canvas_app.storage import verification

        verification.verify_tables(self, tables, progress)

    # undo and redo

    def undo_step(self) -> Step | None:
        """Return the step that ``undo`` would take back, or None."""
        return self._step(redo=False)

    def redo_step(self) -> Step | None:
        """Return the step that ``redo`` would bring back, or None."""
        return self._step(redo=True)

    def _step(self, *, redo: bool) -> Step | None:
        self._ownership.require()
        with driver.translated(self.path):
            group = self._journal.redo_group() if redo else self._journal.undo_group()
            return None if group is None else self._journal.step(group)

    def undo(self, origin: str = "undo", progress: Progress | None = None) -> Changes | None:
        """Take back the latest step, also one made before the file was last closed; None: there is none.

        Raises:
            Cancelled: by ``progress``; the file is as it was.
            WorkbookError: the file cannot be written, or the journal's record of the step is damaged.
                ``journal.conflict``: the step can never be taken back; the next undo goes on before it.

        """
        return self._reverse(self.undo_step(), "undo", origin, progress)

    def redo(self, origin: str = "redo", progress: Progress | None = None) -> Changes | None:
        """Bring back the step undone last; None: there is none. Raises as ``undo`` does."""
        return self._reverse(self.redo_step(), "redo", origin, progress)

    def _reverse(
        self, step: Step | None, action: str, origin: str, progress: Progress | None
    ) -> Changes | None:
        if step is None:
            return None
        entry = Entry(step.name, step.params, origin, action=action, reverses=step.group)
        try:
            with self._transaction(entry) as edit:
                edit.progress = progress or edit.progress
                changes = self._journal.changes_of(step.group, Share(edit.progress, 0, _READ))
                edit.apply(changes, forward=action == "redo")
        except driver.ConstraintError as error:
            self._step_over(entry)
            raise WorkbookError("journal.conflict") from error
        except WorkbookError as error:
            if error.code == "journal.conflict":
                self._step_over(entry)
            raise
        self._tell(edit.changes)
        return edit.changes

    def _step_over(self, entry: Entry) -> None:
        """Count a step that conflicts with what is there as undone, or neither undo nor redo gets past it."""
        with self._transaction(replace(entry, action="undo")):
            pass

    def history(self, limit: int = 200) -> tuple[Recorded, ...]:
        """Return the latest records of the journal, undos and redos among them, the newest first."""
        self._ownership.require()
        with driver.translated(self.path):
            return self._journal.latest(limit)

    def erase(
        self,
        records: Sequence[tuple[type[Record], int]],
        name: str,
        *,
        origin: str = "",
        former: Iterable[int] = (),
        progress: Progress | None = None,
        **params: object,
    ) -> Changes:
        """Delete records for good, from the journal too: no undo brings them back, no trace of them stays.

        Args:
            records: a person's record and everything that belongs to it; what was deleted before need not be
                named, the journal knows it. An interaction that is not among them forgets with whom it was.
            name: key of what it is called in the history.
            origin: who starts it.
            former: ids of records that only the journal may still know.
            progress: may stop it: then everything is as it was.
            **params: values for the name's placeholders; they stay in the journal, so no names of persons.

        """
        gone = {one for _, one in records}.union(former)
        with self._transaction(Entry(name, params, origin, action="erase")) as edit:
            found = [edit.get(kind, record_id) for kind, record_id in records if kind.kind in OUTSIDE]
            for kind, record_id in records:
                for named_in, field in forgetting(kind.kind):
                    left = self.all(KINDS[named_in].record, **{field: record_id})
                    edit.put_all(replace(one, **{field: None}) for one in left if one.id not in gone)
                edit.delete(kind, record_id)
            names = [str(getattr(record, "name", "")) for record in found]
            known = erasing.erase(self.connection, self._journal, gone, names, progress)
            edit.mention({one: kind for one, kind in known.items() if edit.get_of(kind, one) is None})
        self._tell(edit.changes)
        return edit.changes

    # the file

    def check(self) -> list[str]:
        """Return what is wrong with the file, empty when it is sound; seconds for a large file."""
        from canvas_app.storage import integrity, stage_cache

        return integrity.problems(self) or stage_cache.problems(self)

    @property
    def content(self) -> Path:
        """The file that is really read: another one than ``path`` when that could not be put in order."""
        return self._leftover or self.path

    def snapshot(self) -> Workbook:
        """Return a read-only copy of this moment for a job of another thread, which closes it."""
        from canvas_app.storage.sqlite import snapshot

        return snapshot.take(self)

    def copy_to(self, target: Path, *, journal: bool = True, replacing: Kept | None = None) -> None:
        """Write a verified copy to the new file ``target``; see ``copies.copy_workbook``."""
        from canvas_app.storage.sqlite import copies

        self.look_outside()
        self.require_as_left()
        copies.copy_workbook(self, target, journal=journal, replacing=replacing)

    def close(self) -> None:
        """Close the file, leaving no side file. Closing twice does nothing."""
        if self._connection is None:
            return
        self._ownership.require()
        connection, self._connection = self._connection, None
        ours = self._guard is None or self._guard.is_ours
        driver.close(connection, self.path, ours=ours)
        if self._guard is not None:
            self._guard.close()
        opening.release(self._file_key, self._lock)
        if self._leftover is not None:
            leftovers.remove_draft(self._leftover)


def _placed(path: Path) -> Path:
    """Return ``path`` with the links of its folder resolved.

    Raises:
        WorkbookError: they lead in a circle.

    """
    try:
        return path.parent.resolve() / path.name
    except (OSError, RuntimeError):  # RuntimeError: so Python says it before 3.13
        raise WorkbookError("output.loop", **driver.described(path.absolute().parent)) from None
