"""What a deal may hold: text cleaned, currency, probability and dates checked."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.sales.currencies import CODES
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.text import clean_line


def clean_currency(code: str) -> str:
    """Return the ISO 4217 code of a currency in capitals (ValueRefusedError ``value.currency``)."""
    code = clean_line(code).upper()
    if code not in CODES:
        raise ValueRefusedError("value.currency", value=code)
    return code


def clean_deal(deal: Deal) -> Deal:
    """Return ``deal`` fit to be stored.

    Raises:
        ValueRefusedError: ``value.currency``, ``value.probability``, ``value.won_and_lost`` or
            ``value.dates_order`` (closed before it was opened).

    """
    if deal.won_on is not None and deal.lost_on is not None:
        raise ValueRefusedError("value.won_and_lost")
    if deal.probability is not None and not 0 <= deal.probability <= 100:
        raise ValueRefusedError("value.probability", value=str(deal.probability))
    closed = deal.won_on or deal.lost_on
    if closed is not None and deal.opened_on is not None and closed < deal.opened_on:
        raise ValueRefusedError("value.dates_order", start=deal.opened_on, end=closed)
    return replace(
        deal,
        title=clean_line(deal.title),
        code=clean_line(deal.code),
        currency=clean_currency(deal.currency),
    )
