"""What every PDF has: exact pages, embedded fonts, title data, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from canvas_app.documents import fonts
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.domain.canvas.sheet import PAPERS

_PROGRAM = "Canvas App"
_NOBODY = "anonymous"


@dataclass(frozen=True, slots=True)
class Meta:
    """Title data of a document, in its language.

    Attributes:
        author: who made it; empty: the file names nobody.
        day: the day the file says it was made; no clock is asked, so that the same data give the same file.

    """

    title: str
    subject: str
    lang: str
    author: str = ""
    day: date | None = None


def page_size(paper: str, *, portrait: bool = False) -> tuple[float, float]:
    """Return width and height of ``paper`` (A4 … A0) in points.

    Raises:
        KeyError: no such paper.

    """
    width, height = PAPERS[paper]
    return (height * mm, width * mm) if portrait else (width * mm, height * mm)


def canvas_arguments(meta: Meta) -> Mapping[str, Any]:
    """Return what makes a reportlab canvas deterministic and free of fonts that are not embedded."""
    first = fonts.face(fonts.REGULAR).fontName
    return {"invariant": 1, "initialFontName": first, "lang": meta.lang, "pageCompression": 1}


def set_up(canvas: Canvas, meta: Meta) -> None:
    """Say how viewers name the window, and of which day the file is."""
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if meta.day is not None:
        stamp = f"D:{meta.day:%Y%m%d}000000+00'00'"
        canvas.setDateFormatter(lambda *_: stamp)


def title_data(meta: Meta) -> dict[str, str]:
    """Return the title data by the names that reportlab gives them."""
    author = meta.author or _NOBODY
    said = {"title": meta.title, "subject": meta.subject, "author": author}
    return said | {"creator": _PROGRAM, "producer": _PROGRAM}


def new_canvas(out: BinaryIO, size: tuple[float, float], meta: Meta) -> TaggedCanvas:
    """Return an empty PDF of pages of ``size`` points that is written to ``out`` by ``save()``."""
    canvas = TaggedCanvas(out, pagesize=size, **canvas_arguments(meta))
    for name, value in title_data(meta).items():
        getattr(canvas, f"set{name.capitalize()}")(value)
    set_up(canvas, meta)
    return canvas


def joined(lines: Iterable[tuple[str, str]]) -> list[str]:
    """Return lines given with their joints, each but the last with the space that parts it from the next.

    Nobody sees the space; whoever copies the text or has it read out needs it.
    """
    given = list(lines)
    spaced = [text + " " if joint == " " else text for text, joint in given[:-1]]
    return spaced + [text for text, _ in given[-1:]]


def draw_line(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    colour: Color,
    *,
    right: bool = False,
) -> None:
    """Draw one line of any text literally; ``x`` is its left end, or its right end without a space there."""
    parts = fonts.runs(text, font)
    if right:
        x -= fonts.width(text.rstrip(" "), font, size)
    canvas.setFillColor(colour)
    if len(parts) == 1:
        canvas.setFont(parts[0][0], size)
        canvas.drawString(x, y, parts[0][1])
        return
    line = canvas.beginText(x, y)
    for name, part in parts:
        line.setFont(name, size)
        line.textOut(part)
    canvas.drawText(line)
