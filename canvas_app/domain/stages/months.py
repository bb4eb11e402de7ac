"""Calendar arithmetic of the stage rules: completed months, and days that never leave the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def completed_months(start: date, end: date) -> int:
    """Return how many whole calendar months lie between ``start`` and a later ``end``.

    31 January to 28 February is no whole month yet, to 1 March it is one.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if end.day < start.day else months


def day_completing(start: date, months: int) -> date:
    """Return the first day on which ``months`` months since ``start`` are completed."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    month += 1
    if start.day <= monthrange(year, month)[1]:
        return date(year, month, start.day)
    return date(year, month, monthrange(year, month)[1]) + timedelta(days=1)


def days_after(day: date, days: int) -> date:
    """Return the day ``days`` later, the last day of the calendar when there is none."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def days_before(day: date, days: int) -> date:
    """Return the day ``days`` earlier, the first day of the calendar when there is none."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return date.min


def year_before(day: date) -> date:
    """Return the first day of the 12 months that end with ``day``."""
    if day.year == date.min.year:
        return date.min
    try:
        return day.replace(year=day.year - 1) + timedelta(days=1)
    except ValueError:  # 29 February
        return date(day.year - 1, 3, 1)


def month_ends(day: date, count: int) -> tuple[date, ...]:
    """Return the last days of the ``count - 1`` months before that of ``day``, oldest first, then ``day``."""
    ends = [day]
    first = day.replace(day=1)
    for _ in range(count - 1):
        if first == date.min:
            break
        last = first - timedelta(days=1)
        ends.append(last)
        first = last.replace(day=1)
    return tuple(reversed(ends))
