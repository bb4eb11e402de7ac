"""What surrounds the nine blocks: business, canvas and author above, legend, data and credit below."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.domain.canvas.board import Board
from canvas_app.domain.canvas.layout import (
    AUTHOR_SIZE,
    FOOT_SIZE,
    SHEET,
    SUBTITLE_SIZE,
    TITLE_SIZES,
    Type,
    Typesetter,
    height,
    place,
)
from canvas_app.domain.canvas.lines import Piece
from canvas_app.domain.canvas.sheet import EDGES, Line, Rect, Swatch

_TITLE_LINES = 2
_TITLE_GAP, _COLUMN_GAP = 3.6, 8.0
_AUTHOR_WIDTH = 85.0
_ABOVE_FRAME, _BELOW_FRAME = 2.8, 2.8
_SIGN, _SIGN_GAP, _ITEM_GAP = 1.9, 1.0, 3.6
_EDGE_SIGN, _EDGE_HEIGHT = 5.0, 0.7

_SUBTITLE = Type(SUBTITLE_SIZE, colour="quiet")
_AUTHOR = Type(AUTHOR_SIZE, colour="quiet")
_FOOT = Type(FOOT_SIZE, colour="quiet", leading=1.35)


@dataclass(frozen=True, slots=True)
class Surround:
    """Head and foot of every page and the frame they leave for the blocks."""

    frame: Rect
    head: tuple[Line, ...]
    foot: tuple[Line, ...]
    swatches: tuple[Swatch, ...]


def surround(board: Board, setter: Typesetter, sheet: str = "") -> Surround:
    """Return head, foot and frame; ``sheet`` says which page it is, when there are several."""
    head, top = _head(board, setter)
    foot, swatches, low = _foot(board, setter, sheet)
    frame = Rect(SHEET.x, top + _ABOVE_FRAME, SHEET.w, low - _BELOW_FRAME - top - _ABOVE_FRAME)
    return Surround(frame, head, foot, swatches)


def _head(board: Board, setter: Typesetter) -> tuple[tuple[Line, ...], float]:
    """Return the lines above the frame and how far down they reach."""
    author = [piece for line in board.author for piece in setter.pieces(line, _AUTHOR, _AUTHOR_WIDTH)]
    aside = max((piece.width * _AUTHOR.em for piece in author), default=-_COLUMN_GAP)
    room = SHEET.w - aside - _COLUMN_GAP
    title, pieces = _title(board.business, setter, room)
    lines = list(place(pieces, title, SHEET.x, SHEET.y))
    low = SHEET.y + height(pieces, title)
    beside = SHEET.x + (pieces[-1].width * title.em + _TITLE_GAP if board.business else 0.0)
    if beside + setter.width(board.subtitle, _SUBTITLE) <= SHEET.x + room:
        base = lines[-1].y - _SUBTITLE.drop
        lines += place(
            [Piece(board.subtitle, setter.width(board.subtitle, _SUBTITLE) / _SUBTITLE.em, " ")],
            _SUBTITLE,
            beside,
            base,
        )
    else:
        under = setter.pieces(board.subtitle, _SUBTITLE, room)
        lines += place(under, _SUBTITLE, SHEET.x, low)
        low += height(under, _SUBTITLE)
    author_height = height(author, _AUTHOR)
    low = max(low, SHEET.y + author_height)
    lines += place(author, _AUTHOR, SHEET.right, low - author_height, right=True)
    return tuple(lines), low


def _title(text: str, setter: Typesetter, room: float) -> tuple[Type, list[Piece]]:
    """Return the largest type in which a long name keeps to two lines; the smallest takes what it needs."""
    for size in TITLE_SIZES:
        style = Type(size, 600, leading=1.2)
        pieces = setter.pieces(text, style, room)
        if len(pieces) <= (1 if size == TITLE_SIZES[0] else _TITLE_LINES):
            break
    return style, pieces


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of the foot: an optional sign and its words, in one or more lines."""

    pieces: list[Piece]
    colour: str = ""
    edge: str = ""

    @property
    def lead(self) -> float:
        """Return the room of the sign."""
        sign = _EDGE_SIGN if self.edge else _SIGN
        return sign + _SIGN_GAP if self.colour else 0.0

    @property
    def width(self) -> float:
        """Return the width of the entry with its sign."""
        return self.lead + max(piece.width for piece in self.pieces) * _FOOT.em


def _items(board: Board, setter: Typesetter, sheet: str) -> list[_Item]:
    """Return the entries of the foot in reading order, without the credit."""
    room = SHEET.w - _EDGE_SIGN - _SIGN_GAP
    entries = [(item.name, item.colour, "") for item in board.legend if item.name]
    entries += [(name, "grey", edge) for name, edge in _edges(board)]
    entries += [(text, "", "") for text in (board.data, sheet) if text]
    return [_Item(setter.pieces(text, _FOOT, room), colour, edge) for text, colour, edge in entries]


def _edges(board: Board) -> list[tuple[str, str]]:
    """Return names and edges of the certainties in use; a solid edge only where it has one meaning."""
    used = {note.certainty for block in board.blocks for note in block.notes}
    words = board.words
    named = {"confirmed": words.confirmed, "partly": words.partly, "hypothesis": words.hypothesis}
    if "" in used:
        used.discard("confirmed")
    return [(name, EDGES[key]) for key, name in named.items() if key in used]


def _foot(board: Board, setter: Typesetter, sheet: str) -> tuple[tuple[Line, ...], tuple[Swatch, ...], float]:
    """Return the lines and signs under the frame and where they begin."""
    items = _items(board, setter, sheet)
    rows = _rows(items)
    credit = setter.pieces(board.credit, _FOOT, SHEET.w)
    last = _row_width(rows[-1]) if rows else -_COLUMN_GAP
    beside = len(credit) == 1 and last + _COLUMN_GAP + credit[0].width * _FOOT.em <= SHEET.w
    heights = [max(len(item.pieces) for item in row) for row in rows]
    count = sum(heights) + (0 if beside else len(credit))
    top = low = SHEET.bottom - max(count, 1) * _FOOT.step
    lines: list[Line] = []
    signs: list[Swatch] = []
    for row, step in zip(rows, heights, strict=True):
        _set_row(row, low, lines, signs)
        low += step * _FOOT.step
    if beside and rows:
        low -= _FOOT.step
    lines += place(credit, _FOOT, SHEET.right, low, right=True)
    return tuple(lines), tuple(signs), top


def _row_width(row: list[_Item]) -> float:
    """Return the width of entries beside each other."""
    return sum(item.width for item in row) + _ITEM_GAP * (len(row) - 1)


def _rows(items: list[_Item]) -> list[list[_Item]]:
    """Return the entries in rows no wider than the sheet."""
    rows: list[list[_Item]] = []
    for item in items:
        if rows and _row_width([*rows[-1], item]) <= SHEET.w:
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _set_row(row: list[_Item], top: float, lines: list[Line], signs: list[Swatch]) -> None:
    """Append the lines and signs of one row whose upper side is ``top``."""
    x = SHEET.x
    for item in row:
        if item.colour:
            width, high = (_EDGE_SIGN, _EDGE_HEIGHT) if item.edge else (_SIGN, _SIGN)
            rect = Rect(x, top + (_FOOT.step - high) / 2, width, high)
            signs.append(Swatch(rect, item.colour, item.edge))
        lines += place(item.pieces, _FOOT, x + item.lead, top)
        x += item.width + _ITEM_GAP
