"""Amounts, days and counts as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.services.typed import typed_amount, typed_day, typed_number, typed_score


def test_what_people_type_is_read_in_their_language():
    assert typed_day("1.2.2026", "ru") == typed_day("2/1/2026", "en") == date(2026, 2, 1)
    assert typed_day("23 ноября 2026", "ru") == date(2026, 11, 23)
    assert typed_day(" ", "ru") is None
    assert typed_amount("12 500,50 ₽", "ru") == (125005000, "RUB")
    assert typed_amount("1,234", "ru") == (12340, "")
    assert typed_amount("1,234", "en") == (12340000, "")
    assert typed_score("4,5", "ru") == 4.5
    for call, text, code in (
        (typed_day, "31.02.2026", "value.date"),
        (typed_amount, "", "value.amount"),
        (typed_amount, "1,23456", "value.amount_decimals"),
        (typed_amount, "12 %", "value.amount"),
        (typed_score, "ab", "value.number"),
    ):
        with pytest.raises(ValueRefusedError) as caught:
            call(text, "ru")
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "lang", "number"),
    [
        ("2,000", "en", 2000),
        ("2.000", "ru", 2000),
        ("1 500", "ru", 1500),
        ("1\u00a0500", "en", 1500),
        ("1000", "ru", 1000),
        ("2,000", "ru", None),
        ("2.000", "en", None),
        ("12 %", "en", None),
        ("12 EUR", "en", None),
        ("", "ru", None),
        ("1e3", "en", None),
        ("nan", "en", None),
    ],
)
def test_a_whole_number_is_never_taken_for_a_thousandth_of_it(text, lang, number):
    if number is not None:
        assert typed_number(text, lang, whole=True) == number
        return
    with pytest.raises(ValueRefusedError) as caught:
        typed_number(text, lang, whole=True)
    assert caught.value.code == "value.number"


def test_a_number_with_a_fraction_is_read_with_either_sign_where_only_one_can_be_meant():
    assert (
        typed_number("2,5", "en") == typed_number("2.5", "ru") == typed_number("2.5", "ru", whole=True) == 2.5
    )
    assert (typed_number("2,500", "ru"), typed_number("2,500", "en")) == (2.5, 2500)
    assert typed_score(" ", "ru") is None
