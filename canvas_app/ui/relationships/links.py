"""Where the page leads: to the clients behind a number or a place of a chart, and to documents about them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from canvas_app.services.documents.document_request import QUESTIONNAIRE
from canvas_app.services.stage_charts import Target
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate
from canvas_app.ui.relationships import summary_text
from canvas_app.ui.relationships.state import RelationshipsState

SENTENCE = "sentence"
"""Stands in place of a chart's subject for the numbers of the sentence."""


class RelationshipsLinks(QObject):
    """Opens other pages.

    Attributes:
        left_from: chart (or SENTENCE) and key that were opened last.

    """

    def __init__(self, context: PageContext, state: RelationshipsState, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._notifier, self._navigator = context.texts, context.notifier, context.navigator
        self._state = state
        self.left_from = ("", "")

    def open_target(self, target: Target, key: str, subject: str) -> None:
        """Open the clients of a place of the chart ``subject``; a single dot opens its card."""
        self.left_from = (subject, key)
        if key.startswith("client:"):
            self.open_client(target.clients[0])
        else:
            self.open_clients(target.clients, target.words)

    def open_number(self, key: str) -> None:
        """Open the clients behind a number of the sentence."""
        if self._state.overview is None:
            return
        clients, words = summary_text.targets(self._state.overview)[key]
        self.left_from = (SENTENCE, key)
        self.open_clients(clients, words)

    def open_clients(self, clients: Iterable[int], words: str) -> None:
        """Show exactly these clients on their page, with a chip that says where they come from."""
        ids = list(clients)
        self._navigator.go("clients", ids=ids, crumb=self._crumb(words, len(ids)), model=self._state.model)

    def open_client(self, client: object) -> None:
        """Open the card of a client."""
        self._navigator.go("clients", client=client)

    def review(self) -> None:
        """Look at the suggestions one by one."""
        overview = self._state.overview
        if overview is None or not overview.unconfirmed:
            self._notifier.say(translate("Relationships", "Every stage is confirmed already."))
            return
        ids = list(overview.unconfirmed)
        crumb = self._crumb(translate("Relationships", "only suggested"), len(ids))
        self._navigator.go("clients", ids=ids, crumb=crumb, run="review", model=overview.model.key)

    def _crumb(self, words: str, number: int) -> str:
        here = translate("Relationships", "Relationships")
        return f"{here} › {words} ({self._texts.formats.number(number)})"

    def open_report(self, *, printing: bool = False) -> None:
        """Go to the report on what is shown: same model, segments and employees (Ctrl+E); or print it."""
        options = self._state.options
        self._navigator.go(
            "documents",
            preset="director",
            model=self._state.model,
            segments=options.segments,
            employees=options.employees,
            printing=printing,
        )

    def print_questionnaire(self, clients: Iterable[int] = ()) -> None:
        """Go to the questionnaire for these clients, or for all."""
        self._navigator.go("documents", document=QUESTIONNAIRE, clients=list(clients))
