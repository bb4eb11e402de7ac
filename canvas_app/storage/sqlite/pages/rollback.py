"""The rollback journal beside a file: pages as they were before an edit that was cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEAD: Final = 28
_ALL: Final = 0xFFFFFFFF
_LARGEST: Final = 65536


@dataclass(frozen=True, slots=True)
class Rollback:
    """Pages to be put back, and how many pages the file had before the edit."""

    pages: dict[int, bytes] = field(default_factory=dict)
    count: int = 0


def read_rollback(path: Path) -> Rollback | None:
    """Return what the journal at ``path`` would put back; None when there is none or nothing in it is sound.

    A journal that was not flushed before the edit was cut off begins with zeros, and counts for nothing.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return None
    found = Rollback(count=int.from_bytes(data[16:20])) if data.startswith(_MAGIC) else None
    if found is None:
        return None
    for number, page in _entries(data):
        found.pages.setdefault(number, page)  # the first is the oldest
    return found if found.pages else None


def _entries(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while data.startswith(_MAGIC, at) and len(data) >= at + _HEAD:
        count, nonce, _, sector, page_size = (
            int.from_bytes(data[at + place : at + place + 4]) for place in range(8, 28, 4)
        )
        if not 512 <= page_size <= _LARGEST or not 32 <= sector <= _LARGEST:
            return
        at += sector
        if count == _ALL:
            count = (len(data) - at) // (page_size + 8)
        for _ in range(count):
            number = int.from_bytes(data[at : at + 4])
            page = data[at + 4 : at + 4 + page_size]
            kept = data[at + 4 + page_size : at + 8 + page_size]
            if len(kept) < 4 or not number or int.from_bytes(kept) != _checksum(nonce, page):
                return
            yield number, page
            at += page_size + 8
        at += -at % sector


def _checksum(nonce: int, page: bytes) -> int:
    return (nonce + sum(page[place] for place in range(len(page) - 200, 0, -200))) & _ALL
