"""Text breaks at the right places, nothing is lost, no line is wider than it may be."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.canvas.lines import Piece, break_lines, prepare
from tests.domain.canvas.boards import TEXT, measurer

INVISIBLE = re.compile("[\u00ad\u200b]")
SPACES = re.compile(r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")


def lines(text: str, limit: float) -> list[Piece]:
    return break_lines(prepare(text, 400, measurer()), limit, 400, measurer())


def joined(pieces: list[Piece]) -> str:
    """Return the text that was broken, with single spaces."""
    parts = [piece.text[:-1] if piece.joint == "-" else piece.text + piece.joint for piece in pieces]
    return "".join(parts)


def plain(text: str) -> str:
    """Return a text without spaces and invisible marks, for comparison."""
    return INVISIBLE.sub("", SPACES.sub("", text.replace("\n", "")))


@given(TEXT, st.floats(3, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, limit: float) -> None:
    pieces = lines(text, limit)
    assert plain(joined(pieces)) == plain(text)
    for piece in pieces:
        assert piece.width == pytest_approx(measurer().width(piece.text, 400))
        assert piece.width <= limit + 1e-6 or len(piece.text.rstrip("-")) <= 2 or _marks(piece.text)


def pytest_approx(value: float) -> object:
    import pytest

    return pytest.approx(value, abs=1e-6)


def _marks(text: str) -> bool:
    """Say whether the line is one wide character with marks on it."""
    return sum(measurer().width(char, 400) > 0 for char in text) <= 1


def test_no_break_spaces_keep_a_figure_together() -> None:
    pieces = lines("Аренда 180\u00a0000\u00a0₽\u202f/\u202fмес", 10)
    assert [piece.text for piece in pieces] == ["Аренда", "180\u00a0000\u00a0₽\u202f/\u202fмес"]


def test_words_break_at_hyphen_but_numbers_do_not() -> None:
    assert [piece.text for piece in lines("бизнес-модель", 5)] == ["бизнес-", "модель"]
    assert [piece.text for piece in lines("и 180-200", 5)] == ["и", "180-200"]


def test_a_single_letter_stays_with_the_next_word_and_a_dash_with_the_one_before() -> None:
    assert [piece.text for piece in lines("Отношения с клиентами", 8)] == ["Отношения", "с клиентами"]
    assert [piece.text for piece in lines("Зал — гостям", 4.6)] == ["Зал —", "гостям"]


def test_a_slash_stays_with_both_its_words() -> None:
    shown = lines("Оплата труда · 230\u00a0000\u00a0₽ / мес", 10)
    assert [line.text for line in shown] == [
        "Оплата труда ·",
        "230\u00a0000\u00a0₽ / мес",
    ]


def test_a_long_word_breaks_between_syllables_with_a_hyphen() -> None:
    pieces = lines("клиентоориентированность", 7)
    assert all(piece.text.endswith("-") and piece.joint == "-" for piece in pieces[:-1])
    assert joined(pieces).strip() == "клиентоориентированность"
    assert min(len(piece.text) for piece in pieces) >= 3


def test_an_address_breaks_without_a_hyphen() -> None:
    pieces = lines("https://example.com/" + "a1" * 40, 10)
    assert joined(pieces).strip() == "https://example.com/" + "a1" * 40
    assert not any(piece.joint == "-" for piece in pieces)


def test_paragraphs_and_empty_lines_stay() -> None:
    assert [piece.text for piece in lines("раз\n\nдва ", 20)] == ["раз", "", "два"]


def test_soft_hyphens_show_only_where_used() -> None:
    assert [piece.text for piece in lines("пере\u00adстановка", 30)] == ["перестановка"]
    assert [piece.text for piece in lines("пере\u00adстановка", 6)] == ["пере-", "становка"]


def test_wide_characters_break_anywhere() -> None:
    assert [piece.text for piece in lines("你好世界", 2.1)] == ["你好", "世界"]
