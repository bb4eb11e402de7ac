"""Creating a document in the worker: from a copy of the workbook to a PDF and its first pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress
from canvas_app.services.documents.document_request import CANVAS, CLIENT, DocumentRequest
from canvas_app.ui.common.on_copy import OnCopy
from canvas_app.ui.documents.rendering import ImageRequest, PageInfo, draw_pages, page_infos

if TYPE_CHECKING:
    from canvas_app.services.documents.paper import Reading
    from canvas_app.storage.workbook import Workbook

PageChooser = Callable[[Sequence[PageInfo]], Sequence[ImageRequest]]
"""Chooses pages to draw among those there are."""


@dataclass(frozen=True, slots=True)
class VersionedRequest:
    """A document of one state of the workbook: equal ones give equal files."""

    request: DocumentRequest
    generation: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was created.

    Attributes:
        data: the PDF, as it is written and printed.
        pages: size and heading of each page.
        reading: how its canvas reads on the paper; None without a canvas.
        pictures: the pages that were to be seen at once, drawn.

    """

    versioned: VersionedRequest
    data: bytes = field(repr=False)
    pages: tuple[PageInfo, ...] = ()
    reading: Reading | None = None
    pictures: tuple[tuple[ImageRequest, QImage], ...] = field(default=(), repr=False)


class DocumentJob(OnCopy[Document]):
    """The job: gathers, writes and draws.

    ``choose`` chooses the pages to draw at once; like all of this it runs on the worker's thread.
    """

    def __init__(self, snapshot: Workbook, versioned: VersionedRequest, choose: PageChooser) -> None:
        super().__init__(snapshot, lambda copy, progress: _create(copy, versioned, choose, progress))


def _create(
    snapshot: Workbook, versioned: VersionedRequest, choose: PageChooser, progress: Progress
) -> Document:
    from canvas_app.services.documents import prepare
    from canvas_app.services.documents.paper import reading_of

    request = versioned.request
    write = prepare(snapshot, request, progress)
    has_canvas = request.document != CLIENT and CANVAS in request.parts
    reading = reading_of(snapshot, request) if has_canvas else None
    out = io.BytesIO()
    write(out, progress)
    data = out.getvalue()
    pages = page_infos(data)
    pictures = tuple(draw_pages(data, choose(pages), progress))
    return Document(versioned, data, pages, reading, pictures)
