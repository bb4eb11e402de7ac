"""How wide a text is: the protocol that the sheet's geometry asks, and a table of advance widths.

The table is made from the fonts once (``installer/make_fonts.py``) and lies beside them as ``widths.bin``; a
test compares it with the fonts. So the sheet can be laid out at start without opening a font, and lines break
at the same words in the window and on paper.
"""

from __future__ import annotations

import struct
import unicodedata
from typing import Protocol

REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600
"""The weights of type in use."""

ASCENT, DESCENT = 0.96875, 0.2412
"""Of the typeface above and below the baseline, in ems."""

_MAGIC = b"CAW1"
_HEADER = struct.Struct("<HHI")
_WIDE = 1.0
"""Advance, in ems, assumed for a character that the typeface lacks: no substitute is likely to be wider."""


class Measurer(Protocol):
    """Knows how far a text advances in a weight of the one typeface."""

    def width(self, text: str, weight: int) -> float:
        """Return the advance width of ``text`` in ems, without kerning."""


class _Advances(dict[str, int]):
    """Advance width per character in font units; answers for characters the typeface lacks."""

    def __init__(self, chars: tuple[str, ...], widths: list[int], units: int) -> None:
        super().__init__(zip(chars, widths, strict=True))
        self._wide = round(_WIDE * units)

    def __missing__(self, char: str) -> int:
        """Return nothing for marks and invisible characters, a wide advance for the rest."""
        self[char] = width = 0 if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") else self._wide
        return width


class WidthTable:
    """A measurer that reads advance widths from the table beside the fonts.

    Layout, little endian: ``CAW1``; number of weights and units per em (16 bits each); number of code points
    (32 bits); the code points (32 bits each); then per weight its number and one width per code point
    (16 bits each).
    """

    def __init__(self, data: bytes) -> None:
        """Read the table.

        Raises:
            ValueError: ``data`` is not such a table.

        """
        if data[:4] != _MAGIC:
            raise ValueError("not a table of advance widths")
        weights: int
        count: int
        self._units: int
        weights, self._units, count = _HEADER.unpack_from(data, 4)
        at = 4 + _HEADER.size
        chars = tuple(map(chr, struct.unpack_from(f"<{count}I", data, at)))
        at += 4 * count
        self._faces: dict[int, _Advances] = {}
        for _ in range(weights):
            weight, *widths = struct.unpack_from(f"<H{count}H", data, at)
            at += 2 + 2 * count
            self._faces[weight] = _Advances(chars, widths, self._units)

    def width(self, text: str, weight: int) -> float:
        """Return the advance width of ``text`` in ems, without kerning."""
        units: int = sum(map(self._faces[weight].__getitem__, text))
        return units / self._units
