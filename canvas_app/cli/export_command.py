"""The command that writes documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.services import files

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


class Told:
    """Hears how far reading is and shows it on a terminal."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._output.progress(done, total)


def export(given: Given, output: Output) -> None:
    """Write one document of the workbook to a file; its ending says the format."""
    from canvas_app.services.documents import DocumentRequest, export_document
    from canvas_app.services.documents.document_request import QUESTIONNAIRE

    with files.open_verified(given.file) as workbook:
        client_id = _client_id(workbook, given.client)
        request = DocumentRequest(
            document=given.document,
            lang=given.lang or workbook.setting("language", output.lang),
            day=given.date or date.today(),
            paper=given.paper,
            canvas_id=_canvas_id(workbook, given.canvas),
            client_id=client_id,
            model=given.model,
            anonymous=given.anonymous,
            clients=(client_id,) if client_id is not None and given.document == QUESTIONNAIRE else (),
        )
        pages = export_document(workbook, request, given.out, progress=Told(output))
    output.line(output.say("cmd.export.done", count=pages, path=str(given.out)))


def _canvas_id(workbook: Workbook, name: str) -> int | None:
    """Return the id of the canvas of that name, None when none is named."""
    from canvas_app.services.canvas.records import canvas_named

    return canvas_named(workbook, name).id if name else None


def _client_id(workbook: Workbook, text: str) -> int | None:
    """Return the id of the client of that name or id, None when none is named."""
    if not text.strip():
        return None
    from canvas_app.services.stages import find_client  # no other document needs the rules of stages

    return find_client(workbook, text)
