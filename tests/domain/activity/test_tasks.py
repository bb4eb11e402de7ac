"""When a task comes again, and what a task may hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.activity.tasks import REPEATS, TASK_STATUSES, Task, next_due, waits
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.kinds import clean


@pytest.mark.parametrize(
    ("due", "repeats", "done", "then"),
    [
        ("2026-12-01", "day", "2026-12-01", "2026-12-02"),
        ("2026-12-01", "week", "2026-12-01", "2026-12-08"),
        ("2026-12-01", "week", "2026-11-20", "2026-12-08"),  # done early: the rhythm stays
        ("2026-12-01", "week", "2026-12-20", "2026-12-22"),  # done late: none that is over already
        ("2026-12-01", "day", "2026-12-20", "2026-12-21"),
        ("2027-01-31", "month", "2027-01-31", "2027-02-28"),
        ("2027-01-31", "month", "2027-03-01", "2027-03-31"),  # the 31st again
        ("2026-11-30", "quarter", "2026-11-30", "2027-02-28"),
        ("2028-02-29", "year", "2028-02-29", "2029-02-28"),
        ("2026-12-31", "month", "2026-12-31", "2027-01-31"),
    ],
)
def test_a_task_comes_again_in_its_rhythm(due, repeats, done, then):
    assert next_due(date.fromisoformat(due), repeats, date.fromisoformat(done)) == date.fromisoformat(then)


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(REPEATS[1:]),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_the_next_one_lies_after_both_days(due, repeats, done):
    assert next_due(due, repeats, done) > max(due, done)


@pytest.mark.parametrize("status", TASK_STATUSES)
def test_only_what_is_done_has_a_day_on_which_it_was(status):
    kept = clean(Task(1, "Call", status=status, done_on=date(2026, 12, 1)))
    assert (kept.done_on is not None) == (status == "done")
    assert waits(kept) == (status in ("open", "doing"))


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"priority": "4"}, {"due_time": "25:00"}, {"repeats": "hour"}]
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueRefusedError):
        clean(Task(**({"id": 1, "title": "Call"} | wrong)))
