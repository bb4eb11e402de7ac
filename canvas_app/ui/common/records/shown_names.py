"""Names as the screen says them: hidden where names of people are not to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas_app.content.field_words import FieldWords
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.ui.common.host import Host

HIDDEN: Final = "•••"
_NOBODY: Final[Mapping[str, Mapping[int, str]]] = {}


class ShownNames:
    """The names of the records that a list or a form refers to, by kind and id."""

    def __init__(self, names: Mapping[str, Mapping[int, str]], *, hidden: bool) -> None:
        self._names, self._hidden = names, hidden

    def record(self, kind: str, record_id: int) -> str:
        """Return what a record is called on the screen, empty for one that is gone."""
        name = self._names.get(kind, {}).get(record_id, "")
        return self.of_kind(kind, name)

    def of_kind(self, kind: str, name: str) -> str:
        """Return the name of a record of a kind as the screen says it."""
        return self.about_person(name) if KINDS[kind].about_people else name

    def about_person(self, text: str) -> str:
        """Return a text that may be about a person."""
        return HIDDEN if text and self._hidden else text


def words_of(host: Host, kind: Kind, names: Mapping[str, Mapping[int, str]] = _NOBODY) -> FieldWords:
    """Return the words of a kind's fields in the language of the window."""
    shown = ShownNames(names, hidden=host.names_hidden)
    return FieldWords(kind, host.catalogue, host.lang, shown, host.workbook.setting("currency"))
