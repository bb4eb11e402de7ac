"""Going to a place of the Relationships page, remembering it, and coming back to the bar that was left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from canvas_app.ui.relationships.links import SENTENCE, RelationshipsLinks
from canvas_app.ui.relationships.options import RelationshipsOptions
from canvas_app.ui.relationships.state import RelationshipsState
from canvas_app.ui.relationships.view import RelationshipsView


@dataclass(frozen=True, slots=True)
class RelationshipsPlace:
    """A place on the page.

    Attributes:
        options: the filters; ``tab``: which charts were shown.
        at: chart (or the sentence) and key that were current.
        tables: charts that were shown as tables; ``top``: how far the charts were scrolled.

    """

    options: RelationshipsOptions
    tab: str
    at: tuple[str, str]
    tables: tuple[str, ...]
    top: int


class RelationshipsNavigation(QObject):
    """Has the state read what was asked for, and finds the place in the view again."""

    def __init__(self, state: RelationshipsState, view: RelationshipsView, links: RelationshipsLinks) -> None:
        super().__init__(view)
        self._state, self._view, self._links = state, view, links
        self._back_to: tuple[str, str] | None = None

    def visit(self, asked: Mapping[str, object]) -> None:
        """Show what was asked for (a segment, a tab) and take the focus."""
        if "segment" in asked:
            segment = asked["segment"]
            self._state.narrow_to(segment if isinstance(segment, int) else None)
        tab = asked.get("tab")
        if isinstance(tab, str):
            self._view.tabs.choose(tab)
        if not self._back_to:
            self._view.focus_first()

    def place(self) -> RelationshipsPlace:
        """Return filters, tab, the current bar and how far the charts are scrolled."""
        view, tab = self._view, self._view.tabs.current()
        scroll = view.scroll_of(tab)
        tables = tuple(card.subject for card in view.cards() if card.shows_table)
        top = scroll.verticalScrollBar().value() if scroll is not None else 0
        return RelationshipsPlace(self._state.options, tab, self._here(), tables, top)

    def restore(self, place: RelationshipsPlace) -> None:
        """Return to a place: the bar is current again, as soon as it is drawn."""
        self._back_to = place.at
        if place.options != self._state.options:
            self._state.choose(place.options)
        self._view.tabs.choose(place.tab)
        scroll = self._view.scroll_of(self._view.tabs.current())
        if scroll is not None:
            scroll.verticalScrollBar().setValue(place.top)
        for card in self._view.cards():
            if card.shows_table != (card.subject in place.tables):
                card.toggle_table()
        self.find_place()

    def _here(self) -> tuple[str, str]:
        """Return the chart and place that are current: the focused ones, else those last opened."""
        for card in self._view.cards():
            current = card.view.current()
            if card.view.hasFocus() and current is not None:
                return card.subject, current.key
            if card.numbers.hasFocus():
                return card.subject, card.numbers.numbers.key(card.numbers.currentIndex())
        return self._links.left_from

    def find_place(self) -> None:
        """Make the place that was left current, once its chart is there."""
        if self._back_to is None:
            return
        subject, key = self._back_to
        if subject == SENTENCE:
            self._back_to = None
            self._view.sentence.focus_key(key)
            return
        card = next((card for card in self._view.cards() if card.subject == subject), None)
        if card is None:
            self._back_to = None
            self._view.focus_first()
        elif card.chart is not None:
            self._back_to = None
            card.view.go_to(key)
            card.focus()
