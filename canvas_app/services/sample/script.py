"""The sample's texts and counts, read from ``resources/samples`` in one language and currency."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from canvas_app import paths
from canvas_app.content import Formats
from canvas_app.domain.money import UNITS

Entry = Mapping[str, Any]

_BASES = {"ru": "RUB", "en": "USD"}


class Script:
    """What a sample is made from, seen in one language and one currency.

    Attributes:
        name: the sample's name, for example ``coffee``.
        lang: ``ru`` or ``en``.
        currency: ISO 4217 code of every amount.

    """

    def __init__(self, raw: Entry, name: str, lang: str, currency: str = "") -> None:
        self.name = name
        self.lang = lang
        self.currency = currency or _BASES[lang]
        self._raw = raw
        self._formats = Formats(lang)
        known: Entry = raw["currencies"]
        self._rate: Entry = known.get(self.currency, {"rate": 1, "step": 0.05})

    def many(self, key: str) -> Sequence[Entry]:
        """Return the entries of a list, in the file's order."""
        found: Sequence[Entry] = self._raw[key]
        return found

    def table(self, key: str) -> Entry:
        """Return a table of the file."""
        found: Entry = self._raw[key]
        return found

    def line(self, key: str) -> str:
        """Return the text of the table ``key``."""
        return self.text(self._raw[key])

    def text(self, entry: Entry) -> str:
        """Return the text of ``entry`` with the amounts it names written out, or nothing."""
        text: str = entry.get(self.lang, "")
        if "{" not in text or "{}" in text:
            return text
        amounts = {
            key: self._formats.money(self.amount(value), self.currency)
            for key, value in self._raw["amounts"].items()
        }
        return text.format_map(amounts)

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list."""
        return [self.text(entry) for entry in self.many(key)]

    def amount(self, price: Entry, count: int = 1, share: float = 1.0) -> int:
        """Return ``count`` times a price in 1/10,000 of the currency.

        Roubles and dollars are written in the file; another currency is reckoned from dollars. ``share``
        of the price is rounded to a step that a price list would have.
        """
        if self.currency in _BASES.values():
            one, step = float(price[self.currency]), 5.0 if self.currency == "RUB" else 0.05
        else:
            one, step = float(price["USD"]) * float(self._rate["rate"]), float(self._rate["step"])
        steps = round(one * share / step)
        return steps * round(step * UNITS) * count

    def cost(self, entry: Entry) -> int | None:
        """Return the amount that ``entry`` names as its cost, None for none."""
        return self.amount(self._raw["amounts"][entry["cost"]]) if "cost" in entry else None


def load_script(name: str, lang: str, currency: str = "", folder: Path | None = None) -> Script:
    """Return the script of the sample ``name``.

    Raises:
        FileNotFoundError: there is no such sample.

    """
    file = (folder or paths.resources() / "samples") / f"{name}.toml"
    return Script(tomllib.loads(file.read_text("utf-8")), name, lang, currency)
