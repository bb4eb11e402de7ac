"""Places in a list: whole numbers with gaps, so that most moves write one record."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 1 << 16


def places(count: int, before: int | None, after: int | None) -> list[int] | None:
    """Return ``count`` ascending places between two neighbours, or None when the gap is too small.

    ``before`` None: at the beginning; ``after`` None: at the end.
    """
    if after is None:
        start = 0 if before is None else before + GAP
        return [start + GAP * index for index in range(count)]
    if before is None:
        return [after - GAP * (count - index) for index in range(count)]
    step = (after - before) // (count + 1)
    return [before + step * (index + 1) for index in range(count)] if step >= 1 else None


def renumbered(count: int) -> Sequence[int]:
    """Return fresh places for a whole list."""
    return range(0, GAP * count, GAP)
