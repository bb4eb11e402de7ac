"""What a document's file is called: «Кофейня у метро — Как есть — 2026-11-23.pdf»."""

from __future__ import annotations

import re

from canvas_app.services.documents.document_request import CANVAS, CLIENT, DocumentRequest
from canvas_app.services.documents.source import Source
from canvas_app.storage.workbook import Workbook

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_PART_LIMIT = 70  # bytes of one part: a name has 255 at most, Cyrillic takes two each
_DOCUMENTS = ("director", "full", "answers", "stages", CLIENT, "questionnaire")


def proposed_name(workbook: Workbook, request: DocumentRequest) -> str:
    """Return a name for the file that every system accepts: whose, what, of which day.

    Raises:
        NotFoundError: the canvas or the client does not exist.

    """
    source = Source(workbook, request)
    parts = [source.business]
    if request.document == CLIENT:
        parts.append(source.names.client(source.client.id))
    elif CANVAS in request.parts or request.document == "answers":
        parts.append(source.canvas_name)
    if request.document in _DOCUMENTS:
        parts.append(source.words.say(f"doc.file.{request.document}"))
    if request.anonymous:
        parts.append(source.words.say("doc.file.anonymous"))
    shown = [shown for part in parts if (shown := _plain(part))]
    return " — ".join((*shown, request.day.isoformat())) + ".pdf"


def _plain(part: str) -> str:
    """Return a part of a name without what a file system refuses."""
    text = " ".join(_FORBIDDEN.sub(" ", part).split())
    return text.encode()[:_PART_LIMIT].decode(errors="ignore").strip(" .")
