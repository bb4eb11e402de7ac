"""A canvas as PDF: the laid-out sheet painted on paper, from an A4 page to an A0 poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from canvas_app.documents import fonts
from canvas_app.documents.pdf import Meta, draw_line, joined, new_canvas, page_size
from canvas_app.documents.style import Palette, palette
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.domain.canvas.sheet import (
    PAPERS,
    POINT,
    BlockBox,
    Fit,
    Line,
    NoteBox,
    Page,
    Rect,
    Rule,
    Sheet,
    Swatch,
    fit,
)
from canvas_app.domain.progress import NoProgress, Progress

TITLE_WEIGHT = 600
"""Of the line at the head that names the sheet."""
_CORNER = 0.9
_DASH, _DASH_GAP = 2.4, 1.3
_DOT_GAP = 1.9


@dataclass(frozen=True, slots=True)
class CanvasPart:
    """One canvas of the document and the name it has in the outline."""

    name: str
    sheet: Sheet


def canvas_pdf(
    parts: Sequence[CanvasPart],
    out: BinaryIO,
    meta: Meta,
    *,
    paper: str = "A4",
    progress: Progress | None = None,
) -> int:
    """Write canvases to ``out``, each on as many pages of ``paper`` as its sheet has, and return how many.

    Raises:
        KeyError: no such paper.
        Cancelled: by ``progress``, between pages.

    """
    progress = progress or NoProgress()
    size = page_size(paper)
    canvas = new_canvas(out, size, meta)
    painter = SheetPainter(canvas, fit(*PAPERS[paper]), size[1])
    total = sum(len(part.sheet.pages) for part in parts)
    done = 0
    for part in parts:
        for page in part.sheet.pages:
            progress.report(done, total)
            _bookmark(canvas, part, page)
            painter.paint(page)
            canvas.showPage()
            done += 1
    canvas.save()
    progress.report(done, total)
    return done


def _bookmark(canvas: Canvas, part: CanvasPart, page: Page) -> None:
    """Name the page in the outline: the canvas, and under it its further pages."""
    key = f"p{canvas.getPageNumber()}"
    canvas.bookmarkPage(key)
    first = page.number == 1
    title = part.name if first else f"{part.name} · {page.number} / {len(part.sheet.pages)}"
    canvas.addOutlineEntry(title, key, 0 if first else 1)


class SheetPainter:
    """Paints pages of a sheet on a reportlab canvas whose page is ``height`` points high."""

    def __init__(self, canvas: TaggedCanvas, place: Fit, height: float) -> None:
        self._canvas, self._height = canvas, height
        self._scale = place.scale / POINT  # millimetres of A4 → points of the paper
        self._dx, self._dy = place.dx / POINT, place.dy / POINT
        self._size = place.scale
        self._colours: Palette = palette()

    def paint(self, page: Page) -> None:
        """Paint one page: what lies under its texts, then the texts in reading order."""
        with self._canvas.artifact():
            for rule in page.rules:
                self._rule(rule)
            for sign in page.swatches:
                self._swatch(sign)
            for block in page.blocks:
                for note in block.notes:
                    self._note(note)
        self._texts("H1", [line for line in page.head if line.weight == TITLE_WEIGHT])
        self._texts("P", [line for line in page.head if line.weight != TITLE_WEIGHT])
        for block in page.blocks:
            self._block(block)
        self._texts("P", page.foot)

    def _block(self, block: BlockBox) -> None:
        """Write the texts of a block: its name, each note, and what else it says."""
        with self._canvas.element("Sect"):
            self._texts("H2", block.heading)
            self._texts("P", [block.counter] if block.counter else [])
            for note in block.notes:
                self._texts("P", [*note.lines, *note.second])
            for lines in (block.empty, block.more, block.live):
                self._texts("P", lines)

    def _texts(self, kind: str, lines: Sequence[Line]) -> None:
        """Write lines that belong together."""
        if lines:
            with self._canvas.content(kind):
                shown = joined((line.text, line.joint) for line in lines)
                for line, text in zip(lines, shown, strict=True):
                    self._line(line, text)

    def _x(self, x: float) -> float:
        return self._dx + x * self._scale

    def _y(self, y: float) -> float:
        return self._height - self._dy - y * self._scale

    def _line(self, line: Line, text: str) -> None:
        font, size = fonts.BY_WEIGHT[line.weight], line.size * self._size
        colour = self._colours[line.colour]
        draw_line(self._canvas, self._x(line.x), self._y(line.y), text, font, size, colour, right=line.right)

    def _rule(self, rule: Rule) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(self._colours[rule.colour])
        canvas.setLineWidth(rule.width * self._size)
        canvas.setLineCap(2)  # corners of the frame meet
        canvas.line(self._x(rule.x1), self._y(rule.y1), self._x(rule.x2), self._y(rule.y2))

    def _box(self, rect: Rect) -> tuple[float, float, float, float]:
        """Return lower left corner, width and height in points."""
        return self._x(rect.x), self._y(rect.bottom), rect.w * self._scale, rect.h * self._scale

    def _note(self, note: NoteBox) -> None:
        canvas = self._canvas
        canvas.saveState()
        shape = canvas.beginPath()
        shape.roundRect(*self._box(note.rect), _CORNER * self._scale)
        canvas.clipPath(shape, stroke=0, fill=0)
        canvas.setFillColor(self._colours.fill[note.colour])
        canvas.rect(*self._box(note.rect), stroke=0, fill=1)
        middle = note.rect.x + note.bar / 2
        self._edge(Rect(middle, note.rect.y, 0, note.rect.h), note.bar, note.colour, note.edge)
        canvas.restoreState()

    def _edge(self, along: Rect, thick: float, colour: str, edge: str) -> None:
        """Paint the coloured edge of a note along a line: certainty is readable without colour."""
        canvas = self._canvas
        canvas.setStrokeColor(self._colours.edge[colour])
        width = thick * self._scale
        canvas.setLineWidth(width)
        canvas.setLineCap(0)
        if edge == "dashed":
            canvas.setDash([_DASH * width, _DASH_GAP * width])
        elif edge == "dotted":
            canvas.setLineCap(1)
            canvas.setDash([0, _DOT_GAP * width], _DOT_GAP * width / 2)
        canvas.line(self._x(along.x), self._y(along.y), self._x(along.right), self._y(along.bottom))

    def _swatch(self, sign: Swatch) -> None:
        canvas = self._canvas
        canvas.saveState()
        if sign.edge:
            rect = sign.rect
            self._edge(Rect(rect.x, rect.y + rect.h / 2, rect.w, 0), rect.h, sign.colour, sign.edge)
        else:
            canvas.setFillColor(self._colours.edge[sign.colour])
            canvas.roundRect(*self._box(sign.rect), 0.35 * self._scale, stroke=0, fill=1)
        canvas.restoreState()
