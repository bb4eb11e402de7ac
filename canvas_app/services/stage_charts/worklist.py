"""The clients that need somebody: those with a warning, and those that went down, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvas_app.domain.stages.rules import Missing
from canvas_app.services import stages
from canvas_app.services.stage_charts.reading import StageFigures
from canvas_app.storage.queries import relationships as queries
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A client of the worklist.

    Attributes:
        number: its place in the register.
        stage: key of the stage that counts; ``confirmed``: whether a person confirmed it.
        flags: its warnings (``flag.*``); ``down``: whether it went down in the period.
        reason: why it went down: what the person wrote, or the conditions it lacks.
        income: its income of 12 months in the workbook's currency.

    """

    client_id: int
    name: str
    number: int
    employee: str
    stage: str
    confirmed: bool
    state: str
    flags: tuple[str, ...]
    down: bool
    reason: str | tuple[Missing, ...]
    income: int


def worklist(workbook: Workbook, figures: StageFigures) -> tuple[AtRisk, ...]:
    """Return the worklist: those that went down first, then by income, the highest first."""
    overview = figures.overview
    down = set(overview.moves.down)
    wanted = sorted({*overview.flags, *down})
    reasons: Mapping[int, str | tuple[Missing, ...]] = {}
    if down:
        reasons = stages.fall_reasons(workbook, overview.request, down)
    numbers = queries.numbers(workbook, wanted)
    rows = [
        AtRisk(
            one.client_id,
            one.name,
            numbers.get(one.client_id, 0),
            one.employee,
            one.stage,
            one.confirmed,
            one.state,
            overview.flags.get(one.client_id, ()),
            one.client_id in down,
            reasons.get(one.client_id, "") if one.client_id in down else "",
            figures.sums.get(one.client_id, 0),
        )
        for one in queries.listed(workbook, overview.model.key, wanted)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.down, -row.income, row.client_id)))
