"""What the columns of a table without headers hold, told by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from canvas_app.exchange import limits

_EMAIL = re.compile(r"[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()+.‑–-]{5,}[0-9]")
_FIGURE = re.compile(r"[-+]?[0-9][0-9 .,/:-]*")
_MOST: Final = 0.6


def guess_clients(rows: Sequence[Sequence[str]], taken: Mapping[str, object]) -> dict[str, list[int]]:
    """Return the columns of name, e-mail and phone in ``rows``, the first rows of a list of clients.

    Args:
        rows: their cells.
        taken: fields that are decided already.

    """
    width = max((len(row) for row in rows), default=0)
    found: dict[str, list[int]] = {}
    for place in range(width):
        cells = [cell for row in rows if (cell := _looked_at(row, place))]
        field = _held(cells)
        if field and field not in found and field not in taken:
            found[field] = [place]
    return found


def _looked_at(row: Sequence[str], place: int) -> str:
    return row[place][: limits.NAME_CHARACTERS].strip() if place < len(row) else ""


def _held(cells: Sequence[str]) -> str:
    if not cells:
        return ""
    for field, pattern in (("email", _EMAIL), ("phone", _PHONE)):
        if sum(bool(pattern.fullmatch(cell)) for cell in cells) >= len(cells) * _MOST:
            return field
    return "" if all(_FIGURE.fullmatch(cell) for cell in cells) else "name"
