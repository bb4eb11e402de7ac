"""What holds clients on their stage: conditions not met solid, conditions nobody can judge hatched."""

from __future__ import annotations

from canvas_app.charts import description
from canvas_app.charts.board import Board, Box, Drawn
from canvas_app.charts.data import HoldRow, HoldsData
from canvas_app.charts.style import ChartStyle

_ROW = 1.6  # least height of a row, in letters
NO, UNKNOWN = range(2)
"""Places of the walk within a row."""


def heights(data: HoldsData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height (five rows, the others are in the table) and the best."""
    rows, size = max(1, len(data.rows)), style.size
    return min(rows, 5) * size * _ROW + size * 1.4, rows * size * 2.5 + size * 0.4


def draw(data: HoldsData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the chart of ``width`` by ``height`` points; rows that find no room are counted below."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    rows = data.rows
    if len(rows) * size * _ROW > area.height:
        rows = rows[: max(1, int((area.height - size * 1.6) / (size * _ROW)))]
    hidden = len(data.rows) - len(rows)
    free = area.height - (size * 1.6 if hidden else 0)
    step = min(free / max(1, len(rows)), size * 3)
    names = max((board.width(row.name) for row in rows), default=0) + size * 0.7
    names = min(names, area.width * 0.52)
    most = max((row.all.value for row in rows), default=0)
    numbers = max(
        (board.width(style.amount(row.all.value, data.currency), weight=600) for row in rows), default=0
    )
    scale = max(area.width - names - numbers - size * 0.8, size) / most if most else 0
    for place, row in enumerate(rows):
        box = Box(area.x, area.y + place * step, area.width, step)
        _draw_row(board, data, row, place, box, names, scale)
    if hidden:
        words = style.say("chart.more", count=hidden)
        board.text(area.x + names, area.bottom - size * 0.8, words, size=board.small, colour=style.quiet)
    return board.done()


def _draw_row(
    board: Board, data: HoldsData, row: HoldRow, place: int, box: Box, names: float, scale: float
) -> None:
    style, size, middle = board.style, board.size, box.y + box.height / 2
    left = box.x + names
    board.text(left - size * 0.7, middle, row.name, align="right", room=names - size * 0.7)
    high = min(box.height * 0.68, size * 1.75)
    y = middle - high / 2
    solid, whole = row.no.value * scale, row.all.value * scale
    if row.unknown and whole > solid:
        board.bar(Box(left + solid, y, whole - solid, high), "", edge=style.outline, hatch=style.hatch)
    if row.no and solid > 0:
        board.bar(Box(left, y, solid, high), style.held, edge=style.outline)
    words = style.amount(row.all.value, data.currency)
    board.text(left + whole + size * 0.45, middle, words, weight=600)
    right = left + whole + size * 0.45 + board.width(words, weight=600)
    board.region(
        row.all.key,
        description.held(row, row.all, data, style),
        Box(left, box.y, right - left, box.height),
        place,
        NO,
    )
    if row.no and row.unknown:
        hatched = Box(left + solid, y, max(whole - solid, 2), high)
        said = description.held(row, row.unknown, data, style)
        board.region(row.unknown.key, said, hatched, place, UNKNOWN)
