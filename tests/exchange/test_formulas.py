"""What a spreadsheet would take for a formula goes out guarded and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange.formulas import guarded, unguarded


@pytest.mark.parametrize("text", ["=A1", "+cmd|' /C", "-a", "-", "@x", "\tx", ' "=1', "＝1", "'=1", "+7 x"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+7 912 000-11-22", "12,5", "Ромашка", "", "a=b", "'x", "''", "'"])
def test_numbers_and_words_stay(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="=+-@＝\t\r \"'a15(", max_size=8))
def test_every_cell_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("cell", ["'-5", "'Ann", "'", "'+7 912"])
def test_an_apostrophe_of_another_s_stays(cell: str) -> None:
    assert unguarded(cell) == cell
