"""Scores by stage: five bands by colour and mark, number and n; outlined what the stage's rule asks for."""

from __future__ import annotations

from canvas_app.charts import description, measure
from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import FactorCell, FactorsData
from canvas_app.charts.style import ChartStyle, mixed

BANDS = {"high": 4, "mid": 3, "low": 2, "critical": 1, "none": 0}
"""Bands of a score and how many of four strokes their mark has: readable without colour."""


_MEANS = ("T", "I")
"""Scores that are means of others: they stand apart."""


def heights(data: FactorsData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which the numbers can be read, and the best."""
    rows, size = max(1, len(data.stages)), style.size
    return size * 7 + rows * size * 2.9, size * 7 + rows * size * 3.1


def draw(data: FactorsData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the map of ``width`` by ``height`` points, the highest stage at the top."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    names = max((board.width(stage.label) for stage in data.stages), default=0) + size
    left = area.x + min(names, area.width * 0.26)
    apart = size * 0.8 if set(_MEANS) & set(data.scores) else 0
    wide = (area.right - left - apart) / max(1, len(data.scores))
    places = [
        left + column * wide + (apart if name in _MEANS else 0) for column, name in enumerate(data.scores)
    ]
    top = area.y + size * 4
    high = min((area.height - size * 6.4) / max(1, len(data.stages)), size * 5)
    for x, name in zip(places, data.names, strict=True):
        _draw_heading(board, name, Box(x, area.y, wide, size * 4))
    order = [at for at, stage in enumerate(data.stages) if not stage.exit][::-1]
    order += [at for at, stage in enumerate(data.stages) if stage.exit]
    for row, at in enumerate(order):
        y = top + row * high
        label, room = data.stages[at].label, left - area.x - size * 0.6
        board.text(left - size * 0.6, y + high / 2, label, align="right", room=room)
        for column in range(len(data.scores)):
            box = Box(places[column] + 1.5, y + 1.5, wide - 3, high - 3)
            _draw_cell(board, data, (at, column), box, row)
    _draw_legend(board, top + len(order) * high + size * 1.3)
    return board.done()


def _draw_heading(board: Board, name: str, box: Box) -> None:
    small = board.small
    while small > board.small * 0.75 and measure.width(max(name.split(), key=len), small) > box.width - 2:
        small *= 0.96  # a long word in a narrow column: smaller is better than cut
    lines = measure.wrapped(name, box.width - 2, small, 3)
    for place, line in enumerate(reversed(lines)):
        y = box.bottom - board.small * (0.9 + place * 1.2)
        board.text(box.x + box.width / 2, y, line, size=small, colour=board.style.quiet, align="centre")


def _draw_cell(board: Board, data: FactorsData, at: tuple[int, int], box: Box, row: int) -> None:
    style = board.style
    cell = data.cells[at[0]][at[1]]
    middle, y = box.x + box.width / 2, box.y + box.height / 2
    band = "none" if cell.mean is None else description.band(cell.mean)
    board.bar(box, style.bands[band], edge=style.border)
    if cell.mean is not None:
        _draw_mean(board, cell, box, band)
    elif cell.values:
        _draw_values(board, cell, box)
    else:
        board.text(middle, y, "–", colour=style.quiet, align="centre")
    if cell.by_rule:
        inner = Box(box.x + 0.8, box.y + 0.8, box.width - 1.6, box.height - 1.6)
        board.bar(inner, "", edge=style.text, line=1.6)
    said = description.factor(data.stages[at[0]], data.names[at[1]], cell, style)
    board.region(cell.known.key if cell.known else "", said, box, row, at[1])


def _draw_mean(board: Board, cell: FactorCell, box: Box, band: str) -> None:
    style, size = board.style, board.size
    mean = style.formats.score(cell.mean or 0)
    y = box.y + box.height / 2
    n = style.say("chart.n", n=cell.known.clients)
    wide = board.width(mean, weight=600)
    x = box.x + box.width / 2
    two_lines = box.height >= size * 2.5
    line = y - size * 0.5 if two_lines else y
    mark = size * 1.3
    if wide + mark <= box.width - 4:
        _draw_mark(board, x - (wide + mark) / 2, line, BANDS[band])
        x += mark / 2
    board.text(x, line, mean, weight=600, align="centre")
    if two_lines:
        small = board.small * 0.92
        board.text(box.x + box.width / 2, y + size * 0.72, n, size=small, colour=style.quiet, align="centre")


def _draw_mark(board: Board, x: float, middle: float, strokes: int) -> None:
    """Draw the mark of a band: as many of four rising strokes as it has are filled."""
    size, style = board.size, board.style
    for place in range(4):
        high = size * (0.28 + place * 0.18)
        box = Box(x + place * size * 0.24, middle + size * 0.4 - high, size * 0.16, high)
        board.bar(box, style.text if place < strokes else mixed(style.quiet, style.surface, 0.35))


def _draw_values(board: Board, cell: FactorCell, box: Box) -> None:
    """Draw each value as a dot on its way from 1 to 5, where there are too few for a mean."""
    style, size = board.style, board.size
    y = box.y + box.height * 0.36
    left, right = box.x + size * 0.6, box.right - size * 0.6
    board.line([(left, y), (right, y)], style.border, HAIR)
    for value in cell.values:
        board.circle(left + (value - 1) / 4 * (right - left), y, size * 0.22, style.quiet)
    n = style.say("chart.n", n=cell.known.clients)
    small = board.small * 0.92
    board.text(
        box.x + box.width / 2, box.y + box.height * 0.74, n, size=small, colour=style.quiet, align="centre"
    )


def _draw_legend(board: Board, y: float) -> None:
    style, size, small = board.style, board.size, board.small
    x = board.inside.x
    formats = style.formats
    limits = {
        "high": f"≥ {formats.number(4, 1)}",
        "mid": f"{formats.number(3, 1)}–{formats.number(4, 1)}",
        "low": f"{formats.number(2.5, 1)}–{formats.number(3, 1)}",
        "critical": f"< {formats.number(2.5, 1)}",
    }
    for band, limit in limits.items():
        words = f"{style.label(f'band.{band}', short=True)} {limit}"
        box = Box(x, y - size * 0.7, size * 1.9, size * 1.4)
        board.bar(box, style.bands[band], edge=style.border)
        _draw_mark(board, x + size * 0.5, y, BANDS[band])
        board.text(box.right + size * 0.4, y, words, size=small, colour=style.quiet)
        x = box.right + size * 1.6 + board.width(words, small)
    board.text(x, y, f"– {style.label('band.none')}", size=small, colour=style.quiet)
