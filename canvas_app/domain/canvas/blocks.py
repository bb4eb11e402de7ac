"""The nine blocks in the classic arrangement, and the notes that flow in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from canvas_app.domain.canvas.board import NARROW, BoardBlock
from canvas_app.domain.canvas.layout import (
    COLUMN,
    COUNTER_SIZE,
    EMPTY_SIZE,
    EPS,
    HEADING_SIZE,
    LIVE_SIZE,
    PAD,
    SMALLEST,
    Type,
    Typesetter,
    height,
    place,
)
from canvas_app.domain.canvas.lines import Piece
from canvas_app.domain.canvas.notes import NoteType, SetNote, set_note
from canvas_app.domain.canvas.sheet import BlockBox, Line, NoteBox, Rect

GRID = {
    "kp": (0, 0, 2, 2),
    "ka": (2, 0, 2, 1),
    "kr": (2, 1, 2, 1),
    "vp": (4, 0, 2, 2),
    "cr": (6, 0, 2, 1),
    "ch": (6, 1, 2, 1),
    "cs": (8, 0, 2, 2),
    "c": (0, 2, 5, 1),
    "rs": (5, 2, 5, 1),
}
"""Column, row, columns and rows of each block on a grid of ten columns and three rows of equal height."""

STACKED = {"ka": "kr", "cr": "ch"}
"""Blocks above others of their column: the border between the two gives way to notes."""

Borders = Mapping[str, float]
"""How far down the border of each stacked block is moved, in millimetres."""

TOP_PAD, UNDER_HEADING, BOTTOM_PAD = 2.2, 1.7, 1.8
COLUMN_GAP = 1.6
_LIVE_PAD = 1.3
_COUNTER_GAP = 1.5

HEADING = Type(HEADING_SIZE, 600)
_COUNTER = Type(COUNTER_SIZE, colour="quiet")
_LIVE = Type(LIVE_SIZE, colour="quiet")
_MORE = Type(LIVE_SIZE, 500, colour="quiet")


def block_rect(key: str, frame: Rect, down: float = 0.0) -> Rect:
    """Return the place of the block ``key`` in ``frame``, its border to the one stacked on it moved down."""
    column, row, columns, rows = GRID[key]
    width, high = frame.w / 10, frame.h / 3
    top = frame.y + row * high + (down if key in STACKED.values() else 0.0)
    bottom = frame.y + (row + rows) * high + (down if key in STACKED else 0.0)
    return Rect(frame.x + column * width, top, columns * width, bottom - top)


@dataclass(frozen=True, slots=True)
class Slot:
    """A block's place with everything but its notes set.

    Attributes:
        room: height for notes; counts the heading as if the counter stood beside it, so that the sheet
            has the same text size and the same notes on screen and on paper.

    """

    block: BoardBlock
    box: BlockBox
    room: float

    @property
    def note_width(self) -> float:
        """Return the width of a note."""
        columns = self.box.columns
        return (self.box.body.w - COLUMN_GAP * (columns - 1)) / columns


def slot(
    block: BoardBlock,
    frame: Rect,
    setter: Typesetter,
    counters: bool,
    borders: Borders = MappingProxyType({}),
) -> Slot:
    """Return the place of ``block`` in ``frame``; ``counters`` stand beside the names."""
    rect = block_rect(block.key, frame, borders.get(block.key, 0.0))
    left, inner = rect.x + PAD, rect.w - 2 * PAD
    reserve = setter.width(f"0{NARROW}/{NARROW}0", _COUNTER) + _COUNTER_GAP
    beside = setter.pieces(block.heading, HEADING, inner - reserve)
    shown = beside if counters else setter.pieces(block.heading, HEADING, inner)
    heading = place(shown, HEADING, left, rect.y + TOP_PAD)
    body_top = rect.y + TOP_PAD + height(shown, HEADING) + UNDER_HEADING
    live = setter.pieces(block.live, _LIVE, inner) if block.live else []
    live_height = height(live, _LIVE) + 2 * _LIVE_PAD if live else 0.0
    live_rect = Rect(rect.x, rect.bottom - live_height, rect.w, live_height) if live else None
    body = Rect(left, body_top, inner, rect.bottom - live_height - BOTTOM_PAD - body_top)
    box = BlockBox(
        block.key,
        rect,
        body,
        1 if rect.w < 3 * frame.w / 10 else 2,
        heading,
        counter=_counter(block, heading[0].y, rect.right - PAD, setter) if counters else None,
        live=place(live, _LIVE, left, rect.bottom - live_height + _LIVE_PAD),
        live_rect=live_rect,
    )
    room = body.h - (len(beside) - len(shown)) * HEADING.step
    return Slot(block, replace(box, empty=_empty(block, body, room, setter)), room)


def _empty(block: BoardBlock, body: Rect, room: float, setter: Typesetter) -> tuple[Line, ...]:
    """Return the quiet words of a block without notes, as large as they fit."""
    if block.notes or not block.empty:
        return ()
    for size in (EMPTY_SIZE, LIVE_SIZE, SMALLEST):
        style = Type(size, colour="quiet")
        pieces = setter.pieces(block.empty, style, body.w)
        if height(pieces, style) <= room:
            break
    return place(pieces, style, body.x, body.y)


def _counter(block: BoardBlock, baseline: float, right: float, setter: Typesetter) -> Line | None:
    """Return the counter beside the heading, if there is anything to count."""
    text = block.counter
    if not text:
        return None
    width = setter.width(text, _COUNTER)
    return Line(right, baseline, width, text, _COUNTER.size, _COUNTER.weight, "quiet", right=True)


def set_notes(place_: Slot, setter: Typesetter, style: NoteType) -> list[SetNote]:
    """Return the block's notes broken into lines for its columns."""
    width = place_.note_width
    return [set_note(setter, style, note, index, width) for index, note in enumerate(place_.block.notes)]


def rows(notes: Sequence[SetNote], columns: int) -> Iterator[tuple[float, Sequence[SetNote]]]:
    """Yield the notes that stand beside each other, with the height of their row."""
    for start in range(0, len(notes), columns):
        row = notes[start : start + columns]
        yield max(note.height for note in row), row


def spare(place_: Slot, notes: Sequence[SetNote], style: NoteType) -> float:
    """Return the height that the notes leave in the block, below zero what they lack."""
    heights = [high for high, _ in rows(notes, place_.box.columns)]
    return place_.room - sum(heights) - style.gap * max(0, len(heights) - 1)


def holds(place_: Slot, notes: Sequence[SetNote], style: NoteType) -> bool:
    """Say whether the block holds its notes."""
    return not notes or spare(place_, notes, style) >= -EPS


def fill(place_: Slot, notes: Sequence[SetNote], style: NoteType) -> BlockBox:
    """Return the block with all its notes, which it holds."""
    boxes, _ = _flow(place_, notes, style, place_.box.body.bottom)
    return replace(place_.box, notes=tuple(boxes))


def _flow(
    place_: Slot, notes: Sequence[SetNote], style: NoteType, bottom: float
) -> tuple[list[NoteBox], int]:
    """Return the notes that fit above ``bottom``, in order, and how many they are."""
    body, columns, step = place_.box.body, place_.box.columns, place_.note_width + COLUMN_GAP
    boxes: list[NoteBox] = []
    y = body.y
    for high, row in rows(notes, columns):
        if y + high > bottom + EPS:
            break
        boxes += [note.box(body.x + at * step, y, height=high) for at, note in enumerate(row)]
        y += high + style.gap
    return boxes, len(boxes)


@dataclass(frozen=True, slots=True)
class Rest:
    """What a block could not hold: ``notes`` set for a column of a further page."""

    place: Slot
    box: BlockBox
    notes: list[SetNote]

    def box_with(self, text: str, setter: Typesetter) -> BlockBox:
        """Return the block on the first page with ``text``, which says where it goes on."""
        body = self.box.body
        pieces = more_pieces(text, body.w, setter)
        top = body.bottom - height(pieces, _MORE)
        return replace(self.box, more=place(pieces, _MORE, body.x, top))


def more_pieces(text: str, width: float, setter: Typesetter) -> list[Piece]:
    """Return the lines that say where a block goes on."""
    return setter.pieces(text, _MORE, width)


def overflow(place_: Slot, notes: Sequence[SetNote], more: str, setter: Typesetter, style: NoteType) -> Rest:
    """Return the block with the notes it holds above the words ``more``, and the rest.

    A note that is higher than the whole block begins here and goes on; any other stays in one piece.
    """
    body = place_.box.body
    reserve = height(more_pieces(more, body.w, setter), _MORE) + style.gap
    bottom = body.y + place_.room - reserve
    boxes, count = _flow(place_, notes, style, bottom)
    later = [set_note(setter, style, note.note, note.index, COLUMN) for note in notes[count:]]
    top = boxes[-1].rect.bottom + style.gap if boxes else body.y
    if later and later[0].height > place_.room:
        parts = later[0].split(bottom - top)
        if parts is not None:
            boxes.append(parts[0].box(body.x, top, last=False))
            later[0] = parts[1]
    return Rest(place_, replace(place_.box, notes=tuple(boxes)), later)
