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


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The person's answers; empty ones are to be found out.

    Attributes:
        encoding: name of the encoding.
        delimiter: the one character between cells.
        header: ``yes`` or ``no``: whether there is a row of headers.
        fields: field to a column's header, or ``#3`` for the third, or empty for none.
        dates: order of dates that could be two, such as 01/02/2003.
        numbers: decimal sign of numbers that could be two, such as 1,234.
        same_id: one of SAME_ID.

    """

    encoding: str = ""
    delimiter: str = ""
    header: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: _NONE)
    dates: Order = Order.UNKNOWN
    numbers: Style = Style.UNKNOWN
    same_id: str = "lines"


def options_from(pairs: Iterable[str], encoding: str = "", delimiter: str = "") -> ImportOptions:
    """Return the options that a command's arguments say.

    Args:
        pairs: ``field=column``; also ``dates=dmy``, ``dates=mdy``, ``numbers=point``, ``numbers=comma``,
            ``header=no`` and ``same_id=separate``.
        encoding: name of the encoding, or empty.
        delimiter: the character, or ``tab``, ``comma``, ``semicolon``, ``pipe``; or empty.

    Raises:
        PersonError: a pair or the delimiter is none.

    """
    fields: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name.strip():
            raise PersonError("import.map_form", text=pair)
        fields[name.strip()] = column.strip()
    answers = {
        name: _answer(name, fields.pop(name), allowed)
        for name, allowed in (
            ("dates", ("dmy", "mdy")), ("numbers", ("point", "comma")), ("header", ("yes", "no")),
            ("same_id", SAME_ID),
        )
        if name in fields
    }  # fmt: skip
    return ImportOptions(
        encoding=encoding.strip(),
        delimiter=_character(delimiter),
        header=answers.get("header", ""),
        fields=MappingProxyType(fields),
        dates=Order(answers.get("dates", "")),
        numbers=Style(answers.get("numbers", "")),
        same_id=answers.get("same_id", "lines"),
    )


def _answer(name: str, answer: str, allowed: tuple[str, ...]) -> str:
    if answer not in allowed:
        raise PersonError("import.answer", name=name, answer=answer, allowed=", ".join(allowed))
    return answer


def _character(text: str) -> str:
    found = _DELIMITERS.get(text.casefold(), text)
    if len(found) > 1 or found in ('"', "\n", "\r"):
        raise PersonError("import.delimiter", text=text)
    return found
