"""Pasted text as lines: bullets off, empty lines out, columns only where every row has as many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.canvas.paste import PastedLine, pasted_lines


@pytest.mark.parametrize(
    "bullet",
    ["- ", "– ", "— ", "• ", "* ", "· ", "▪ ", "☐ ", "☑ ", "✓ ", "✔ ", "1. ", "12) ", "(3) ", "а) ", "b) ",
     "[ ] ", "[x] ", "[] ", "\t• ", "•\t", "1.\t", "   - ", "➤ "],
)  # fmt: skip
def test_bullets_are_taken_off(bullet):
    assert [line.text for line in pasted_lines(f"{bullet}Кофе\n{bullet}Чай - зелёный")] == [
        "Кофе",
        "Чай - зелёный",
    ]


@pytest.mark.parametrize(
    "text", ["-5 °C", "1.5 л", "2 кофе", "3-й этаж", "*важно*", "(см. ниже)", "я) потом", "x)y", "2026. год"]
)
def test_what_only_looks_like_a_bullet_stays(text):
    kept = {"я) потом": "потом", "2026. год": "2026. год"}.get(text, text)
    assert [line.text for line in pasted_lines(text)] == [kept]


def test_lines_of_any_system_and_empty_ones():
    assert [line.text for line in pasted_lines("a\r\nb\rc\n\n  \n\td")] == ["a", "b", "c", "d"]
    assert pasted_lines(" \n\t\n") == ()


def test_rows_of_a_spreadsheet_keep_their_columns():
    assert pasted_lines("Клуб\tСообщество\nЗаказ\tОфисы") == (
        PastedLine("Клуб", ("Сообщество",)),
        PastedLine("Заказ", ("Офисы",)),
    )


def test_tabs_that_no_table_has_are_spaces():
    assert [line.text for line in pasted_lines("a\tb\nc")] == ["a b", "c"]


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")))))
def test_every_word_arrives_and_nothing_is_made_up(lines):
    found = [line.text for line in pasted_lines("\n".join(lines))]
    assert len(found) <= len(lines)
    joined = "\n".join(lines)
    assert all(text and text in joined.replace("\t", " ") for text in found)
