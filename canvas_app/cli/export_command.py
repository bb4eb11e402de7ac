"""The command that writes documents, tables and JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from canvas_app.cli.arguments import DOCUMENT_FILE, PAPERS, RECORD_FILES, TABLE_FILE, Given
from canvas_app.cli.output import Output
from canvas_app.domain.errors import PersonError
from canvas_app.services import files

if TYPE_CHECKING:
    from canvas_app.services.exports import Whose
    from canvas_app.storage.workbook import Workbook


class Told:
    """Hears how far reading is and shows it on a terminal."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._output.progress(done, total)


def export(given: Given, output: Output) -> None:
    """Write a document of the workbook, or records of it; the ending of the file says which."""
    ending = given.out.suffix.lower()
    if ending in RECORD_FILES:
        _records(given, output)
    elif ending == DOCUMENT_FILE:
        _document(given, output)
    else:
        names = ", ".join((DOCUMENT_FILE, *RECORD_FILES))
        raise PersonError("export.ending", name=given.out.name, names=names)


def _records(given: Given, output: Output) -> None:
    """Write the table of one kind of record, or JSON of some kinds or all."""
    from canvas_app.content import load_catalogue
    from canvas_app.services.exports import export_json, export_table

    with files.open_verified(given.file) as workbook:
        whose = _whose(workbook, given)
        if given.out.suffix.lower() == TABLE_FILE:
            lang = given.lang or workbook.setting("language", output.lang)
            count = export_table(workbook, given.kind[0], given.out, load_catalogue(), lang, whose=whose)
        else:
            count = export_json(workbook, given.out, given.kind, whose=whose)
    output.line(output.say("cmd.export.records", count=count, path=str(given.out)))


def _whose(workbook: Workbook, given: Given) -> Whose | None:
    """Return whose records are wanted: those of a client, those of a canvas, or all."""
    from canvas_app.domain.canvas.model import Canvas
    from canvas_app.domain.clients.model import Client
    from canvas_app.services.exports import Whose

    client_id = _client_id(workbook, given.client)
    if client_id is not None:
        return Whose(Client.kind, (client_id,))
    canvas_id = _canvas_id(workbook, given.canvas)
    return None if canvas_id is None else Whose(Canvas.kind, (canvas_id,))


def _document(given: Given, output: Output) -> None:
    from canvas_app.services.documents import DocumentRequest, export_document
    from canvas_app.services.documents.document_request import CANVAS, QUESTIONNAIRE

    with files.open_verified(given.file) as workbook:
        document, client_id = given.document or CANVAS, _client_id(workbook, given.client)
        request = DocumentRequest(
            document=document,
            lang=given.lang or workbook.setting("language", output.lang),
            day=given.date or date.today(),
            paper=given.paper or PAPERS[0],
            canvas_id=_canvas_id(workbook, given.canvas),
            client_id=client_id,
            model=given.model,
            anonymous=given.anonymous,
            clients=(client_id,) if client_id is not None and document == QUESTIONNAIRE else (),
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
