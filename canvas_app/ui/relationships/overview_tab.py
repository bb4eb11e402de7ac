"""The four charts of the overview: two by two where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from canvas_app.content.stage_models import name_of
from canvas_app.domain.stages.movement import Movement
from canvas_app.domain.stages.stage_model import SCORED
from canvas_app.services.stage_charts import ChartBuilder
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.tab_order import order_tabs
from canvas_app.ui.common.text import fill, no_mnemonic, translate
from canvas_app.ui.relationships.chart_card import ChartCard
from canvas_app.ui.relationships.reader import RelationshipsFigures

_BESIDE = 1100
"""Width of the page, at the usual text size, from which charts stand two by two."""
_GAP = 12
_LETTERS = 12


class MovesCard(ChartCard):
    """The moves, as a matrix or as a flow."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.flow = Chip("", None, checkable=True)
        super().__init__(context, "moves", parent)
        self.add_control(self.flow)

    def retranslate(self) -> None:
        """Set the words of the switch."""
        super().retranslate()
        self.flow.set_text(translate("Relationships", "flow"))
        self.flow.setAccessibleName(translate("Relationships", "Show moves as a flow"))

    @property
    def shown_subject(self) -> str:
        """The subject of the view chosen."""
        return "flow" if self.flow.isChecked() else "moves"


class MonthsCard(ChartCard):
    """Stages over time, as counts or shares, with a line for those at a stage or above.

    Attributes:
        turned: another view is wanted.

    """

    turned = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.share = Chip("", None, checkable=True)
        self.line = MenuButton("")
        self.line_from: int | None = None
        super().__init__(context, "months", parent)
        self.add_control(self.line)
        self.add_control(self.share)
        self.share.clicked.connect(self.turned)

    def retranslate(self) -> None:
        """Set the words of the switches."""
        super().retranslate()
        self.share.set_text(translate("Relationships", "shares"))
        self.share.setAccessibleName(translate("Relationships", "Show shares instead of clients"))
        if self.line_from is None:
            self.line.set_text(translate("Relationships", "Line"))

    def offer_stages(self, builder: ChartBuilder) -> None:
        """Offer the stages of the model for the line."""
        model, context = builder.source.model, self.context
        if self.line_from is not None and self.line_from >= len(model.ladder):
            self.line_from = None
        entries: list[tuple[int | None, str]] = [(None, translate("Relationships", "No line"))]
        for place, stage in enumerate(model.ladder):
            if place:
                name = name_of(stage.name, context.texts.catalogue, context.texts.lang, short=True)
                words = fill(translate("Relationships", "%1 or above"), f"{place + 1}. {name}")
                entries.append((place, words))
        if [action.text() for action in self.line.menu().actions()] != [no_mnemonic(w) for _, w in entries]:
            self._offer(entries)
        for action, (at, _) in zip(self.line.menu().actions(), entries, strict=True):
            action.setChecked(at == self.line_from)
        chosen = dict(entries)[self.line_from]
        self.line.set_text(chosen if self.line_from is not None else translate("Relationships", "Line"))
        self.line.setAccessibleName(fill(translate("Relationships", "Line of clients: %1"), chosen))

    def _offer(self, entries: list[tuple[int | None, str]]) -> None:
        """Fill the menu anew: only when its entries are others, since one of them may be at work."""
        menu = self.line.menu()
        for old in menu.actions():
            menu.removeAction(old)
            old.deleteLater()
        for place, words in entries:
            action = menu.addAction(no_mnemonic(words))
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, at=place: self._choose(at))

    def _choose(self, place: int | None) -> None:
        self.line_from = place
        self.turned.emit()


class OverviewTab(QWidget):
    """Ladder, what holds clients, moves, stages over time.

    Attributes:
        questionnaire_wanted: the questionnaire for these clients, whose scores nobody knows.
        asks: whether there is a questionnaire to offer.

    """

    questionnaire_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._tools = context.texts, context.tools
        self._figures: RelationshipsFigures | None = None
        self._beside: bool | None = None
        self.asks = True
        self.ladder = ChartCard(context, "ladder", self)
        self.holds = ChartCard(context, "holds", self)
        self.moves = MovesCard(context, self)
        self.months = MonthsCard(context, self)
        self.cards: tuple[ChartCard, ...] = (self.ladder, self.holds, self.moves, self.months)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.moves.flow.clicked.connect(self._turn_moves)
        self.months.turned.connect(self._turn_months)
        context.tools.theme.changed.connect(self._on_theme)
        self._arrange()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from chart to chart, and to their controls after the last of them."""
        parts: list[QWidget] = [part for card in self.cards for part in (card.view, card.numbers)]
        parts += [self.ladder.more, self.holds.more, self.moves.flow, self.moves.more]
        parts += [self.months.line, self.months.share, self.months.more]
        order_tabs(parts)

    def retranslate(self) -> None:
        """Set the words of the cards."""
        for card in self.cards:
            card.retranslate()

    def show_figures(self, figures: RelationshipsFigures) -> None:
        """Show what was read."""
        self._figures = figures
        for card in (self.ladder, self.holds):
            self._show(card, card.subject)
        self._offer_questionnaire(figures)
        self._turn_moves()
        if figures.whole:
            self._turn_months()

    def _offer_questionnaire(self, figures: RelationshipsFigures) -> None:
        """Offer to ask those who are held because a score of theirs is not known."""
        asked = {
            client
            for hold in figures.stages.overview.holds
            if any(condition in SCORED for condition in hold.missing.conditions)
            for client in hold.unknown
        }
        if asked and self.asks:
            words = translate("Relationships", "Print the questionnaire for %1")
            number = self._texts.formats.number(len(asked))
            ids = tuple(sorted(asked))
            self.holds.show_links([(fill(words, number), lambda: self.questionnaire_wanted.emit(ids))])

    def _show(self, card: ChartCard, subject: str) -> None:
        if self._figures is not None:
            chart = self._figures.charts[subject]
            card.show_chart(chart, self._least(subject))

    def _least(self, subject: str) -> float:
        """Return the least height of a chart in pixels; below each other, charts may have more."""
        assert self._figures is not None
        least, best = self._figures.sizes[subject]
        return (least if self._beside else (least + best) / 2) * self._tools.theme.px(_LETTERS)

    def _turn_moves(self) -> None:
        figures = self._figures
        if figures is None:
            return
        overview = figures.stages.overview
        if not overview.moves.cells:
            day = self._texts.formats.date(overview.first_confirmed or overview.request.day)
            text = translate(
                "Relationships",
                "No moves yet: stage history begins with the first confirmation. You can compare from %1.",
            )
            self.moves.flow.hide()
            title = translate("Relationships", "Moves")
            self.moves.show_message(title, fill(text, day))
            return
        self.moves.flow.show()
        self._show(self.moves, self.moves.shown_subject)
        self._say_before(figures.stages.before)

    def _say_before(self, before: Movement) -> None:
        """Say how many moved in the period before, to compare with."""
        if not before.cells or (self._figures is not None and self._figures.builder.source.income):
            return  # numbers of clients among amounts would be read as amounts
        number = self._texts.formats.number
        text = translate("Relationships", "the period before: ▲ %1, ▼ %2, new %3")
        said = fill(text, number(len(before.up)), number(len(before.down)), number(len(before.new)))
        self.moves.foot.setText(f"{self.moves.foot.text()} · {said}")

    def _turn_months(self) -> None:
        figures = self._figures
        if figures is None or not figures.whole:
            return
        card, builder = self.months, figures.builder
        card.offer_stages(builder)
        few = figures.stages.overview.number < 30
        card.share.setEnabled(not few)
        chart = builder.months(share=card.share.isChecked(), line_from=card.line_from)
        card.show_chart(chart, self._least("months"))

    # arrangement

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._tools.theme.px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        for place, card in enumerate(self.cards):
            row, column = divmod(place, 2) if beside else (place, 0)
            self._grid.addWidget(card, row, column)
        self._grid.setColumnStretch(0, 54 if beside else 1)
        self._grid.setColumnStretch(1, 46 if beside else 0)
        for row in range(4):
            self._grid.setRowStretch(row, 1 if row < 2 or not beside else 0)
        self._keep_heights()

    def _on_theme(self) -> None:
        self._arrange()
        self._keep_heights()

    def _keep_heights(self) -> None:
        if self._figures is None:
            return
        for card in self.cards:
            if card.chart is not None:
                card.view.setMinimumHeight(round(self._least(card.chart.subject)))
