"""Documents of a workbook: what each is made of is gathered here, what it looks like is drawn elsewhere."""

from canvas_app.services.documents.request import DOCUMENTS, DocumentRequest, export_document, prepare

__all__ = ["DOCUMENTS", "DocumentRequest", "export_document", "prepare"]
