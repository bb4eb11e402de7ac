"""Records whose references lead nowhere, or of which two say the same: what becomes of them.

Nothing is dropped for want of a parent: a stand-in with the missing id takes its place, so that all that
belonged together stays together. A reference that may be empty and that nothing else bears out is emptied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from canvas_app.domain.canvas.model import Canvas, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.ids import IdSource
from canvas_app.domain.sales.model import Deal
from canvas_app.storage.records import TABLES
from canvas_app.storage.rescue.values import Built

Kept = dict[str, dict[int, Built]]
"""Records by kind and id."""

_REQUIRED: Final = (
    # children before the parents that may need one themselves
    ("deal_line", "deal_id", "deal"),
    ("note", "canvas_id", "canvas"),
    ("answer", "canvas_id", "canvas"),
    ("person", "client_id", "client"),
    ("deal", "client_id", "client"),
    ("interaction", "client_id", "client"),
    ("assessment", "client_id", "client"),
    ("stage", "client_id", "client"),
)
_OPTIONAL: Final = (
    ("note", "segment_id", "segment"),
    ("note", "stream_id", "stream"),
    ("answer", "segment_id", "segment"),
    ("client", "segment_id", "segment"),
    ("client", "employee_id", "employee"),
    ("deal", "employee_id", "employee"),
    ("deal_line", "stream_id", "stream"),
    ("interaction", "employee_id", "employee"),
    ("interaction", "person_id", "person"),
)
_SHOWN_BY: Final = {"segment_id": "cs", "stream_id": "rs"}
_BORNE_OUT: Final = 2  # records that name a missing one: then it was there, and is no flipped bit
_MADE: Final[Mapping[str, Callable[[int, str], Any]]] = {
    "canvas": Canvas,
    "segment": Segment,
    "stream": Stream,
    "employee": Employee,
    "client": Client,
    "deal": lambda new_id, name: Deal(new_id, 0, name),
}


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


def _mend_optional(kept: Kept, link: tuple[str, str, str], names: Mapping[str, str], mended: Mended) -> None:
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
        if parent in _MADE and (shows or missing[value] >= _BORNE_OUT):
            _stand_in(kept, parent, value, names, mended)
        else:
            kept[kind][record_id] = _changed(built, **{name: None})


def _mend_required(
    kept: Kept, link: tuple[str, str, str], names: Mapping[str, str], mended: Mended, new_id: IdSource
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
        kept[kind][record_id] = Built(_MADE[kind](record_id, names[kind]), frozenset(("id",)))
        mended.stand_ins[kind] += 1


def _changed(built: Built, **values: Any) -> Built:
    return Built(replace(built.record, **values), built.altered | values.keys())


def _mend_lists(kept: Kept) -> None:
    """Take out of notes what they name and is not there."""
    notes, segments = kept.get("note", {}), kept.get("segment", {})
    for record_id, built in list(notes.items()):
        note = built.record
        left = tuple(one for one in note.segments if one in segments)
        links = tuple(one for one in note.links if one in notes)
        if (left, links) != (note.segments, note.links):
            notes[record_id] = _changed(built, segments=left, links=links)


def _mend_doubles(kept: Kept, mended: Mended) -> None:
    """Let no two records share what must differ: the best one keeps it."""
    for kind in ("client", "deal"):
        _codes(kept.get(kind, {}))
    _leave_one(kept, "setting", mended, lambda one: one.key)
    _leave_one(kept, "answer", mended, lambda one: (one.canvas_id, one.question, one.segment_id))


def _codes(records: dict[int, Built]) -> None:
    taken: set[str] = set()
    for record_id, built in _best_first(records):
        code = built.record.code
        if code and code in taken:
            records[record_id] = _changed(built, code="")
        taken.add(code)


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
