"""Every chart by the kind of its data: drawn, measured, rendered for the screen, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from canvas_app.charts import holds, ladder
from canvas_app.charts.board import Drawn
from canvas_app.charts.data import ChartData, HoldsData, LadderData
from canvas_app.charts.library import Figure, FigureCanvasAgg
from canvas_app.charts.shown import Picture
from canvas_app.charts.style import ChartStyle

_KINDS: Final[dict[type, tuple[Callable[..., Drawn], Callable[..., tuple[float, float]]]]] = {
    LadderData: (ladder.draw, ladder.heights),
    HoldsData: (holds.draw, holds.heights),
}


def heights(data: ChartData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in points in which the chart can be read, and the best."""
    return _KINDS[type(data)][1](data, style)


def draw(data: ChartData, style: ChartStyle, width: float, height: float = 0) -> Drawn:
    """Return the chart in points, with its places; the best height is taken unless one is given."""
    return _KINDS[type(data)][0](data, style, width, height or heights(data, style)[1])


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
