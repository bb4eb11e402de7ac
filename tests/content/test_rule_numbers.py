"""Texts that tell numbers of the stage rules tell the workbook's own."""

from __future__ import annotations

import re

import pytest

from canvas_app.content import load_catalogue
from canvas_app.content.catalogue import FILES
from canvas_app.content.entry import NAMED
from canvas_app.content.rule_numbers import threshold_text, with_numbers
from canvas_app.content.stage_models import held_text
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.stages.thresholds import DEFAULTS, Thresholds

CHANGED = Thresholds(4.6, 3.7, 3.2, 7, 8, 17, 401, 5, 170, 402, 36, 91)
LANGUAGES = ("en", "ru")


def texts(key: str, lang: str) -> str:
    entry = load_catalogue().entry(key)
    return "\n".join(wording.of(lang) for wording in (entry.text, *entry.extras.values()))


def test_a_text_names_only_thresholds_there_are():
    named = {
        name
        for prefixes in FILES.values()
        for prefix in prefixes
        for key in load_catalogue().keys(prefix)
        for lang in LANGUAGES
        for name in NAMED.findall(texts(key, lang))
    }
    assert named == {"mid", "keep", "client", "fresh", "old", "window"}
    assert named <= set(Thresholds.NAMES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_the_rules_tells_a_default_once_it_was_changed(lang):
    catalogue = load_catalogue()
    usual = {threshold_text(name, DEFAULTS, lang) for name in ("mid", "keep", "fresh", "old", "window")}
    for prefix in ("flag", "conf", "fact"):
        for key in catalogue.keys(prefix):
            told = with_numbers(texts(key, lang), lambda: CHANGED, lang)
            assert not usual & set(re.findall(r"\d+(?:[.,]\d+)?", told)), told


def test_numbers_are_written_as_the_language_writes_them():
    habit = load_catalogue().hint("flag.habit", "ru")
    assert with_numbers(habit, lambda: CHANGED, "ru").startswith(
        "Заключённых сделок 8 или больше, но удовлетворённость ниже 3,7:"
    )
    assert with_numbers("{fresh} {0}", lambda: CHANGED, "en") == "170 {0}"
    assert with_numbers("{mid}", lambda: DEFAULTS, "en") == "3.0"


def test_a_text_without_numbers_asks_for_none():
    assert with_numbers("No contact for {0} days", pytest.fail, "en") == "No contact for {0} days"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "lower by a point or more, or not measured"), ("ru", "на балл или больше либо не измерено")],
)
def test_trust_in_one_employee_does_not_call_a_missing_score_low(lang, told):
    assert told in load_catalogue().hint("flag.key_person", lang)


@pytest.mark.parametrize(
    ("switch", "told"),
    [
        ("sole", "Не отмечено, что покупает только у нас"),
        ("cont", "Продолжающееся соглашение не отмечено"),
        ("qualified", "Потребность не подтверждена"),
    ],
)
def test_a_switch_that_nobody_set_is_told_as_not_noted(switch, told):
    assert held_text(Missing((switch,), (True,), "no"), load_catalogue(), "ru") == told
