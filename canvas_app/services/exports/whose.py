"""Which records are exported: all of a kind, or those that go with chosen ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Whose:
    """Chosen records of one kind: they are exported, and of what goes with such records, theirs.

    Attributes:
        kind: of the chosen ones.
        ids: theirs.

    """

    kind: str
    ids: Collection[int]


def records_of(workbook: Workbook, kind: Kind, whose: Whose | None = None) -> tuple[Any, ...]:
    """Return the records of a kind, by position and id; with ``whose`` only those that go with the chosen.

    Of a kind that goes with nobody they are all.
    """
    found = workbook.all(kind.record)
    if whose is None:
        return found
    if kind.name == whose.kind:
        return tuple(one for one in found if one.id in whose.ids)
    if kind.owner is None:
        return found
    field, owner = kind.owner
    theirs = {one.id for one in records_of(workbook, KINDS[owner], whose)}
    return tuple(one for one in found if getattr(one, field) in theirs)
