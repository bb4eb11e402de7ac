"""Documents of a workbook: what each is made of is gathered here, what it looks like is drawn elsewhere."""

from canvas_app.services.documents.request import Writer, check_target, export_document, prepare
from canvas_app.services.documents.wanted import DOCUMENTS, PRESETS, SECTIONS, DocumentRequest

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
