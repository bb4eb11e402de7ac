"""The questionnaire for clients, gathered: the statements of the seven scores, the scale, for whom."""

from __future__ import annotations

from canvas_app.documents.questionnaire import QuestionnaireReport
from canvas_app.services.documents.source import Source


def questionnaire_report(source: Source) -> QuestionnaireReport:
    """Return the questionnaire for the clients of the request that are there, or for anybody."""
    words = source.words
    names = tuple(filter(None, map(source.names.client, source.request.clients)))
    return QuestionnaireReport(
        source.business,
        tuple(words.text(key) for key in words.catalogue.keys("item")),
        tuple(words.text(f"scale.{value}") for value in range(1, 6)),
        names,
    )
