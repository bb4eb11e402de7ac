"""How many records there are, as of a day where records have one."""

from __future__ import annotations

from datetime import date

from canvas_app.storage.workbook import Workbook


def clients(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return int(workbook.rows("SELECT count(*) FROM client WHERE archived = 0")[0][0])


def amounts(workbook: Workbook) -> float:
    """Return all amounts of the workbook together, in 1/10,000, without signs and whatever the currency."""
    return float(workbook.rows("SELECT total(abs(amount)) FROM deal_line")[0][0])


def interactions(workbook: Workbook, day: date) -> int:
    """Return how many interactions there were up to ``day``."""
    return int(workbook.rows("SELECT count(*) FROM interaction WHERE day <= ?", (day.isoformat(),))[0][0])


def assessments(workbook: Workbook, day: date) -> int:
    """Return how many assessments were given up to ``day``."""
    return int(workbook.rows("SELECT count(*) FROM assessment WHERE day <= ?", (day.isoformat(),))[0][0])
