"""A picture of the first canvas in a backup, drawn in the worker as the document is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress


def backup_picture(path: Path, width: int, progress: Progress) -> QImage:
    """Return the canvas in the backup at ``path``, ``width`` pixels wide.

    Raises:
        PersonError: the backup cannot be read.
        Cancelled: by ``progress``.

    """
    from canvas_app.services import files
    from canvas_app.services.documents import DocumentRequest
    from canvas_app.ui.documents.document_job import DocumentJob, VersionedRequest
    from canvas_app.ui.documents.rendering import ImageRequest

    workbook = files.open_workbook(path, read_only=True)
    request = DocumentRequest(
        document="canvas", lang=workbook.setting("language", "en"), day=date.today(), paper="A4"
    )
    document = DocumentJob(workbook, VersionedRequest(request, 0), lambda _pages: (ImageRequest(0, width),))(
        progress
    )
    return document.pictures[0][1] if document.pictures else QImage()
