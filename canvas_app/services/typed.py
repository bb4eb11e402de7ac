"""What people type into fields: amounts, days and numbers as their language writes them."""

from __future__ import annotations

from datetime import date

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.money import amount_from_decimal
from canvas_app.exchange.dates import Order, parse_moment
from canvas_app.exchange.numbers import Style, parse_number
from canvas_app.exchange.problems import RowRefusedError


def typed_day(text: str, lang: str) -> date | None:
    """Return the day that ``text`` writes in any usual form, None for an empty text.

    01/02/2003 is read with the day first in Russian, the month first in English.

    Raises:
        ValueRefusedError: ``value.date``.

    """
    if not text.strip():
        return None
    try:
        return parse_moment(text.strip(), Order.DAY if lang == "ru" else Order.MONTH).day
    except RowRefusedError:
        raise ValueRefusedError("value.date", value=text.strip()) from None


def typed_amount(text: str, lang: str) -> tuple[int, str]:
    """Return an amount in 1/10,000 and the currency written beside it, empty without one.

    1,234 is a fraction in Russian and thousands in English.

    Raises:
        ValueRefusedError: ``value.amount``, ``value.amount_decimals`` or ``value.amount_large``.

    """
    try:
        number = (
            parse_number(text.strip(), Style.COMMA if lang == "ru" else Style.POINT) if text.strip() else None
        )
    except RowRefusedError:
        number = None
    if number is None or number.percent:
        raise ValueRefusedError("value.amount", value=text.strip())
    return amount_from_decimal(number.value), number.currency


def typed_number(text: str, lang: str, *, whole: bool = False) -> float:
    """Return a number with a fraction; 1,234 is one in Russian and thousands in English.

    For a ``whole`` number thousands alone may be parted: 1,234 is refused in Russian, not taken for one.

    Raises:
        ValueRefusedError: ``value.number``.

    """
    bare = text.strip()
    own, other = (Style.COMMA, Style.POINT) if lang == "ru" else (Style.POINT, Style.COMMA)
    try:
        number = parse_number(bare, own)
        if number.percent or number.currency or (whole and number.value < parse_number(bare, other).value):
            raise ValueRefusedError("value.number", value=bare)
    except RowRefusedError:
        raise ValueRefusedError("value.number", value=bare) from None
    return float(number.value)


def typed_score(text: str, lang: str) -> float | None:
    """Return a score with a fraction, None for an empty text (ValueRefusedError ``value.number``)."""
    return typed_number(text, lang) if text.strip() else None
