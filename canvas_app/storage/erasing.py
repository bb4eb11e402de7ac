"""Erasing records from the journal: their changes, and the names by which edits were called after them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from canvas_app.storage.driver import Connection
from canvas_app.storage.journal import WHOLE, Journal, changes_in, encode, pack, unpacked

_OWNERS: Final = ("client_id", "deal_id")  # fields that say with what a record goes
NAMED: Final = ("client", "person")
"""Kinds whose name is that of somebody outside, who may ask to be erased."""

_Part = tuple[int, bytes]


def erase(connection: Connection, journal: Journal, ids: Iterable[int], names: Iterable[str]) -> None:
    """Take out the changes of these records and of all that ever belonged to them.

    With them go the texts in the names of the edits that changed them, and of every edit whose name holds one
    of ``names`` or a former name.
    """
    stored = connection.execute("SELECT seq, part, packed, data FROM journal_part").fetchall()
    parts: list[_Part] = [(packed, data) for _, _, packed, data in stored]
    gone = _belonging(ids, parts)
    changed: set[int] = set()
    for seq, part, packed, data in stored:
        if _mentions(gone, packed, data) and (kept := _without(unpacked(packed, data), gone)) is not None:
            changed.add(seq)
            row = (*pack(kept), seq, part)
            connection.execute("UPDATE journal_part SET packed = ?, data = ? WHERE seq = ? AND part = ?", row)
    changed |= _naming(connection, _names_of(gone, parts).union(names) - {""})
    for seq in changed:
        journal.sign_again(seq)


def _naming(connection: Connection, names: Collection[str]) -> set[int]:
    """Return the records whose edits were called by one of these names, whole or within a text."""
    if not names:
        return set()
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)
    rows = connection.execute("SELECT seq, params FROM journal WHERE params <> '{}'").fetchall()
    return {seq for seq, params in rows if any(wanted.search(text) for text in _texts(json.loads(params)))}


def _mentions(ids: Collection[int], packed: int, data: bytes) -> bool:
    plain = unpacked(packed, data)
    return any(str(record_id).encode() in plain for record_id in ids)


def _belonging(ids: Iterable[int], parts: Sequence[tuple[int, bytes]]) -> set[int]:
    """Return these ids and those of every record that, by the journal, ever belonged to one of them."""
    found: set[int] = set()
    new = set(ids)
    while new:
        found |= new
        new = {
            change.id
            for packed, data in parts
            if _mentions(new, packed, data)
            for change in changes_in(packed, data)
            for values in (change.before, change.after)
            if values and any(values.get(owner) in new for owner in _OWNERS)
        } - found
    return found


def _names_of(ids: Collection[int], parts: Sequence[tuple[int, bytes]]) -> set[str]:
    """Return every name that the clients and contact persons among these records have or had."""
    return {
        str(values["name"])
        for packed, data in parts
        if _mentions(ids, packed, data)
        for change in changes_in(packed, data)
        if change.id in ids and change.kind in NAMED
        for values in (change.before, change.after)
        if values and "name" in values
    }


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _without(plain: bytes, ids: Collection[int]) -> bytes | None:
    """Return a part without the changes of these records, None when it has none."""
    fields, listed = json.loads(plain)
    kept = [item for item in listed if _id_of(item) not in ids]
    return None if len(kept) == len(listed) else encode([fields, kept]).encode()


def _id_of(item: list[Any]) -> int:
    return int((item[0] or item[1])[1] if len(item) == WHOLE else item[1])
