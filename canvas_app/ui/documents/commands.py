"""The commands of the documents page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from functools import partial

from canvas_app.ui.common.actions import SHOWN, Command
from canvas_app.ui.common.text import translate
from canvas_app.ui.documents.pages_view import PagesView
from canvas_app.ui.documents.parts import DocumentsParts


def documents_commands(parts: DocumentsParts, view: PagesView) -> list[Command]:
    """Return every command of the page."""
    return [
        Command(
            "documents.export",
            lambda: translate("Documents", "Save PDF…"),
            parts.output.export,
            ("Ctrl+E",),
            menu="file",
            section="document",
            icon="export",
        ),
        Command(
            "documents.print",
            lambda: translate("Documents", "Print…"),
            parts.output.print_pages,
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
        *_documents(parts),
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


def _documents(parts: DocumentsParts) -> list[Command]:
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
        Command(
            f"documents.{name}",
            said,
            partial(parts.navigation.choose, name),
            menu="page",
            section="documents",
        )
        for name, said in words.items()
    ]
