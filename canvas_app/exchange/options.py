"""What a person said about a file to be imported; everything else is found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from canvas_app.domain.errors import PersonError
from canvas_app.exchange.dates import Order
from canvas_app.exchange.numbers import Style

SAME_ID: Final = ("lines", "separate")
"""Rows of deals that share an id: lines of one deal, or deals of their own."""

_NONE: Mapping[str, str] = MappingProxyType({})
_DELIMITERS: Final = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "pipe": "|"}
_ANSWERS: Final = {
    "dates": ("dmy", "mdy"),
    "numbers": ("point", "comma"),
    "header": ("yes", "no"),
    "same_id": SAME_ID,
}


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The person's answers; empty ones are to be found out.

    Attributes:
        encoding: name of the encoding.
        delimiter: the one character between cells, or ``tab``, ``comma``, ``semicolon``, ``pipe``.
        header: ``yes`` or ``no``: whether there is a row of headers.
        mapping: field to a column's header, or ``#3`` for the third, or empty for none. The names of the
            other answers (``dates``, ``numbers``, ``header``, ``same_id``) may stand here too.
        dates: order of dates that could be two, such as 01/02/2003.
        numbers: decimal sign of numbers that could be two, such as 1,234.
        same_id: one of SAME_ID.

    """

    encoding: str = ""
    delimiter: str = ""
    header: str = ""
    mapping: Mapping[str, str] = field(default_factory=lambda: _NONE)
    dates: Order = Order.UNKNOWN
    numbers: Style = Style.UNKNOWN
    same_id: str = "lines"

    def settled(self) -> ImportOptions:
        """Return the same answers, each in its place and checked.

        Raises:
            PersonError: an answer is none of those there are, or the delimiter is no single character.

        """
        fields = {name.strip(): column.strip() for name, column in self.mapping.items()}
        given = {name: fields.pop(name) for name in _ANSWERS if name in fields}
        for name, answer in given.items():
            if answer not in _ANSWERS[name]:
                allowed = ", ".join(_ANSWERS[name])
                raise PersonError("import.answer", name=name, answer=answer, allowed=allowed)
        return ImportOptions(
            encoding=self.encoding.strip(),
            delimiter=_character(self.delimiter),
            header=given.get("header", self.header),
            mapping=MappingProxyType(fields),
            dates=Order(given.get("dates", self.dates)),
            numbers=Style(given.get("numbers", self.numbers)),
            same_id=given.get("same_id", self.same_id),
        )


def mapping_from(pairs: Iterable[str]) -> dict[str, str]:
    """Return the mapping that a command's arguments ``field=column`` say.

    Raises:
        PersonError: an argument has another form.

    """
    mapping: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name.strip():
            raise PersonError("import.map_form", text=pair)
        mapping[name.strip()] = column.strip()
    return mapping


def _character(text: str) -> str:
    found = _DELIMITERS.get(text.casefold(), text)
    if len(found) > 1 or found in ('"', "\n", "\r"):
        raise PersonError("import.delimiter", text=text)
    return found
