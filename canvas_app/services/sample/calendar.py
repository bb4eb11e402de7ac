"""Days counted back from the sample's own day, and how lively each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

OPENED = 655
"""Days ago when the shop opened: nothing is older."""
OLD = 102
"""Days ago from which something lies safely before the last 90 days, however they are counted."""
RECENT = 78
"""Days ago up to which something lies safely inside them."""
LAPSE = 365
"""Days without a deal after which a client with one or two deals has gone quiet (domain catalogue, 6.1)."""

_SATURDAY = 5


class Calendar:
    """Turns «so many days ago» into dates, none of them after ``day``."""

    def __init__(self, day: date, seasons: Mapping[str, Sequence[float]]) -> None:
        self.day = day
        self._seasons = seasons

    def on(self, ago: int) -> date:
        """Return the date ``ago`` days before the sample's day."""
        return self.day - timedelta(days=ago)

    def workday(self, ago: int) -> date:
        """Return the same, on the Friday before when it falls on a weekend."""
        on = self.on(ago)
        return on - timedelta(days=max(0, on.weekday() - _SATURDAY + 1))

    def business(self, ago: int, segment: str) -> date:
        """Return a date on which the clients of ``segment`` buy: offices do not at weekends."""
        return self.workday(ago) if segment == "offices" else self.on(ago)

    def season(self, ago: int, segment: str) -> float:
        """Return how lively the month of that date is for ``segment``; 1 is usual."""
        return self._seasons[segment][self.on(ago).month - 1]
