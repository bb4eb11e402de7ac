"""Income by stage: what the clients of each stage brought, in all and per client that bought."""

from __future__ import annotations

from canvas_app.charts import description
from canvas_app.charts.board import Board, Box, Drawn
from canvas_app.charts.data import IncomeData, IncomeRow
from canvas_app.charts.style import ChartStyle, says_shares


def heights(data: IncomeData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which everything can be read, and the best."""
    rows = max(1, len(data.rows))
    return style.size * (2 + rows * 1.6), style.size * (2 + rows * 2.6)


def draw(data: IncomeData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the chart of ``width`` by ``height`` points, the highest stage at the top."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    names = max((board.width(row.stage.label) for row in data.rows), default=0) + size * 0.7
    names = min(names, area.width * 0.36)
    headings = [style.say("chart.per_client"), style.say("chart.bought")]
    means = [style.amount(row.mean, data.currency) for row in data.rows if row.mean is not None]
    wide = [
        max(board.width(headings[0], board.small), *map(board.width, ["–", *means])) + size * 1.4,
        max(board.width(headings[1], board.small), *(board.width(_bought(row, style)) for row in data.rows))
        + size * 1.4,
    ]
    edges = [area.right - wide[1], area.right]
    top = area.y + size * 1.8
    step = min((area.bottom - top) / max(1, len(data.rows)), size * 4.6)
    bars = Box(area.x + names, top, 0, step)
    room = edges[0] - wide[0] - bars.x
    shown = Box(bars.x, bars.y, max(room, size * 4), step)
    for edge, words in zip(edges, headings, strict=True):
        board.text(edge, area.y + size * 0.8, words, size=board.small, colour=style.quiet, align="right")
    order = [row for row in reversed(data.rows) if not row.stage.exit]
    order += [row for row in data.rows if row.stage.exit]
    for place, row in enumerate(order):
        _draw_row(board, data, row, place, Box(shown.x, top + place * step, shown.width, step), edges)
    return board.done()


def _draw_row(
    board: Board, data: IncomeData, row: IncomeRow, place: int, box: Box, edges: list[float]
) -> None:
    style, size, y = board.style, board.size, box.y + box.height / 2
    whole = sum(each.total.value for each in data.rows)
    most = max((each.total.value for each in data.rows), default=0)
    rungs = len([each for each in data.rows if not each.stage.exit])
    label = row.stage.label
    board.text(box.x - size * 0.7, y, label, align="right", room=box.x - board.inside.x - size * 0.7)
    words = style.amount(row.total.value, data.currency)
    shares = says_shares(data.n, data.currency) and whole > 0
    share = style.formats.share(row.total.value / whole) if shares else ""
    widest = max(board.width(style.amount(each.total.value, data.currency), weight=600) for each in data.rows)
    beside = widest + size * (3.4 if share else 0.5)
    long = max(box.width - beside, size) * row.total.value / most if most > 0 else 0
    high = min(box.height * 0.68, size * 2.4)
    colour = style.exit if row.stage.exit else style.stage((row.stage.number or 1) - 1, rungs)
    if long > 0:
        board.bar(Box(box.x, y - high / 2, long, high), colour, edge=style.outline)
    x = box.x + max(long, 0) + size * 0.45
    board.text(x, y, words, weight=600 if row.total else 400, colour="" if row.total else style.quiet)
    x += board.width(words, weight=600)
    if share and row.total:
        board.text(x + size * 0.5, y, share, size=board.small, colour=style.quiet)
        x += board.width(share, board.small) + size * 0.5
    mean = "–" if row.mean is None else style.amount(row.mean, data.currency)
    board.text(edges[0], y, mean, align="right", colour=style.quiet if row.mean is None else "")
    bought = _bought(row, style)
    board.text(edges[1], y, bought, align="right", colour=style.quiet)
    board.region(
        row.total.key, description.income(row, data, style), Box(box.x, box.y, x - box.x, box.height), place
    )
    if row.everyone:
        wide = board.width(bought)
        said = description.total(row.stage.spoken, row.everyone, None, style)
        board.region(row.everyone.key, said, Box(edges[1] - wide, box.y, wide, box.height), place, 1)


def _bought(row: IncomeRow, style: ChartStyle) -> str:
    number = style.formats.number
    return style.say("chart.n_of", n=number(row.total.clients), total=number(row.everyone.clients))
