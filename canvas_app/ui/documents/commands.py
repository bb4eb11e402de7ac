"""The commands of the documents page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from canvas_app.ui.common.actions import SHOWN, Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.documents.page import DocumentsPage


def documents_commands(page: DocumentsPage) -> list[Command]:
    """Return every command of the page."""
    view = page.preview.view
    return [
        Command(
            "documents.export",
            lambda: translate("Documents", "Save PDF…"),
            page.export,
            ("Ctrl+E",),
            menu="file",
            section="document",
            icon="export",
        ),
        Command(
            "documents.print",
            lambda: translate("Documents", "Print…"),
            page.print_pages,
            ("Ctrl+P",),
            menu="file",
            section="document",
            icon="print",
        ),
        Command(
            "documents.next",
            lambda: translate("Documents", "Next page"),
            lambda: view.step(1),
            ("PgDown",),
            menu="view",
            section="pages",
        ),
        Command(
            "documents.previous",
            lambda: translate("Documents", "Previous page"),
            lambda: view.step(-1),
            ("PgUp",),
            menu="view",
            section="pages",
        ),
        *_documents(page),
        Command(
            "documents.ends",
            lambda: translate("Documents", "First page, last page"),
            None,
            ("Home", "End"),
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "documents.enter",
            lambda: translate("Documents", "Save PDF…"),
            None,
            ("Return",),
            reach=SHOWN,
            palette=False,
        ),
    ]


def _documents(page: DocumentsPage) -> list[Command]:
    words = {
        "poster": lambda: translate("Documents", "Document: poster for the wall"),
        "director": lambda: translate("Documents", "Document: for the director"),
        "full": lambda: translate("Documents", "Document: everything, for work"),
        "answers": lambda: translate("Documents", "Document: canvas with answers"),
        "stages": lambda: translate("Documents", "Document: stages report"),
        "client": lambda: translate("Documents", "Document: report on a client"),
        "questionnaire": lambda: translate("Documents", "Document: questionnaire"),
    }
    return [
        Command(f"documents.{name}", said, partial(page.choose, name), menu="page", section="documents")
        for name, said in words.items()
    ]
