"""Which currency the register's figures are in: amounts of different ones are never added together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from canvas_app.domain.stages.months import year_before
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook


def counted_currency(workbook: Workbook, day: date) -> str:
    """Return the currency of the figures of the 12 months up to ``day``.

    The workbook's own; where no deal was won in it, the one with most lines: nobody's dollars become 0 ₽.
    """
    return currency_of(workbook, reads.revenue_by_stream(workbook, year_before(day), day))


def currency_of(workbook: Workbook, revenue: Iterable[reads.StreamRevenue]) -> str:
    """Return the same from revenue that was read already."""
    own = workbook.setting("currency")
    lines: Counter[str] = Counter()
    for one in revenue:
        lines[one.currency] += one.lines
    if own in lines or not lines:
        return own
    return min(lines, key=lambda code: (-lines[code], code))
