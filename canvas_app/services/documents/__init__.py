"""Documents of a workbook: what each is made of is gathered here, what it looks like is drawn elsewhere."""

from canvas_app.services.documents.document_request import DOCUMENTS, PRESETS, SECTIONS, DocumentRequest
from canvas_app.services.documents.preparing import Writer, check_target, export_document, prepare

__all__ = [
    "DOCUMENTS",
    "PRESETS",
    "SECTIONS",
    "DocumentRequest",
    "Writer",
    "check_target",
    "export_document",
    "prepare",
]
