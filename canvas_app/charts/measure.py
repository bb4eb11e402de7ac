"""How wide words are, and what of them fits: by the table of widths, without opening a font."""

from __future__ import annotations

from functools import cache

from canvas_app import paths
from canvas_app.domain.canvas.measure import WidthTable

_CUT = "…"


@cache
def _table() -> WidthTable:
    return WidthTable((paths.resources() / "fonts" / "widths.bin").read_bytes())


def one_line(words: str) -> str:
    """Return ``words`` on one line: a break would begin another one."""
    return " ".join(words.split()) if any(char in words for char in "\n\r\t\v\f\u2028\u2029\x85") else words


def width(words: str, size: float, weight: int = 400) -> float:
    """Return how wide ``words`` are in points at ``size`` points."""
    return _table().width(words, weight) * size


def fitted(words: str, room: float, size: float, weight: int = 400) -> str:
    """Return ``words`` on one line, cut with … where they are wider than ``room``."""
    words = one_line(words)
    if width(words, size, weight) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width(words[:middle].rstrip() + _CUT, size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + _CUT if low else ""


def wrapped(words: str, room: float, size: float, most: int, weight: int = 400) -> list[str]:
    """Return ``words`` on up to ``most`` lines of ``room`` points; the last is cut where that is too few."""
    lines: list[str] = []
    rest = one_line(words).split(" ")
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", size, weight) <= room:
            line = f"{line} {rest.pop(0)}"
        lines.append(fitted(line, room, size, weight))
    if rest:
        lines.append(fitted(" ".join(rest), room, size, weight))
    return lines
