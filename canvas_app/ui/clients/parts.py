"""The parts that drive the list and the card of the clients page, and who of them hears whom."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.services.imports import ImportResult
from canvas_app.ui.clients.card import ClientCard
from canvas_app.ui.clients.card_presenter import CardPresenter
from canvas_app.ui.clients.client_actions import ClientActions
from canvas_app.ui.clients.empty_list import EmptyList
from canvas_app.ui.clients.import_report import ImportReport
from canvas_app.ui.clients.importing import Importing
from canvas_app.ui.clients.list_area import ListArea
from canvas_app.ui.clients.list_or_import import ListOrImport
from canvas_app.ui.clients.list_presenter import ListPresenter
from canvas_app.ui.clients.list_summary import ListSummary
from canvas_app.ui.clients.navigation import ClientsNavigation
from canvas_app.ui.clients.outputs import ClientOutputs
from canvas_app.ui.clients.review import Review
from canvas_app.ui.clients.row_menu import RowMenu
from canvas_app.ui.clients.selection_menus import SelectionMenus
from canvas_app.ui.clients.stage_decisions import StageDecisions
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.clients.suggestion_offer import SuggestionOffer
from canvas_app.ui.clients.views_menu import ViewsMenu
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.side_place import SidePlace


class ClientsParts(QObject):
    """Made once for a page, from its state and its views."""

    def __init__(
        self,
        context: PageContext,
        state: ClientsState,
        main: ListOrImport,
        card: ClientCard,
        place: SidePlace,
        importing: Importing,
    ) -> None:
        super().__init__(main)
        self.main, self.area, self.card, self.importing = main, main.area, card, importing
        self._build(context, state, main.area, place)
        self.area.crowded.connect(place.close)
        self._connect_list()
        self._connect_decisions()
        self._connect_card()
        self._connect_import()
        self._connect_navigation()

    def _build(self, context: PageContext, state: ClientsState, area: ListArea, place: SidePlace) -> None:
        """Build them in the order in which they follow the state: the card once a row is current."""
        self.list = ListPresenter(context, state, area)
        self._summary = ListSummary(context, state, area)
        self._empty = EmptyList(context, state, area.empty)
        self.cards = CardPresenter(context, state, self.card, place)
        self.review = Review(context, state, area)
        self.decisions = StageDecisions(context, state, area)
        self.actions = ClientActions(context, state, area)
        self.views = ViewsMenu(context, state, area.filters.views)
        menus = SelectionMenus(state, area.selection, self.actions)
        self._row_menu = RowMenu(state, area.table, menus, self.actions)
        self.offer = SuggestionOffer(context, state, self)
        self._report = ImportReport(context, state, area)
        self.outputs = ClientOutputs(context, state, lambda: self.importing.table, self)
        self.navigation = ClientsNavigation(state, area)

    def _connect_list(self) -> None:
        area, row = self.area, self._row_menu
        self.list.opened.connect(self.cards.open_current)
        self.list.confirmed.connect(self.review.confirm)
        self.list.left.connect(self.cards.leave_list)
        self.list.review_left.connect(self.review.end)
        self._empty.add_wanted.connect(self.cards.add_client)
        self.views.shown.connect(area.focus_rows)
        self.actions.rows_wanted.connect(area.focus_rows)
        area.selection.export.clicked.connect(self.outputs.export)
        row.confirm_wanted.connect(self.decisions.confirm)
        row.other_wanted.connect(self.cards.choose_other)
        row.reason_wanted.connect(self.decisions.ask_for_chosen)
        row.export_wanted.connect(self.outputs.export)

    def _connect_decisions(self) -> None:
        self.area.review.other_wanted.connect(self.cards.choose_other)
        self.card.stage.decided.connect(self.review.decided)
        self.review.card_wanted.connect(self.cards.open_card)
        self.review.confirm_wanted.connect(self.cards.confirm)
        self.decisions.one_chosen.connect(self.cards.confirm)
        self.decisions.many_confirmed.connect(self.actions.tell)
        self.decisions.reason_left.connect(self.list.show_bar)
        self.offer.confirm_wanted.connect(self.decisions.ask_reason)
        self.offer.review_wanted.connect(self.review.start)

    def _connect_card(self) -> None:
        details, actions = self.card.details, self.actions
        self.main.switched.connect(self.cards.give_place)
        self.cards.list_wanted.connect(self.main.show_list)
        self.cards.rows_wanted.connect(self.area.focus_rows)
        details.archive_wanted.connect(actions.archive_one)
        details.restore_wanted.connect(actions.restore_one)
        details.delete_wanted.connect(actions.delete_one)
        details.erase_wanted.connect(actions.erase)

    def _connect_import(self) -> None:
        filters = self.area.filters
        filters.import_wanted.connect(self.importing.ask_file)
        filters.search.rows_pasted.connect(self.importing.paste)
        self._empty.import_wanted.connect(self.importing.ask_file)
        self.importing.begun.connect(self.main.show_import)
        self.importing.ended.connect(self.main.show_list)
        self.importing.done.connect(self._on_imported)
        self._report.rows_wanted.connect(self.area.focus_rows)

    def _on_imported(self, result: ImportResult) -> None:
        """Tell of an import, offer what follows from it, and lead to what was told first."""
        said = self._report.tell(result)
        self.offer.show()
        self.area.focus_rows()
        self._report.focus(said)

    def _connect_navigation(self) -> None:
        self.navigation.list_wanted.connect(self.main.show_list)
        self.navigation.client_wanted.connect(self.cards.open_client)
        self.navigation.add_wanted.connect(self.cards.add_client)
        self.navigation.import_wanted.connect(self.importing.ask_file)
        self.navigation.review_wanted.connect(self.review.start)
        self.navigation.revealed.connect(self.cards.go_to_rows)
