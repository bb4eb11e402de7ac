"""How many records there are, as of a day where records have one, without those of archived clients."""

from __future__ import annotations

from datetime import date
from typing import Final

from canvas_app.storage.prepared import Statement, statement
from canvas_app.storage.workbook import Workbook

_CLIENTS: Final = statement("counts.clients")
_ALL_CLIENTS: Final = statement("counts.all_clients")
_NOTES: Final = statement("counts.notes")
_AMOUNTS: Final = statement("counts.amounts")
_INTERACTIONS: Final = statement("counts.interactions")
_ASSESSMENTS: Final = statement("counts.assessments")


def clients(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return _number(workbook, _CLIENTS)


def all_clients(workbook: Workbook) -> int:
    """Return how many clients there are, archived ones among them."""
    return _number(workbook, _ALL_CLIENTS)


def notes(workbook: Workbook) -> int:
    """Return how many notes there are on all canvases."""
    return _number(workbook, _NOTES)


def amounts(workbook: Workbook) -> float:
    """Return all amounts of the workbook together, in 1/10,000, without signs and whatever the currency."""
    return float(workbook.read(_AMOUNTS)[0][0])


def interactions(workbook: Workbook, day: date) -> int:
    """Return how many interactions there were up to ``day``."""
    return _number(workbook, _INTERACTIONS, day=day)


def assessments(workbook: Workbook, day: date) -> int:
    """Return how many assessments were given up to ``day``."""
    return _number(workbook, _ASSESSMENTS, day=day)


def _number(workbook: Workbook, counting: Statement, **given: object) -> int:
    return int(workbook.read(counting, **given)[0][0])
