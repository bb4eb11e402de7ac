"""The one way to write: an edit is one transaction, one journal record and one Changes value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.ids import IdSource
from canvas_app.domain.kind_relations import owned_directly
from canvas_app.domain.progress import NoProgress, Progress, Share
from canvas_app.domain.record import Record
from canvas_app.domain.setting import Setting
from canvas_app.storage import journal
from canvas_app.storage.journal import Change, Entry, Written
from canvas_app.storage.prepared import statement
from canvas_app.storage.records import TABLES, Row, Table, Value
from canvas_app.storage.sqlite.digest import record_text, text_hash
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.record_sql import rows_of, sql_of

R = TypeVar("R", bound=Record)
WRITTEN: Final = 40
"""Per cent of an edit of very many records that are done when all of them are written, about."""
_BATCH: Final = 500
_SETTING_OF: Final = statement("reading.setting_of")
_States = dict[int, tuple[Row | None, Row | None]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What an edit did, leaving out what ended as it began: for journal, digests by table, listeners."""

    written: Sequence[Written]
    shifts: Mapping[str, int]
    changes: Changes


class Edit:
    """Writes records inside the workbook's open transaction and remembers each one's first and last state.

    Made by ``Workbook.edit`` only, and of no use after its block. Then ``changes`` says what was touched.
    Who waits for very many records may set ``progress``; what it raises takes the whole edit back.
    """

    def __init__(self, connection: Connection, entry: Entry, ids: IdSource) -> None:
        self.entry = entry
        self.changes = Changes()
        self.digest: int | None = None  # of the whole content after it, once it is finished
        self.new_id = ids
        self.progress: Progress = NoProgress()
        self._connection: Connection | None = connection
        self._touched: dict[str, _States] = defaultdict(dict)
        self._mentioned: dict[int, str] = {}

    def put(self, record: Record) -> None:
        """Write ``record``: insert it, or replace the one with its id."""
        table = TABLES[record.kind]
        self._write(table, {record.id: table.row(record)})

    def put_all(self, records: Iterable[Record]) -> None:
        """Write many records; those of one kind go to the file in batches."""
        by_kind: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            by_kind[record.kind].append(record)
        told, done = Share(self.progress, 0, WRITTEN), 0
        total = sum(map(len, by_kind.values()))
        for kind, group in by_kind.items():
            table = TABLES[kind]
            for start in range(0, len(group), _BATCH):
                told.report(done + start, total)
                self._write(table, {record.id: table.row(record) for record in group[start : start + _BATCH]})
            done += len(group)

    def delete(self, record: type[Record], record_id: int) -> None:
        """Delete a record; nothing happens when there is none of that id."""
        self.delete_all(record, (record_id,))

    def delete_all(self, record: type[Record], ids: Iterable[int]) -> None:
        """Delete many records of one kind."""
        self._write(TABLES[record.kind], dict.fromkeys(ids))

    def get(self, record: type[R], record_id: int) -> R | None:
        """Return a record as it stands inside this edit."""
        found: R | None = self.get_of(record.kind, record_id)
        return found

    def get_of(self, kind: str, record_id: int) -> Any:
        """Return a record of a kind, perhaps one that this program does not know: there is none of it."""
        row = self._current(TABLES[kind], [record_id]).get(record_id) if kind in TABLES else None
        return None if row is None else TABLES[kind].load(row)

    def set_setting(self, key: str, value: str) -> None:
        """Write a setting of the workbook."""
        row = _SETTING_OF.run(self._open, key=key).fetchone()
        self.put(Setting(row[0] if row else self.new_id(), key, value))

    def mention(self, kinds: Mapping[int, str]) -> None:
        """Name records (id: kind) in the journal's record of an erasing: the ids alone stay of them."""
        self._mentioned.update(kinds)

    def close(self) -> None:
        """Refuse every further write: it would lie outside the transaction."""
        self._connection = None

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the edit has ended")
        return self._connection

    def _current(self, table: Table, ids: Sequence[int]) -> dict[int, Row]:
        return {row[0]: row for row in rows_of(self._open, table.kind, ids)}

    def _write(
        self, table: Table, rows: Mapping[int, Row | None], current: Mapping[int, Row] | None = None
    ) -> None:
        """Bring the records of these ids to their rows, None: gone; ``current``: as they are, when known."""
        if current is None:
            current = self._current(table, list(rows))
        changes = {
            record_id: (current.get(record_id), row)
            for record_id, row in rows.items()
            if current.get(record_id) != row
        }
        leaving: list[tuple[Value]] = [
            (record_id,) for record_id, (before, after) in changes.items() if before and not after
        ]
        coming = [after for before, after in changes.values() if after and not before]
        statements = sql_of(table.kind)
        changing = [(after, before[0]) for before, after in changes.values() if before and after]
        if table.unique:  # records may swap what no two may share: so all of them leave first
            leaving += [(record_id,) for _, record_id in changing]
            coming += [row for row, _ in changing]
        else:
            self._open.executemany(statements.update, [(*row[1:], record_id) for row, record_id in changing])
        self._open.executemany(statements.delete, leaving)
        self._open.executemany(statements.insert, coming)
        self._remember(table.kind, changes)

    def _remember(self, kind: str, changes: _States) -> None:
        states = self._touched[kind]
        if states.keys().isdisjoint(changes):
            states.update(changes)
            return
        for record_id, (before, after) in changes.items():
            first = states[record_id][0] if record_id in states else before
            states[record_id] = (first, after)

    def apply(self, changes: Sequence[Change], *, forward: bool) -> None:
        """Make the changes of a step again (``forward``) or take them back, one change for each record.

        Raises:
            WorkbookError: a record to change is no longer there.

        """
        by_kind: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            if change.kind in TABLES:  # a kind that is no more: from an older program
                by_kind[change.kind].append(change)
        for kind, group in by_kind.items():
            table = TABLES[kind]
            current = self._current(table, [change.id for change in group])
            rows: dict[int, Row | None] = {}
            for change in group:
                target = change.after if forward else change.before
                rows[change.id] = _row_of(table, change, target, current.get(change.id))
            self._write(table, rows, current)

    def settle(self) -> Settled:
        """Return what changed between the edit's beginning and now."""
        erases = self.entry.action == "erase"
        shifts: dict[str, int] = defaultdict(int)
        written: list[Written] = []
        ids: dict[str, frozenset[int]] = {}
        for kind, states in self._touched.items():
            table = TABLES[kind]
            real = {one: (before, after) for one, (before, after) in states.items() if before != after}
            for before, after in real.values():
                was = record_text(kind, before) if before else ""
                now = record_text(kind, after) if after else ""
                shifts[kind] += (text_hash(now) if now else 0) - (text_hash(was) if was else 0)
                written.append(_written(table, before, after, was, now, erases=erases))
            if real:
                ids[kind] = frozenset(real)
        mentioned = {one: kind for one, kind in self._mentioned.items() if one not in self._touched[kind]}
        written += [journal.erased(kind, one) for one, kind in mentioned.items()]
        params = MappingProxyType(dict(self.entry.params))
        canvases = frozenset().union(*(self.seen(kind, "canvas_id") for kind in owned_directly("canvas")))
        changes = Changes(MappingProxyType(ids), self.entry.name, params, self.entry.origin, canvases)
        return Settled(written, shifts, changes)

    def seen(self, kind: str, field_name: str) -> set[int]:
        """Return every value that the id field of the touched records of ``kind`` had, before or after."""
        place = TABLES[kind].field_names.index(field_name)
        found = {
            row[place] for states in self._touched.get(kind, {}).values() for row in states if row is not None
        }
        return {value for value in found if isinstance(value, int)}


def _written(
    table: Table, before: Row | None, after: Row | None, was: str, now: str, *, erases: bool
) -> Written:
    if before and after:
        return journal.changed(table, before, after)
    if before and erases:
        return journal.erased(table.kind, int(before[0] or 0))
    return journal.made(table, now) if after else journal.deleted(table, was)


def _row_of(table: Table, change: Change, target: Mapping[str, Value] | None, now: Row | None) -> Row | None:
    if target is None:
        return None
    if now is not None:
        return table.from_mapping({**table.to_mapping(now), **target})
    if change.before is not None and change.after is not None:
        raise WorkbookError("journal.conflict")  # only the fields that differ are known
    return table.from_mapping(target)
