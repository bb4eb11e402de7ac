"""Identifiers of records: time-ordered, and random enough that two copies of a file never collide."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

_RANDOM_BITS = 21
_TICK = 1_000_000  # nanoseconds: one millisecond, so that 42 bits last until the year 2109

IdSource = Callable[[], int]
"""Gives a new record id at each call; the sample uses a seeded one."""


class TimeIds:
    """New 63-bit ids: 42 bits of milliseconds since 1970, 21 random bits, never going backwards."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> int:
        """Return the next id, greater than every id this source gave before."""
        moment = time.time_ns() // _TICK
        fresh = (moment << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
        self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(8)
        return self._last


new_id: IdSource = TimeIds()
