"""Numbers are read exactly as written, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange.numbers import Style, StyleFinder, parse_number, shown
from canvas_app.exchange.problems import RowRefusedError

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 234,50", "1234.5"), (f"1{NBSP}234{NBSP}567,89", "1234567.89"), (f"12{NARROW}345", "12345"),
        (f"1{THIN}000.5", "1000.5"), ("1,234.50", "1234.5"), ("1.234,50", "1234.5"), ("1'234.50", "1234.5"),
        ("1’234’567", "1234567"), ("1,234,567", "1234567"), ("342.0", "342"), ("1863.4", "1863.4"),
        ("0,123", "0.123"), ("0.123", "0.123"), ("1234,567", "1234.567"), (".5", "0.5"), ("-,5", "-0.5"),
        ("-5", "-5"), ("−5", "-5"), ("–5", "-5"), ("5-", "-5"), ("(1,234.50)", "-1234.5"), ("+7", "7"),
        ("- 12,5", "-12.5"), ("100.", "100"), ("100,-", "100"), ("  12 ", "12"), ("007", "7"), ("-0", "0"),
        ("99999999999999999999", "99999999999999999999"),
    ],
)  # fmt: skip
def test_a_number_of_one_meaning(cell: str, value: str) -> None:
    assert parse_number(cell).value == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "value", "currency"),
    [
        ("1 234,50 ₽", "1234.5", "RUB"), ("100 руб.", "100", "RUB"), ("руб.100", "100", "RUB"),
        ("$1,234.50", "1234.5", "USD"), ("-$5", "-5", "USD"), ("$ -5", "-5", "USD"),
        ("12,5 EUR", "12.5", "EUR"),
        ("€ 12.5", "12.5", "EUR"), ("USD 7", "7", "USD"), ("5 тенге", "5", "KZT"),
    ],
)  # fmt: skip
def test_a_currency_beside_a_number(cell: str, value: str, currency: str) -> None:
    number = parse_number(cell)
    assert (number.value, number.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "cell",
    [
        "12,5.3", "1e309", "NaN", "inf", "١٢٣", "1 23", "12 34,5", "1,23,4", "5 кг", "5 mln", "100 тыс.",
        "--5",
        "(-5)", "$5 USD", "abc", "-", "+", ",", "1..2", "1 234 56", "1,234 567", "1" * 21, "5 % ₽",
        "0x1F", "½",
        "1_000", "4 5", "1,2345,678", "12:30", "1/2", "¥5",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(RowRefusedError) as caught:
        parse_number(cell)
    assert caught.value.code == "import.row.number"


@pytest.mark.parametrize("cell", ["1,234", "1.234", "-12,345", "123.456"])
def test_a_number_of_two_meanings_is_asked_about(cell: str) -> None:
    with pytest.raises(RowRefusedError) as caught:
        parse_number(cell)
    assert caught.value.code == "import.row.number_unclear"
    point, comma = parse_number(cell, Style.POINT).value, parse_number(cell, Style.COMMA).value
    assert {point, comma} == {Decimal(cell.replace(",", ".")), Decimal(cell.replace(",", ".")) * 1000}


@pytest.mark.parametrize(
    ("cells", "style", "example"),
    [
        (["1,234", "12,5"], Style.COMMA, "1,234"),
        (["1,234", "1,234,567"], Style.POINT, "1,234"),
        (["1.234", "8.5"], Style.POINT, "1.234"),
        (["1,234", "2,500"], Style.UNKNOWN, "1,234"),
        (["1,234", "12,5", "8.5"], Style.UNKNOWN, "1,234"),
        (["5", "1 000", "x"], Style.UNKNOWN, ""),
        (["1234,567"], Style.COMMA, ""),
    ],
)
def test_the_column_tells_the_decimal_sign(cells: list[str], style: Style, example: str) -> None:
    finder = StyleFinder()
    for cell in cells:
        finder.see(cell)
    assert finder.found() == (style, example)


amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False)


@given(amounts, st.sampled_from([(" ", ","), (NBSP, ","), (",", "."), (".", ","), ("'", "."), ("", ".")]))
def test_every_amount_comes_back_from_every_way_of_writing(value: Decimal, signs: tuple[str, str]) -> None:
    group, point = signs
    written = f"{value:,.4f}".replace(",", "\0").replace(".", point).replace("\0", group)
    assert parse_number(written).value == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = parse_number(text)
    except RowRefusedError:
        return
    assert number.value.is_finite()


@pytest.mark.parametrize(
    ("cell", "named"),
    [("1,234", "1,234"), (" 1,234 ", "1,234"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")],
)
def test_a_cell_is_named_as_it_is_unless_it_is_long(cell, named):
    assert shown(cell) == named


def test_a_number_that_can_be_read_in_two_ways_is_refused_by_its_name():
    with pytest.raises(RowRefusedError) as refused:
        parse_number("1,234", Style.UNKNOWN)
    assert refused.value.code == "import.row.number_unclear"
    assert refused.value.params["value"] == "1,234"
