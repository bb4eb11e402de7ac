"""The command that writes documents."""

from __future__ import annotations

from datetime import date

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.services import files


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

    with files.open_verified(given.file) as workbook:
        request = DocumentRequest(
            document=given.document,
            lang=given.lang or workbook.setting("language", output.lang),
            day=given.date or date.today(),
            paper=given.paper,
            canvas=given.canvas,
            client=given.client,
            model=given.model,
            anonymous=given.anonymous,
        )
        pages = export_document(workbook, request, given.out, progress=Told(output))
    output.line(output.say("cmd.export.done", count=pages, path=str(given.out)))
