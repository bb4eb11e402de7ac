"""The Relationships page: its state, its view and the parts that drive it, for the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.ui.common import painted_list
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import translate
from canvas_app.ui.relationships.commands import relationships_commands
from canvas_app.ui.relationships.navigation import RelationshipsPlace
from canvas_app.ui.relationships.parts import RelationshipsParts
from canvas_app.ui.relationships.state import RelationshipsState
from canvas_app.ui.relationships.view import RelationshipsView


class RelationshipsPage(Page):
    """Shows who stands where, as of a day."""

    key = "relationships"
    icon = "relationships"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        painted_list.install()
        self.state = RelationshipsState(context, self)
        self.view = RelationshipsView(context, self)
        self.parts = RelationshipsParts(context, self.state, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view.filters.model)
        self.retranslate()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Relationships", "Relationships")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return relationships_commands(self.state, self.parts)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "relationships.document"

    def panes(self) -> Sequence[QWidget]:
        """Return filters, charts and tabs."""
        view = self.view
        return (view.filters, view.area, view.tabs) if view.tabs.isVisible() else (view.filters, view.area)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.view.retranslate()
        self.parts.glance.name_tabs()

    @property
    def settled(self) -> bool:
        """Tell whether everything visible shows what was asked for."""
        views = [card.view for card in self.view.cards() if card.view.isVisible()]
        return not self.state.reader.busy and all(view.settled for view in views)

    def refresh(self) -> None:
        """Read everything anew."""
        self.state.refresh()

    def apply(self, changes: Changes) -> None:
        """Read anew when something that is shown changed."""
        self.state.apply(changes)

    # where the page is

    def activate(self, **state: object) -> None:
        """Show what was asked for (a segment, a tab) and take the focus."""
        self.parts.navigation.visit(state)

    def go_back_state(self) -> dict[str, object]:
        """Return filters, tab, the current bar and how far the charts are scrolled."""
        return {"place": self.parts.navigation.place()}

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that ``go_back_state`` gave."""
        place = state.get("place")
        if isinstance(place, RelationshipsPlace):
            self.parts.navigation.restore(place)
        else:
            self.activate(**state)

    def reveal(self, changes: Changes) -> None:
        """Take the focus: what an undo changed is among the figures."""
        del changes
        self.view.focus_first()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Offer again what the strips offer."""
        super().showEvent(event)
        self.parts.notices.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the strips of this page away with it."""
        super().hideEvent(event)
        self.parts.notices.pause()
