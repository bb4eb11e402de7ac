"""The parts that drive the view of the Relationships page, and who of them hears whom."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.ui.common.context import PageContext
from canvas_app.ui.relationships.chart_actions import ChartActions
from canvas_app.ui.relationships.charts_presenter import ChartsPresenter
from canvas_app.ui.relationships.confirming import Confirming
from canvas_app.ui.relationships.glance_presenter import GlancePresenter
from canvas_app.ui.relationships.links import RelationshipsLinks
from canvas_app.ui.relationships.navigation import RelationshipsNavigation
from canvas_app.ui.relationships.notices import Notices
from canvas_app.ui.relationships.state import RelationshipsState
from canvas_app.ui.relationships.view import RelationshipsView


class RelationshipsParts(QObject):
    """Made once for a page, from its state and its view."""

    def __init__(self, context: PageContext, state: RelationshipsState, view: RelationshipsView) -> None:
        super().__init__(view)
        self.glance = GlancePresenter(context, state, view)
        self.notices = Notices(context, state, self)
        self.charts = ChartsPresenter(context.tools.theme, state, view)
        self.links = RelationshipsLinks(context, state, self)
        self.confirming = Confirming(context, state, self)
        self.navigation = RelationshipsNavigation(state, view, self.links)
        self.actions = ChartActions(context, view.cards(), self)
        self._connect_links(view)
        self.charts.filled.connect(self.navigation.find_place)
        self.notices.confirm_wanted.connect(self.confirming.confirm_all)
        self.notices.review_wanted.connect(self.links.review)

    def _connect_links(self, view: RelationshipsView) -> None:
        """Let everything that counts or names clients open them."""
        links = self.links
        view.sentence.chosen.connect(links.open_number)
        view.names.client_chosen.connect(links.open_client)
        view.worklist.client_chosen.connect(links.open_client)
        view.worklist.clients_wanted.connect(links.open_clients)
        view.charts.questionnaire_wanted.connect(links.print_questionnaire)
        self.charts.clients_wanted.connect(links.open_clients)
        self.charts.questionnaire_wanted.connect(links.print_questionnaire)
        for card in view.cards():
            card.opened.connect(links.open_target)
