"""By what the file of a workbook is known, whatever its name: how its bytes begin."""

from __future__ import annotations

from typing import Final

MAGIC: Final = b"SQLite format 3\x00"
APPLICATION_ID: Final = 0x43425731
"""``application_id`` of every workbook: CBW1."""
HEADER_BYTES: Final = 100
"""What there must be of a file to tell."""


def is_workbook(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is a workbook of this program."""
    return head.startswith(MAGIC) and int.from_bytes(head[68:72]) == APPLICATION_ID
