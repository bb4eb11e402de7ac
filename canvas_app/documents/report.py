"""Reports of several pages: running head and foot, «page n of N», one file from parts of different shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from canvas_app.documents import fonts
from canvas_app.documents.canvas_document import CanvasPart, SheetPainter
from canvas_app.documents.data import SHEET
from canvas_app.documents.pdf import Meta, canvas_arguments, draw_line, page_size, set_up, title_data
from canvas_app.documents.story import Story
from canvas_app.documents.style import palette
from canvas_app.documents.tagging import TaggedCanvas
from canvas_app.documents.texts import FOOT, TextFlow, draw_lines, set_lines
from canvas_app.documents.words import Words
from canvas_app.domain.canvas.sheet import PAPERS, Page, fit
from canvas_app.domain.progress import NoProgress, Progress

_SIDE, _TOP, _BOTTOM = 18 * mm, 20 * mm, 21 * mm
_HEAD, _FOOT_AT = 11 * mm, 14 * mm


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report in running text.

    Attributes:
        running: what stands at the head of its further pages and at the foot of all.
        write: tells the story.

    """

    running: Running
    write: Callable[[Story], None]


@dataclass(frozen=True, slots=True)
class Running:
    """Head and foot: at the left and right of the head, at the left of the foot, and lines under it."""

    title: str
    aside: str = ""
    foot: str = ""
    notes: tuple[str, ...] = ()


Part = Section | CanvasPart


def write_report(
    parts: Sequence[Part],
    out: BinaryIO,
    meta: Meta,
    words: Words,
    *,
    paper: str = "A4",
    progress: Progress | None = None,
    counted: bool = True,
    numbered: bool = True,
) -> int:
    """Write ``parts`` one after another to ``out``, text upright and canvases lying, and return the pages.

    On a larger paper everything is larger in proportion. ``counted`` False leaves out how many pages there
    are and keeps each page's number; ``numbered`` False leaves that out as well.

    Raises:
        KeyError: no such paper.
        Cancelled: by ``progress``, between pages.

    """
    return _Report(parts, out, meta, words, paper, progress or NoProgress(), counted, numbered).write()


class _NumberedCanvas(TaggedCanvas):
    """Knows only at the end how many pages there are; until then each page names a form that will say it."""

    def __init__(
        self, *given: Any, meta: Meta, words: Words, counted: bool, numbered: bool, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        set_up(self, meta)
        self._words, self._counted, self._numbered = words, counted, numbered
        self._labels: list[tuple[int, float, float]] = []

    def number_here(self, x: float, y: float) -> None:
        """Put «page n of N» so that it ends at ``x``, ``y``."""
        if not self._numbered:
            return
        page = self.getPageNumber()
        self._labels.append((page, x, y))
        with self.artifact():
            self.doForm(f"page{page}")

    def save(self) -> None:
        """Write the forms, now that the number of pages is known, and the file."""
        if self._code:
            self.showPage()
        pages = self.getPageNumber() - 1
        for page, x, y in self._labels:
            self.beginForm(f"page{page}")
            text = self._words.say("page", page=page, pages=pages) if self._counted else str(page)
            draw_line(self, x, y, text, fonts.REGULAR, FOOT.size, palette()["quiet"], right=True)
            self.endForm()
        super().save()


class _SheetFlow(Flowable):
    """One page of a canvas among the pages of a report."""

    canv: TaggedCanvas

    def __init__(self, part: CanvasPart, page: Page, paper: str, key: str) -> None:
        super().__init__()
        self._part, self._page, self._paper, self._key = part, page, paper, key

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Return all there is."""
        return width, room

    def draw(self) -> None:
        """Paint the sheet on the whole page."""
        canvas = self.canv
        if self._page.number == 1:
            for name in (self._key, SHEET):
                canvas.bookmarkPage(name)
            canvas.addOutlineEntry(self._part.name, self._key, 0)
        SheetPainter(canvas, fit(*PAPERS[self._paper]), page_size(self._paper)[1]).paint(self._page)


class _Report:
    """Lays parts out on pages: text on A4 upright, whatever the paper."""

    def __init__(
        self,
        parts: Sequence[Part],
        out: BinaryIO,
        meta: Meta,
        words: Words,
        paper: str,
        progress: Progress,
        counted: bool,
        numbered: bool,
    ) -> None:
        self._parts, self._meta, self._words = parts, meta, words
        self._paper, self._progress, self._counted = paper, progress, counted
        self._numbered = numbered
        self._size = page_size("A4", portrait=True)
        named = {**canvas_arguments(meta), **title_data(meta)}
        self._document = BaseDocTemplate(out, pagesize=page_size(paper, portrait=True), **named)
        self._width = self._size[0] - 2 * _SIDE

    def write(self) -> int:
        """Write the file and return the number of pages."""
        flow: list[Flowable] = []
        templates = []
        self._anchors: set[str] = set()
        for index, part in enumerate(self._parts):
            templates.append(self._template(index, part))
            if index:
                self._progress.report(0, 0)  # drawing the charts of a part takes its time
                flow += [NextPageTemplate(f"part{index}"), PageBreak()]
            flow += self._flow(index, part)
        for item in flow:
            if isinstance(item, TextFlow) and item.link not in self._anchors:
                item.link = ""  # what it leads to is not in this document
        self._document.addPageTemplates(templates)
        self._document.build(flow, canvasmaker=self._canvas)
        pages: int = self._document.page
        self._progress.report(pages, pages)
        return pages

    def _canvas(self, *given: Any, **named: Any) -> Canvas:
        own = dict(canvas_arguments(self._meta))
        known = {"meta": self._meta, "words": self._words}
        known |= {"counted": self._counted, "numbered": self._numbered}
        return _NumberedCanvas(*given, **(named | own | known))

    def _flow(self, index: int, part: Part) -> list[Flowable]:
        if isinstance(part, Section):
            story = Story(self._words, self._width, f"s{index}h")
            part.write(story)
            self._anchors |= story.anchors
            return story.flow
        self._anchors.add(SHEET)
        sheets: list[Flowable] = []
        for page in part.sheet.pages:
            sheets += [PageBreak()] if sheets else []
            sheets.append(_SheetFlow(part, page, self._paper, f"s{index}"))
        return sheets

    def _template(self, index: int, part: Part) -> PageTemplate:
        if isinstance(part, Section):
            high = self._size[1] - _TOP - _BOTTOM
            frame = Frame(_SIDE, _BOTTOM, self._width, high, 0, 0, 0, 0)
            paper = page_size(self._paper, portrait=True)
            return _SectionPage(index, frame, self._size, paper, part.running, self._progress)
        size = page_size(self._paper)
        frame = Frame(0, 0, *size, 0, 0, 0, 0)
        return _Template(index, frame, size, self._progress)


class _Template(PageTemplate):
    """A page; tells how far the work is, which is where it may be stopped."""

    def __init__(self, index: int, frame: Frame, size: tuple[float, float], progress: Progress) -> None:
        super().__init__(id=f"part{index}", frames=[frame], pagesize=size)
        self._told = progress

    def beforeDrawPage(self, canvas: Canvas, _doc: BaseDocTemplate) -> None:  # noqa: N802 - reportlab's name
        """Report the pages that are done."""
        self._told.report(canvas.getPageNumber() - 1, 0)


class _SectionPage(_Template):
    """A page of running text with its head, from its second page on, and its foot.

    ``size`` is that of the page it is laid out on, ``paper`` that of the page it is printed on.
    """

    def __init__(
        self,
        index: int,
        frame: Frame,
        size: tuple[float, float],
        paper: tuple[float, float],
        running: Running,
        progress: Progress,
    ) -> None:
        super().__init__(index, frame, paper, progress)
        self._running, self._size, self._paper, self._first = running, size, paper, True

    def beforeDrawPage(self, canvas: Canvas, _doc: BaseDocTemplate) -> None:  # noqa: N802 - reportlab's name
        """Draw head and foot."""
        super().beforeDrawPage(canvas, _doc)
        assert isinstance(canvas, _NumberedCanvas)
        self._enlarge(canvas)
        with canvas.artifact():
            if not self._first:
                self._draw_head(canvas)
            self._draw_foot(canvas)
        self._first = False
        canvas.number_here(self._size[0] - _SIDE, _FOOT_AT - FOOT.drop)

    def _enlarge(self, canvas: Canvas) -> None:
        """Bring everything that follows on this page to the size of the paper, in its middle."""
        (width, high), (wide, tall) = self._size, self._paper
        scale = min(wide / width, tall / high)
        canvas.translate((wide - scale * width) / 2, (tall - scale * high) / 2)
        canvas.scale(scale, scale)

    def _draw_head(self, canvas: Canvas) -> None:
        width, high = self._size
        half = (width - 2 * _SIDE) * 0.6
        title = set_lines(self._running.title, FOOT, half)[:1]
        aside = set_lines(self._running.aside, FOOT, half * 0.6)[:1]
        draw_lines(canvas, title, FOOT, _SIDE, high - _HEAD)
        draw_lines(canvas, aside, FOOT, width - _SIDE, high - _HEAD, right=True)

    def _draw_foot(self, canvas: Canvas) -> None:
        width = self._size[0]
        room = width - 2 * _SIDE
        canvas.setStrokeColor(palette()["border"])
        canvas.setLineWidth(0.5)
        canvas.line(_SIDE, _FOOT_AT + 4, width - _SIDE, _FOOT_AT + 4)
        lines = set_lines(self._running.foot, FOOT, room * 0.83)
        for note in self._running.notes:
            lines += set_lines(note, FOOT, room)
        draw_lines(canvas, lines, FOOT, _SIDE, _FOOT_AT)
