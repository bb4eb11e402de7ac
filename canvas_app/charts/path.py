"""The path of a client: its confirmed stages as a step line, with deals and contacts under it."""

from __future__ import annotations

from datetime import date

from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import PathData
from canvas_app.charts.style import ChartStyle

_TICKS = 6


def heights(data: PathData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which the names can be read, and the best."""
    rows = len(data.stages) + 2.8
    return rows * style.size * 1.4, rows * style.size * 1.9


def draw(data: PathData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the path of ``width`` by ``height`` points."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    names = max((board.width(stage.label, board.small) for stage in data.stages), default=0) + size
    left = area.x + min(names, area.width * 0.36)
    step = (area.height - size * 3.6) / max(1, len(data.stages))
    plot = Box(left, area.y, area.right - left - size * 0.5, step * len(data.stages))
    for place, stage in enumerate(data.stages):
        y = _height(data, place, plot)
        room = left - area.x - size * 0.6
        board.text(left - size * 0.6, y, stage.label, size=board.small, align="right", room=room)
        board.line([(plot.x, y), (plot.right, y)], style.border, HAIR * 0.7)
    _draw_steps(board, data, plot)
    _draw_marks(board, data, plot)
    _draw_days(board, data, plot)
    return board.done()


def _height(data: PathData, place: int, plot: Box) -> float:
    """Return the height of a stage: the highest on top, the way out at the bottom."""
    order = [at for at, stage in enumerate(data.stages) if not stage.exit][::-1]
    order += [at for at, stage in enumerate(data.stages) if stage.exit]
    return plot.y + (order.index(place) + 0.5) * plot.height / max(1, len(order))


def _across(data: PathData, day: date, plot: Box) -> float:
    days = max(1, (data.last - data.first).days)
    at = min(max((day - data.first).days, 0), days)
    return plot.x + at / days * plot.width


def _draw_steps(board: Board, data: PathData, plot: Box) -> None:
    style, points = board.style, list[tuple[float, float]]()
    for step in data.steps:
        x, y = _across(data, step.day, plot), _height(data, step.place, plot)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if points:
        points.append((plot.right, points[-1][1]))
        board.line(points, style.stage(5, 8), 2.2)
    for number, step in enumerate(data.steps):
        x, y = _across(data, step.day, plot), _height(data, step.place, plot)
        board.circle(x, y, board.size * 0.32, style.stage(5, 8), style.surface)
        said = f"{style.formats.date(step.day)}: {data.stages[step.place].spoken}"
        around = board.size * 0.7
        board.region("", said, Box(x - around, y - around, around * 2, around * 2), 0, number)


def _draw_marks(board: Board, data: PathData, plot: Box) -> None:
    """Draw what happened: deals as squares, contacts as rings, scores as rhombs, the end as a cross."""
    style, size = board.style, board.size
    y = plot.bottom + size * 0.7
    half = size * 0.28
    for number, mark in enumerate(data.marks):
        x = _across(data, mark.day, plot)
        if mark.kind == "deal":
            board.bar(Box(x - half, y - half, half * 2, half * 2), style.text)
        elif mark.kind == "assessment":
            board.polygon(
                [(x, y - half * 1.3), (x + half, y), (x, y + half * 1.3), (x - half, y)], style.accent
            )
        elif mark.kind == "end":
            for slope in (1, -1):
                board.line([(x - half, y - half * slope), (x + half, y + half * slope)], style.down, 1.6)
        else:
            board.circle(x, y, half, style.surface, style.quiet)
        said = f"{style.formats.date(mark.day)}: {mark.words}"
        board.region("", said, Box(x - half, y - half, half * 2, half * 2), 1, number)


def _draw_days(board: Board, data: PathData, plot: Box) -> None:
    style, size = board.style, board.size
    y = plot.bottom + size * 1.5
    board.line([(plot.x, y), (plot.right, y)], style.border, HAIR)
    words = style.formats.date
    widest = board.width(words(data.last), board.small) * 1.7 + size
    days = max(1, (data.last - data.first).days)
    ticks = max(1, min(_TICKS, int(plot.width // widest), days))
    for place in range(ticks + 1):
        day = date.fromordinal(data.first.toordinal() + round(days * place / ticks))
        align = "left" if place == 0 else "right" if place == ticks else "centre"
        x = _across(data, day, plot)
        board.line([(x, y), (x, y + size * 0.3)], style.border, HAIR)
        board.text(x, y + size * 1.1, words(day), size=board.small, colour=style.quiet, align=align)
