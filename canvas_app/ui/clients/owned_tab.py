"""A tab for the records of one kind that belong to the client, as the kind declares."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.domain.record_kind import Kind
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.panel import RecordPanel


class OwnedTab(Section):
    """A line that adds a record, the form, and a list of those that the client has."""

    def __init__(self, context: PageContext, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kind = kind
        self.panel = RecordPanel(context, kind, origin=ORIGIN, brief=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    @property
    def count(self) -> int:
        """How many records the client has."""
        return self.panel.model.rowCount()

    def title(self) -> str:
        """Return what the tab is called."""
        return self.context.texts.catalogue.extra(
            f"kind.{self._kind.name}", "plural", self.context.texts.lang
        )

    def fill(self, shown: Shown) -> None:
        """Show the records of a card's client."""
        self.panel.show_owner(shown.card.client.id)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.panel.retranslate()
