"""How the register's values are said on the page: stages, days, money; hidden names as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from canvas_app.content.stage_models import name_of
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.clients.listing import ClientRow, Move
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate

NONE = "\N{EN DASH}"
"""Stands for a value that there is not."""
UP, DOWN, SAME = "▲", "▼", "="


class ClientWords:
    """Says values in the language of the window, for one stage model."""

    def __init__(self, context: PageContext, model: StageModel) -> None:
        self._session, self._texts = context.session, context.texts
        self.model = model

    # clients

    def client(self, name: str, number: int) -> str:
        """Return what a client is called: the name, or «Клиент 0412» while names are hidden."""
        if not self._session.names_hidden:
            return name
        return fill(translate("Clients", "Client %1"), f"{number:04d}")

    def hidden(self, text: str) -> str:
        """Return a text that names or tells of a person, or dots while names are hidden."""
        return "•••" if text and self._session.names_hidden else text

    # stages

    def stage(self, key: str, *, short: bool = True) -> str:
        """Return a stage's name, the key itself for one that the model does not have."""
        if key not in self.model.places:
            return key
        return name_of(self.model.stage(key).name, self._texts.catalogue, self._texts.lang, short=short)

    def numbered(self, key: str) -> str:
        """Return a stage's number on the ladder and its name: «6. Сторонник»."""
        number = self.number(key)
        return f"{number}. {self.stage(key)}" if number else self.stage(key)

    def number(self, key: str) -> str:
        """Return a stage's number on the ladder, empty for the way out and unknown stages."""
        rung = self.model.rung(key)
        return str(rung + 1) if rung >= 0 else ""

    def model_name(self) -> str:
        """Return the name of the stage model."""
        return name_of(self.model.name, self._texts.catalogue, self._texts.lang, short=True)

    def decided(self, row: ClientRow) -> str:
        """Return whether the stage of a row is confirmed or only suggested, as a word."""
        return translate("Clients", "confirmed") if row.confirmed else translate("Clients", "only suggested")

    def direction(self, before: str, after: str) -> str:
        """Return ▲, ▼ or =."""
        return {"up": UP, "down": DOWN, "same": SAME}[self.model.direction(before, after)]

    def move(self, row: ClientRow) -> str:
        """Return the last move: «▲ с 5, 12 мар»; "=" when the stage was confirmed and never changed."""
        if row.move is None:
            return SAME if row.confirmed else ""
        said = fill(
            translate("Clients", "from %1, %2"),
            self.number(row.move.previous) or self.stage(row.move.previous),
            self.day(row.move.on),
        )
        return f"{self.direction(row.move.previous, row.move.stage)} {said}"

    def move_aloud(self, move: Move | None) -> str:
        """Return a move as a sentence for screen readers."""
        if move is None:
            return ""
        text = {
            "up": translate("Clients", "up from %1 on %2"),
            "down": translate("Clients", "down from %1 on %2"),
            "same": translate("Clients", "unchanged since %2"),
        }[self.model.direction(move.previous, move.stage)]
        return fill(text, self.stage(move.previous), self._texts.formats.long_date(move.on))

    # values

    def day(self, day: date | None) -> str:
        """Return a day short: without the year when it is the year looked at."""
        if day is None:
            return ""
        formats = self._texts.formats
        return formats.day_month(day) if day.year == self._session.as_of.year else formats.date(day)

    def money(self, amounts: Mapping[str, int], totals: Mapping[str, int], places: Mapping[str, int]) -> str:
        """Return amounts by currency, joined by +; shares of ``totals`` while names are hidden.

        ``places`` are the decimals of the amounts in each currency, which stand under each other.
        """
        formats = self._texts.formats
        if not self._session.names_hidden:
            return " + ".join(
                formats.money(amount, currency, places.get(currency)) for currency, amount in amounts.items()
            )
        shares = [
            formats.share(amount / totals[currency], 1)
            for currency, amount in amounts.items()
            if totals.get(currency)
        ]
        return " + ".join(shares)

    def amount(self, amount: int, currency: str, places: int | None = None) -> str:
        """Return one amount, dots while names are hidden."""
        return "•••" if self._session.names_hidden else self._texts.formats.money(amount, currency, places)
