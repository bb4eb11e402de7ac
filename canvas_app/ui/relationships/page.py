"""The Relationships page: filters, the sentence, the charts and their tabs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.charts.data import CHARTS_FROM, SHARES_FROM
from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import read_by
from canvas_app.domain.record_kind import RELATIONSHIPS
from canvas_app.services import stage_charts as figures
from canvas_app.services import stages
from canvas_app.services.documents.wanted import DOCUMENTS
from canvas_app.services.stage_charts import Maker, Read
from canvas_app.services.stages import Overview, Request
from canvas_app.ui.common import painted_list
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.beside import ScrollColumn, Squeezed
from canvas_app.ui.common.card import Choice, EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships import said
from canvas_app.ui.relationships.chart_card import ChartCard
from canvas_app.ui.relationships.commands import relationships_commands
from canvas_app.ui.relationships.filters import FilterRow
from canvas_app.ui.relationships.names_view import NamesView
from canvas_app.ui.relationships.notices import Notices
from canvas_app.ui.relationships.overview_tab import OverviewTab
from canvas_app.ui.relationships.places import QUESTIONNAIRE, Places
from canvas_app.ui.relationships.reader import AT_ONCE, Reader, Shown
from canvas_app.ui.relationships.sentence import NumberSentence
from canvas_app.ui.relationships.wanted import Wanted
from canvas_app.ui.relationships.worklist_tab import WorklistTab

OVERVIEW, FACTORS, INCOME, RISKS, MODELS = TABS = ("overview", "factors", "income", "risks", "models")
_KINDS = read_by(RELATIONSHIPS)
_LETTERS = 12

_LEAST = 200  # px of what the tabs show; a lower window scrolls


class RelationshipsPage(Places, Page):
    """Shows who stands where, as of a day."""

    key = "relationships"
    icon = "relationships"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        Page.__init__(self, context, parent)
        painted_list.install()
        self.wanted = Wanted()
        self.overview: Overview | None = None
        self.shown: Shown | None = None
        self.reader = Reader(context, self)
        self.notices = Notices(context, self.confirm_all, self.review)
        self.filters = FilterRow(context, self)
        self.sentence = NumberSentence(context.theme, self)
        self.few = QuietLabel("", self, wrap=True)
        self.empty = EmptyState(self)
        self.names = NamesView(context, self)
        self.four = OverviewTab(context, self)
        self.factors, self.income, self.models = (
            ChartCard(context, subject, self) for subject in (FACTORS, INCOME, MODELS)
        )
        self.worklist = WorklistTab(context, self)
        self.tabs = TabStrip("", self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.area = QStackedWidget(self)
        self.scrolls = {
            OVERVIEW: _scrolled(self.four),
            FACTORS: _scrolled(self.factors),
            INCOME: _scrolled(self.income),
            MODELS: _scrolled(self.models),
        }
        self._parts: dict[str, QWidget] = {**self.scrolls, RISKS: self.worklist}
        names = _scrolled(self.names)
        for part in (self.empty, names, *self._parts.values()):
            self.area.addWidget(part)
        self._names_area = names
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside = Squeezed(self)
        above = QVBoxLayout(inside)
        above.setContentsMargins(16, 12, 16, 0)
        above.setSpacing(10)
        for part in (self.filters, self.sentence, self.few):
            above.addWidget(part)
        above.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(ScrollColumn(inside, self), 1)  # with large letters in a low window
        tabs = QVBoxLayout()
        tabs.setContentsMargins(16, 0, 16, 0)
        tabs.addWidget(self.tabs)
        column.addLayout(tabs)
        self._keep_heights()
        self.setFocusProxy(self.filters.model)

    def _connect(self) -> None:
        self.filters.changed.connect(self.want)
        self.filters.day_wanted.connect(self.context.set_as_of)
        self.sentence.chosen.connect(self.open_number)
        self.names.client_chosen.connect(self.open_client)
        self.worklist.client_chosen.connect(self.open_client)
        self.worklist.clients_wanted.connect(self.open_clients)
        self.four.asks = QUESTIONNAIRE in DOCUMENTS
        self.four.questionnaire_wanted.connect(self.print_questionnaire)
        self.tabs.chosen.connect(self._on_tab)
        self.reader.found.connect(self._on_found)
        self.context.theme.changed.connect(self._keep_heights)
        for card in self.cards():
            card.opened.connect(self.open_target)

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Relationships", "Relationships")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return relationships_commands(self)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "relationships.document"

    def panes(self) -> Sequence[QWidget]:
        """Return filters, charts and tabs."""
        shown = [self.filters, self.area]
        return [*shown, self.tabs] if self.tabs.isVisible() else shown

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.filters.retranslate()
        self.four.retranslate()
        for card in (self.factors, self.income, self.models):
            card.retranslate()
        self.worklist.retranslate()
        self.tabs.setAccessibleName(translate("Relationships", "Charts"))
        self._name_tabs()

    def cards(self) -> list[ChartCard]:
        """Return every card with a chart."""
        return [*self.four.cards, self.factors, self.income, self.models]

    @property
    def settled(self) -> bool:
        """Tell whether everything visible shows what was asked for."""
        views = [card.view for card in self.cards() if card.view.isVisible()]
        return not self.reader.busy and all(view.settled for view in views)

    # reading

    def refresh(self) -> None:
        """Read everything anew: sentence and state at once, the charts beside the window."""
        if not self.context.figure(self._read, False):
            self.reader.cancel()
            self._say_pending()

    def _read(self) -> bool:
        """Read and show everything; raises while it is not known to be sound."""
        workbook = self.context.workbook
        choices = figures.choices(workbook)
        keys = [model.key for model in choices.models]
        model = self.wanted.model if self.wanted.model in keys else stages.default_model(workbook).key
        self.filters.show_filters(self.wanted, choices, model)
        first = figures.first_day(workbook, model) if self.wanted.period == "all" else None
        request = self.wanted.request(model, self.context.as_of, first)
        number = figures.clients_in_use(workbook)
        if number <= AT_ONCE:
            self._show_glance(*self.reader.glance(request, income=self.wanted.income))
        elif self.overview is None:
            self.sentence.say([translate("Relationships", "Counting…")])
        if number:
            self.reader.start(request, income=self.wanted.income, in_steps=number > AT_ONCE)
        return True

    def _say_pending(self) -> None:
        """Show that figures are to come, or that there are none."""
        self.overview = None
        self.sentence.say([self.context.soundness.mark])
        self.sentence.show()
        self.tabs.hide()
        self.empty.say(self.context.soundness.words())
        self.area.setCurrentWidget(self.empty)

    def apply(self, changes: Changes) -> None:
        """Read anew when the register, its segments or the rules changed."""
        if changes.touch(*_KINDS):
            self.refresh()

    def want(self, wanted: Wanted) -> None:
        """Show something else."""
        self.wanted = wanted
        self.refresh()

    def clear_filters(self) -> None:
        """Look at all clients again."""
        self.want(Wanted(self.wanted.model, period=self.wanted.period, first=self.wanted.first))

    def request(self) -> Request | None:
        """Return what is shown, None before the first reading."""
        return self.overview.request if self.overview else None

    def _on_found(self, shown: Shown) -> None:
        self.shown = shown
        self._show_glance(shown.found, shown.maker)
        if shown.found.overview.number < CHARTS_FROM:
            return
        self.four.show_found(shown)
        self.worklist.show_found(shown)
        if shown.whole:
            self._show_factors(shown)
            for card in (self.income, self.models):
                card.show_made(shown.charts[card.subject], self._least(shown, card.subject))
        self._find_place()

    def _least(self, shown: Shown, subject: str) -> float:
        least, best = shown.sizes[subject]
        return (least + best) / 2 * self.context.theme.px(_LETTERS)

    def _keep_heights(self) -> None:
        self.area.setMinimumHeight(self.context.theme.px(_LEAST))
        for card in (self.factors, self.income, self.models):
            if card.made is not None and self.shown is not None:
                card.view.setMinimumHeight(round(self._least(self.shown, card.subject)))

    def _show_glance(self, found: Read, maker: Maker) -> None:
        """Show the sentence and the state that fits the number of clients."""
        overview = self.overview = found.overview
        self.sentence.say(said.sentence(self.context, overview, self.wanted))
        if self.isVisible():  # read to the end after the page was left: they come with the page
            self.notices.show(overview)
        few = 0 < overview.number < SHARES_FROM
        words = translate("Relationships", "Few clients (%1): each is shown, no percentages.")
        if overview.number < CHARTS_FROM:
            words = translate("Relationships", "Few clients (%1): names are shown, no percentages.")
        self.few.setText(fill(words, self.context.formats.number(overview.number)) if few else "")
        self.few.setVisible(few)
        self.sentence.setVisible(overview.number > 0)
        self.filters.setVisible(overview.of > 0)
        self.tabs.setVisible(overview.number >= CHARTS_FROM)
        self._name_tabs()
        if not overview.of:
            self._say_no_clients()
        elif not overview.number:
            self._say_nobody(overview.of)
        elif overview.number < CHARTS_FROM:
            self.names.show_names(maker.ladder())
            self.area.setCurrentWidget(self._names_area)
        else:
            self._on_tab(self.tabs.current())

    def _say_no_clients(self) -> None:
        self.empty.say(
            translate("Relationships", "Stages appear once the register has clients."),
            links=[
                (translate("Relationships", "Import"), lambda: self.context.go("clients", run="import")),
                (translate("Relationships", "Add"), lambda: self.context.go("clients", run="add")),
            ],
        )
        self.area.setCurrentWidget(self.empty)

    def _say_nobody(self, number: int) -> None:
        text = translate("Relationships", "Nobody of %1 fits the filter.")
        self.empty.say(
            fill(text, self.context.formats.number(number)),
            primary=(translate("Relationships", "Clear"), self.clear_filters),
        )
        self.area.setCurrentWidget(self.empty)

    def _show_factors(self, shown: Shown) -> None:
        overview = shown.found.overview
        if any(cell.clients for cell in overview.factors):
            self.factors.show_made(shown.charts[FACTORS], self._least(shown, FACTORS))
            return
        text = translate("Relationships", "None of %n clients has scores yet.", None, overview.number)
        clients, words = overview.sentence.total, translate("Relationships", "without scores")
        enter = translate("Relationships", "Enter scores")
        links: list[Choice] = [(enter, lambda: self.open_clients(clients, words))]
        if QUESTIONNAIRE in DOCUMENTS:
            ask = translate("Relationships", "Print the questionnaire")
            links.insert(0, (ask, self.print_questionnaire))
        self.factors.show_message(shown.charts[FACTORS].data.head.title, text, links)

    # tabs

    def _name_tabs(self) -> None:
        risks = translate("Relationships", "Risks")
        number = len({*self.overview.flags, *self.overview.moves.down}) if self.overview else 0
        shown = f"{risks} {self.context.formats.number(number)}" if number else risks
        words = {
            OVERVIEW: translate("Relationships", "Overview"),
            FACTORS: translate("Relationships", "Factors"),
            INCOME: translate("Relationships", "Income by stage"),
            RISKS: shown,
            MODELS: translate("Relationships", "Four models"),
        }
        if self.tabs.count():
            for tab in TABS:
                self.tabs.set_words(tab, words[tab])
        else:
            self.tabs.set_tabs([(tab, words[tab]) for tab in TABS])

    def _on_tab(self, tab: str) -> None:
        if tab in self._parts and self.overview is not None and self.overview.number >= CHARTS_FROM:
            self.area.setCurrentWidget(self._parts[tab])

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Offer again what the strips offer."""
        super().showEvent(event)
        if self.overview is not None:
            self.notices.show(self.overview)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the strips of this page away with it."""
        super().hideEvent(event)
        self.notices.hide()

    def show_today(self) -> None:
        """Show the figures as of today."""
        self.context.set_as_of(date.today())


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
