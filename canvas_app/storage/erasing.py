"""Erasing records from the journal: their changes, and the names by which edits were called after them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from canvas_app.domain.kind_relations import FORGETTING_FIELDS, OUTSIDE, OWNER_FIELDS
from canvas_app.domain.progress import NoProgress, Progress, Share
from canvas_app.storage.journal import WHOLE, Journal, changes_in, encode, pack, unpacked
from canvas_app.storage.prepared import statement
from canvas_app.storage.sqlite.driver import Connection

_PARTS: Final = statement("history.parts")
_REWRITE_PART: Final = statement("history.rewrite_part")
_NAMED: Final = statement("history.named")

_MANY: Final = 32  # ids above which a part is read instead of searched for each
_FOUND: Final = 50  # per cent of an erasing that finding out what belongs to whom takes, about

_Part = tuple[int, bytes]


def erase(
    connection: Connection,
    journal: Journal,
    ids: Iterable[int],
    names: Iterable[str],
    progress: Progress | None = None,
) -> dict[int, str]:
    """Take out the changes of these records and of all that ever belonged to them.

    With them go the texts in the names of the edits that changed them, and of every edit whose name holds one
    of ``names`` or a former name.

    Returns:
        the kind of each of these records that the journal knew.

    """
    stored = _PARTS.run(connection).fetchall()
    parts: list[_Part] = [(packed, data) for _, _, packed, data in stored]
    found = _belonging(ids, parts, Share(progress or NoProgress(), 0, _FOUND))
    gone = set(found)
    told = Share(progress or NoProgress(), _FOUND, 100)
    changed: set[int] = set()
    for done, (seq, part, packed, data) in enumerate(stored):
        told.report(done, len(stored))
        if _mentions(gone, packed, data) and (kept := _without(unpacked(packed, data), gone)) is not None:
            changed.add(seq)
            packing, content = pack(kept)
            _REWRITE_PART.run(connection, record=seq, number=part, packing=packing, content=content)
    changed |= _naming(connection, _names_of(gone, parts).union(names) - {""})
    for seq in changed:
        journal.sign_again(seq)
    return {record_id: kind for record_id, kind in found.items() if kind}


def _naming(connection: Connection, names: Collection[str]) -> set[int]:
    """Return the records whose edits were called by one of these names, whole or within a text."""
    if not names:
        return set()
    wanted = {name.casefold() for name in names}
    longest = max(map(len, wanted))
    rows = _NAMED.run(connection).fetchall()
    return {
        seq
        for seq, params in rows
        if any(_holds_one(text.casefold(), wanted, longest) for text in _texts(json.loads(params)))
    }


def _holds_one(text: str, names: Collection[str], longest: int) -> bool:
    """Tell whether a text has one of the names in it, as whole words: also where there are very many."""
    begins = [at for at in range(len(text)) if not (at and _in_word(text[at - 1]))]
    ends = [at for at in range(1, len(text) + 1) if at == len(text) or not _in_word(text[at])]
    return any(text[begin:end] in names for begin in begins for end in ends if 0 < end - begin <= longest)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _mentions(ids: Collection[int], packed: int, data: bytes) -> bool:
    if len(ids) > _MANY:  # to look through the changes is quicker then
        return True
    plain = unpacked(packed, data)
    return any(str(record_id).encode() in plain for record_id in ids)


def _belonging(ids: Iterable[int], parts: Sequence[_Part], progress: Progress) -> dict[int, str]:
    """Return these ids and those of every record that, by the journal, ever belonged to one of them.

    With each its kind; empty for one that the journal does not know.
    """
    found: dict[int, str] = {}
    new = dict.fromkeys(ids, "")
    while new:
        found |= new
        looked, new = new, {}
        for done, (packed, data) in enumerate(parts):
            progress.report(done, len(parts))
            if not _mentions(looked, packed, data):
                continue
            for change in changes_in(packed, data):
                if change.id in found:
                    found[change.id] = change.kind
                elif any(
                    values.get(owner) in looked
                    for values in (change.before, change.after)
                    if values
                    for owner in OWNER_FIELDS
                ):
                    new[change.id] = change.kind
    return found


def _names_of(ids: Collection[int], parts: Sequence[tuple[int, bytes]]) -> set[str]:
    """Return every name that the clients and contact persons among these records have or had."""
    return {
        str(values["name"])
        for packed, data in parts
        if _mentions(ids, packed, data)
        for change in changes_in(packed, data)
        if change.id in ids and change.kind in OUTSIDE
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
    """Return a part without the changes of these records, and with nobody where another names one of them.

    None when there is nothing of them in it. What would name somebody who is gone could not be undone.
    """
    fields, listed = json.loads(plain)
    kept = [(item, _forgetting(item, fields, ids)) for item in listed if _id_of(item) not in ids]
    # What says nothing any more goes; what said nothing but an id tells of an erasing.
    left = [now for was, now in kept if now == was or now[2:] != [{}, {}]]
    return None if left == listed else encode([fields, left]).encode()


def _forgetting(item: list[Any], fields: Mapping[str, list[str]], ids: Collection[int]) -> list[Any]:
    """Return a change of another record that names none of these ids as somebody it was with."""
    if len(item) == WHOLE:
        return [row and _row_forgetting(row, fields, ids) for row in item]
    kind, record_id, before, after = item
    for name in FORGETTING_FIELDS:
        was, now = before.get(name), after.get(name)
        if was in ids or now in ids:
            before = {**before, name: None if was in ids else was}
            after = {**after, name: None if now in ids else now}
            if before[name] == after[name]:
                del before[name], after[name]
    return [kind, record_id, before, after]


def _row_forgetting(row: list[Any], fields: Mapping[str, list[str]], ids: Collection[int]) -> list[Any]:
    names = fields.get(row[0], [])
    places = {names.index(name) + 1 for name in FORGETTING_FIELDS if name in names}
    return [None if at in places and value in ids else value for at, value in enumerate(row)]


def _id_of(item: list[Any]) -> int:
    return int((item[0] or item[1])[1] if len(item) == WHOLE else item[1])
