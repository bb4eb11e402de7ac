"""Measures of the sheet in millimetres of A4, and type set in them: what the geometry's parts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from canvas_app.domain.canvas.lines import Piece, Prepared, break_lines, prepare
from canvas_app.domain.canvas.measure import ASCENT, DESCENT, REGULAR, Measurer
from canvas_app.domain.canvas.sheet import HEIGHT, POINT, WIDTH, Line, Rect

SIZES = (14.0, 12.0, 10.5, 9.0, 7.5, 6.5)
"""Sizes the notes of a sheet may have, in points of A4."""
SMALLEST = 6.5
SECOND = 0.8
"""Quiet lines against the text of a note."""
WHOLE_WORDS = 10.5
"""At a larger size no word is broken that would stand whole at this one."""

MARGIN = 10.0
PAD = 2.8
"""From a block's border to its notes and heading."""
RULE_OUTER, RULE_INNER, RULE_HAIR = 1.2, 0.6, 0.4
HEADING_SIZE, COUNTER_SIZE = 9.0, 7.5
LIVE_SIZE, FOOT_SIZE, AUTHOR_SIZE, SUBTITLE_SIZE = 7.5, 7.0, 8.0, 11.0
TITLE_SIZES = (20.0, 16.0, 12.0, 9.0, 7.5)
EMPTY_SIZE = 9.0
COLUMN = (WIDTH - 2 * MARGIN) / 5 - 2 * PAD
"""Width of a note in the upper blocks and on further pages."""
SHEET = Rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
LEADING = 1.25
EPS = 1e-6


@dataclass(frozen=True, slots=True)
class Type:
    """A size and weight of type: ``size`` in points, ``leading`` from baseline to baseline in ems."""

    size: float
    weight: int = REGULAR
    colour: str = "text"
    leading: float = LEADING

    @property
    def em(self) -> float:
        """Return the size in millimetres."""
        return self.size * POINT

    @property
    def step(self) -> float:
        """Return the height of a line in millimetres."""
        return self.em * self.leading

    @property
    def drop(self) -> float:
        """Return the way from the top of a line to its baseline in millimetres."""
        return self.em * ((self.leading - ASCENT - DESCENT) / 2 + ASCENT)


@dataclass(slots=True)
class Typesetter:
    """Breaks texts into lines; measures each text once."""

    measurer: Measurer
    _known: dict[tuple[str, int], Prepared] = field(default_factory=dict)

    def prepared(self, text: str, weight: int = REGULAR) -> Prepared:
        """Return ``text`` measured."""
        found = self._known.get((text, weight))
        if found is None:
            found = self._known[text, weight] = prepare(text, weight, self.measurer)
        return found

    def pieces(self, text: str, style: Type, width: float) -> list[Piece]:
        """Return the lines of ``text`` set in ``style`` in ``width`` millimetres."""
        return break_lines(self.prepared(text, style.weight), width / style.em, style.weight, self.measurer)

    def width(self, text: str, style: Type) -> float:
        """Return the width of ``text`` in one line, in millimetres."""
        return self.measurer.width(text, style.weight) * style.em


def place(
    pieces: Iterable[Piece], style: Type, x: float, top: float, right: bool = False
) -> tuple[Line, ...]:
    """Return ``pieces`` as lines below each other; ``x`` is their left end, or their right end."""
    baseline, step, em = top + style.drop, style.step, style.em
    return tuple(
        Line(
            x, baseline + index * step, width * em, text, style.size, style.weight, style.colour, right, joint
        )
        for index, (text, width, joint) in enumerate(pieces)
    )


def height(pieces: Sequence[Piece], style: Type) -> float:
    """Return the height of ``pieces`` in millimetres."""
    return len(pieces) * style.step
