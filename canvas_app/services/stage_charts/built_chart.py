"""A chart ready to be drawn, and the clients behind its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvas_app.charts.data import ChartData
from canvas_app.domain.stages.movement import Ids


@dataclass(frozen=True, slots=True)
class Target:
    """What a place opens: clients, and what they have in common: «4. Повторный», «3 → 4»."""

    clients: Ids
    words: str


@dataclass(frozen=True, slots=True)
class BuiltChart:
    """A chart's data with the targets of its keys; ``subject`` joins it to the same chart of another day."""

    subject: str
    data: ChartData
    targets: Mapping[str, Target]
