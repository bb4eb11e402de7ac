"""Cards of questions in the inspector, and what they show."""

from __future__ import annotations

from tests.ui.helpers import settle

EXPECTED, VALUE = "cr.q.expected", "vp.q.value"


def card_of(page, question: str):
    page.answering.open(question)
    settle()
    return page.inspector.questions.cards[question]


def marked(field) -> list[int]:
    """Return the numbers of the lines that are marked as being notes."""
    lines = range(field.document().blockCount())
    return [line for line in lines if field._is_noted(field.document().findBlockByNumber(line))]


def shown(page):
    return page.inspector.questions.open_question
