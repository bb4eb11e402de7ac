"""Moves as a matrix: rows say where clients stood before the period, columns where at its end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from canvas_app.charts import description
from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import MovesData, Part
from canvas_app.charts.style import SHARES, ChartStyle
from canvas_app.domain.money import UNITS


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells: ``place`` gives the box of a row and column, totals being one further than the last."""

    x: float
    y: float
    wide: float
    high: float
    rows: int
    gap: float

    def place(self, row: int, column: int) -> Box:
        """Return the box of a cell; new, left and totals stand a little apart."""
        apart_x = self.gap if column >= self.rows else 0
        apart_y = self.gap if row >= self.rows else 0
        return Box(
            self.x + column * self.wide + apart_x, self.y + row * self.high + apart_y, self.wide, self.high
        )


def heights(data: MovesData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which the numbers can be read, and the best."""
    rows = len(data.stages) + 3.4
    return rows * style.size * 1.4, rows * style.size * 2.1


def draw(data: MovesData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the matrix of ``width`` by ``height`` points."""
    board = Board(style, data.head, width, height)
    grid = _grid(board, data)
    _draw_names(board, data, grid)
    count = len(data.stages)
    for row in range(count + 1):
        for column in range(count + 1):
            if row < count or column < count:
                _draw_cell(board, data, grid, row, column)
    _draw_totals(board, data, grid)
    return board.done()


def _grid(board: Board, data: MovesData) -> _Grid:
    size, area, count = board.size, board.inside, len(data.stages)
    names = max((board.width(stage.label, board.small) for stage in data.stages), default=0) + size
    new = board.width(board.style.say("chart.new"), board.small) + size
    least = (count + 2) * size * 2.6
    left = min(names, area.width * 0.3) if area.width - names >= least else max(new, size * 3)
    gap = size * 0.5
    high = (area.height - size * 1.6 - gap) / (count + 2)
    wide = (area.width - left - gap) / (count + 2)
    return _Grid(area.x + left, area.y + size * 1.6, wide, min(high, size * 2.6), count, gap)


def _draw_names(board: Board, data: MovesData, grid: _Grid) -> None:
    style, size, small = board.style, board.size, board.small
    room = grid.x - board.inside.x - size * 0.6
    heads = [str(stage.number) if stage.number else stage.short for stage in data.stages]
    labels = [stage.label for stage in data.stages]
    if max((board.width(label, small) for label in labels), default=0) > room:
        labels = heads
    heads += [style.say("chart.left"), style.say("chart.total")]
    labels += [style.say("chart.new"), style.say("chart.total")]
    if _in_thousands(data):
        unit = style.say("chart.thousands", currency=style.formats.sign(data.currency or ""))
        board.text(board.inside.x, grid.y - size * 0.75, unit, size=small, colour=style.quiet)
    for place, (head, label) in enumerate(zip(heads, labels, strict=True)):
        column, row = grid.place(0, place), grid.place(place, 0)
        top = grid.y - size * 0.75
        board.text(
            column.x + column.width / 2,
            top,
            head,
            size=small,
            colour=style.quiet,
            align="centre",
            room=column.width - 2,
        )
        y = row.y + row.height / 2
        colour = style.quiet if place >= grid.rows else style.text
        board.text(grid.x - size * 0.6, y, label, size=small, colour=colour, align="right", room=room)


def _amount(board: Board, data: MovesData, value: int) -> str:
    """Return what stands in a cell: money in thousands, whose unit the corner tells, to fit its width."""
    style = board.style
    if not _in_thousands(data):
        return style.amount(value, data.currency)
    thousands = Decimal(value) / UNITS / 1000
    return style.formats.number(round(thousands, 1 if abs(thousands) < 100 else 0))


def _in_thousands(data: MovesData) -> bool:
    return data.currency not in (None, SHARES)


def _draw_cell(board: Board, data: MovesData, grid: _Grid, row: int, column: int) -> None:
    style, box = board.style, grid.place(row, column)
    part = data.cells.get((row, column))
    direction = data.direction(row, column)
    ground = {"up": style.up_surface, "down": style.down_surface, "same": style.same_surface}
    fill = ground.get(direction, "") if part or direction == "same" else ""
    board.bar(box, fill, edge=style.border)
    if not part:
        return
    quiet = direction == "same"
    words = _amount(board, data, part.value)
    size = board.size if board.width(words, weight=600) <= box.width - 4 else board.small
    board.text(
        box.x + box.width / 2,
        box.y + box.height / 2,
        words,
        size=size,
        weight=400 if quiet else 600,
        colour=style.quiet if quiet else "",
        align="centre",
        room=box.width - 2,
    )
    board.region(part.key, description.move(data, (row, column), part, style), box, row, column)


def _draw_totals(board: Board, data: MovesData, grid: _Grid) -> None:
    count = len(data.stages)
    for place in range(count + 1):
        row_total = data.before[place] if place < count else data.new
        column_total = data.after[place] if place < count else data.left
        name = description.place_name(data, place, board.style, row=True)
        _draw_total(board, data, row_total, name, grid.place(place, count + 1), place, count + 1)
        name = description.place_name(data, place, board.style, row=False)
        _draw_total(board, data, column_total, name, grid.place(count + 1, place), count + 1, place)
    left, right = grid.place(count + 1, 0), grid.place(count + 1, count + 1)
    board.line([(left.x, left.y), (right.right, left.y)], board.style.border, HAIR)
    top = grid.place(0, count + 1)
    board.line([(top.x, top.y), (top.x, right.bottom)], board.style.border, HAIR)


def _draw_total(
    board: Board, data: MovesData, part: Part, name: str, box: Box, row: int, column: int
) -> None:
    if not part:
        return
    style = board.style
    words = _amount(board, data, part.value)
    size = board.size if board.width(words, weight=600) <= box.width - 4 else board.small
    board.text(
        box.x + box.width / 2,
        box.y + box.height / 2,
        words,
        size=size,
        weight=600,
        align="centre",
        room=box.width - 2,
    )
    board.region(part.key, description.total(name, part, data.currency, style), box, row, column)
