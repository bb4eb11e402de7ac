"""The words of the page's choices, each in the language of the moment."""

from __future__ import annotations

from canvas_app.services.documents import document_request
from canvas_app.ui.common.text import translate


def document_words(document: str) -> tuple[str, str]:
    """Return the name of a document and the line that says for whom it is."""
    words = {
        "poster": (
            translate("Documents", "Poster for the wall"),
            translate("Documents", "The canvas on one sheet of any size"),
        ),
        "director": (
            translate("Documents", "For the director"),
            translate("Documents", "Canvas, findings on one page, ladder, moves, income, clients"),
        ),
        "full": (
            translate("Documents", "Everything, for work"),
            translate("Documents", "With answers, checks, months and scores"),
        ),
        "answers": (translate("Documents", "Canvas with answers"), ""),
        "stages": (translate("Documents", "Stages report"), ""),
        "client": (translate("Documents", "Report on a client"), ""),
        "questionnaire": (translate("Documents", "Questionnaire"), ""),
    }
    return words[document]


def section_words(section: str) -> str:
    """Return the name of a part of a document."""
    words = {
        document_request.CANVAS: translate("Documents", "Canvas"),
        document_request.FINDINGS: translate("Documents", "Findings on one page"),
        document_request.ANSWERS: translate("Documents", "Questions, answers, checks"),
        document_request.LADDER: translate("Documents", "Ladder and what holds clients"),
        document_request.MOVES: translate("Documents", "Moves"),
        document_request.MONTHS: translate("Documents", "Stages by month"),
        document_request.FACTORS: translate("Documents", "Scores by stage"),
        document_request.INCOME: translate("Documents", "Income by stage"),
        document_request.CLIENTS: translate("Documents", "Clients by employee"),
        document_request.METHOD: translate("Documents", "How it was counted"),
    }
    return words[section]
