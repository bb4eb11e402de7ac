"""The words of the bilingual content in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from canvas_app.domain.kinds import KINDS

if TYPE_CHECKING:
    from canvas_app.content import Catalogue, Formats, Messages
    from canvas_app.ui.common.session import Session
    from canvas_app.ui.common.text import Language

_ABOUT_PEOPLE = (
    *(f"edit.{kind.name}_" for kind in KINDS.values() if kind.about_people),
    "error.value.code_taken",
    "error.value.merge_same",
    "error.not_found.client_several",
    "error.import.row.duplicate",
    "error.import.row.id_other",
)
_NAMES, _HIDDEN = ("name", "into"), "•••"


class Texts:
    """Labels, sentences and the writing of values; one per open workbook, whose numbers some have.

    Attributes:
        catalogue, messages: the bilingual content.

    """

    def __init__(
        self, session: Session, language: Language, catalogue: Catalogue, messages: Messages
    ) -> None:
        self.catalogue, self.messages = catalogue, messages
        self._session, self._language = session, language
        self._formats: Formats | None = None

    @property
    def lang(self) -> str:
        """The language of the window: ``ru`` or ``en``."""
        return self._language.code

    @property
    def formats(self) -> Formats:
        """How numbers, dates and money are written in the language of the window."""
        if self._formats is None or self._formats.lang != self.lang:
            from canvas_app.content import Formats

            self._formats = Formats(self.lang)
        return self._formats

    def text(self, key: str) -> str:
        """Return the catalogue's label of ``key`` in the language of the window."""
        return self._with_numbers(self.catalogue.text(key, self.lang))

    def hint(self, key: str) -> str:
        """Return the catalogue's explanation of ``key`` in the language of the window, empty for none."""
        return self._with_numbers(self.catalogue.hint(key, self.lang))

    def sentence(self, key: str, /, **params: object) -> str:
        """Return the message ``key`` with its values, but no hidden names, in the language of the window."""
        return self.messages.say(key, self.lang, **self.hiding(key, params))

    def edit_name(self, name: str, params: Mapping[str, Any]) -> str:
        """Return what an edit is called; while names are hidden, without the people it is about."""
        return self.messages.say_edit(name, self.lang, self.hiding(name, params))

    def edit_done(self, name: str, params: Mapping[str, Any]) -> str:
        """Return what an edit did as a sentence of its own, where one is written, else what it is called."""
        done = name.replace("edit.", "done.", 1)
        key = done if self.messages.has(done) else name
        text = self.messages.say_edit(key, self.lang, self.hiding(name, params))
        return text[:1].upper() + text[1:]

    def hiding(self, key: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of the message ``key``; while names are hidden, without those of people."""
        hidden = self._session.names_hidden and key.startswith(_ABOUT_PEOPLE)
        return {name: _HIDDEN if hidden and name in _NAMES else value for name, value in params.items()}

    def _with_numbers(self, text: str) -> str:
        if "{" not in text:
            return text
        from canvas_app.content.rule_numbers import with_numbers
        from canvas_app.services.stages import thresholds

        return with_numbers(text, partial(thresholds, self._session.workbook), self.lang)
