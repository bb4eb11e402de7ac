"""What the page is asked to show: model, segment, employee, period, basis, clients or income."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from canvas_app.domain.stages.months import days_before
from canvas_app.services.stages import Request

PERIODS: Final = ("30", "90", "365", "year", "all", "custom")
"""Periods of moves; those of digits are days."""
BASES: Final = ("shown", "confirmed", "suggested")


@dataclass(frozen=True, slots=True)
class RelationshipsOptions:
    """The filter row.

    Attributes:
        model: key of the stage model, empty for the workbook's own.
        segments, employees: ids, None for clients without one; empty for all.
        period: one of PERIODS; ``first``: first day of a custom one.
        income: whether charts show income instead of clients.

    """

    model: str = ""
    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()
    period: str = "90"
    first: date | None = None
    basis: str = "shown"
    income: bool = False

    @property
    def narrowed(self) -> bool:
        """Tell whether only some clients are looked at."""
        return bool(self.segments or self.employees)

    def begin(self, day: date, first_record: date | None) -> date:
        """Return the first day of the period that ends with ``day``."""
        if self.period.isdecimal():
            return days_before(day, int(self.period) - 1)
        if self.period == "year":
            return date(day.year, 1, 1)
        options = first_record if self.period == "all" else self.first
        return min(options or days_before(day, 364), day)

    def request(self, model: str, day: date, first_record: date | None) -> Request:
        """Return what is asked of the services."""
        begin = self.begin(day, first_record)
        return Request(model, day, begin, self.basis, self.segments, self.employees)
