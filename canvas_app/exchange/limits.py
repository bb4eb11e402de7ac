"""How large what comes from outside may be: one table, so that no reader has a limit of its own.

Source: security requirements, SR-21.
"""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB
GIB: Final = 1024 * MIB

FILE_BYTES: Final = 100 * MIB
"""A file of any format but a text table."""
TABLE_BYTES: Final = GIB
"""A text table (CSV)."""
TABLE_ROWS: Final = 2_000_000
SHEET_ROWS: Final = 200_000
"""Rows of a spreadsheet's sheet."""
COLUMNS: Final = 512
CELL_CHARACTERS: Final = MIB
LINE_CHARACTERS: Final = 16 * MIB
"""One line of a text table; longer is no table, and would be held in memory whole."""
UNPACKED_BYTES: Final = 500 * MIB
UNPACKED_RATIO: Final = 200
"""Unpacked to packed, above RATIO_FREE_BYTES."""
RATIO_FREE_BYTES: Final = 10 * MIB
ARCHIVE_ENTRIES: Final = 10_000
NESTING: Final = 64
"""Depth of JSON."""
IMAGE_PIXELS: Final = 40_000_000
