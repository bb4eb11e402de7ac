"""The questionnaire for clients, gathered: the statements of the seven scores, the scale, for whom."""

from __future__ import annotations

from canvas_app.documents.questionnaire import QuestionnaireReport
from canvas_app.services import stages
from canvas_app.services.documents.source import Source


def questionnaire_report(source: Source) -> QuestionnaireReport:
    """Return the questionnaire for the clients of the request that are there, or for anybody.

    Raises:
        NotFoundError: nobody, or several clients of the name that the request gives.

    """
    words, request = source.words, source.request
    wanted = request.clients
    if request.client:
        wanted = (*wanted, stages.find_client(source.workbook, request.client))
    names = tuple(filter(None, map(source.names.client, wanted)))
    return QuestionnaireReport(
        source.business,
        tuple(words.text(key) for key in words.catalogue.keys("item")),
        tuple(words.text(f"scale.{value}") for value in range(1, 6)),
        names,
    )
