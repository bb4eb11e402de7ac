"""Writing the document to a file of the person's choice, and what is offered afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.services.documents import check_target
from canvas_app.services.writing import write_file
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.document_job import Document
from canvas_app.ui.documents.producer import Producer

NOTICE_KEY = "documents.export"


class Exporting:
    """Asks where to, waits for the document, writes it in the worker, says that it is done."""

    def __init__(self, context: PageContext, producer: Producer) -> None:
        self._session, self._texts, self._notifier, self._tools = (
            context.session,
            context.texts,
            context.notifier,
            context.tools,
        )
        self._producer = producer
        producer.failed.connect(self._on_failed)

    def export(self, name: str) -> None:
        """Ask for a file, ``name`` proposed beside the workbook, and write the document there."""
        title = translate("Documents", "Save the document")
        kinds = [(translate("Documents", "PDF document"), "*.pdf")]
        path = self._tools.dialogs.save_file(title, kinds, self._session.workbook.path.with_name(name))
        if path is None:
            return
        try:
            check_target(path)
        except PersonError as error:
            self._notifier.report(error)
            return
        self._notifier.withdraw(NOTICE_KEY)
        self._session.promised = path.name
        self._producer.when_ready(
            lambda document: self._write(document, path), lambda: self._given_up(path.name)
        )

    def _write(self, document: Document, path: Path) -> None:
        self._session.promised = ""
        data = document.data

        def work(_progress: Progress) -> int:
            return write_file(path, lambda file: file.write(data))

        self._tools.worker.run(
            work,
            lambda _bytes: self._done(len(document.pages), path),
            failed=self._notifier.report,
            writes=True,
        )

    def _given_up(self, name: str) -> None:
        self._session.promised = ""
        self._notifier.say(self._texts.sentence("error.export.cancelled", name=name), "warning")

    def _on_failed(self, _error: object) -> None:
        self._session.promised = ""  # why is said by the page

    def _done(self, pages: int, path: Path) -> None:
        """Offer what one does next; nothing opens by itself, least of all on a projector."""
        text = translate("Documents", "Done: %n pages", None, pages)
        buttons = [
            (translate("Documents", "Open"), lambda: _open(path)),
            (translate("Documents", "Show in folder"), lambda: _open(path.parent)),
        ]
        self._notifier.notify(Notice(text, buttons, "good", seconds=20, key=NOTICE_KEY))
        self._notifier.say(f"{text} · {path.name}", "good")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
