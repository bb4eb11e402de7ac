"""Pasted text as notes: one a line, without bullets; from a spreadsheet also their kind or segment."""

from __future__ import annotations

import re
from dataclasses import dataclass

AT_ONCE = 30
"""Lines that become notes without asking."""

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦‣●○☐☑✓✔➤»]|\[[ xXхХ]?\]|\(?\d{1,3}[.)]|[a-zа-я]\))\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line of a pasted list; ``more`` are the further columns of a spreadsheet's row."""

    text: str
    more: tuple[str, ...] = ()


def pasted_lines(text: str) -> tuple[PastedLine, ...]:
    """Return the non-empty lines of a pasted text, bullets and numbers stripped.

    Tabs part columns only when every line has as many, as rows of a spreadsheet do.
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [bare for line in raw if (bare := _BULLET.sub("", line).strip())]  # Word parts bullets by a tab
    tabs = {line.count("\t") for line in lines}
    table = len(tabs) == 1 and tabs != {0}
    found = []
    for line in lines:
        first, *more = line.split("\t") if table else [line.replace("\t", " ")]
        found.append(PastedLine(first.strip(), tuple(cell.strip() for cell in more)))
    return tuple(found)
