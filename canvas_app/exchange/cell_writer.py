"""What a value is as a cell of an exported table: what ``cells`` reads back as the same value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from canvas_app.content import Catalogue
from canvas_app.domain.fields import Choice
from canvas_app.domain.money import amount_to_text
from canvas_app.exchange.fields import TableField
from canvas_app.exchange.tags import joined
from canvas_app.exchange.words import YES_NO, Words

_GROUP: Final = 3
"""Decimals that would look like a group of thousands."""


class CellWriter:
    """Writes the cells of tables in one language, ``ru`` or ``en``."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self._catalogue, self._lang = catalogue, lang
        self._words = Words(catalogue)
        self._choices: dict[tuple[int, str], tuple[Choice, str]] = {}

    def cell(self, field: TableField, value: Any) -> str:
        """Return the cell of a column that holds ``value``, empty for None.

        A day with a time of day comes as a pair, another record by what it is called.
        """
        return "" if value is None else _WRITERS[field.holds](self, field, value)

    def choice(self, choice: Choice, key: str) -> str:
        """Return what a key is called, or the key itself where its name would be read as another one."""
        known = self._choices.get((id(choice), key))
        if known is None:
            named = f"{choice.labels}.{key}" if choice.labels and key else ""
            label = self._catalogue.text(named, self._lang) if named else key
            text = label if self._words.find(choice, label) == key else key
            known = self._choices[id(choice), key] = (choice, text)
        return known[1]

    def note_kind(self, block: str, key: str) -> str:
        """Return what a kind of note is called, or its key where its name would be read as others."""
        label = self._catalogue.text(key, self._lang) if self._catalogue.has(key) else key
        alone = not any(sign in label for sign in ",;|")
        return label if alone and self._words.note_kind(block, label) == key else key

    def number(self, value: Decimal) -> str:
        """Return a number with the language's decimal sign, which no reader takes for that of thousands."""
        text = f"{value:f}"
        whole, point, decimals = text.partition(".")
        if len(decimals) == _GROUP:
            decimals += "0"
        return f"{whole}{',' if point and self._lang == 'ru' else point}{decimals}"


def _text(writer: CellWriter, field: TableField, value: Any) -> str:
    del writer, field
    return str(value)


def _day(writer: CellWriter, field: TableField, value: date) -> str:
    del writer, field
    return value.isoformat()


def _moment(writer: CellWriter, field: TableField, value: tuple[date | None, str]) -> str:
    del writer, field
    day, time = value
    return " ".join(filter(None, (day.isoformat() if day else "", time)))


def _choice(writer: CellWriter, field: TableField, value: str) -> str:
    assert isinstance(field.declared, Choice), "the cells of such a field alone hold keys"
    return writer.choice(field.declared, value)


def _yes_no(writer: CellWriter, field: TableField, value: bool) -> str:
    del field
    return writer.choice(YES_NO, "yes" if value else "no")


def _amount(writer: CellWriter, field: TableField, value: int) -> str:
    del field
    return writer.number(Decimal(amount_to_text(value)))


def _score(writer: CellWriter, field: TableField, value: float) -> str:
    del field
    decimal = Decimal(repr(value))
    return writer.number(decimal.to_integral_value() if decimal == decimal.to_integral_value() else decimal)


def _scale(writer: CellWriter, field: TableField, value: str) -> str:
    del writer, field
    return value.replace("-", "–")  # a spreadsheet takes 1-5 for a day


def _tags(writer: CellWriter, field: TableField, value: tuple[str, ...]) -> str:
    del writer, field
    return joined(value)


_WRITERS: Final[Mapping[str, Callable[[CellWriter, TableField, Any], str]]] = {
    "line": _text, "text": _text, "tags": _tags, "yes_no": _yes_no, "count": _text, "whole": _text,
    "amount": _amount, "score": _score, "currency": _text, "moment": _moment, "date": _day, "time": _text,
    "scale": _scale, "choice": _choice,
}  # fmt: skip
"""What writes a cell, by what the cell holds: as ``cells.READERS``."""
