"""Where the page is and where it leads: opening clients, returning to the bar, deciding on stages, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from canvas_app.services import stages
from canvas_app.services.stage_charts import Target
from canvas_app.services.stages import Overview
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships import said
from canvas_app.ui.relationships.chart_card import ChartCard
from canvas_app.ui.relationships.wanted import Wanted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from canvas_app.domain.changes import Changes
    from canvas_app.ui.common.fields import TabStrip
    from canvas_app.ui.relationships.filters import FilterRow
    from canvas_app.ui.relationships.sentence import NumberSentence

ORIGIN = "relationships"
QUESTIONNAIRE = "questionnaire"
_SENTENCE = "sentence"


class Places:
    """Mixed into the page."""

    context: PageContext
    wanted: Wanted
    overview: Overview | None
    filters: FilterRow
    sentence: NumberSentence
    tabs: TabStrip
    scrolls: dict[str, QScrollArea]
    cards: Callable[[], list[ChartCard]]
    want: Callable[[Wanted], None]

    _back_to: tuple[str, str] | None = None
    """Chart (or the sentence) and key that are to be current as soon as they are drawn."""
    _left_from: tuple[str, str] = ("", "")

    # opening

    def open_target(self, target: Target, key: str, subject: str) -> None:
        """Open the clients of a place of the chart ``subject``; a single dot opens its card."""
        self._left_from = (subject, key)
        if key.startswith("client:"):
            self.open_client(target.clients[0])
        else:
            self.open_clients(target.clients, target.words)

    def open_number(self, key: str) -> None:
        """Open the clients behind a number of the sentence."""
        if self.overview is None:
            return
        clients, words = said.targets(self.overview)[key]
        self._left_from = (_SENTENCE, key)
        self.open_clients(clients, words)

    def open_clients(self, clients: Iterable[int], words: str) -> None:
        """Show exactly these clients on their page, with a chip that says where they come from."""
        ids = list(clients)
        here = translate("Relationships", "Relationships")
        crumb = f"{here} › {words} ({self.context.formats.number(len(ids))})"
        self.context.go("clients", ids=ids, crumb=crumb, model=self._model())

    def open_client(self, client: object) -> None:
        """Open the card of a client."""
        self.context.go("clients", client=client)

    def open_report(self, *, printing: bool = False) -> None:
        """Go to the report on what is shown: same model, segments and employees (Ctrl+E); or print it."""
        wanted = self.wanted
        self.context.go(
            "documents",
            preset="director",
            model=self._model(),
            segments=wanted.segments,
            employees=wanted.employees,
            printing=printing,
        )

    def _model(self) -> str:
        return self.overview.model.key if self.overview is not None else self.wanted.model

    def print_questionnaire(self, clients: Iterable[int] = ()) -> None:
        """Go to the questionnaire for these clients, or for all."""
        self.context.go("documents", document=QUESTIONNAIRE, clients=list(clients))

    # the way back

    def activate(self, **state: object) -> None:
        """Show what was asked for (a segment, a tab, a chart's place) and take the focus."""
        if "segment" in state:
            segment = state["segment"]
            chosen = segment if isinstance(segment, int) else None
            self.want(
                Wanted(self.wanted.model, (chosen,), period=self.wanted.period, first=self.wanted.first)
            )
        tab = state.get("tab")
        if isinstance(tab, str):
            self.tabs.choose(tab)
        if not self._back_to:
            self._focus_first()

    def go_back_state(self) -> dict[str, object]:
        """Return filters, tab, the current bar and how far the charts are scrolled."""
        tab = self.tabs.current()
        scroll = self.scrolls.get(tab)
        return {
            "wanted": self.wanted,
            "tab": tab,
            "at": self._here(),
            "tables": tuple(card.subject for card in self.cards() if card.shows_table),
            "top": scroll.verticalScrollBar().value() if scroll is not None else 0,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that ``go_back_state`` gave: the bar is current again."""
        wanted, at, top, tables = (state.get(name) for name in ("wanted", "at", "top", "tables"))
        if isinstance(at, tuple) and len(at) == 2:
            self._back_to = (str(at[0]), str(at[1]))
        if isinstance(wanted, Wanted) and wanted != self.wanted:
            self.want(wanted)
        self.activate(**state)
        scroll = self.scrolls.get(self.tabs.current())
        if isinstance(top, int) and scroll is not None:
            scroll.verticalScrollBar().setValue(top)
        for card in self.cards():
            if isinstance(tables, tuple) and card.shows_table != (card.subject in tables):
                card.toggle_table()
        self._find_place()

    def reveal(self, _changes: Changes) -> None:
        """Take the focus: what an undo changed is among the figures."""
        self._focus_first()

    def _here(self) -> tuple[str, str]:
        """Return the chart and place that are current: the focused ones, else those last opened."""
        for card in self.cards():
            current = card.view.current()
            if card.view.hasFocus() and current is not None:
                return card.subject, current.key
            if card.numbers.hasFocus():
                return card.subject, card.numbers.numbers.key(card.numbers.currentIndex())
        return self._left_from

    def _find_place(self) -> None:
        """Make the place that was left current, once its chart is there."""
        if self._back_to is None:
            return
        subject, key = self._back_to
        if subject == _SENTENCE:
            self._back_to = None
            names = self.sentence.keys()
            if key in names:
                self.sentence.links()[names.index(key)].setFocus()
            return
        card = next((card for card in self.cards() if card.subject == subject), None)
        if card is None:
            self._back_to = None
            self._focus_first()
        elif card.made is not None:
            self._back_to = None
            card.view.go_to(key)
            card.focus()

    def _focus_first(self) -> None:
        self.filters.model.setFocus()

    # deciding

    def confirm_all(self) -> None:
        """Confirm every suggestion of what is shown, as one step."""
        overview = self.overview
        if overview is None or not overview.unconfirmed:
            self.context.say(translate("Relationships", "Every stage is confirmed already."))
            return
        ids, model, day = overview.unconfirmed, overview.model.key, overview.request.day
        workbook = self.context.workbook
        changes = self.context.run_edit(lambda: stages.confirm_all(workbook, ids, model, day, origin=ORIGIN))
        if changes is not None:
            text = self.context.edit_done(changes.name, changes.params)
            undo = self.context.undo_choice()
            self.context.strip(text, [undo], key="clients-done", undoes=True)

    def review(self) -> None:
        """Look at the suggestions one by one."""
        overview = self.overview
        if overview is None or not overview.unconfirmed:
            self.context.say(translate("Relationships", "Every stage is confirmed already."))
            return
        ids = list(overview.unconfirmed)
        words = translate("Relationships", "only suggested")
        here = translate("Relationships", "Relationships")
        crumb = fill("%1 › %2 (%3)", here, words, self.context.formats.number(len(ids)))
        self.context.go("clients", ids=ids, crumb=crumb, run="review", model=overview.model.key)

    # charts

    def current_card(self) -> ChartCard | None:
        """Return the card that has the focus, else the first that can be seen."""
        shown = [card for card in self.cards() if card.isVisible() and card.made is not None]
        focused = [card for card in shown if card.view.hasFocus() or card.numbers.hasFocus()]
        found = [*focused, *shown]
        return found[0] if found else None

    def save_chart(self) -> None:
        """Save the current chart as a file."""
        card = self.current_card()
        if card is not None:
            card.save()

    def toggle_table(self) -> None:
        """Show the current chart as a table, or the table as a chart."""
        card = self.current_card()
        if card is not None:
            card.toggle_table()

    def copy_chart(self) -> None:
        """Copy the current chart."""
        card = self.current_card()
        if card is not None:
            card.copy()
