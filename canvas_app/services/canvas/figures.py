"""What the register says on the sheet: clients per segment, stages and their movement, income per stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from canvas_app.domain.stages.months import days_before, year_before
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.canvas.targets import Standing
from canvas_app.services.counted import currency_of
from canvas_app.storage import stage_cache
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.queries import figures
from canvas_app.storage.workbook import Workbook

MOVES_DAYS = 90
"""Days of movement that the sheet tells."""
_NONE: Mapping[int | None, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The register's figures as of a day.

    Attributes:
        clients: segment id to clients; None: without a segment.
        currency: the workbook's; amounts are 1/10,000 of it, over the last 12 months.
        streams: stream id to won amount; ``amount`` the sum, ``lines`` deal lines and ``deals`` deals behind.
        model: the stage model shown; ``stages``: stage to clients, the highest stage first.
        staged: clients counted by stage; ``up``, ``down``: moves of the last 90 days.
        standing: on which stages of any model the clients of each segment stand; None without clients.
        pending: what stands in place of figures that are not known to be sound, empty when they are.

    """

    clients: Mapping[int | None, int] = field(default_factory=lambda: _NONE)
    currency: str = ""
    streams: Mapping[int | None, int] = field(default_factory=lambda: _NONE)
    amount: int = 0
    lines: int = 0
    deals: int = 0
    model: StageModel | None = None
    stages: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    staged: int = 0
    up: int = 0
    down: int = 0
    standing: Standing | None = field(default=None, compare=False)
    pending: str = ""


def live_figures(workbook: Workbook, day: date) -> LiveFigures:
    """Return the figures of the sheet as of ``day``."""
    clients = reads.clients_by_segment(workbook)
    first = year_before(day)
    earned = reads.revenue_by_stream(workbook, first, day)
    currency = currency_of(workbook, earned)
    revenue = [one for one in earned if one.currency == currency]
    deals = figures.won_deals(workbook, currency, first, day)
    model = stage_cache.default_model(workbook)
    stages: dict[str, int] = {}
    moved = {"up": 0, "down": 0, "same": 0}
    if clients:
        stage_cache.ensure(workbook, day)
        stages = figures.shown_stages(workbook, model.key)
        way_out = model.way_out.key if model.way_out else ""
        first_move = days_before(day, MOVES_DAYS - 1)
        for move in figures.moves(workbook, model.key, way_out, first_move, day):
            moved[model.direction(move.previous, move.stage)] += move.count
    highest_first = sorted(stages.items(), key=lambda item: -model.rung(item[0]))
    return LiveFigures(
        clients=MappingProxyType(clients),
        currency=currency,
        streams=MappingProxyType({one.stream_id: one.amount for one in revenue}),
        amount=sum(one.amount for one in revenue),
        lines=sum(one.lines for one in revenue),
        deals=deals,
        model=model,
        stages=MappingProxyType(dict(highest_first)),
        staged=sum(stages.values()),
        up=moved["up"],
        down=moved["down"],
        standing=Standing(workbook) if clients else None,
    )
