"""Names as the screen says them: hidden where names of people are not to be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from canvas_app.content.field_words import FieldWords
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.ui.common.context import PageContext

HIDDEN: Final = "•••"
_NOBODY: Final[Mapping[str, Mapping[int, str]]] = {}


class ShownNames:
    """The names of the records that a list or a form refers to, by kind and id."""

    def __init__(self, host: PageContext, names: Mapping[str, Mapping[int, str]] = _NOBODY) -> None:
        self._catalogue, self._lang, self._hidden = (
            host.texts.catalogue,
            host.texts.lang,
            host.session.names_hidden,
        )
        self._names = names

    def record(self, kind: str, record_id: int) -> str:
        """Return what a record is called on the screen, empty for one that is gone."""
        name = self._names.get(kind, {}).get(record_id)
        return "" if name is None else self.of_kind(kind, name)

    def of_kind(self, kind: str, name: str) -> str:
        """Return the name of a record as the screen says it; one without a name is called its kind."""
        if not name:
            return self._catalogue.text(f"kind.{kind}", self._lang)
        return self.about_person(name) if KINDS[kind].about_people else name

    def about_person(self, text: str) -> str:
        """Return a text that may be about a person."""
        return HIDDEN if text and self._hidden else text


def words_of(host: PageContext, kind: Kind, names: Mapping[str, Mapping[int, str]] = _NOBODY) -> FieldWords:
    """Return the words of a kind's fields in the language of the window."""
    currency = partial(host.session.workbook.setting, "currency")
    return FieldWords(kind, host.texts.catalogue, host.texts.lang, ShownNames(host, names), currency)
