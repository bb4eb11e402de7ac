"""Records whose references lead nowhere, or of which two say the same: what becomes of them.

Nothing is dropped for want of a parent: a stand-in with the missing id takes its place, so that all that
belonged together stays together. A reference that may be empty and that nothing else bears out is emptied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Final

from canvas_app.domain.fields import Refs
from canvas_app.domain.ids import IdSource
from canvas_app.domain.kind_relations import stood_in_for
from canvas_app.domain.kinds import KINDS
from canvas_app.storage.records import TABLES
from canvas_app.storage.rescue.values import Built

Kept = dict[str, dict[int, Built]]
"""Records by kind and id."""

_Link = tuple[str, str, str]
"""A kind, its field that names another record, and that record's kind."""


def _links(*, owning: bool) -> tuple[_Link, ...]:
    """Return every reference; children before the parents that may need one themselves."""
    return tuple(
        (kind.name, name, ref.kind)
        for kind in reversed(tuple(KINDS.values()))
        for name, ref in kind.references()
        if ref.owns is owning
    )


_REQUIRED: Final = _links(owning=True)
_OPTIONAL: Final = _links(owning=False)
_SHOWN_BY: Final = {"segment_id": "cs", "stream_id": "rs"}
_BORNE_OUT: Final = 2  # records that name a missing one: then it was there, and is no flipped bit
_STOOD_IN_FOR: Final = stood_in_for()


@dataclass(slots=True)
class Mended:
    """What mending did: per kind how many stand-ins were made, and how many records left out as the same."""

    stand_ins: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    doubled: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def mend(kept: Kept, names: Mapping[str, str], new_id: IdSource) -> Mended:
    """Bring ``kept`` into a state that a workbook may have.

    Args:
        kept: the records; changed in place.
        names: per kind what a stand-in is called.
        new_id: ids for parents of which not even the id is known.

    """
    mended = Mended()
    for kind, name, parent in _OPTIONAL:
        _mend_optional(kept, (kind, name, parent), names, mended)
    for kind, name, parent in _REQUIRED:
        _mend_required(kept, (kind, name, parent), names, mended, new_id)
    if not kept.get("canvas"):
        _stand_in(kept, "canvas", new_id(), names, mended)
    _mend_lists(kept)
    _mend_doubles(kept, mended)
    return mended


def _mend_optional(kept: Kept, link: _Link, names: Mapping[str, str], mended: Mended) -> None:
    kind, name, parent = link
    there = kept.setdefault(parent, {})
    missing = Counter(
        value
        for built in kept.get(kind, {}).values()
        if (value := getattr(built.record, name)) is not None and value not in there
    )
    for record_id, built in list(kept.get(kind, {}).items()):
        value = getattr(built.record, name)
        if value not in missing:
            continue
        shows = kind == "note" and built.record.block == _SHOWN_BY.get(name)
        if parent in _STOOD_IN_FOR and (shows or missing[value] >= _BORNE_OUT):
            _stand_in(kept, parent, value, names, mended)
        else:
            kept[kind][record_id] = _changed(built, **{name: None})


def _mend_required(
    kept: Kept, link: _Link, names: Mapping[str, str], mended: Mended, new_id: IdSource
) -> None:
    kind, name, parent = link
    there = kept.setdefault(parent, {})
    unknown = 0
    for record_id, built in list(kept.get(kind, {}).items()):
        value = getattr(built.record, name)
        if value in there:
            continue
        if value == 0:  # it could not be read
            unknown = value = unknown or new_id()
            kept[kind][record_id] = _changed(built, **{name: value})
        _stand_in(kept, parent, value, names, mended)


def _stand_in(kept: Kept, kind: str, record_id: int, names: Mapping[str, str], mended: Mended) -> None:
    if record_id not in kept.setdefault(kind, {}):
        kept[kind][record_id] = Built(KINDS[kind].stand_in(record_id, names[kind]), frozenset(("id",)))
        mended.stand_ins[kind] += 1


def _changed(built: Built, **values: Any) -> Built:
    return Built(replace(built.record, **values), built.altered | values.keys())


def _mend_lists(kept: Kept) -> None:
    """Take out of lists of ids what they name and is not there."""
    for kind in KINDS.values():
        lists = [(name, one.kind) for name, one in kind.fields.items() if isinstance(one, Refs)]
        for record_id, built in list(kept.get(kind.name, {}).items() if lists else ()):
            there = {name: _left(built, name, kept.get(named, {})) for name, named in lists}
            shorter = {name: left for name, left in there.items() if left != getattr(built.record, name)}
            if shorter:
                kept[kind.name][record_id] = _changed(built, **shorter)


def _left(built: Built, name: str, named: Mapping[int, Built]) -> tuple[int, ...]:
    return tuple(one for one in getattr(built.record, name) if one in named)


def _mend_doubles(kept: Kept, mended: Mended) -> None:
    """Let no two records share what must differ: the best one keeps it."""
    for kind in KINDS.values():
        for index in kind.indexes:
            if index.unique and index.filled:  # it may be empty
                _empty_doubles(kept.get(kind.name, {}), index.filled)
            elif index.unique:
                _leave_one(kept, kind.name, mended, attrgetter(*kind.fields_in(index)))


def _empty_doubles(records: dict[int, Built], field: str) -> None:
    taken: set[str] = set()
    for record_id, built in _best_first(records):
        value = getattr(built.record, field)
        if value and value in taken:
            records[record_id] = _changed(built, **{field: ""})
        taken.add(value)


def _leave_one(kept: Kept, kind: str, mended: Mended, key: Callable[[Any], Any]) -> None:
    taken: set[Any] = set()
    for record_id, built in _best_first(kept.get(kind, {})):
        if key(built.record) in taken:
            del kept[kind][record_id]
            mended.doubled[kind] += 1
        taken.add(key(built.record))


def _best_first(records: dict[int, Built]) -> list[tuple[int, Built]]:
    """Return records in the order in which they keep what they share: those read in full, the later first."""
    return sorted(records.items(), key=lambda one: (len(one[1].altered), -one[0]))


def records_of(kept: Kept) -> list[Any]:
    """Return all records, parents before children."""
    return [built.record for kind in TABLES for built in kept.get(kind, {}).values()]
