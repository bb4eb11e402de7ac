"""Records: a header of serial types, then the values ("Database File Format", 2.1)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from canvas_app.storage.sqlite.pages.varints import DamagedError, varint

Stored = int | float | str | bytes | None
"""A value as SQLite keeps it."""

_MOST_COLUMNS: Final = 100
_SIZES: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a value by serial type
_REAL, _ZERO, _ONE, _VARIABLE = 7, 8, 9, 12


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one record.

    Attributes:
        values: as they are kept; None also for one that could not be read.
        spoilt: places of the values that could not be read, or not all of it.

    """

    values: tuple[Stored, ...]
    spoilt: frozenset[int] = frozenset()


def serial_types(payload: bytes) -> tuple[list[int], int, int]:
    """Return the serial types of a record, where its values begin, and its length.

    Raises:
        DamagedError: this is no header of a record.

    """
    end, at = varint(payload, 0)
    if not at <= end <= len(payload) or end > 9 * _MOST_COLUMNS:
        raise DamagedError
    head = payload[at:end]
    if not head or max(head) < 0x80:  # types of one byte each, as nearly all are
        types = list(head)
    else:
        types = []
        while at < end:
            kind, at = varint(payload, at)
            types.append(kind)
        if at != end:
            raise DamagedError
    if len(types) > _MOST_COLUMNS or 10 in types or 11 in types:
        raise DamagedError
    return types, end, end + sum(map(size_of, types))


def size_of(kind: int) -> int:
    """Return how many bytes a value of a serial type takes."""
    return _SIZES[kind] if kind < _VARIABLE else (kind - _VARIABLE) // 2


def decode(payload: bytes, types: Sequence[int], at: int) -> Values:
    """Return the values of a record; ``payload`` may end too early, then the last ones are spoilt."""
    values: list[Stored] = []
    spoilt: set[int] = set()
    for place, kind in enumerate(types):
        size = size_of(kind)
        data = payload[at : at + size]
        at += size
        value, whole = _value(kind, data, size)
        values.append(value)
        if not whole:
            spoilt.add(place)
    return Values(tuple(values), frozenset(spoilt))


def _value(kind: int, data: bytes, size: int) -> tuple[Stored, bool]:
    if kind == 0:
        return None, True
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, True
    cut = len(data) < size
    if kind >= _VARIABLE and kind % 2:
        return _text(data, cut=cut)
    if cut:
        return None, False
    if kind >= _VARIABLE:
        return data, True
    if kind == _REAL:
        return struct.unpack(">d", data)[0], True
    return int.from_bytes(data, signed=True), True


def _text(data: bytes, *, cut: bool) -> tuple[Stored, bool]:
    try:
        return data.decode(), not cut
    except UnicodeDecodeError:  # most of it is worth having all the same
        return data.decode(errors="replace"), False
