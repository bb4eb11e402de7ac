"""The models side by side: the same clients in each; models disagree rightly and are never averaged."""

from __future__ import annotations

from math import ceil

from canvas_app.charts import description, measure
from canvas_app.charts.board import Board, Box, Drawn
from canvas_app.charts.data import LadderData, LadderRow, ModelBars, ModelsData
from canvas_app.charts.style import ChartStyle

_PANEL = 25  # letters that a panel needs to stand beside others
_TITLE = 3.5  # letters of height for a title of two lines


def heights(data: ModelsData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which everything can be read, and the best, in two rows of panels."""
    rows = max((len(model.rows) for model in data.models), default=1) + _TITLE
    across = ceil(len(data.models) / 2)
    return across * rows * style.size * 1.5, across * rows * style.size * 2.2


def draw(data: ModelsData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the panels of ``width`` by ``height`` points: side by side, or in rows where that is narrow."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    count = max(1, len(data.models))
    beside = max(1, min(count, int(area.width // (_PANEL * size)), 4))
    beside = ceil(count / ceil(count / beside))
    lines = ceil(count / beside)
    gap = size * 2
    wide = (area.width - gap * (beside - 1)) / beside
    high = (area.height - gap * 0.5 * (lines - 1)) / lines
    scale = min((_scale(board, data, model, wide) for model in data.models), default=0.0)
    for place, model in enumerate(data.models):
        line, column = divmod(place, beside)
        box = Box(area.x + column * (wide + gap), area.y + line * (high + gap * 0.5), wide, high)
        _draw_panel(board, data, model, box, scale, (line * 100, column))
    return board.done()


def _names(board: Board, model: ModelBars, width: float) -> float:
    """Return the room of the names of a panel's stages."""
    widest = max((board.width(row.stage.label) for row in model.rows), default=0)
    return min(widest + board.size * 0.7, width * 0.5)


def _scale(board: Board, data: ModelsData, model: ModelBars, width: float) -> float:
    """Return the points for one client that a panel has room for; the least of all is that of each."""
    number, size = board.style.formats.number, board.size
    numbers = max((board.width(number(row.all.value), weight=600) for row in model.rows), default=0)
    most = max((row.all.value for each in data.models for row in each.rows), default=0)
    room = width - _names(board, model, width) - numbers - size * 0.8
    return max(room, size) / most if most else 0.0


def _draw_panel(
    board: Board, data: ModelsData, model: ModelBars, box: Box, scale: float, at: tuple[int, int]
) -> None:
    size = board.size
    for line, words in enumerate(measure.wrapped(model.name, box.width, size, 2, 600)):
        board.text(box.x, box.y + size * (0.9 + 1.3 * line), words, weight=600)
    names = _names(board, model, box.width)
    top = box.y + size * _TITLE
    step = min((box.bottom - top) / max(1, len(model.rows)), size * 4)
    order = [row for row in reversed(model.rows) if not row.stage.exit]
    order += [row for row in model.rows if row.stage.exit]
    whole = LadderData(data.head, model.rows, data.n)
    for place, row in enumerate(order):
        bars = Box(box.x + names, top + place * step, box.right - box.x - names, step)
        _draw_bar(board, whole, row, bars, (names, scale), (at[0] + place, at[1]))


def _draw_bar(
    board: Board,
    data: LadderData,
    row: LadderRow,
    box: Box,
    sizes: tuple[float, float],
    at: tuple[int, int],
) -> None:
    style, size, y = board.style, board.size, box.y + box.height / 2
    names, scale = sizes
    board.text(box.x - size * 0.7, y, row.stage.label, align="right", room=names - size * 0.7)
    high = min(box.height * 0.66, size * 1.5)
    solid, long = row.solid.value * scale, row.all.value * scale
    rungs = len([each for each in data.rows if not each.stage.exit])
    colour = style.exit if row.stage.exit else style.stage((row.stage.number or 1) - 1, rungs)
    if row.hatched and long > solid:
        hatched = Box(box.x + solid, y - high / 2, long - solid, high)
        board.bar(hatched, "", edge=style.outline, hatch=style.hatch)
    if row.solid and solid > 0:
        board.bar(Box(box.x, y - high / 2, solid, high), colour, edge=style.outline)
    words = style.formats.number(row.all.value)
    x = box.x + long + size * 0.45
    board.text(x, y, words, weight=600 if row.all else 400, colour="" if row.all else style.quiet)
    if row.all:
        where = Box(box.x, box.y, x + board.width(words, weight=600) - box.x, box.height)
        board.region(row.all.key, description.rung(row, data, style), where, *at)
