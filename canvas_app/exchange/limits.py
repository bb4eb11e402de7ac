"""How large what comes from outside may be: one table, so that no reader has a limit of its own.

Source: security requirements, SR-21.
"""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB
GIB: Final = 1024 * MIB

TABLE_BYTES: Final = GIB
"""A text table (CSV)."""
TABLE_ROWS: Final = 2_000_000
COLUMNS: Final = 512
CELL_CHARACTERS: Final = MIB
LINE_CHARACTERS: Final = 16 * MIB
"""One line of a text table; longer is no table, and would be held in memory whole."""
