"""What a deal may hold."""

from __future__ import annotations

import pytest
from babel.numbers import list_currencies

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Currency
from canvas_app.domain.sales.currencies import CODES


@pytest.mark.parametrize(("given", "code"), [("rub", "RUB"), (" eur ", "EUR"), ("HRK", "HRK")])
def test_a_currency_is_a_code(given, code):
    assert Currency().clean(given) == code


@pytest.mark.parametrize("given", ["QQQ", "рубль", "EU", "", "€"])
def test_what_is_no_currency_is_refused(given):
    with pytest.raises(ValueRefusedError) as refused:
        Currency().clean(given)
    assert refused.value.code == "value.currency"


def test_every_code_can_be_written_out():
    assert set(list_currencies()) >= CODES
