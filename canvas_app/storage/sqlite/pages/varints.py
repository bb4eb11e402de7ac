"""Varints: integers of one to nine bytes, the higher bits first ("Database File Format", 1.6)."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 9
_SIGN: Final = 1 << 63


class DamagedError(Exception):
    """Bytes do not hold what they should; whoever reads on leaves them out."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the varint at ``at`` as a number without sign, and where it ends.

    Raises:
        DamagedError: the bytes end before it does.

    """
    value = 0
    for length in range(_LONGEST):
        place = at + length
        if not 0 <= place < len(data):
            raise DamagedError
        byte = data[place]
        if length == _LONGEST - 1:
            return value << 8 | byte, place + 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    raise DamagedError


def signed(value: int) -> int:
    """Return a number of 64 bits with its sign."""
    return value - (_SIGN << 1) if value & _SIGN else value
