"""Deals: open, won or lost, with one or more lines of amount and revenue stream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal with a client; its amounts are in its lines, all of one currency.

    Attributes:
        code: the id it has elsewhere, or empty; unique when set.
        currency: ISO 4217 code.
        probability: per cent, 0 to 100, or None.

    """

    kind: ClassVar[str] = "deal"
    id: int
    client_id: int
    title: str = ""
    code: str = ""
    currency: str = ""
    opened_on: date | None = None
    won_on: date | None = None
    lost_on: date | None = None
    expected_on: date | None = None
    probability: int | None = None
    employee_id: int | None = None


@dataclass(frozen=True, slots=True)
class DealLine:
    """One line of a deal: ``amount`` in 1/10,000 of the deal's currency, and the stream it belongs to."""

    kind: ClassVar[str] = "deal_line"
    id: int
    deal_id: int
    amount: int
    stream_id: int | None = None
    position: int = 0


def deal_status(deal: Deal, day: date) -> str:
    """Return ``won``, ``lost``, ``open`` or ``none`` as of ``day``.

    Source: domain catalogue, 6.2; ``none`` means: not there yet.
    """
    if deal.won_on is not None and deal.won_on <= day:
        return "won"
    if deal.lost_on is not None and deal.lost_on <= day:
        return "lost"
    if deal.opened_on is not None:
        return "open" if deal.opened_on <= day else "none"
    return "none" if deal.won_on is not None or deal.lost_on is not None else "open"
