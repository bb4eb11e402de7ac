"""What the fields of records are called and what they hold, in words: in lists, forms and documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from canvas_app.content.catalogue import Catalogue
from canvas_app.content.formats import Formats
from canvas_app.domain.fields import (
    Amount,
    Choice,
    Clock,
    Currency,
    Day,
    Field,
    Line,
    Ref,
    Refs,
    Score,
    Switch,
    Text,
    Whole,
    Words,
)
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_table import word_key

_NOTHING = "field.nothing"


class Names(Protocol):
    """How names and what people wrote may be said: as they are, hidden, or by stand-ins."""

    def record(self, kind: str, record_id: int) -> str:
        """Return what a record is called, empty for one that is gone."""

    def about_person(self, text: str) -> str:
        """Return a text that may be about a person."""


class FieldWords:
    """Says the fields of one kind in one language.

    ``currency`` gives that of amounts of a kind which has no field for it.
    """

    def __init__(
        self, kind: Kind, catalogue: Catalogue, lang: str, names: Names, currency: Callable[[], str]
    ) -> None:
        self._kind, self._catalogue, self._lang = kind, catalogue, lang
        self._names, self._formats, self._own_currency = names, Formats(lang), currency
        currencies = (name for name, field in kind.fields.items() if isinstance(field, Currency))
        self._currency = next(currencies, "")

    def label(self, name: str) -> str:
        """Return what a form or a list calls a field."""
        key = word_key(self._kind, name)
        return self._catalogue.extra(key, "label", self._lang) or self._catalogue.text(key, self._lang)

    def nothing(self, name: str) -> str:
        """Return what a form says where a field holds nothing, among what may be chosen for it."""
        said = self._catalogue.extra(word_key(self._kind, name), "nothing", self._lang)
        return said or self._catalogue.text(_NOTHING, self._lang)

    def choice(self, field: Choice, key: str) -> str:
        """Return what one of the keys of a choice is called, empty for the empty one."""
        return self._catalogue.text(f"{field.labels}.{key}", self._lang) if key and field.labels else key

    def switch(self, on: bool) -> str:
        """Return yes or no."""
        return self._catalogue.text("cond.yes" if on else "cond.no", self._lang)

    def value(self, name: str, record: Any) -> str:
        """Return what a field of a record holds; nothing for an empty one, and for a switch that is off."""
        value = getattr(record, name)
        if value is None or value == "":
            return ""
        match self._kind.fields[name]:
            case Ref(kind=kind):
                return self._names.record(kind, value)
            case Refs(kind=kind):
                return ", ".join(filter(None, (self._names.record(kind, one) for one in value)))
            case Choice() as field:
                return self.choice(field, value)
            case Words():
                return self._names.about_person(", ".join(value))
            case Line() | Text():
                return self._names.about_person(value)
            case Amount():
                currency = getattr(record, self._currency) if self._currency else self._own_currency()
                return self._formats.money(value, currency)
            case Switch():
                return self.switch(value) if value or self._kind.may_lack(name) else ""
            case field:
                return self._plain(field, value)

    def _plain(self, field: Field, value: Any) -> str:
        match field:
            case Day():
                return self._formats.date(value)
            case Clock() | Currency():
                return str(value)
            case Score():
                return self._formats.score(value)
            case Whole():
                return self._formats.number(value)
        raise TypeError(f"no words for a {type(field).__name__}")
