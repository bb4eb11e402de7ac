"""What document is wanted, and writing it to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.services.canvas.board import Wordbook
from canvas_app.services.canvas.canvases import canvas_named
from canvas_app.services.documents.anonymous import Names
from canvas_app.services.documents.writing import write_file
from canvas_app.storage.workbook import Workbook

Writer = Callable[[BinaryIO, Progress], int]
"""Writes a gathered document into a file and returns its pages; touches no workbook, runs on any thread."""


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """A document of a workbook.

    Attributes:
        document: one of DOCUMENTS.
        lang: its language, apart from the window's.
        day: the as-of day of its figures.
        canvas: name of the canvas, empty for the first; ``client``: name or id, for the client's report.
        model: key of the stage model, empty for the workbook's.
        anonymous: names replaced by stand-ins, contact data and free text about persons left out.

    """

    document: str
    lang: str
    day: date
    paper: str = "A4"
    canvas: str = ""
    client: str = ""
    model: str = ""
    anonymous: bool = False


def _canvas(workbook: Workbook, request: DocumentRequest, words: Wordbook, names: Names) -> Writer:
    from canvas_app.services.documents.canvas_sheet import canvas_sheet

    canvas = canvas_named(workbook, request.canvas)
    sheet = canvas_sheet(workbook, canvas, words, request.day, names)
    title = f"{workbook.setting('business')} — {canvas.name}"

    def write(out: BinaryIO, progress: Progress) -> int:
        from canvas_app.documents.canvas_document import CanvasPart, canvas_pdf
        from canvas_app.documents.pdf import Meta

        meta = Meta(title, words.text("pdf.canvas"), request.lang)
        return canvas_pdf([CanvasPart(canvas.name, sheet)], out, meta, paper=request.paper, progress=progress)

    return write


_GATHER: dict[str, Callable[[Workbook, DocumentRequest, Wordbook, Names], Writer]] = {
    "canvas": _canvas,
}
DOCUMENTS = tuple(_GATHER)
"""Keys of the documents that can be made."""


def prepare(workbook: Workbook, request: DocumentRequest) -> Writer:
    """Gather everything a document needs and return what writes it.

    Raises:
        PersonError: what it is about does not exist.

    """
    messages = load_messages()
    words = Wordbook(load_catalogue(), messages, request.lang)
    names = Names(workbook, messages, request.lang, anonymous=request.anonymous)
    return _GATHER[request.document](workbook, request, words, names)


def export_document(
    workbook: Workbook, request: DocumentRequest, out: Path, progress: Progress | None = None
) -> int:
    """Write a document to ``out`` (``*.pdf``) and return its pages.

    Raises:
        PersonError: another ending than ``.pdf``, nothing to write about, or a file that cannot be written.

    """
    if out.suffix.lower() == ".canvasbook":
        raise PersonError("export.workbook", name=out.name)
    if out.suffix.lower() != ".pdf":
        raise PersonError("export.ending", name=out.name, names=".pdf")
    write = prepare(workbook, request)
    return write_file(out, lambda file: write(file, progress or NoProgress()))
