"""The table of advance widths says what the fonts say."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from canvas_app.domain.canvas.measure import WidthTable
from tests.domain.canvas.boards import FONTS, measurer

FACES = {400: "Inter-Regular", 500: "Inter-Medium", 600: "Inter-SemiBold"}


@pytest.mark.parametrize("weight", FACES)
def test_every_character_of_the_font_has_its_width(weight: int) -> None:
    font = TTFont(FONTS / f"{FACES[weight]}.ttf", lazy=True)
    cmap, metrics, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    assert len(cmap) > 2500
    for point, glyph in cmap.items():
        assert measurer().width(chr(point), weight) * units == pytest.approx(metrics[glyph][0])


@pytest.mark.parametrize("weight", FACES)
def test_digits_have_one_width(weight: int) -> None:
    assert len({measurer().width(digit, weight) for digit in "0123456789"}) == 1


def test_our_own_signs_are_drawn() -> None:
    cmap = TTFont(FONTS / "Inter-Regular.ttf", lazy=True).getBestCmap()
    assert not [
        char for char in "ёЁ№—–«»“”„₽▪·▲▼✓→−≥≤≈…\u00a0\u202f•ґєіїўҚғңөұүһі€$₸₴" if ord(char) not in cmap
    ]


def test_marks_advance_nothing_and_unknown_characters_a_whole_em() -> None:
    assert measurer().width("\u202e\u200d\ufe0f", 400) == 0
    assert measurer().width("世😀", 400) == 2


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="advance widths"):
        WidthTable(b"OTTO" + bytes(100))
