"""The words of a document: sentences, labels and values in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from canvas_app.content import Catalogue, Formats, Messages, load_catalogue, load_messages


@dataclass(frozen=True, slots=True)
class Words:
    """Content in the language of a document."""

    catalogue: Catalogue
    messages: Messages
    lang: str

    @classmethod
    def of(cls, lang: str) -> Words:
        """Return the program's own content in ``lang``."""
        return cls(load_catalogue(), load_messages(), lang)

    @property
    def formats(self) -> Formats:
        """How the language writes values."""
        return Formats(self.lang)

    def say(self, key: str, **params: object) -> str:
        """Return the sentence ``doc.key``."""
        return self.messages.say(f"doc.{key}", self.lang, **params)

    def date(self, day: date) -> str:
        """Return a date that no column breaks."""
        return self.formats.date(day).replace(" ", "\u00a0")

    def text(self, key: str) -> str:
        """Return a text of the catalogue."""
        return self.catalogue.text(key, self.lang)
