"""What can be done with records beside editing and deleting them: entries of their lists' menus.

A kind names the module of its own services (``Kind.services``), which lists its ``ACTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from canvas_app.domain.changes import Changes
from canvas_app.domain.record_kind import Kind
from canvas_app.storage.workbook import Workbook


class Action(NamedTuple):
    """Something that is done with records of one kind.

    Attributes:
        key: it is called ``action.<kind>.<key>`` in the catalogue.
        do: does it with the records of these ids, on a day; one edit.
        fits: tells whether it makes sense for a record.

    """

    key: str
    do: Callable[[Workbook, Collection[int], date], Changes]
    fits: Callable[[Any], bool]


def actions_for(kind: Kind, found: Collection[Any]) -> list[Action]:
    """Return what can be done with these records: what fits one of them at least."""
    if not kind.services:
        return []
    actions: tuple[Action, ...] = import_module(f"canvas_app.services.{kind.services}").ACTIONS
    return [one for one in actions if any(map(one.fits, found))]
