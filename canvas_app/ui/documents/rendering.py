"""Pages of a PDF as pictures and as sizes; every call runs in the worker, which alone touches the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress

MOST_PIXELS = 24_000_000
"""Of one picture: a poster at 300 % would take gigabytes; it is drawn smaller and stretched."""


class PageSize(NamedTuple):
    """A page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is known of a page before it is drawn: its size, and what begins on it.

    ``continued``: nothing begins on it, ``heading`` goes on from a page before.
    """

    size: PageSize
    heading: str = ""
    continued: bool = False


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """A page to be drawn so many pixels wide."""

    index: int
    width: int


def page_infos(data: bytes) -> tuple[PageInfo, ...]:
    """Return size and heading of each page of a PDF."""
    with _opened(data) as document:
        begins: dict[int | None, list[str]] = defaultdict(list)
        for entry in document.get_toc():
            target = entry.get_dest()
            begins[target.get_index() if target is not None else None].append(entry.get_title())
        sizes = [PageSize(*document.get_page_size(index)) for index in range(len(document))]
    pages, last = [], ""
    for index, size in enumerate(sizes):
        titles = begins.get(index, [last])
        pages.append(PageInfo(size, titles[0], continued=bool(last) and index not in begins))
        last = titles[-1]
    return tuple(pages)


def draw_pages(
    data: bytes, requests: Iterable[ImageRequest], progress: Progress
) -> Iterator[tuple[ImageRequest, QImage]]:
    """Yield the pictures of pages; stops between two when it is no longer wanted (Cancelled)."""
    with _opened(data) as document:
        for request in requests:
            progress.report(0, 0)
            if 0 <= request.index < len(document):
                yield request, _drawn(document[request.index], request.width)


def notifications(data: bytes, index: int, pixels: float, height: int) -> Iterator[tuple[int, QImage]]:
    """Yield a page from top to bottom in strips ``height`` pixels high, each with the row it begins at.

    ``pixels`` are those of a point: a large page at a printer's resolution never is in memory as a whole.
    """
    with _opened(data) as document:
        page = document[index]
        _, high = page.get_size()
        rows = round(high * pixels)
        for top in range(0, rows, height):
            bottom = min(rows, top + height)
            crop = (0, (rows - bottom) / pixels, 0, top / pixels)
            yield top, _image(page.render(scale=pixels, crop=crop, rev_byteorder=False))
        page.close()


def _drawn(page: Any, width: int) -> QImage:
    wide, high = page.get_size()
    scale = max(1, width) / wide
    if scale * wide * scale * high > MOST_PIXELS:
        scale = (MOST_PIXELS / (wide * high)) ** 0.5
    image = _image(page.render(scale=scale))
    page.close()
    return image


def _image(bitmap: Any) -> QImage:
    """Return a picture of its own memory: the library's is freed when the bitmap goes."""
    view = memoryview(bitmap.buffer)
    formats = {"BGR": QImage.Format.Format_BGR888, "BGRx": QImage.Format.Format_RGB32}
    shown = QImage(view, bitmap.width, bitmap.height, bitmap.stride, formats[bitmap.mode])
    return shown.copy()


class _opened:  # noqa: N801 - reads as a verb: with _opened(data) as document
    """A PDF opened for as long as the block lasts."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped] # ships no types

        self._document = pypdfium2.PdfDocument(data)

    def __enter__(self) -> Any:
        return self._document

    def __exit__(self, *_: object) -> None:
        self._document.close()
