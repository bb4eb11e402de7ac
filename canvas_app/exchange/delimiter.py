"""Which character parts the cells of a text table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from canvas_app.exchange import limits

DELIMITERS: Final = (";", ",", "\t", "|")
"""Characters that may part cells, the likelier first."""

NONE: Final = "\x1f"
"""Stands for: one column, nothing parts it."""
HEADER_AMONG: Final = 20
"""The header is looked for in so many first lines; programs like to write titles above it."""

_SEP = re.compile(r'"?sep=(.)"?[;,\s]*', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')


def declared(line: str) -> str:
    """Return the character that a first line ``sep=;`` names, or empty when the line is none such."""
    match = _SEP.fullmatch(line)
    return match[1] if match else ""


def guess(lines: Sequence[str], known: Callable[[Sequence[str]], int]) -> str:
    """Return the character that parts the cells of ``lines``, the first lines of a table.

    Args:
        lines: lines that are not blank, cut to what is looked at.
        known: how many cells of a header row name a field; decides between characters that part alike.

    """
    bare = [_QUOTED.sub('""', line) for line in lines]

    def merit(delimiter: str) -> tuple[int, float, int]:
        named, line = max(
            ((known(_cells(line, delimiter)), line) for line in lines[:HEADER_AMONG]), key=lambda one: one[0]
        )
        signs = line.count(delimiter)
        if not signs:
            return (named, 0.0, 0)
        agreeing = sum(one.count(delimiter) == signs for one in bare)
        return (named, agreeing / len(bare), signs)

    best = max(DELIMITERS, key=merit)
    if merit(best)[1]:
        return best
    return next((one for one in DELIMITERS if not any(one in line for line in lines)), NONE)


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line that may be the header; of too many only those that a table may have."""
    return [cell.strip(' "') for cell in line.split(delimiter, limits.COLUMNS)[: limits.COLUMNS]]
