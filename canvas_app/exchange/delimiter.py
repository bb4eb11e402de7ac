"""Which character parts the cells of a text table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

DELIMITERS: Final = (";", ",", "\t", "|")
"""Characters that may part cells, the likelier first."""

NONE: Final = "\x1f"
"""Stands for: one column, nothing parts it."""
HEADER_AMONG: Final = 20
"""The header is looked for in so many first lines; programs like to write titles above it."""

_SEP = re.compile(r'"?sep=(.)"?[;,\s]*', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def declared(line: str) -> str:
    """Return the character that a first line ``sep=;`` names, or empty when the line is none such."""
    match = _SEP.fullmatch(line)
    return match[1] if match else ""


def guess(lines: Sequence[str], known: Callable[[Sequence[str]], int]) -> str:
    """Return the character that parts the cells of ``lines``, the first lines of a table.

    Args:
        lines: lines that are not blank.
        known: how many cells of a header row name a field; decides between characters that part alike.

    """
    bare = [_QUOTED.sub('""', line) for line in lines]

    def merit(delimiter: str) -> tuple[int, float, int]:
        heads = [[cell.strip(' "') for cell in line.split(delimiter)] for line in lines[:HEADER_AMONG]]
        head = max(heads, key=known)
        if len(head) < 2:
            return (known(head), 0.0, 0)
        agreeing = Counter(line.count(delimiter) for line in bare)[len(head) - 1]
        return (known(head), agreeing / len(bare), len(head))

    best = max(DELIMITERS, key=merit)
    if merit(best)[1]:
        return best
    return next((one for one in DELIMITERS if not any(one in line for line in lines)), NONE)
