"""Printing: the pages of the very PDF, drawn at the printer's resolution, strip by strip, in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QApplication

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Cancelled, Progress
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.document_job import Document
from canvas_app.ui.documents.preview import Preview
from canvas_app.ui.documents.producer import Producer
from canvas_app.ui.documents.rendering import PageSize, notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

_STRIP_KEY = "documents.print"
FINEST = 600
"""Dots to the inch that are enough for any text; a finer printer gets these."""
_NOTICE_KEY = 400


class Printing:
    """Asks for a printer once the document is there, and prints it in the worker.

    Attributes:
        ask: asks for a printer; tests put another in its place.

    """

    def __init__(self, context: PageContext, producer: Producer, preview: Preview) -> None:
        self._notifier, self._tools = context.notifier, context.tools
        self._producer, self._preview = producer, preview
        self.ask: Callable[[Document], QPrinter | None] = ask_printer

    def print_pages(self) -> None:
        """Print the document that is chosen."""
        self._producer.when_ready(self._print)

    def _print(self, document: Document) -> None:
        printer = self.ask(document)
        if printer is None:
            return
        self._preview.busy(translate("Documents", "Printing…"))
        job = self._tools.worker.run(
            lambda progress: print_document(document, printer, progress),
            self._done,
            failed=self._notifier.report,
            progressed=self._preview.progressed,
            writes=True,
        )
        self._preview.stop_wanted.connect(job.cancel)
        job.finished.connect(self._preview.idle)

    def _done(self, pages: int) -> None:
        text = translate("Documents", "Sent to the printer: %n pages", None, pages)
        self._notifier.notify(Notice(text, kind="good", key=_STRIP_KEY))


def ask_printer(document: Document) -> QPrinter | None:
    """Ask for a printer in the system's own dialog; None: the person changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _turn(printer, document.pages[0].size)
    printer.setFromTo(1, len(document.pages))
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    dialog.setWindowTitle(translate("Documents", "Print"))
    dialog.setMinMax(1, len(document.pages))
    return printer if dialog.exec() else None


def print_document(document: Document, printer: QPrinter, progress: Progress) -> int:
    """Print the pages asked for and return how many; runs on the worker's thread.

    Raises:
        PersonError: ``print.failed``: the printer takes nothing.
        Cancelled: by ``progress``; what was sent by then may be printed.

    """
    first = max(1, printer.fromPage())
    last = min(printer.toPage() or len(document.pages), len(document.pages))
    wanted = range(first - 1, last)
    _turn(printer, document.pages[wanted[0]].size)
    painter = QPainter()
    if not painter.begin(printer):
        raise PersonError("print.failed", name=printer.printerName())
    try:
        for done, index in enumerate(wanted):
            progress.report(done, len(wanted))
            if done:
                _turn(printer, document.pages[index].size)
                if not printer.newPage():
                    raise PersonError("print.failed", name=printer.printerName())
            _paint(document, index, printer, painter)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    progress.report(len(wanted), len(wanted))
    return len(wanted)


def _turn(printer: QPrinter, size: PageSize) -> None:
    """Give the next page the size and way round of a page of the document."""
    short, long = sorted(size)
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = (
        QPageLayout.Orientation.Landscape if size.width > size.height else QPageLayout.Orientation.Portrait
    )
    printer.setPageLayout(QPageLayout(paper, lying, QMarginsF()))


def _paint(document: Document, index: int, printer: QPrinter, painter: QPainter) -> None:
    """Paint one page over the whole paper, keeping its proportions."""
    page = document.pages[index].size
    paper = printer.paperRect(printer.Unit.DevicePixel)
    scale = min(paper.width() / page.width, paper.height() / page.height)
    pixels = min(scale, FINEST / 72)
    left = printer.pageRect(printer.Unit.DevicePixel).left()
    top = printer.pageRect(printer.Unit.DevicePixel).top()
    ratio = scale / pixels
    for row, picture in notifications(document.data, index, pixels, _NOTICE_KEY):
        place = QRectF(-left, row * ratio - top, picture.width() * ratio, picture.height() * ratio)
        painter.drawImage(place, picture)
