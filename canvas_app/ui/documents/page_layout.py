"""Where the pages of a document lie below each other in a view; plain numbers, for any thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_app.ui.documents.rendering import ImageRequest, PageInfo, PageSize

GAP = 12
MARGIN = 12
POINT = 96 / 72
"""Pixels of a point at zoom 1, on a screen of 96 dots to the inch."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the view's own coordinates."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What pages are looked at through.

    Attributes:
        width, height: of the view, in pixels.
        zoom: None fits each page to the view; 1.0 shows it in the size it is printed in.
        ratio: device pixels to a pixel.

    """

    width: float
    height: float
    zoom: float | None = None
    ratio: float = 1.0

    def scale(self, size: PageSize) -> float:
        """Return the pixels of a point of a page."""
        if self.zoom is not None:
            return self.zoom * POINT
        room = self.width - 2 * MARGIN, self.height - 2 * MARGIN
        return max(0.05, min(room[0] / size.width, room[1] / size.height))

    def pixels(self, size: PageSize) -> int:
        """Return how many device pixels wide a page is."""
        return max(1, round(size.width * self.scale(size) * self.ratio))

    def places(self, pages: Sequence[PageInfo]) -> tuple[Place, ...]:
        """Return where each page lies; one by itself in the middle."""
        scales = [self.scale(page.size) for page in pages]
        wide = max(
            (page.size.width * at + 2 * MARGIN for page, at in zip(pages, scales, strict=True)), default=0
        )
        across, top = max(wide, self.width), float(MARGIN)
        if len(pages) == 1:
            top = max(top, (self.height - pages[0].size.height * scales[0]) / 2)
        found = []
        for page, at in zip(pages, scales, strict=True):
            width, height = page.size.width * at, page.size.height * at
            found.append(Place((across - width) / 2, top, width, height))
            top += height + GAP
        return tuple(found)

    def first_requests(self, pages: Sequence[PageInfo], current: int) -> list[ImageRequest]:
        """Return the picture to draw before a document is shown: of the page one was at."""
        at = max(0, min(current, len(pages) - 1))
        return [ImageRequest(at, self.pixels(pages[at].size))] if pages else []
