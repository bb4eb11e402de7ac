"""The scores of a client beside the means of its segment; what nobody gave stays a gap, never a zero."""

from __future__ import annotations

from canvas_app.charts import description
from canvas_app.charts.board import HAIR, Board, Box, Drawn
from canvas_app.charts.data import ProfileData, ProfileScore
from canvas_app.charts.style import ChartStyle


def heights(data: ProfileData, style: ChartStyle) -> tuple[float, float]:
    """Return the least height in which everything can be read, and the best."""
    rows = len(data.scores) + 2.4
    return rows * style.size * 1.6, rows * style.size * 2.2


def draw(data: ProfileData, style: ChartStyle, width: float, height: float) -> Drawn:
    """Return the profile of ``width`` by ``height`` points."""
    board = Board(style, data.head, width, height)
    size, area = board.size, board.inside
    names = max((board.width(score.name) for score in data.scores), default=0) + size
    left = area.x + min(names, area.width * 0.42)
    right = area.right - max(size * 3.4, board.width(style.label("band.none"), board.small) + size * 0.7)
    step = (area.height - size * 3.2) / max(1, len(data.scores))
    plot = Box(left, area.y, right - left, step * len(data.scores))
    high = _across(plot, data.high)
    board.line([(high, plot.y), (high, plot.bottom)], style.up, HAIR, dashes=(3, 3))
    for place, score in enumerate(data.scores):
        box = Box(plot.x, plot.y + place * step, plot.width, step)
        room = left - area.x - size * 0.6
        board.text(left - size * 0.6, box.y + step / 2, score.name, align="right", room=room)
        _draw_score(board, score, box, place)
    for value in range(1, 6):
        x = _across(plot, value)
        board.text(
            x, plot.bottom + size * 0.7, str(value), size=board.small, colour=style.quiet, align="centre"
        )
    _draw_legend(board, data, plot.bottom + size * 2.3)
    return board.done()


def _across(plot: Box, value: float) -> float:
    return plot.x + (value - 1) / 4 * plot.width


def _draw_score(board: Board, score: ProfileScore, box: Box, place: int) -> None:
    style, size, y = board.style, board.size, box.y + box.height / 2
    dashes = (2.0, 3.0) if score.value is None else ()
    board.line([(box.x, y), (box.right, y)], style.border, HAIR * 1.4, dashes=dashes)
    if score.mean is not None:
        x = _across(box, score.mean)
        board.line([(x, y - size * 0.55), (x, y + size * 0.55)], style.quiet, 2)
    if score.value is None:
        words = style.label("band.none")
        board.text(box.right + size * 0.5, y, words, size=board.small, colour=style.quiet)
        said = f"{score.name}: {words}"
    else:
        words = style.formats.score(score.value)
        band = description.band(score.value)
        board.circle(_across(box, score.value), y, size * 0.42, style.held, style.text)
        board.text(box.right + size * 0.8, y, words, weight=600)
        said = f"{score.name}: {words}, {style.label(f'band.{band}')}"
    if score.note:
        said += f", {score.note}"
    if score.mean is not None:
        said += f"; {style.say('chart.mean_of_others', mean=style.formats.score(score.mean), n=score.n)}"
    board.region("", said, Box(box.x, box.y, board.inside.right - box.x, box.height), place)


def _draw_legend(board: Board, data: ProfileData, y: float) -> None:
    style, size, small = board.style, board.size, board.small
    x = board.inside.x + size * 0.5
    board.circle(x, y, size * 0.36, style.held, style.text)
    x += size * 0.8
    board.text(x, y, data.client, size=small, colour=style.quiet, room=board.inside.width * 0.45)
    x += min(board.width(data.client, small), board.inside.width * 0.45) + size * 1.6
    if data.others and any(score.mean is not None for score in data.scores):
        board.line([(x, y - size * 0.5), (x, y + size * 0.5)], style.quiet, 2)
        room = board.inside.right - x - size
        board.text(x + size * 0.6, y, data.others, size=small, colour=style.quiet, room=room)
