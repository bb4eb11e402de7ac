"""Dates are read in every usual form; what could be two dates is asked, what does not exist refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange.dates import Moment, Order, OrderFinder, parse_moment
from canvas_app.exchange.problems import RowRefusedError


@pytest.mark.parametrize(
    ("cell", "day", "time"),
    [
        ("1996-07-04", (1996, 7, 4), ""), ("2024-3-5", (2024, 3, 5), ""), ("2024/03/05", (2024, 3, 5), ""),
        ("20240305", (2024, 3, 5), ""), ("05.03.2024", (2024, 3, 5), ""), ("5.3.24", (2024, 3, 5), ""),
        ("01.02.99", (1999, 2, 1), ""), ("31/12/2023", (2023, 12, 31), ""),
        ("12/31/2023", (2023, 12, 31), ""),
        ("07/07/2024", (2024, 7, 7), ""), ("2024-03-05T14:30:00Z", (2024, 3, 5), "14:30"),
        ("2024-03-05 09:05:01.25", (2024, 3, 5), "09:05"), ("2024-03-05T14:30+03:00", (2024, 3, 5), "14:30"),
        ("05.03.2024 14:30", (2024, 3, 5), "14:30"), ("05.03.2024, в 9:05", (2024, 3, 5), "09:05"),
        ("12/31/2023 2:30 PM", (2023, 12, 31), "14:30"), ("12/31/2023 12:05 a.m.", (2023, 12, 31), "00:05"),
        ("4 июля 1996 г.", (1996, 7, 4), ""), ("4 Jul 1996", (1996, 7, 4), ""),
        ("4-Jul-96", (1996, 7, 4), ""),
        ("July 4, 1996", (1996, 7, 4), ""), ("12 мая 2024 10:00", (2024, 5, 12), "10:00"),
        ("1\u00a0сент.\u00a02024", (2024, 9, 1), ""), ("20240305T1430", (2024, 3, 5), "14:30"),
        ("29.02.2024", (2024, 2, 29), ""),
    ],
)  # fmt: skip
def test_a_date_of_one_meaning(cell: str, day: tuple[int, int, int], time: str) -> None:
    assert parse_moment(cell) == Moment(date(*day), time)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31.02.2024", "date_impossible"), ("29.02.2023", "date_impossible"),
        ("0000-00-00", "date_impossible"),
        ("32.01.2024", "date_impossible"), ("13/13/2024", "date_impossible"),
        ("2024-13-01", "date_impossible"),
        ("31/11/2024", "date_impossible"), ("9999-12-31", "date_range"), ("0204-03-05", "date_range"),
        ("44927", "date_serial"), ("44927.5", "date_serial"), ("вчера", "date"), ("05.2024", "date"),
        ("5 брюмера 1799", "date"), ("1.2.3.4", "date"), ("123/1/2024", "date"),
        ("2024-03-05 25:00", "time_impossible"),
        ("2024-03-05 13:00 PM", "time_impossible"), ("٠٥.٠٣.٢٠٢٤", "date"), ("1-2/2024", "date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(cell: str, code: str) -> None:
    with pytest.raises(RowRefusedError) as caught:
        parse_moment(cell)
    assert caught.value.code == f"import.row.{code}"


def test_a_date_of_two_meanings_needs_the_order() -> None:
    with pytest.raises(RowRefusedError) as caught:
        parse_moment("01/02/03")
    assert caught.value.code == "import.row.date_unclear"
    assert parse_moment("01/02/03", Order.DAY).day == date(2003, 2, 1)
    assert parse_moment("01/02/03", Order.MONTH).day == date(2003, 1, 2)


@pytest.mark.parametrize(
    ("cells", "order", "example"),
    [
        (["01/02/2003", "25/12/2003"], Order.DAY, "01/02/2003"),
        (["01/02/2003", "12/25/2003"], Order.MONTH, "01/02/2003"),
        (["01/02/2003"], Order.UNKNOWN, "01/02/2003"),
        (["01/02/2003", "25/12/2003", "12/25/2003"], Order.UNKNOWN, "01/02/2003"),
        (["2003-02-01", "01.02.2003", "x"], Order.UNKNOWN, ""),
    ],
)
def test_the_column_tells_the_order(cells: list[str], order: Order, example: str) -> None:
    finder = OrderFinder()
    for cell in cells:
        finder.see(cell)
    assert finder.found() == (order, example)


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@given(days, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y"]))
def test_every_date_comes_back_from_every_form(day: date, form: str) -> None:
    assert parse_moment(day.strftime(form)).day == day


@given(days, st.sampled_from([(Order.DAY, "%d/%m/%Y"), (Order.MONTH, "%m/%d/%Y")]))
def test_every_date_comes_back_when_the_order_is_known(day: date, known: tuple[Order, str]) -> None:
    order, form = known
    assert parse_moment(day.strftime(form), order).day == day


@given(st.text(max_size=30), st.sampled_from(Order))
def test_any_text_is_a_date_or_refused(text: str, order: Order) -> None:
    try:
        moment = parse_moment(text, order)
    except RowRefusedError:
        return
    assert 1900 <= moment.day.year <= 2199
