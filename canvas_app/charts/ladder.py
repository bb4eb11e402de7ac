"""The ladder: who stands on which stage, confirmed or suggested, how it grew, who came there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_app.charts import description
from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import SHARES_FROM, TREND_FROM, LadderData, LadderRow, Part
from canvas_app.charts.style import ChartStyle, says_shares

BAR, TREND, UP, DOWN, NEW, DOT = range(6)
"""Places of the walk within a row; dots follow each other from DOT on."""
_DOT = 0.36
"""Radius of a client's dot, in letters."""
_NAME = 8.0
"""Letters of room in which a name, if need be cut, still tells who it is."""
_HEADINGS = {
    "trend": "chart.trend",
    "up": "chart.in_up",
    "down": "chart.in_down",
    "new": "chart.in_new",
}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand: left edge of the bars, their room, right edges of the columns; 0: left out."""

    bars: float
    room: float
    trend: float
    up: float
    down: float
    new: float


def heights(data: LadderData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which everything can be read, and the best."""
    rows, size = len(data.rows), style.size
    rest = size * (1.6 + (0.7 if any(row.stage.exit for row in data.rows) else 0) + _states_room(data))
    return rest + rows * size * 1.5, rest + rows * size * 2.55


def draw(data: LadderData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the ladder of ``width`` by ``height`` points, the highest stage at the top."""
    board = Board(style, data.head, width, height)
    columns = _columns(board, data)
    _draw_headings(board, data, columns)
    size, area = board.size, board.inside
    exits = [row for row in data.rows if row.stage.exit]
    rungs = [row for row in reversed(data.rows) if not row.stage.exit]
    gap = size * 0.7 if exits else 0
    free = area.height - size * (1.6 + _states_room(data)) - gap
    step = free / max(1, len(data.rows))
    top = area.y + size * 1.6
    for place, row in enumerate([*rungs, *exits]):
        at = top + place * step + (gap if row.stage.exit else 0)
        _draw_row(board, data, row, place, Box(area.x, at, area.width, step), columns)
    _draw_states(board, data, len(data.rows), columns)
    return board.done()


def _states_room(data: LadderData) -> float:
    """Return the room for the line of resting and ended relationships, in letters."""
    return 1.9 if data.inactive or data.ended else 0.2


def _columns(board: Board, data: LadderData) -> _Columns:
    """Divide the width: names, bars, and beside them as many columns as leave the bars some room."""
    size, area = board.size, board.inside
    names = max((board.width(row.stage.label) for row in data.rows), default=0) + size * 0.7
    names = min(names, area.width * 0.36)
    right = area.right
    edges = dict.fromkeys(_HEADINGS, 0.0)
    bars, least = area.x + names, size * 13
    for name in _wanted(data):
        needed = max(board.width(_heading(name, data, board.style), board.small), _widest(name, board, data))
        needed += size * 1.1
        if right - needed - bars >= least:
            edges[name] = right
            right -= needed
    return _Columns(bars, right - bars - size * 0.3, edges["trend"], edges["up"], edges["down"], edges["new"])


def _wanted(data: LadderData) -> list[str]:
    """Return the columns there is something for, the most important first."""
    names = ["new", "down", "up"] if any(row.up or row.down or row.new for row in data.rows) else []
    has_trend = any(len(row.trend) >= TREND_FROM for row in data.rows) and data.currency is None
    return [*names, "trend"] if has_trend and not _dotted(data) else names


def _dotted(data: LadderData) -> bool:
    """Tell whether each client is a dot: then names have more to say than the lines of so few."""
    return data.n < SHARES_FROM and any(row.dots for row in data.rows)


def _heading(name: str, data: LadderData, style: ChartStyle) -> str:
    if name == "trend":
        return style.say("chart.trend", count=max((len(row.trend) for row in data.rows), default=0))
    return style.say(_HEADINGS[name])


def _widest(name: str, board: Board, data: LadderData) -> float:
    if name == "trend":
        return board.size * 4.6
    parts: list[Part] = [getattr(row, name) for row in data.rows]
    words = [board.style.amount(part.value, data.currency) for part in parts if part]
    return max((board.width(each, weight=500) for each in words), default=0) + board.size * 1.1


def _draw_headings(board: Board, data: LadderData, columns: _Columns) -> None:
    style, y = board.style, board.inside.y + board.size * 0.7
    for name in _HEADINGS:
        edge: float = getattr(columns, name)
        if edge:
            words = _heading(name, data, style)
            board.text(edge, y, words, size=board.small, colour=style.quiet, align="right")


def _draw_row(
    board: Board, data: LadderData, row: LadderRow, place: int, box: Box, columns: _Columns
) -> None:
    style, middle = board.style, box.y + box.height / 2
    board.text(
        columns.bars - board.size * 0.7,
        middle,
        row.stage.label,
        align="right",
        room=columns.bars - box.x - board.size * 0.7,
        colour=style.quiet if row.stage.exit else "",
    )
    if _dotted(data):
        _draw_dots(board, row, place, box, columns, names=_names_fit(board, data, columns))
    else:
        _draw_bar(board, data, row, place, box, columns)
    if columns.trend and len(row.trend) >= TREND_FROM and any(row.trend):
        _draw_trend(board, data, row, place, box, columns)
    for column, edge, part in (
        (UP, columns.up, row.up),
        (DOWN, columns.down, row.down),
        (NEW, columns.new, row.new),
    ):
        if edge and part and part.value:  # nothing earned with those that came is no news
            _draw_moved(board, data, row, part, place, column, edge, box)


def _draw_bar(
    board: Board, data: LadderData, row: LadderRow, place: int, box: Box, columns: _Columns
) -> None:
    style, size = board.style, board.size
    most = max((each.all.value for each in data.rows), default=0)
    shares = sum(each.all.value for each in data.rows) if says_shares(data.n, data.currency) else 0
    labels = _labels(data, style)
    beside = max((board.width(label, weight=600) for label in labels), default=0) + size * 0.5
    beside += size * 3.2 if shares else 0.0
    scale = max(columns.room - beside, size) / most if most else 0
    high = min(box.height * 0.68, size * 1.75)
    y = box.y + (box.height - high) / 2
    solid, whole = row.solid.value * scale, row.all.value * scale
    colour = style.exit if row.stage.exit else style.stage((row.stage.number or 1) - 1, _rungs(data))
    edge = style.exit if row.stage.exit else style.outline
    if row.hatched and whole - solid > 0:
        board.bar(Box(columns.bars + solid, y, whole - solid, high), "", edge=edge, hatch=style.hatch)
    if row.solid and solid > 0:
        board.bar(Box(columns.bars, y, solid, high), colour, edge=edge)
    label = style.amount(row.all.value, data.currency)
    x = columns.bars + whole + size * 0.45
    board.text(
        x,
        box.y + box.height / 2,
        label,
        weight=600 if row.all else 400,
        colour="" if row.all else style.quiet,
    )
    if shares and row.all:
        x += board.width(label, weight=600) + size * 0.5
        share = style.formats.share(row.all.value / shares)
        board.text(x, box.y + box.height / 2, share, size=board.small, colour=style.quiet)
        x += board.width(share, board.small)
    else:
        x += board.width(label, weight=600)
    if row.all:
        place_of_bar = Box(columns.bars, box.y, max(x, columns.bars + size) - columns.bars, box.height)
        board.region(row.all.key, description.rung(row, data, style), place_of_bar, place, BAR)


def _labels(data: LadderData, style: ChartStyle) -> list[str]:
    return [style.amount(row.all.value, data.currency) for row in data.rows]


def _rungs(data: LadderData) -> int:
    return len([row for row in data.rows if not row.stage.exit])


def _named(board: Board, row: LadderRow, columns: _Columns) -> list[float]:
    """Return the room that each dot of a row takes with its name, long names cut where they are too many."""
    size, room = board.size, _room_of_dots(board, row, columns)
    whole = [size * (_DOT * 2 + 0.35) + board.width(dot.name) + size * 0.9 for dot in row.dots]
    return whole if sum(whole) <= room else [min(wide, room / len(whole)) for wide in whole]


def _room_of_dots(board: Board, row: LadderRow, columns: _Columns) -> float:
    return columns.room - board.width(board.style.formats.number(row.all.value), weight=600) - board.size


def _names_fit(board: Board, data: LadderData, columns: _Columns) -> bool:
    """Tell whether every name of the ladder has room to be told by; otherwise none is written."""
    return all(
        _room_of_dots(board, row, columns) / len(row.dots) >= board.size * _NAME
        for row in data.rows
        if row.dots
    )


def _draw_dots(board: Board, row: LadderRow, place: int, box: Box, columns: _Columns, *, names: bool) -> None:
    """Draw a dot for each client, with names where all of the ladder find room."""
    style, size, middle = board.style, board.size, box.y + box.height / 2
    radius = size * _DOT
    count = style.formats.number(row.all.value)
    room = _room_of_dots(board, row, columns)
    named = _named(board, row, columns)
    steps = named if names else [min(radius * 3, room / max(1, len(row.dots)))] * len(row.dots)
    x = columns.bars
    colour = style.exit if row.stage.exit else style.stage((row.stage.number or 1) - 1, 8)
    for number, (dot, step) in enumerate(zip(row.dots, steps, strict=True)):
        fill = colour if dot.confirmed else style.surface
        edge = style.outline if dot.confirmed or row.stage.exit else colour
        board.circle(x + radius, middle, radius, fill, style.text if not dot.confirmed else edge)
        if names:
            room_of_name = step - radius * 2 - size * 0.6
            board.text(x + radius * 2 + size * 0.35, middle, dot.name, room=room_of_name)
        place_of_dot = Box(x, box.y, step - (size * 0.4 if names else 0), box.height)
        board.region(dot.key, description.dot(dot, row, style), place_of_dot, place, DOT + number)
        x += step
    x += size * 0.1
    board.text(x, middle, count, weight=600, colour="" if row.all else style.quiet)
    if row.all:
        where = Box(x - size * 0.2, box.y, board.width(count, weight=600) + size * 0.4, box.height)
        board.region(row.all.key, description.rung_alone(row, style), where, place, BAR)


def _draw_trend(
    board: Board, data: LadderData, row: LadderRow, place: int, box: Box, columns: _Columns
) -> None:
    """Draw the line of the last months; all rows share one scale, so that lines can be compared."""
    size, style = board.size, board.style
    most = max(max(each.trend, default=0) for each in data.rows)
    left, right = columns.trend - size * 4.6, columns.trend
    high = min(box.height * 0.64, size * 1.75)  # as high as the bars
    base = box.y + (box.height + high) / 2
    points = _line(row.trend, left, right, base, high, most)
    board.line(points, style.quiet, HAIR * 1.25)
    board.circle(*points[-1], size * 0.13, style.quiet)
    where = Box(left, box.y, right - left, box.height)
    board.region("", description.trend(row, style), where, place, TREND)


def _line(
    values: Sequence[int], left: float, right: float, base: float, high: float, most: int
) -> list[tuple[float, float]]:
    step = (right - left) / (len(values) - 1)
    return [
        (left + place * step, base - (value / most * high if most else 0))
        for place, value in enumerate(values)
    ]


def _draw_moved(
    board: Board,
    data: LadderData,
    row: LadderRow,
    part: Part,
    place: int,
    column: int,
    edge: float,
    box: Box,
) -> None:
    style, size, middle = board.style, board.size, box.y + box.height / 2
    colour = {UP: style.up, DOWN: style.down}.get(column, style.quiet)
    words = style.amount(part.value, data.currency)
    words = f"+{words}" if column == NEW else words
    board.text(edge, middle, words, colour=colour, align="right", weight=500)
    left = edge - board.width(words, weight=500)
    if column != NEW:
        left -= size * 0.7
        board.arrow(left, middle, up=column == UP)
        left -= size * 0.4
    where = Box(left - size * 0.15, box.y, edge - left + size * 0.3, box.height)
    board.region(part.key, description.moved(row, part, column, data, style), where, place, column)


def _draw_states(board: Board, data: LadderData, place: int, columns: _Columns) -> None:
    """Write how many of all these rest, and how many ended: counted apart, not dropped."""
    style, size = board.style, board.small
    y = board.inside.bottom - board.size * 0.85
    x = columns.bars
    if x + board.size * 24 > board.inside.right:
        x = board.inside.x
    for column, (part, key) in enumerate(((data.inactive, "chart.inactive"), (data.ended, "chart.ended"))):
        if not part:
            continue
        words = style.say(key, count=part.clients, value=style.amount(part.value, data.currency))
        board.text(x, y, words, size=size, colour=style.quiet)
        wide = board.width(words, size)
        where = Box(x - 2, y - size * 0.95, wide + 4, size * 1.9)
        board.region(part.key, words, where, place, column)
        x += wide + board.size * 1.4
