"""Stages over time: a column for each month, names at the right end, hatched what nobody confirmed."""

from __future__ import annotations

from canvas_app.charts import description
from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import MonthColumn, MonthsData
from canvas_app.charts.style import ChartStyle


def heights(data: MonthsData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which the names find room, and the best."""
    names = len(data.stages) * style.size * 1.05 + style.size * 2.4
    return max(names, style.size * 11), max(names, style.size * 22)


def draw(data: MonthsData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the chart of ``width`` by ``height`` points."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    names = max((board.width(stage.short, board.small) for stage in data.stages), default=0) + size * 0.8
    names = min(names, area.width * 0.3)
    plot = Box(area.x + size * 0.3, area.y + size * 1.3, area.width - names - size * 0.3, 0)
    plot = Box(plot.x, plot.y, plot.width, area.bottom - size * 1.7 - plot.y)
    step = plot.width / max(1, len(data.columns))
    for place, column in enumerate(data.columns):
        _draw_column(board, data, column, place, Box(plot.x + place * step, plot.y, step, plot.height))
    board.line([(plot.x, plot.bottom), (plot.right, plot.bottom)], style.border, HAIR * 1.3)
    if data.columns:
        _draw_names(board, data, plot)
    if data.line_from is not None and len(data.columns) > 1:
        _draw_line(board, data, data.line_from, plot, step)
    return board.done()


def _scale(data: MonthsData, column: MonthColumn, high: float) -> float:
    """Return the points for one client of a column."""
    most = column.total if data.share else max((each.total for each in data.columns), default=0)
    return high / most if most else 0


def _draw_column(board: Board, data: MonthsData, column: MonthColumn, place: int, box: Box) -> None:
    style, size = board.style, board.size
    scale = _scale(data, column, box.height)
    wide = min(box.width * 0.8, size * 4)
    x, y = box.x + (box.width - wide) / 2, box.bottom
    rungs = len([stage for stage in data.stages if not stage.exit])
    order = [at for at, stage in enumerate(data.stages) if stage.exit]  # the way out lies at the bottom
    order += [at for at, stage in enumerate(data.stages) if not stage.exit]
    for at in order:
        part, stage = column.parts[at], data.stages[at]
        if not part.value:
            continue
        colour = style.exit if stage.exit else style.stage((stage.number or 1) - 1, rungs)
        high = part.value * scale
        hatch = "" if column.confirmed else style.surface
        board.bar(
            Box(x, y - high, wide, high), colour, edge=style.surface, line=0.6, hatch=hatch, ground=colour
        )
        share = part.value / column.total if data.share else None
        said = description.month(column, stage, part, style, share)
        key = part.solid.key or part.hatched.key
        board.region(key, said, Box(x, y - high, wide, high), len(data.stages) - at, place)
        y -= high
    middle = x + wide / 2
    total = style.formats.number(column.total)
    if column.total and board.width(total, board.small) < box.width - 2:
        board.text(middle, y - size * 0.7, total, size=board.small, colour=style.quiet, align="centre")
    board.text(
        middle,
        box.bottom + size * 1.05,
        column.label,
        size=board.small,
        colour=style.quiet,
        align="centre",
        room=box.width,
    )
    if column.imported:
        half = size * 0.28
        top = box.bottom + size * 0.12
        board.polygon([(middle - half, top), (middle + half, top), (middle, top + half)], style.quiet)


def _draw_names(board: Board, data: MonthsData, plot: Box) -> None:
    """Write the stages' names beside the last column, moved apart where they would cover each other."""
    style, small = board.style, board.small
    last, y = data.columns[-1], plot.bottom
    scale = _scale(data, last, plot.height)
    wanted: list[tuple[float, str]] = []
    for exits in (True, False):
        for stage, part in zip(data.stages, last.parts, strict=True):
            if stage.exit is exits and part.value:
                wanted.append((y - part.value * scale / 2, stage.short))
                y -= part.value * scale
    places = _apart([at for at, _ in wanted], small * 1.15, plot.y - board.size * 0.6, plot.bottom)
    room = board.inside.right - plot.right - board.size * 0.5
    for at, (_, name) in zip(places, wanted, strict=True):
        board.text(plot.right + board.size * 0.3, at, name, size=small, colour=style.quiet, room=room)


def _apart(wanted: list[float], least: float, top: float, bottom: float) -> list[float]:
    """Return heights, from the lowest place upwards, at least ``least`` apart and inside."""
    places: list[float] = []
    limit = bottom - least * 0.3
    for at in wanted:
        limit = min(at, limit)
        places.append(limit)
        limit -= least
    floor = top
    for index in reversed(range(len(places))):
        places[index] = max(places[index], floor)
        floor = places[index] + least
    return places


def _draw_line(board: Board, data: MonthsData, stage: int, plot: Box, step: float) -> None:
    """Draw how many stood at a stage or above."""
    style = board.style
    points, value = [], 0
    for place, column in enumerate(data.columns):
        value = sum(
            part.value for at, part in enumerate(column.parts) if at >= stage and not data.stages[at].exit
        )
        y = plot.bottom - value * _scale(data, column, plot.height)
        points.append((plot.x + (place + 0.5) * step, y))
    board.line(points, style.surface, 3.4)
    board.line(points, style.text, 1.6)
    for x, y in points:
        board.circle(x, y, board.size * 0.2, style.text, style.surface)
    last = data.columns[-1].total
    words = style.formats.share(value / last) if data.share and last else style.formats.number(value)
    x, y = points[-1]
    wide = board.width(words, weight=600) + board.size * 0.5
    beside = Box(x - wide + board.size * 0.4, y - board.size * 1.9, wide, board.size * 1.4)
    board.bar(beside, style.surface, edge=style.text)
    board.text(beside.x + wide / 2, y - board.size * 1.2, words, weight=600, align="centre")
