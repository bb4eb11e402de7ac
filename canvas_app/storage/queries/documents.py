"""Reads that only documents need: loads of employees, a client's records, counts beside the method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from canvas_app.storage.queries.counts import IN_USE

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


def loads(workbook: Workbook) -> dict[tuple[int, int | None], int]:
    """Return (employee, segment) to the clients in use that the employee looks after there."""
    rows = workbook.rows(
        "SELECT employee_id, segment_id, count(*) FROM client "
        "WHERE archived = 0 AND employee_id IS NOT NULL GROUP BY 1, 2"
    )
    return {(employee, segment): count for employee, segment, count in rows}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a report rests on; of clients in use, up to its day."""

    clients: int
    deals: int
    interactions: int
    assessments: int


def counts(workbook: Workbook, day: date) -> Counts:
    """Return how many clients, won deals, interactions and assessments there are up to ``day``."""
    row = workbook.rows(
        "SELECT (SELECT count(*) FROM client WHERE archived = 0), "
        f"(SELECT count(*) FROM deal WHERE won_on <= ?1 AND {IN_USE}), "
        f"(SELECT count(*) FROM interaction WHERE day <= ?1 AND {IN_USE}), "
        f"(SELECT count(*) FROM assessment WHERE day <= ?1 AND {IN_USE})",
        (day.isoformat(),),
    )[0]
    return Counts(*row)


def confidences(workbook: Workbook, model: str) -> dict[int, str]:
    """Return each client's confidence in a model; ``stage_cache.ensure`` was called for the day."""
    rows = workbook.rows("SELECT client_id, confidence FROM client_stage WHERE model = ?", (model,))
    return dict(rows)


def amounts(workbook: Workbook, client_id: int) -> dict[int, int]:
    """Return the sum of the lines of each deal of a client."""
    rows = workbook.rows(
        "SELECT deal_id, sum(amount) FROM deal_line JOIN deal ON deal.id = deal_id "
        "WHERE client_id = ? GROUP BY deal_id",
        (client_id,),
    )
    return dict(rows)
