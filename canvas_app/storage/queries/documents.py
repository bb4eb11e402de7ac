"""Reads that only documents need: loads of employees, a client's records, counts beside the method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from canvas_app.storage.prepared import statement

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_LOADS: Final = statement("documents.loads")
_COUNTS: Final = statement("documents.counts")
_CONFIDENCES: Final = statement("documents.confidences")
_AMOUNTS: Final = statement("documents.amounts")


def loads(workbook: Workbook) -> dict[tuple[int, int | None], int]:
    """Return (employee, segment) to the clients in use that the employee looks after there."""
    return {(employee, segment): count for employee, segment, count in workbook.read(_LOADS)}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a report rests on; of clients in use, up to its day."""

    clients: int
    deals: int
    interactions: int
    assessments: int


def counts(workbook: Workbook, day: date) -> Counts:
    """Return how many clients, won deals, interactions and assessments there are up to ``day``."""
    return Counts(*workbook.read(_COUNTS, day=day)[0])


def confidences(workbook: Workbook, model: str) -> dict[int, str]:
    """Return each client's confidence in a model; ``stage_cache.ensure`` was called for the day."""
    return dict(workbook.read(_CONFIDENCES, model=model))


def amounts(workbook: Workbook, client_id: int) -> dict[int, int]:
    """Return the sum of the lines of each deal of a client."""
    return dict(workbook.read(_AMOUNTS, client=client_id))
