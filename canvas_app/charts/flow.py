"""Moves as a flow: only those that moved, from where they stood to where they stand; stayers as a number."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.charts import description
from canvas_app.charts.board import Board, Box, Drawn
from canvas_app.charts.data import MovesData, Part
from canvas_app.charts.library import Outline
from canvas_app.charts.style import ChartStyle, mixed

_SHIFTS = (0.5, 0.35, 0.65, 0.25, 0.75, 0.42, 0.58, 0.18, 0.82, 0.12, 0.88)
"""Where on a band its number may stand, the best place first."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Movers from a row to a column of the moves."""

    row: int
    column: int
    part: Part


@dataclass(frozen=True, slots=True)
class _Lane:
    """The upper edge of a band at both sides, and how thick it is."""

    band: _Band
    begin: float
    end: float
    thick: float


def heights(data: MovesData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which the names can be read, and the best."""
    rows = len(data.stages) + 1
    return rows * style.size * 1.5 + style.size * 2, rows * style.size * 2.4 + style.size * 2


def draw(data: MovesData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the flow of ``width`` by ``height`` points; the highest stage at the top on both sides."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    bands = _bands(data)
    names = max((board.width(stage.label) for stage in data.stages), default=0) + size * 1.2
    names = min(names, area.width * 0.3)
    left, right = area.x + names, area.right - names
    step = (area.height - size * 2) / (len(data.stages) + 1)
    sums = [count(bands, at) for count in (_leaving, _coming) for at in range(len(data.stages) + 1)]
    scale = step * 0.8 / max(sums) if any(sums) else 0
    _draw_names(board, data, left, right, step)
    _draw_bands(board, data, bands, (left, right), step, scale)
    value = style.amount(data.same.value, data.currency)
    stayed = style.say("chart.stayed", count=data.same.clients, value=value)
    middle, y = (left + right) / 2, area.bottom - size * 0.8
    board.text(middle, y, stayed, size=board.small, colour=style.quiet, align="centre")
    if data.same:
        wide = board.width(stayed, board.small)
        where = Box(middle - wide / 2, y - size, wide, size * 2)
        board.region(data.same.key, stayed, where, len(data.stages) + 1)
    return board.done()


def _bands(data: MovesData) -> list[_Band]:
    return [
        _Band(row, column, part)
        for (row, column), part in sorted(data.cells.items())
        if part and data.direction(row, column) != "same"
    ]


def _leaving(bands: list[_Band], row: int) -> int:
    return sum(band.part.value for band in bands if band.row == row)


def _coming(bands: list[_Band], column: int) -> int:
    return sum(band.part.value for band in bands if band.column == column)


def _middle(board: Board, data: MovesData, place: int, step: float) -> float:
    """Return the height of a stage: the highest at the top, the way out below, new and left at the bottom."""
    order = [at for at, stage in enumerate(data.stages) if not stage.exit][::-1]
    order += [at for at, stage in enumerate(data.stages) if stage.exit]
    row = order.index(place) if place < len(order) else len(order)
    return board.inside.y + row * step + step / 2


def _draw_names(board: Board, data: MovesData, left: float, right: float, step: float) -> None:
    style, size, count = board.style, board.size, len(data.stages)
    for place in range(count + 1):
        y = _middle(board, data, place, step)
        before = data.stages[place].label if place < count else style.say("chart.new")
        after = data.stages[place].label if place < count else style.say("chart.left")
        room = left - board.inside.x - size * 0.8
        board.text(left - size * 0.8, y, before, align="right", room=room)
        board.text(right + size * 0.8, y, after, room=room)
        for x in (left, right):
            board.line([(x, y - step * 0.4), (x, y + step * 0.4)], style.border, 2)


def _draw_bands(
    board: Board,
    data: MovesData,
    bands: list[_Band],
    sides: tuple[float, float],
    step: float,
    scale: float,
) -> None:
    """Draw each band from its part of the left side to its part of the right one, then their numbers."""
    count = len(data.stages)
    starts, ends = {}, {}
    for place in range(count + 1):
        starts[place] = _middle(board, data, place, step) - _leaving(bands, place) * scale / 2
        ends[place] = _middle(board, data, place, step) - _coming(bands, place) * scale / 2
    begins: dict[_Band, float] = {}
    for band in sorted(bands, key=lambda band: -band.column if band.column < count else 1):
        begins[band] = starts[band.row]
        starts[band.row] += band.part.value * scale
    lanes: list[_Lane] = []
    for band in sorted(bands, key=lambda band: -band.row if band.row < count else 1):
        lanes.append(_Lane(band, begins[band], ends[band.column], band.part.value * scale))
        ends[band.column] += band.part.value * scale
    for lane in lanes:
        _draw_band(board, data, lane, sides)
    _draw_numbers(board, data, lanes, sides)


def _draw_band(board: Board, data: MovesData, lane: _Lane, sides: tuple[float, float]) -> None:
    left, right = sides
    middle, begin, end, thick = (left + right) / 2, lane.begin, lane.end, lane.thick
    ink = _ink(board, data, lane.band)
    points = [
        (left, begin), (middle, begin), (middle, end), (right, end),
        (right, end + thick), (middle, end + thick), (middle, begin + thick), (left, begin + thick),
        (left, begin),
    ]  # fmt: skip
    curve = int(Outline.CURVE4)
    codes = [int(Outline.MOVETO), curve, curve, curve, int(Outline.LINETO), curve, curve, curve]
    board.shape(points, [*codes, int(Outline.CLOSEPOLY)], mixed(ink, board.style.surface, 0.45), ink)


def _ink(board: Board, data: MovesData, band: _Band) -> str:
    style = board.style
    direction = data.direction(band.row, band.column)
    return {"up": style.up, "down": style.down}.get(direction, style.quiet)


def _draw_numbers(board: Board, data: MovesData, lanes: list[_Lane], sides: tuple[float, float]) -> None:
    """Write each band's number where it covers no other number."""
    style, size = board.style, board.size
    taken: list[Box] = []
    for place, lane in enumerate(lanes):
        band = lane.band
        if not band.part.value:
            continue  # movers that earned nothing
        words = style.amount(band.part.value, data.currency)
        wide = board.width(words, weight=600) + size * 0.7
        boxes = [_number_box(lane, at, sides, wide, size * 1.4) for at in _SHIFTS]
        where = next((box for box in boxes if not any(_cross(box, other) for other in taken)), boxes[0])
        taken.append(where)
        board.bar(where, style.surface, edge=_ink(board, data, band))
        board.text(where.x + wide / 2, where.y + size * 0.7, words, weight=600, align="centre")
        said = description.move(data, (band.row, band.column), band.part, style)
        board.region(band.part.key, said, where, place)


def _number_box(lane: _Lane, at: float, sides: tuple[float, float], wide: float, high: float) -> Box:
    """Return the box of a number on a band's middle line, ``at`` of the way (the line is a Bézier curve)."""
    left, right = sides
    across = left + (right - left) * (1.5 * at * (1 - at) + at**3)
    along = lane.begin + (lane.end - lane.begin) * (3 * at**2 - 2 * at**3) + lane.thick / 2
    return Box(across - wide / 2, along - high / 2, wide, high)


def _cross(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
