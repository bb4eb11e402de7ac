"""The first hundred bytes of a file, and what is done when they are damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from canvas_app.storage.sqlite.pages.varints import DamagedError, varint

MAGIC: Final = b"SQLite format 3\x00"
LENGTH: Final = 100
SIZES: Final = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
"""Sizes that a page may have, the usual one first."""
TABLE_LEAF: Final = 13
"""First byte of a page with rows of a table."""

_LARGEST: Final = 65536
_LEAST_USABLE: Final = 480
_TRIED: Final = 256  # pages looked at for each size


@dataclass(frozen=True, slots=True)
class Header:
    """What the pages of a file are like.

    Attributes:
        page_size: bytes of a page.
        usable: bytes of a page that SQLite uses.
        free_first: number of the first page of the freelist, 0 for none.
        free_count: how many pages the freelist has.
        sound: whether all this was read; else the size was found by looking at the pages.

    """

    page_size: int
    usable: int
    free_first: int = 0
    free_count: int = 0
    sound: bool = False


def read_header(size: int, read: Callable[[int, int], bytes]) -> Header:
    """Return what a file of ``size`` bytes says of its pages, or what its pages say themselves.

    ``read`` returns so many bytes from a place in the file, fewer at its end.
    """
    first = read(0, LENGTH)
    found = _said(first)
    if found is not None and first.startswith(MAGIC) and _is_borne_out(first, found.page_size, size, read):
        return found
    guessed = _guessed(size, read)
    if found is not None and found.page_size == guessed:
        return found
    return Header(guessed, guessed)


def _said(first: bytes) -> Header | None:
    if len(first) < LENGTH:
        return None
    page_size = int.from_bytes(first[16:18])
    page_size = _LARGEST if page_size == 1 else page_size
    usable = page_size - first[20]
    if page_size not in SIZES or usable < _LEAST_USABLE:
        return None
    return Header(page_size, usable, int.from_bytes(first[32:36]), int.from_bytes(first[36:40]), sound=True)


def _is_borne_out(first: bytes, page_size: int, size: int, read: Callable[[int, int], bytes]) -> bool:
    """Tell whether a page size that the file says is borne out: a flipped bit makes 8192 of 4096.

    By the number of pages that the file says, or else, of a file that was cut, by what its pages look like:
    stored bytes can look like pages of any size.
    """
    if int.from_bytes(first[28:32]) * page_size == size:
        return True
    own = _score(page_size, size, read)
    return all(2 * own >= _score(other, size, read) for other in SIZES if other != page_size)


def _guessed(size: int, read: Callable[[int, int], bytes]) -> int:
    return max(SIZES, key=lambda page_size: (_score(page_size, size, read), page_size == SIZES[0]))


def _score(page_size: int, size: int, read: Callable[[int, int], bytes]) -> int:
    """Return about how many pages of this size there are whose last cell ends where the page does."""
    pages = size // page_size
    step = max(1, pages // _TRIED)
    return step * sum(
        _is_packed(read(number * page_size, page_size), page_size) for number in range(1, pages, step)
    )


def _is_packed(page: bytes, page_size: int) -> bool:
    """Tell whether this is a leaf of a table, filled from its end as SQLite does."""
    if len(page) < page_size or page[0] != TABLE_LEAF:
        return False
    cells, content = int.from_bytes(page[3:5]), int.from_bytes(page[5:7]) or _LARGEST
    if not 0 < cells <= page_size // 6 or not 8 + 2 * cells <= content < page_size:
        return False
    last = max(int.from_bytes(page[8 + 2 * i : 10 + 2 * i]) for i in range(cells))
    try:
        length, at = varint(page, last)
        end = varint(page, at)[1] + length
    except DamagedError:
        return False
    return end == page_size or (end > page_size and last > page_size // 8)
