"""Amounts of money: integers of 1/10,000 of the currency, never floating point."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from canvas_app.domain.errors import ValueRefusedError

UNITS = 10_000
AMOUNT_LIMIT = 10**16
"""The largest amount there may be, in 1/10,000."""
TOGETHER = 9 * 10**18
"""The largest sum of all amounts without signs: every sum of a workbook stays inside 64 bits."""


def amount_from_decimal(value: Decimal) -> int:
    """Return ``value`` as 1/10,000 units.

    Raises:
        ValueRefusedError: more than four decimals, not finite, or beyond 10^12.

    """
    try:
        scaled = value * UNITS
        whole = int(scaled)
    except (InvalidOperation, OverflowError, ValueError):
        raise ValueRefusedError("value.amount", value=str(value)) from None
    if scaled != whole:
        raise ValueRefusedError("value.amount_decimals", value=str(value))
    if abs(whole) > AMOUNT_LIMIT:
        raise ValueRefusedError("value.amount_large", value=str(value))
    return whole


def require_countable(total: float) -> None:
    """Refuse what makes all amounts of a workbook together, in 1/10,000 and without signs, too large to sum.

    Raises:
        ValueRefusedError: ``value.amounts_large``.

    """
    if total > TOGETHER:
        raise ValueRefusedError("value.amounts_large")


def amount_to_decimal(amount: int) -> Decimal:
    """Return ``amount`` (1/10,000 units) as a decimal with at least two places: 8.50, 0.0001."""
    value = (Decimal(amount) / UNITS).normalize()
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -2:
        return value.quantize(Decimal("0.01"))
    return value


def amount_to_text(amount: int) -> str:
    """Return ``amount`` as a decimal string for machines: ``-8.50``."""
    return f"{amount_to_decimal(amount):f}"
