"""The journal: what each edit changed, who did it and when; undo and redo read it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from canvas_app.storage.driver import Connection
from canvas_app.storage.records import Value

_CHUNK = 1_000
_PACK_ABOVE = 512  # bytes

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after an edit: full rows, or only the fields that differ when both are there."""

    kind: str
    id: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step: what it was called, when, by whom, how many records, and whether of this session.

    ``group`` is the number by which undo and redo name it; ``at`` is local time.
    """

    group: int
    name: str
    params: Mapping[str, object]
    at: datetime
    who: str
    size: int
    this_session: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What a journal record says besides its changes."""

    name: str
    params: Mapping[str, object]
    origin: str
    action: str = "do"
    merge: str = ""
    reverses: int | None = None


def differing(before: Row | None, after: Row | None) -> tuple[Row | None, Row | None]:
    """Return both rows with only the fields that differ, when both are there."""
    if before is None or after is None:
        return before, after
    names = [name for name, value in after.items() if before[name] != value]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


class Journal:
    """The journal of one open workbook; writes only inside an edit's transaction."""

    def __init__(self, connection: Connection, session: str) -> None:
        self._connection = connection
        self._session = session

    def append(self, entry: Entry, who: str, changes: Sequence[Change]) -> int:
        """Write one record and return its number."""
        run = self._connection.execute
        seq: int = run("SELECT ifnull(max(seq), 0) + 1 FROM journal").fetchone()[0]
        group = self._group_to_join(entry, seq)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        params = json.dumps(dict(entry.params), ensure_ascii=False)
        parts = list(_parts(changes))
        signature = blake2b(digest_size=16)
        said = (seq, at, who, entry.name, params, entry.origin, entry.action, group, entry.reverses)
        for piece in said:
            signature.update(f"{piece}\0".encode())
        for _, data in parts:
            signature.update(data)
        run(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, at, who, entry.name, params, entry.origin, entry.action, group, entry.merge, entry.reverses,
             len(changes), self._session, signature.digest()),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO journal_part VALUES (?, ?, ?, ?)",
            [(seq, number, packed, data) for number, (packed, data) in enumerate(parts)],
        )
        return seq

    def _group_to_join(self, entry: Entry, seq: int) -> int:
        if entry.action != "do" or not entry.merge:
            return seq
        last = self._connection.execute(
            "SELECT action, merge, session, grp FROM journal ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        if last and last[:3] == ("do", entry.merge, self._session):
            return int(last[3])
        return seq

    def undo_group(self) -> int | None:
        """Return the step that undo would reverse: the latest one whose last word is not an undo."""
        found = self._connection.execute(
            "SELECT grp FROM journal AS step WHERE action = 'do' AND ifnull("
            "(SELECT action FROM journal WHERE reverses = step.grp ORDER BY seq DESC LIMIT 1), "
            "'redo') <> 'undo' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return int(found[0]) if found else None

    def redo_group(self) -> int | None:
        """Return the step that redo would bring back: the earliest one undone since the last new edit."""
        found = self._connection.execute(
            "SELECT reverses FROM journal AS word WHERE action = 'undo' "
            "AND seq > ifnull((SELECT max(seq) FROM journal WHERE action = 'do'), 0) "
            "AND NOT EXISTS (SELECT 1 FROM journal WHERE reverses = word.reverses AND seq > word.seq) "
            "ORDER BY reverses LIMIT 1"
        ).fetchone()
        return int(found[0]) if found else None

    def step(self, group: int) -> Step:
        """Return what is known of a step."""
        name, params, at, who, session = self._connection.execute(
            "SELECT name, params, at, who, session FROM journal WHERE grp = ? AND action = 'do' "
            "ORDER BY seq DESC LIMIT 1",
            (group,),
        ).fetchone()
        size = self._connection.execute(
            "SELECT sum(size) FROM journal WHERE grp = ? AND action = 'do'", (group,)
        ).fetchone()[0]
        local = datetime.fromisoformat(at).astimezone()
        return Step(group, name, json.loads(params), local, who, size, session == self._session)

    def changes_of(self, group: int) -> Iterator[Change]:
        """Yield every change of a step, in the order made."""
        rows = self._connection.execute(
            "SELECT packed, data FROM journal JOIN journal_part USING (seq) "
            "WHERE grp = ? AND action = 'do' ORDER BY seq, part",
            (group,),
        ).fetchall()
        for packed, data in rows:
            yield from _changes(packed, data)


def _parts(changes: Sequence[Change]) -> Iterator[tuple[int, bytes]]:
    for start in range(0, len(changes), _CHUNK):
        listed: list[Any] = [[c.kind, c.id, c.before, c.after] for c in changes[start : start + _CHUNK]]
        data = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
        packed = len(data) > _PACK_ABOVE
        yield int(packed), zlib.compress(data, 4) if packed else data


def _changes(packed: int, data: bytes) -> Iterable[Change]:
    listed = json.loads(zlib.decompress(data) if packed else data)
    return (Change(*item) for item in listed)
