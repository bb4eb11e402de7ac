"""The words of the page's choices, each in the language of the moment."""

from __future__ import annotations

from canvas_app.services.documents import wanted
from canvas_app.ui.common.text import translate


def document_words(document: str) -> tuple[str, str]:
    """Return the name of a document and the line that says for whom it is."""
    said = {
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
    return said[document]


def section_words(section: str) -> str:
    """Return the name of a part of a document."""
    said = {
        wanted.CANVAS: translate("Documents", "Canvas"),
        wanted.FINDINGS: translate("Documents", "Findings on one page"),
        wanted.ANSWERS: translate("Documents", "Questions, answers, checks"),
        wanted.LADDER: translate("Documents", "Ladder and what holds clients"),
        wanted.MOVES: translate("Documents", "Moves"),
        wanted.MONTHS: translate("Documents", "Stages by month"),
        wanted.FACTORS: translate("Documents", "Scores by stage"),
        wanted.INCOME: translate("Documents", "Income by stage"),
        wanted.CLIENTS: translate("Documents", "Clients by employee"),
        wanted.METHOD: translate("Documents", "How it was counted"),
    }
    return said[section]
