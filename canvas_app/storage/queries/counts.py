"""How many records there are, as of a day where records have one, without those of archived clients."""

from __future__ import annotations

from datetime import date
from typing import Final

from canvas_app.storage.workbook import Workbook

IN_USE: Final = "client_id NOT IN (SELECT id FROM client WHERE archived = 1)"
"""Condition on what belongs to clients: that of archived ones is kept, and counted nowhere."""


def clients(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return int(workbook.rows("SELECT count(*) FROM client WHERE archived = 0")[0][0])


def all_clients(workbook: Workbook) -> int:
    """Return how many clients there are, archived ones among them."""
    return int(workbook.rows("SELECT count(*) FROM client")[0][0])


def notes(workbook: Workbook) -> int:
    """Return how many notes there are on all canvases."""
    return int(workbook.rows("SELECT count(*) FROM note")[0][0])


def amounts(workbook: Workbook) -> float:
    """Return all amounts of the workbook together, in 1/10,000, without signs and whatever the currency."""
    return float(workbook.rows("SELECT total(abs(amount)) FROM deal_line")[0][0])


def interactions(workbook: Workbook, day: date) -> int:
    """Return how many interactions there were up to ``day``."""
    return int(
        workbook.rows(f"SELECT count(*) FROM interaction WHERE day <= ? AND {IN_USE}", (day.isoformat(),))[0][
            0
        ]
    )


def assessments(workbook: Workbook, day: date) -> int:
    """Return how many assessments were given up to ``day``."""
    return int(
        workbook.rows(f"SELECT count(*) FROM assessment WHERE day <= ? AND {IN_USE}", (day.isoformat(),))[0][
            0
        ]
    )
