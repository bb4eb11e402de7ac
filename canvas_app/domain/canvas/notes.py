"""One note on the sheet: its height in a column and its parts, whole or broken over columns."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.domain.canvas.board import BoardNote
from canvas_app.domain.canvas.layout import SECOND, SMALLEST, WHOLE_WORDS, Type, Typesetter, place
from canvas_app.domain.canvas.lines import Piece
from canvas_app.domain.canvas.measure import REGULAR
from canvas_app.domain.canvas.sheet import EDGES, NoteBox, Rect

FIGURE = "▪ "
"""Marks a figure of the register; stays on its line."""
DOT = " ·"
"""Stands between the parts of a quiet line."""
_MIN_LINES = 3
"""A broken note keeps at least so many lines in a part."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """The type of all notes of a sheet; distances grow with it."""

    text: Type
    second: Type

    @classmethod
    def of(cls, size: float) -> NoteType:
        """Return the type of notes of ``size`` points."""
        return cls(Type(size), Type(max(size * SECOND, SMALLEST), colour="quiet"))

    @property
    def bar(self) -> float:
        """Return the width of the coloured edge."""
        return 0.55 + 0.07 * self.text.em

    @property
    def left(self) -> float:
        """Return the way from the note's left side to its text."""
        return self.bar + 0.5 * self.text.em

    @property
    def right(self) -> float:
        """Return the way from the text to the note's right side."""
        return 0.35 * self.text.em

    @property
    def pad(self) -> float:
        """Return the way above and below the text."""
        return 0.36 * self.text.em

    @property
    def gap(self) -> float:
        """Return the distance between notes below each other."""
        return 0.36 * self.text.em

    def room(self, width: float) -> float:
        """Return how wide the text of a note of ``width`` may be."""
        return width - self.left - self.right


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note, or what is left of one, broken into lines for one column width.

    Attributes:
        index: its place in its block.
        begun: a part of it already stands elsewhere.

    """

    note: BoardNote
    index: int
    style: NoteType
    width: float
    text: list[Piece]
    second: list[Piece]
    begun: bool = False

    @property
    def height(self) -> float:
        """Return how high the note is."""
        style = self.style
        return 2 * style.pad + len(self.text) * style.text.step + len(self.second) * style.second.step

    def box(self, x: float, y: float, last: bool = True, height: float = 0.0) -> NoteBox:
        """Return the note placed with its upper left corner at ``x``, ``y``, at least ``height`` high."""
        style = self.style
        rect = Rect(x, y, self.width, max(self.height, height))
        left, top = x + style.left, y + style.pad
        lines = place(self.text, style.text, left, top)
        second = place(self.second, style.second, left, top + len(self.text) * style.text.step)
        note = self.note
        edge = EDGES[note.certainty]
        return NoteBox(
            note.id, self.index, rect, style.bar, note.colour, edge, lines, second, not self.begun, last
        )

    def split(self, room: float) -> tuple[SetNote, SetNote] | None:
        """Return the part that fits into ``room`` and the rest, or None when hardly a part would fit."""
        room -= 2 * self.style.pad - 1e-9
        lines = min(len(self.text), int(max(room, 0.0) / self.style.text.step))
        room -= lines * self.style.text.step
        quiet = min(len(self.second), int(max(room, 0.0) / self.style.second.step))
        if lines < len(self.text):
            quiet = 0
        if lines + quiet < min(_MIN_LINES, len(self.text) + len(self.second)):
            return None
        return self._part(0, lines, 0, quiet), self._part(lines, None, quiet, None)

    def _part(self, start: int, end: int | None, quiet: int, quiet_end: int | None) -> SetNote:
        """Return the part from line ``start`` to ``end`` and from quiet line ``quiet`` to ``quiet_end``."""
        text, second = self.text[start:end], self.second[quiet:quiet_end]
        return SetNote(
            self.note, self.index, self.style, self.width, text, second, self.begun or bool(start + quiet)
        )


def set_note(setter: Typesetter, style: NoteType, note: BoardNote, index: int, width: float) -> SetNote:
    """Return ``note`` broken into lines for a column of ``width`` millimetres."""
    room = style.room(width)
    text = setter.pieces(note.text, style.text, room)
    quiet = note.second.replace(FIGURE, FIGURE.strip() + "\u00a0")
    second = _without_dots(setter.pieces(quiet, style.second, room), setter) if quiet else []
    return SetNote(note, index, style, width, text, second)


def _without_dots(lines: list[Piece], setter: Typesetter) -> list[Piece]:
    """Return quiet lines that do not end in the dot between two kinds: the line's end parts them as well."""
    dot = setter.measurer.width(DOT, REGULAR)
    ended = [
        Piece(line.text.removesuffix(DOT), line.width - dot, line.joint) if line.text.endswith(DOT) else line
        for line in lines[:-1]
    ]
    return ended + lines[-1:]


def breaks_word(setter: Typesetter, size: float, note: BoardNote, width: float) -> bool:
    """Say whether ``size`` breaks a word of the note that would stand whole at ``WHOLE_WORDS`` points."""
    large, whole = NoteType.of(size), NoteType.of(WHOLE_WORDS)
    widest = setter.prepared(note.text).widest
    return large.room(width) / large.text.em < widest <= whole.room(width) / whole.text.em
