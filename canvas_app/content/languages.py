"""The two languages of the content, and a text in both."""

from __future__ import annotations

from typing import NamedTuple

from canvas_app.domain.languages import LANGUAGES

__all__ = ["LANGUAGES", "Wording"]


class Wording(NamedTuple):
    """One text in both languages."""

    en: str
    ru: str

    def of(self, lang: str) -> str:
        """Return the text in ``lang``, ``en`` or ``ru``."""
        if lang == "ru":
            return self.ru
        if lang == "en":
            return self.en
        raise ValueError(f"no such language: {lang!r}")
