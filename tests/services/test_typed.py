"""Amounts, days and counts as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.services.typed import typed_amount, typed_count, typed_day, typed_score


def test_what_people_type_is_read_in_their_language():
    assert typed_day("1.2.2026", "ru") == typed_day("2/1/2026", "en") == date(2026, 2, 1)
    assert typed_day("23 ноября 2026", "ru") == date(2026, 11, 23)
    assert typed_day(" ", "ru") is None
    assert typed_amount("12 500,50 ₽", "ru") == (125005000, "RUB")
    assert typed_amount("1,234", "ru") == (12340, "")
    assert typed_amount("1,234", "en") == (12340000, "")
    assert typed_count("") == 0
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
    with pytest.raises(ValueRefusedError):
        typed_count("-1")
