"""Further pages of a sheet: what its blocks could not hold, flowing in five columns like a newspaper."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.domain.canvas.blocks import BOTTOM_PAD, HEADING, TOP_PAD, UNDER_HEADING, Rest
from canvas_app.domain.canvas.layout import EPS, PAD, RULE_HAIR, Typesetter, height, place
from canvas_app.domain.canvas.notes import NoteType, SetNote
from canvas_app.domain.canvas.sheet import BlockBox, Line, NoteBox, Rect, Rule

COLUMNS = 5
_SECTION_GAP = 4.0


class Flow:
    """Places the rests of blocks one after another; ``pages`` holds the blocks' parts per further page."""

    def __init__(self, frame: Rect, style: NoteType, setter: Typesetter, continued: str) -> None:
        self.pages: list[list[BlockBox]] = []
        self._frame, self._style, self._setter, self._continued = frame, style, setter, continued
        self._width = frame.w / COLUMNS
        self._top, self._bottom = frame.y + TOP_PAD, frame.bottom - BOTTOM_PAD
        self._column = COLUMNS - 1  # the first note begins the first page
        self._y = self._bottom
        self._notes: list[NoteBox] = []
        self._heading: tuple[Line, ...] = ()
        self._begin = self._top

    def add(self, rest: Rest) -> int:
        """Place what is left of a block and return the index of the further page on which it begins."""
        first = len(self.pages)
        for at, note in enumerate(rest.notes):
            if at == 0:
                self._open(rest, note)
                first = len(self.pages) - 1
            self._put(rest, note)
        self._close(rest)
        self._y += _SECTION_GAP - self._style.gap
        return first

    def _open(self, rest: Rest, note: SetNote) -> None:
        """Begin a block: its heading stays with at least the beginning of its first note."""
        pieces = self._setter.pieces(
            self._continued.format(heading=rest.place.block.heading), HEADING, self._inner
        )
        need = height(pieces, HEADING) + UNDER_HEADING + min(note.height, 4 * self._style.text.step)
        whole = height(pieces, HEADING) + UNDER_HEADING + note.height
        if self._y + (whole if whole <= self._bottom - self._top else need) > self._bottom + EPS:
            self._next_column()
        self._begin = self._y
        self._head(rest)

    @property
    def _inner(self) -> float:
        """Return the width of notes."""
        return self._width - 2 * PAD

    @property
    def _x(self) -> float:
        """Return the left side of notes in the current column."""
        return self._frame.x + self._column * self._width + PAD

    def _head(self, rest: Rest) -> None:
        """Set the heading of a block at the current place."""
        text = self._continued.format(heading=rest.place.block.heading)
        pieces = self._setter.pieces(text, HEADING, self._inner)
        self._heading = place(pieces, HEADING, self._x, self._y)
        self._y += height(pieces, HEADING) + UNDER_HEADING

    def _put(self, rest: Rest, note: SetNote) -> None:
        """Place one note; only a note higher than a column is broken."""
        while self._y + note.height > self._bottom + EPS:
            parts = note.split(self._bottom - self._y) if note.height > self._bottom - self._top else None
            if parts is not None:
                self._notes.append(parts[0].box(self._x, self._y, last=False))
                note = parts[1]
            self._turn(rest)
        self._notes.append(note.box(self._x, self._y))
        self._y += note.height + self._style.gap

    def _turn(self, rest: Rest) -> None:
        """Go on with the same block at the top of the next column; a new page repeats its heading."""
        self._close(rest)
        before = len(self.pages)
        self._next_column()
        self._begin = self._y
        if len(self.pages) > before:
            self._head(rest)

    def _close(self, rest: Rest) -> None:
        """Record the part of the block that stands in the current column."""
        if self._notes:
            body_top = self._notes[0].rect.y
            low = self._notes[-1].rect.bottom
            rect = Rect(self._x - PAD, self._begin, self._width, low - self._begin)
            body = Rect(self._x, body_top, self._inner, low - body_top)
            key = rest.place.block.key
            self.pages[-1].append(BlockBox(key, rect, body, 1, self._heading, tuple(self._notes)))
        self._notes, self._heading = [], ()

    def _next_column(self) -> None:
        """Move to the top of the next column, on a new page after the last."""
        self._column += 1
        if self._column == COLUMNS or not self.pages:
            self.pages.append([])
            self._column = 0
        self._y = self._top


def column_rules(frame: Rect) -> Sequence[Rule]:
    """Return the hairlines between the columns of a further page."""
    step = frame.w / COLUMNS
    xs = (frame.x + at * step for at in range(1, COLUMNS))
    return [Rule(x, frame.y + TOP_PAD, x, frame.bottom - BOTTOM_PAD, RULE_HAIR, "border") for x in xs]
