"""Numbers as people and programs write them, exactly; which sign is the decimal one is told by the column.

``1,234`` alone may be 1.234 or 1234. The other values of its column mostly tell (``12,5`` or ``1,234,567``);
where they do not, the person is asked, never a guess made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from canvas_app.exchange import limits
from canvas_app.exchange.currencies import currency_code
from canvas_app.exchange.problems import RowRefusedError

_DIGITS_LIMIT: Final = 20
_SAME_SPACE: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2008\u200a\u2006\u2005\u2004\t"), " ")
_SAME_SIGN: Final = dict.fromkeys(map(ord, "\u2212\u2013\u2010\u2011\ufe63\uff0d"), "-")
_SAME_MARK: Final = dict.fromkeys(map(ord, "\u2019\u02bc"), "'")
_SAME: Final = {**_SAME_SPACE, **_SAME_SIGN, **_SAME_MARK}

_PARTS = re.compile(r"([^0-9]*)([0-9](?:[0-9.,' ]*[0-9])?)([^0-9]*)")
_NO_CENTS: Final = (".-", ",-", ".", ",")
"""What may follow a whole amount: 100.- and 100. are 100."""


class Style(StrEnum):
    """Which sign parts the decimals in a column."""

    POINT = "point"
    COMMA = "comma"
    UNKNOWN = ""


_UNGROUPED: Final = {
    Style.POINT: re.compile(r"[0-9]+(?:\.[0-9]+)?"),
    Style.COMMA: re.compile(r"[0-9]+(?:,[0-9]+)?"),
}
_GROUPED: Final = {
    Style.POINT: re.compile(r"[1-9][0-9]{0,2}([ ',])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]+)?"),
    Style.COMMA: re.compile(r"[1-9][0-9]{0,2}([ '.])[0-9]{3}(?:\1[0-9]{3})*(?:,[0-9]+)?"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly as written.

    Attributes:
        value: the number.
        currency: ISO code of the currency written beside it, or empty.
        percent: a per cent sign was written beside it.

    """

    value: Decimal
    currency: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """A cell taken apart: its number read with a decimal point and with a decimal comma, None: not so."""

    point: Decimal | None
    comma: Decimal | None
    currency: str
    percent: bool

    @property
    def style(self) -> Style | None:
        """The style that the value tells, UNKNOWN when both read it alike, None when they differ."""
        if self.point == self.comma:
            return Style.UNKNOWN
        if self.point is not None and self.comma is not None:
            return None
        return Style.COMMA if self.point is None else Style.POINT


class StyleFinder:
    """Sees the values of a column one by one and says which decimal sign they tell."""

    def __init__(self) -> None:
        self._told: set[Style] = set()
        self._example = ""

    def see(self, cell: str) -> None:
        """Look at the next value."""
        if cell.isdigit():
            return
        try:
            style = _taken_apart(cell).style
        except RowRefusedError:
            return
        if style is None:
            self._example = self._example or cell.strip()
        elif style is not Style.UNKNOWN:
            self._told.add(style)

    def found(self) -> tuple[Style, str]:
        """Return the decimal sign, and the first value that leaves it open.

        The example is empty when no value needs to know. Values that contradict each other tell nothing.
        """
        return (next(iter(self._told)) if len(self._told) == 1 else Style.UNKNOWN), self._example


def parse_number(cell: str, style: Style = Style.UNKNOWN) -> Number:
    """Return the number that ``cell`` writes.

    Args:
        cell: not blank.
        style: the decimal sign of its column; asked only when the value could be two numbers.

    Raises:
        RowRefusedError: not a number, or it could be two.

    """
    written = _taken_apart(cell)
    own = written.style
    if own is None and style is Style.UNKNOWN:
        raise RowRefusedError("import.row.number_unclear", value=shown(cell))
    value = written.comma if (own or style) is Style.COMMA else written.point
    assert value is not None, "the style says which reading there is"
    return Number(value, written.currency, written.percent)


def _taken_apart(cell: str) -> _Written:
    if len(cell) > limits.VALUE_CHARACTERS:  # no number; and it would be remembered
        raise _not_a_number(cell)
    return _written(cell)


@lru_cache(maxsize=4096)
def _written(cell: str) -> _Written:
    text = cell.translate(_SAME).strip()
    bracketed = text.startswith("(") and text.endswith(")")
    parts = _PARTS.fullmatch(text[1:-1] if bracketed else text)
    if parts is None:
        raise _not_a_number(cell)
    before, body, after = parts.groups()
    if after.strip() in _NO_CENTS:
        after = ""
    minuses = bracketed + before.count("-") + after.count("-")
    before, after = (re.sub("[-+ ]", "", part) for part in (before, after))
    if before.endswith((".", ",")) and (len(before) == 1 or not currency_code(before)):
        before, body = before[:-1], f"0{before[-1]}{body}"
    currency = currency_code(before or after)
    percent = after == "%"
    if minuses > 1 or (before and after) or ((before or after) and not currency and not percent):
        raise _not_a_number(cell)
    point, comma = (_read(body, style, negative=minuses == 1) for style in (Style.POINT, Style.COMMA))
    if point is None and comma is None:
        raise _not_a_number(cell)
    return _Written(point, comma, currency, percent)


def _read(body: str, style: Style, *, negative: bool) -> Decimal | None:
    if not _UNGROUPED[style].fullmatch(body) and not _GROUPED[style].fullmatch(body):
        return None
    whole, _, decimals = body.partition("." if style is Style.POINT else ",")
    whole = re.sub("[^0-9]", "", whole)
    decimals = decimals.rstrip("0")
    if len(whole) + len(decimals) > _DIGITS_LIMIT:
        return None
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    return -value if negative else value


def _not_a_number(cell: str) -> RowRefusedError:
    return RowRefusedError("import.row.number", value=shown(cell))


def shown(cell: str) -> str:
    """Return a cell's text short enough to be named in a sentence."""
    text = " ".join(cell[: limits.NAME_CHARACTERS].split())
    return text if len(text) <= 60 else f"{text[:59]}…"
