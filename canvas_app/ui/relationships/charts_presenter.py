"""Shows what was read for the charts in their cards and in the worklist."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from canvas_app.charts.data import CHARTS_FROM
from canvas_app.services.documents.document_request import DOCUMENTS, QUESTIONNAIRE
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.relationships.chart_card import ChartCard
from canvas_app.ui.relationships.reader import RelationshipsFigures
from canvas_app.ui.relationships.state import RelationshipsState
from canvas_app.ui.relationships.view import RelationshipsView

_LETTERS = 12


class ChartsPresenter(QObject):
    """Fills the cards, and keeps them as high as their charts need.

    Attributes:
        filled: the charts of what was read last are in their cards.
        clients_wanted: these clients are to be shown (ids, what they have in common).
        questionnaire_wanted: the questionnaire is to be printed for these clients; none: for all.

    """

    filled = Signal()
    clients_wanted = Signal(object, str)
    questionnaire_wanted = Signal(object)

    def __init__(self, theme: Theme, state: RelationshipsState, view: RelationshipsView) -> None:
        super().__init__(view)
        self._theme, self._state, self._view = theme, state, view
        view.charts.asks = QUESTIONNAIRE in DOCUMENTS
        state.charts_read.connect(self._show)
        theme.changed.connect(self._keep_heights)

    def _show(self) -> None:
        figures = self._state.figures
        if figures is None or figures.stages.overview.number < CHARTS_FROM:
            return
        self._view.charts.show_figures(figures)
        self._view.worklist.show_figures(figures)
        if figures.whole:
            self._show_factors(figures)
            for card in (self._view.income, self._view.models):
                self._show_card(card, figures)
        self.filled.emit()

    def _show_card(self, card: ChartCard, figures: RelationshipsFigures) -> None:
        card.show_chart(figures.charts[card.subject], self._least(figures, card.subject))

    def _least(self, figures: RelationshipsFigures, subject: str) -> float:
        least, best = figures.sizes[subject]
        return (least + best) / 2 * self._theme.px(_LETTERS)

    def _keep_heights(self) -> None:
        figures = self._state.figures
        for card in (self._view.factors, self._view.income, self._view.models):
            if card.chart is not None and figures is not None:
                card.view.setMinimumHeight(round(self._least(figures, card.subject)))

    def _show_factors(self, figures: RelationshipsFigures) -> None:
        overview, card = figures.stages.overview, self._view.factors
        if any(cell.clients for cell in overview.factors):
            self._show_card(card, figures)
            return
        text = translate("Relationships", "None of %n clients has scores yet.", None, overview.number)
        clients, words = overview.sentence.total, translate("Relationships", "without scores")
        enter = translate("Relationships", "Enter scores")
        links: list[Choice] = [(enter, lambda: self.clients_wanted.emit(clients, words))]
        if QUESTIONNAIRE in DOCUMENTS:
            ask = translate("Relationships", "Print the questionnaire")
            links.insert(0, (ask, lambda: self.questionnaire_wanted.emit(())))
        card.show_message(figures.charts[card.subject].data.head.title, text, links)
