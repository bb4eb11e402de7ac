"""Days of the calendar's arithmetic, its ends among them."""

from datetime import date

import pytest

from canvas_app.domain.stages.months import days_before, year_before


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 23), date(2025, 11, 24)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date.min, date.min),
    ],
)
def test_a_year_is_twelve_months_that_end_with_the_day(day, first):
    assert year_before(day) == first


def test_days_before_stop_where_the_calendar_begins():
    assert days_before(date(2026, 3, 1), 1) == date(2026, 2, 28)
    assert days_before(date(1, 1, 2), 89) == date.min
