"""The pages of one file, read when they are asked for; nothing is ever written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from canvas_app.storage.sqlite.pages.header import Header, read_header


class PageSource:
    """The pages of a file, numbered from 1; ``overlay`` has pages to be taken instead, as a journal does.

    Use as a context manager.

    Attributes:
        header: what its pages are like.
        count: how many pages there are, a cut one among them.

    """

    def __init__(self, path: Path) -> None:
        """Open the file at ``path`` for reading.

        Raises:
            OSError: it cannot be read.

        """
        self._file = path.open("rb")
        self.size = os.fstat(self._file.fileno()).st_size
        self._overlay: Mapping[int, bytes] = {}
        self.header: Header = read_header(self.size, self._read)
        self.count = -(-self.size // self.header.page_size)

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    def lay_over(self, pages: Mapping[int, bytes], count: int) -> None:
        """Take these pages instead of those in the file, which has ``count`` pages then (0: as many)."""
        self._overlay = pages
        if first := pages.get(1):
            self.header = read_header(self.size, lambda at, length: _over(self._read(at, length), first, at))
        self.count = count or max(self.count, *pages, 1)

    def page(self, number: int) -> bytes:
        """Return a page; what is missing of it is zeros, and of one there is not everything."""
        size = self.header.page_size
        if not 1 <= number <= self.count:
            return bytes(size)
        data = self._overlay.get(number) or self._read((number - 1) * size, size)
        return data if len(data) == size else data[:size].ljust(size, b"\0")

    def _read(self, at: int, length: int) -> bytes:
        try:
            self._file.seek(at)
            return self._file.read(length)
        except OSError:  # a bad sector: the pages around it may still be read
            return b""


def _over(data: bytes, first: bytes, at: int) -> bytes:
    """Return what is read at ``at`` with the first page taken from elsewhere."""
    laid = first[at : at + len(data)] if at < len(first) else b""
    return laid + data[len(laid) :]
