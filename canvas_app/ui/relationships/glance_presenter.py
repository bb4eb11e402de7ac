"""Shows what is read at a glance: the sentence, the names of the tabs, what fits the number of clients."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.charts.data import CHARTS_FROM, SHARES_FROM
from canvas_app.services.stage_charts import ChartBuilder
from canvas_app.services.stages import Overview
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships import summary_text
from canvas_app.ui.relationships.state import RelationshipsState
from canvas_app.ui.relationships.view import FACTORS, INCOME, MODELS, OVERVIEW, RISKS, TABS, RelationshipsView


class GlancePresenter(QObject):
    """Chooses between charts, names, and words on why there is neither."""

    def __init__(self, context: PageContext, state: RelationshipsState, view: RelationshipsView) -> None:
        super().__init__(view)
        self._context, self._state, self._view = context, state, view
        state.choices_read.connect(
            lambda choices, model: view.filters.show_filters(state.options, choices, model)
        )
        state.counting_begun.connect(self._say_counting)
        state.glance_read.connect(self._show)
        state.figures_missing.connect(self._say_missing)
        view.filters.changed.connect(state.choose)
        view.filters.day_wanted.connect(context.session.set_as_of)
        view.tabs.chosen.connect(self._on_tab)

    def _say_counting(self) -> None:
        self._view.sentence.say([translate("Relationships", "Counting…")])

    def _say_missing(self) -> None:
        """Show that figures are to come, or that there are none."""
        view, soundness = self._view, self._context.session.soundness
        view.sentence.say([soundness.mark])
        view.sentence.show()
        view.tabs.hide()
        view.empty.say(soundness.words())
        view.show_empty()

    def _show(self, builder: ChartBuilder) -> None:
        """Show the sentence and the state that fits the number of clients."""
        overview, view = self._state.overview, self._view
        if overview is None:
            return
        view.sentence.say(summary_text.sentence(self._context, overview, self._state.options))
        self._say_few(overview.number)
        view.sentence.setVisible(overview.number > 0)
        view.filters.setVisible(overview.of > 0)
        view.tabs.setVisible(overview.number >= CHARTS_FROM)
        self.name_tabs()
        self._show_middle(overview, builder)

    def _say_few(self, number: int) -> None:
        few = 0 < number < SHARES_FROM
        words = translate("Relationships", "Few clients (%1): each is shown, no percentages.")
        if number < CHARTS_FROM:
            words = translate("Relationships", "Few clients (%1): names are shown, no percentages.")
        self._view.few.setText(fill(words, self._context.texts.formats.number(number)) if few else "")
        self._view.few.setVisible(few)

    def _show_middle(self, overview: Overview, builder: ChartBuilder) -> None:
        if not overview.of:
            self._say_no_clients()
        elif not overview.number:
            self._say_nobody(overview.of)
        elif overview.number < CHARTS_FROM:
            self._view.show_names(builder.ladder())
        else:
            self._view.show_tab(self._view.tabs.current())

    def _say_no_clients(self) -> None:
        self._view.empty.say(
            translate("Relationships", "Stages appear once the register has clients."),
            links=[
                (
                    translate("Relationships", "Import"),
                    lambda: self._context.navigator.go("clients", run="import"),
                ),
                (translate("Relationships", "Add"), lambda: self._context.navigator.go("clients", run="add")),
            ],
        )
        self._view.show_empty()

    def _say_nobody(self, number: int) -> None:
        text = translate("Relationships", "Nobody of %1 fits the filter.")
        self._view.empty.say(
            fill(text, self._context.texts.formats.number(number)),
            primary=(translate("Relationships", "Clear"), self._state.clear_filters),
        )
        self._view.show_empty()

    # tabs

    def name_tabs(self) -> None:
        """Say what the tabs are called, and how many clients need somebody."""
        risks, overview, tabs = translate("Relationships", "Risks"), self._state.overview, self._view.tabs
        number = len({*overview.flags, *overview.moves.down}) if overview is not None else 0
        words = {
            OVERVIEW: translate("Relationships", "Overview"),
            FACTORS: translate("Relationships", "Factors"),
            INCOME: translate("Relationships", "Income by stage"),
            RISKS: f"{risks} {self._context.texts.formats.number(number)}" if number else risks,
            MODELS: translate("Relationships", "Four models"),
        }
        if tabs.count():
            for tab in TABS:
                tabs.set_words(tab, words[tab])
        else:
            tabs.set_tabs([(tab, words[tab]) for tab in TABS])

    def _on_tab(self, tab: str) -> None:
        overview = self._state.overview
        if overview is not None and overview.number >= CHARTS_FROM:
            self._view.show_tab(tab)
