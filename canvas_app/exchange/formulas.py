"""Cells that a spreadsheet would take for a formula: guarded on the way out, given back on the way in."""

from __future__ import annotations

import re
from typing import Final

GUARD: Final = "'"
_DANGEROUS = re.compile(r"""[\s"']*[=+\-@\t\r＝＋－＠]""")
_HARMLESS = re.compile(r"[+-]?[0-9][0-9 ().,-]*|\+?[0-9()][0-9 ()-]*")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers and telephones stay as they are."""
    if _DANGEROUS.match(text) and not _HARMLESS.fullmatch(text):
        return f"{GUARD}{text}"
    return text


def unguarded(cell: str) -> str:
    """Return what ``guarded`` was given; a cell that it cannot have made stays as it is."""
    bare = cell.removeprefix(GUARD)
    return bare if bare != cell and guarded(bare) == cell else cell
