"""Every chart by the kind of its data: drawn, measured, rendered for the screen, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from canvas_app.charts import (
    factors,
    flow,
    holds,
    income,
    ladder,
    models,
    months,
    moves,
    path,
    profile,
)
from canvas_app.charts.board import Drawn
from canvas_app.charts.data import (
    ChartData,
    FactorsData,
    HoldsData,
    IncomeData,
    LadderData,
    ModelsData,
    MonthsData,
    MovesData,
    PathData,
    ProfileData,
)
from canvas_app.charts.library import Figure, FigureCanvasAgg
from canvas_app.charts.picture import Picture
from canvas_app.charts.style import ChartStyle

_Kind = tuple[Callable[..., Drawn], Callable[..., tuple[float, float]]]
_KINDS: Final[dict[type, _Kind]] = {
    LadderData: (ladder.draw, ladder.heights),
    HoldsData: (holds.draw, holds.heights),
    MovesData: (moves.draw, moves.heights),
    MonthsData: (months.draw, months.heights),
    FactorsData: (factors.draw, factors.heights),
    IncomeData: (income.draw, income.heights),
    ModelsData: (models.draw, models.heights),
    PathData: (path.draw, path.heights),
    ProfileData: (profile.draw, profile.heights),
}


def _kind(data: ChartData) -> _Kind:
    if isinstance(data, MovesData) and data.flow:
        return flow.draw, flow.heights
    return _KINDS[type(data)]


def heights(data: ChartData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in points in which the chart can be read, and the best."""
    return _kind(data)[1](data, style)


def draw(data: ChartData, style: ChartStyle, width: float, height: float = 0) -> Drawn:
    """Return the chart in points, with its places; the best height is taken unless one is given."""
    return _kind(data)[0](data, style, width, height or heights(data, style)[1])


def figure(data: ChartData, style: ChartStyle, width: float, height: float = 0) -> Figure:
    """Return the chart as a figure alone."""
    return draw(data, style, width, height).figure


def render(data: ChartData, style: ChartStyle, width: float, height: float, scale: float) -> Picture:
    """Return the chart for the screen, ``scale`` device pixels to a point."""
    drawn = draw(data, style, width, height)
    drawn.figure.set_dpi(72 * scale)
    canvas: Any = FigureCanvasAgg(drawn.figure)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    high, wide = pixels.shape[:2]
    return Picture(int(wide), int(high), bytes(pixels), scale, drawn.regions)
