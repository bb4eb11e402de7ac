"""What the Relationships page is made of: filters, sentence, charts or what stands in their place, tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.services.stage_charts import BuiltChart
from canvas_app.ui.common.beside import ScrollColumn, Squeezed
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import translate
from canvas_app.ui.relationships.chart_card import ChartCard
from canvas_app.ui.relationships.filters import FilterRow
from canvas_app.ui.relationships.names_view import NamesView
from canvas_app.ui.relationships.overview_tab import OverviewTab
from canvas_app.ui.relationships.sentence import NumberSentence
from canvas_app.ui.relationships.worklist_tab import WorklistTab

OVERVIEW, FACTORS, INCOME, RISKS, MODELS = TABS = ("overview", "factors", "income", "risks", "models")
_LEAST = 200  # px of what the tabs show; a lower window scrolls


class RelationshipsView(QWidget):
    """Lays the parts out; each of them is driven by a part of the page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.tools.theme
        self.filters = FilterRow(context, self)
        self.sentence = NumberSentence(context.tools.theme, self)
        self.few = QuietLabel("", self, wrap=True)
        self.empty = EmptyState(self)
        self.names = NamesView(context, self)
        self.charts = OverviewTab(context, self)
        self.factors, self.income, self.models = (
            ChartCard(context, subject, self) for subject in (FACTORS, INCOME, MODELS)
        )
        self.worklist = WorklistTab(context, self)
        self.tabs = TabStrip("", self)
        self.area = QStackedWidget(self)
        self.scrolls = {
            OVERVIEW: _scrolled(self.charts),
            FACTORS: _scrolled(self.factors),
            INCOME: _scrolled(self.income),
            MODELS: _scrolled(self.models),
        }
        self.names_area = _scrolled(self.names)
        self._in_tabs: dict[str, QWidget] = {**self.scrolls, RISKS: self.worklist}
        self._lay_out()
        context.tools.theme.changed.connect(self._keep_height)
        self._keep_height()

    def _lay_out(self) -> None:
        for part in (self.empty, self.names_area, *self._in_tabs.values()):
            self.area.addWidget(part)
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

    def _keep_height(self) -> None:
        self.area.setMinimumHeight(self._theme.px(_LEAST))

    def cards(self) -> list[ChartCard]:
        """Return every card with a chart."""
        return [*self.charts.cards, self.factors, self.income, self.models]

    # what stands in the middle

    def show_tab(self, tab: str) -> None:
        """Show what belongs to a tab."""
        if tab in self._in_tabs:
            self.area.setCurrentWidget(self._in_tabs[tab])

    def show_empty(self) -> None:
        """Show the words that stand in place of charts."""
        self.area.setCurrentWidget(self.empty)

    def show_names(self, ladder: BuiltChart) -> None:
        """Show each client by name in place of charts."""
        self.names.show_names(ladder)
        self.area.setCurrentWidget(self.names_area)

    def scroll_of(self, tab: str) -> QScrollArea | None:
        """Return what scrolls the charts of a tab."""
        return self.scrolls.get(tab)

    def focus_first(self) -> None:
        """Focus the first of the filters."""
        self.filters.model.setFocus()

    def retranslate(self) -> None:
        """Set every text that does not depend on figures in the language of the moment."""
        self.filters.retranslate()
        self.charts.retranslate()
        for card in (self.factors, self.income, self.models):
            card.retranslate()
        self.worklist.retranslate()
        self.tabs.setAccessibleName(translate("Relationships", "Charts"))


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
