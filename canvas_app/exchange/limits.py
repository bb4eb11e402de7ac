"""How large what comes from outside may be: one table, so that no reader has a limit of its own.

Each is met early: before the work that it bounds is done, not after. Source: security requirements, SR-21.
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
LINE_CHARACTERS: Final = 4 * MIB
"""One line of a text table, and all lines of one row; longer is no table, and would be held in memory."""

NAME_CHARACTERS: Final = 200
"""A header, or a cell that is looked at to find out what its column holds; more of it names nothing."""
VALUE_CHARACTERS: Final = 200
"""A cell that is read as a number, a date or a word, or remembered after it was read."""
GUESS_LINE_CHARACTERS: Final = 64 * KIB
GUESS_CHARACTERS: Final = MIB
"""What is looked at of one line, and of all first lines, to find the delimiter."""
SAMPLE_CHARACTERS: Final = VALUE_CHARACTERS
"""What is kept of a cell in the sample that a person looks at."""

IN_PROCESS_BYTES: Final = 256 * KIB
"""A larger file or paste is read in a process of its own."""
PASTE_CHARACTERS: Final = 8 * MIB
"""A pasted text; larger ones belong into a file."""
READER_MEMORY: Final = 512 * MIB
"""Address space of such a process."""
READER_SECONDS: Final = 900
"""Time on a processor of such a process."""
PIECE_ROWS: Final = 1_000
PIECE_CHARACTERS: Final = MIB
"""What such a process sends at once: so many rows, or fewer when they are long."""
PIECE_BYTES: Final = 64 * MIB
"""No piece is longer, packed or not; its receiver takes none that is."""
