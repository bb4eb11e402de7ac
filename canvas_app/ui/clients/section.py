"""What every part of the card has in common: it is given the card, and edits through the context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from canvas_app.domain.clients.model import Client
from canvas_app.services.clients.card import Card
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.attempt import Outcome, attempt
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import FieldTexts
from canvas_app.ui.common.text import translate


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with the words it is shown in.

    Attributes:
        number: the client's stand-in where names are hidden.

    """

    card: Card
    words: ClientWords
    names: Names
    number: int


class Section(QWidget):
    """A part of the card; ``show_card`` fills it, and is called again after each change."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: Shown | None = None

    @property
    def client_id(self) -> int:
        """The client shown, 0 for none."""
        return self.shown.card.client.id if self.shown else 0

    def show_card(self, shown: Shown) -> None:
        """Show a card: another client's, or the same one read anew."""
        other = self.shown is None or self.shown.card.client.id != shown.card.client.id
        self.shown = shown
        if other:
            self.begin()
        self.fill(shown)

    def begin(self) -> None:
        """Forget what was open or typed for the client before."""

    def fill(self, shown: Shown) -> None:
        """Show the values of a card."""

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""

    def texts_for(self, client_id: int, texts: FieldTexts) -> FieldTexts:
        """Return what was begun for a client with the client's name before it."""
        client = self.context.session.workbook.get(Client, client_id)
        return [(translate("Clients", "Client"), client.name), *texts] if client is not None else texts

    def attempt(self, call: Callable[[], Any]) -> Outcome:
        """Do an edit; a value that does not fit comes back as a sentence."""
        return attempt(self.context, call)
