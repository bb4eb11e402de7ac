"""The one way to write: an edit is one transaction, one journal record and one Changes value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from canvas_app.domain.changes import Changes
from canvas_app.domain.ids import IdSource
from canvas_app.domain.record import Record
from canvas_app.domain.setting import Setting
from canvas_app.storage.digest import MODULUS, record_hash
from canvas_app.storage.driver import Connection
from canvas_app.storage.journal import Change, Entry, differing
from canvas_app.storage.records import TABLES, Table, Value

R = TypeVar("R", bound=Record)
_Row = tuple[Value, ...]
_BATCH = 500


class Edit:
    """Writes records inside the workbook's open transaction and remembers each one's first and last state.

    Made by ``Workbook.edit`` only. After the block, ``changes`` says what was touched.
    """

    def __init__(self, connection: Connection, entry: Entry, ids: IdSource) -> None:
        self.entry = entry
        self.changes = Changes()
        self.new_id = ids
        self._connection = connection
        self._before: dict[tuple[str, int], _Row | None] = {}
        self._after: dict[tuple[str, int], _Row | None] = {}

    def put(self, record: Record) -> None:
        """Write ``record``: insert it, or replace the one with its id."""
        self.put_all((record,))

    def put_all(self, records: Iterable[Record]) -> None:
        """Write many records; those of one kind go to the file in batches."""
        by_kind: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            by_kind[record.kind].append(record)
        for kind, group in by_kind.items():
            table = TABLES[kind]
            for start in range(0, len(group), _BATCH):
                rows = {record.id: table.row(record) for record in group[start : start + _BATCH]}
                self._write(table, rows)

    def delete(self, record: type[Record], record_id: int) -> None:
        """Delete a record; nothing happens when there is none of that id."""
        self.delete_all(record, (record_id,))

    def delete_all(self, record: type[Record], ids: Iterable[int]) -> None:
        """Delete many records of one kind."""
        table = TABLES[record.kind]
        wanted = list(ids)
        for start in range(0, len(wanted), _BATCH):
            current = self._current(table, wanted[start : start + _BATCH])
            self._connection.executemany(table.delete, [(record_id,) for record_id in current])
            for record_id, row in current.items():
                self._note(table.kind, record_id, row, None)

    def get(self, record: type[R], record_id: int) -> R | None:
        """Return a record as it stands inside this edit."""
        table = TABLES[record.kind]
        row = self._current(table, [record_id]).get(record_id)
        return None if row is None else table.load(row)

    def set_setting(self, key: str, value: str) -> None:
        """Write a setting of the workbook."""
        row = self._connection.execute("SELECT id FROM setting WHERE key = ?", (key,)).fetchone()
        self.put(Setting(row[0] if row else self.new_id(), key, value))

    def _current(self, table: Table, ids: list[int]) -> dict[int, _Row]:
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(f"{table.select} WHERE id IN ({marks})", ids).fetchall()
        return {row[0]: tuple(row) for row in rows}

    def _write(self, table: Table, rows: Mapping[int, _Row]) -> None:
        current = self._current(table, list(rows))
        fresh = [row for record_id, row in rows.items() if record_id not in current]
        changed = [
            row for record_id, row in rows.items() if record_id in current and current[record_id] != row
        ]
        self._connection.executemany(table.insert, fresh)
        self._connection.executemany(table.update, [(*row[1:], row[0]) for row in changed])
        for row in (*fresh, *changed):
            record_id = row[0]
            assert isinstance(record_id, int)
            self._note(table.kind, record_id, current.get(record_id), row)

    def _note(self, kind: str, record_id: int, before: _Row | None, after: _Row | None) -> None:
        key = (kind, record_id)
        self._before.setdefault(key, before)
        self._after[key] = after

    def apply(self, changes: Iterable[Change], *, forward: bool) -> None:
        """Make journalled changes again (``forward``) or take them back, in the order given."""
        for change in changes:
            table = TABLES[change.kind]
            target = change.after if forward else change.before
            current = self._current(table, [change.id]).get(change.id)
            if target is None:
                self._connection.execute(table.delete, (change.id,))
                self._note(change.kind, change.id, current, None)
            else:
                whole = {**table.to_mapping(current), **target} if current is not None else target
                self._write(table, {change.id: table.from_mapping(whole)})

    def collected(self) -> list[Change]:
        """Return what changed between the edit's beginning and now, leaving out what ended as it began."""
        result = []
        for (kind, record_id), before in self._before.items():
            after = self._after[kind, record_id]
            if before != after:
                table = TABLES[kind]
                rows = (None if row is None else table.to_mapping(row) for row in (before, after))
                result.append(Change(kind, record_id, *differing(*rows)))
        return result

    def seen(self, kind: str, field_name: str) -> set[int]:
        """Return every value that the id field of the touched records of ``kind`` had, before or after."""
        place = TABLES[kind].field_names.index(field_name)
        found: set[Value] = set()
        for (touched, record_id), before in self._before.items():
            if touched == kind:
                rows = (before, self._after[touched, record_id])
                found.update(row[place] for row in rows if row is not None)
        return {value for value in found if isinstance(value, int)}

    def digest_shift(self) -> int:
        """Return what the edit adds to the content digest, modulo 2^64."""
        shift = 0
        for (kind, record_id), before in self._before.items():
            after = self._after[kind, record_id]
            if before is not None:
                shift -= record_hash(kind, before)
            if after is not None:
                shift += record_hash(kind, after)
        return shift % MODULUS

    def touched(self) -> Changes:
        """Return the ids touched so far, as the Changes of this edit."""
        ids: dict[str, set[int]] = defaultdict(set)
        for (kind, record_id), before in self._before.items():
            if before != self._after[kind, record_id]:
                ids[kind].add(record_id)
        frozen = MappingProxyType({kind: frozenset(found) for kind, found in ids.items()})
        params = MappingProxyType(dict(self.entry.params))
        return Changes(frozen, self.entry.name, params, self.entry.origin)
