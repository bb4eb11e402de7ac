"""The journal: what each edit changed, who did it and when; undo and redo read it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.storage.prepared import statement
from canvas_app.storage.records import TABLES, Row, Table, Value
from canvas_app.storage.sqlite.driver import Connection

_CHUNK: Final = 1_000  # changes a part
_PACK_ABOVE: Final = 512  # bytes
_PACK_LEVEL: Final = 2
_VANISHES_BELOW: Final = 200
# Changes of a step up to which it is looked whether merged edits have led back to where they began.
_REMOVED: Final = "…"
WHOLE: Final = 2
"""Items of the JSON of a change whose record was made or deleted."""

_LAST: Final = statement("history.last")
_ADD: Final = statement("history.add")
_ADD_PART: Final = statement("history.add_part")
_UNDO_GROUP: Final = statement("history.undo_group")
_REDO_GROUP: Final = statement("history.redo_group")
_GROUP_SIZE: Final = statement("history.group_size")
_STEP: Final = statement("history.step")
_STEP_SIZE: Final = statement("history.step_size")
_RECORDS_OF_STEP: Final = statement("history.records_of_step")
_LATEST: Final = statement("history.latest")
_RECORD: Final = statement("history.record")
_PARTS_OF_RECORD: Final = statement("history.parts_of_record")
_SIGN: Final = statement("history.sign")

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after an edit: all fields, or only those that differ when both are there."""

    kind: str
    id: int
    before: Values | None
    after: Values | None


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
class Recorded:
    """One record of the journal for the history: ``action`` is ``do``, ``undo``, ``redo`` or ``erase``."""

    number: int
    at: datetime
    who: str
    name: str
    params: Mapping[str, object]
    action: str
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a journal record says besides its changes.

    Attributes:
        action: ``do``, ``undo``, ``redo``, ``erase`` (removes a person, no step of undo), or ``start``
            (makes a new file, leaves no record).
        merge: consecutive edits of the same non-empty name are one step.
        reverses: the step that an undo or redo reverses.

    """

    name: str
    params: Mapping[str, object]
    origin: str
    action: str = "do"
    merge: str = ""
    reverses: int | None = None


encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


Written = tuple[str, str]
"""One change as the journal's JSON, and the kind of a record that was made or deleted, else ""."""


def changed(table: Table, before: Row, after: Row) -> Written:
    """Return the change of an existing record: only the fields that differ."""
    differing = [
        (name, was, now)
        for name, was, now in zip(table.field_names, before, after, strict=True)
        if was != now
    ]
    pair = ({name: was for name, was, _ in differing}, {name: now for name, _, now in differing})
    return encode([table.kind, before[0], *pair]), ""


def made(table: Table, text: str) -> Written:
    """Return the making of a record, given its text (``digest.record_text``)."""
    return f"[null,{text}]", table.kind


def deleted(table: Table, text: str) -> Written:
    """Return the deletion of a record, given its text (``digest.record_text``)."""
    return f"[{text},null]", table.kind


def erased(kind: str, record_id: int) -> Written:
    """Return the mention of a record that was deleted for good: its id only."""
    return encode([kind, record_id, {}, {}]), ""


def net(changes: Iterable[Change]) -> list[Change]:
    """Return consecutive changes as one for each record, without those that ended as they began."""
    given = list(changes)
    if len({(change.kind, change.id) for change in given}) == len(given):
        return [change for change in given if change.before != change.after]
    found: dict[tuple[str, int], tuple[Values | None, Values | None]] = {}
    for change in given:
        key = (change.kind, change.id)
        if key not in found:
            found[key] = (change.before, change.after)
            continue
        before, after = found[key]
        if before is not None and change.before is not None:
            before = {**change.before, **before}
        overlaid = after is not None and change.after is not None
        found[key] = (before, {**(after or {}), **(change.after or {})} if overlaid else change.after)
    return [Change(*key, *states) for key, states in found.items() if states[0] != states[1]]


class Journal:
    """The journal of one open workbook; writes only inside an edit's transaction."""

    def __init__(self, connection: Connection, session: str) -> None:
        self._connection = connection
        self._session = session

    def append(self, entry: Entry, who: str, changes: Sequence[Written]) -> int:
        """Write one record, and return its number."""
        last = _LAST.run(self._connection).fetchone() or (0, "", "", "", 0)
        seq: int = last[0] + 1
        joins = entry.action == "do" and entry.merge and last[1:4] == ("do", entry.merge, self._session)
        group = last[4] if joins else seq
        self._insert(seq, group, entry, who, changes)
        if joins and self._vanishes(group):
            # Undoing it would change nothing a person could see: it is taken back at once, without changes.
            undone = Entry(entry.name, {}, entry.origin, action="undo", reverses=group)
            self._insert(seq + 1, seq + 1, undone, who, ())
        return seq

    def _insert(self, seq: int, group: int, entry: Entry, who: str, changes: Sequence[Written]) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        params = json.dumps(dict(entry.params), ensure_ascii=False)
        said = (
            seq, at, who, entry.name, params, entry.origin, entry.action, group, entry.merge, entry.reverses,
            len(changes), self._session,
        )  # fmt: skip
        parts = [(seq, number, *packed) for number, packed in enumerate(_parts(changes))]
        _ADD.run_many(self._connection, [(*said, signature(said, [part[3] for part in parts]))])
        _ADD_PART.run_many(self._connection, parts)

    def _vanishes(self, group: int) -> bool:
        size = _GROUP_SIZE.run(self._connection, step=group).fetchone()[0]
        return bool(size <= _VANISHES_BELOW and not self.changes_of(group))

    def undo_group(self) -> int | None:
        """Return the step that undo would reverse: the latest one whose last word is not an undo."""
        found = _UNDO_GROUP.run(self._connection).fetchone()
        return int(found[0]) if found else None

    def redo_group(self) -> int | None:
        """Return the step that redo would bring back: the earliest one undone since the last new edit."""
        found = _REDO_GROUP.run(self._connection).fetchone()
        return None if found[0] is None else int(found[0])

    def step(self, group: int) -> Step:
        """Return what is known of a step."""
        name, params, at, who, session = _STEP.run(self._connection, step=group).fetchone()
        size = _STEP_SIZE.run(self._connection, step=group).fetchone()[0]
        return Step(group, name, _params(params), local(at), who, size, session == self._session)

    def latest(self, limit: int) -> tuple[Recorded, ...]:
        """Return the latest records, the newest first."""
        rows = _LATEST.run(self._connection, limit=limit).fetchall()
        return tuple(
            Recorded(seq, local(at), who, name, _params(params), action, size)
            for seq, at, who, name, params, action, size in rows
        )

    def changes_of(self, group: int, progress: Progress | None = None) -> list[Change]:
        """Return what a step changed, one change for each record.

        Raises:
            WorkbookError: a record of the journal differs from its hash.
            Cancelled: by ``progress``.

        """
        numbers = _RECORDS_OF_STEP.run(self._connection, step=group).fetchall()
        progress = progress or NoProgress()
        changes: list[Change] = []
        for (seq,) in numbers:
            if not self.is_sound(seq):
                raise WorkbookError("journal.damaged")
            parts = self._stored(seq)
            for done, (packed, data) in enumerate(parts):
                progress.report(done, len(parts))
                changes.extend(changes_in(packed, data))
        return net(changes)

    def _stored(self, seq: int) -> list[tuple[int, bytes]]:
        rows: list[tuple[int, bytes]] = _PARTS_OF_RECORD.run(self._connection, seq=seq).fetchall()
        return rows

    def _row(self, seq: int) -> list[Any]:
        """Return a record with its hash, which stands last."""
        return list(_RECORD.run(self._connection, seq=seq).fetchone())

    def is_sound(self, seq: int) -> bool:
        """Tell whether a record of the journal is as it was written."""
        *said, kept = self._row(seq)
        return bool(kept == signature(said, [data for _, data in self._stored(seq)]))

    def sign_again(self, seq: int) -> None:
        """Blank the texts in the name of an edit whose changes were erased, and sign its record anew."""
        row = self._row(seq)[:-1]
        stored = self._stored(seq)
        texts = json.loads(row[4])
        row[4] = encode(
            {key: value if isinstance(value, int | float) else _REMOVED for key, value in texts.items()}
        )
        row[10] = sum(1 for packed, data in stored for _ in changes_in(packed, data))
        signed = signature(row, [data for _, data in stored])
        _SIGN.run(self._connection, record=seq, texts=row[4], changes=row[10], signature=signed)


def local(at: str) -> datetime:
    """Return a moment of the journal in local time; a text that is none is ``journal.damaged``."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        raise WorkbookError("journal.damaged") from None


def _params(text: str) -> dict[str, object]:
    try:
        found: dict[str, object] = json.loads(text)
    except ValueError:
        raise WorkbookError("journal.damaged") from None
    return found


def signature(said: Sequence[object], parts: Iterable[bytes]) -> bytes:
    """Return the hash of a journal record: all its columns but the hash itself, then its parts."""
    found = blake2b(encode(said).encode(), digest_size=16)
    for data in parts:
        found.update(data)
    return found.digest()


def _parts(changes: Sequence[Written]) -> Iterator[tuple[int, bytes]]:
    """Yield parts of about a thousand changes: the names of the fields of whole records, then the changes."""
    for start in range(0, len(changes), _CHUNK):
        chunk = changes[start : start + _CHUNK]
        kinds = sorted({kind for _, kind in chunk if kind})
        fields = encode({kind: TABLES[kind].field_names for kind in kinds})
        yield pack(f"[{fields},[{','.join([text for text, _ in chunk])}]]".encode())


def pack(data: bytes) -> tuple[int, bytes]:
    """Return whether the JSON of a part is kept packed, and the bytes to keep."""
    packed = len(data) > _PACK_ABOVE
    return int(packed), zlib.compress(data, _PACK_LEVEL) if packed else data


def unpacked(packed: int, data: bytes) -> bytes:
    """Return the JSON of a stored part."""
    return zlib.decompress(data) if packed else data


def changes_in(packed: int, data: bytes) -> Iterator[Change]:
    """Yield the changes of a stored part."""
    fields, listed = json.loads(unpacked(packed, data))
    for item in listed:
        if len(item) == WHOLE:
            kind, record_id, *_ = item[0] or item[1]
            names = fields[kind]
            rows = (row and dict(zip(names, row[1:], strict=True)) for row in item)
            yield Change(kind, record_id, *rows)
        else:
            yield Change(*item)
