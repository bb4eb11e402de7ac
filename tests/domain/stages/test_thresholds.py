"""The numbers of the rules: defaults, ranges and the text of the workbook's setting."""

from __future__ import annotations

import json

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.thresholds import DEFAULTS, Thresholds


def test_the_defaults_are_those_of_the_catalogue():
    catalogue = load_catalogue()
    for name in Thresholds.NAMES:
        assert float(catalogue.data(f"set.{name}", "default")) == getattr(DEFAULTS, name)
    assert {f"set.{name}" for name in Thresholds.NAMES} == set(catalogue.keys("set"))


def test_the_text_of_the_setting_gives_the_same_numbers_back():
    changed = Thresholds(high=4.2, client=4, lapse_factor=2.5, version=3)
    assert Thresholds.from_text(changed.to_text()) == changed
    assert (changed.changed, DEFAULTS.changed) == (True, False)
    assert Thresholds.from_text("") is DEFAULTS
    assert Thresholds.from_text('{"high": 4, "of_a_newer_program": 1}') == DEFAULTS


@pytest.mark.parametrize(
    ("values", "code", "named"),
    [
        ({"high": 5.5}, "thresholds.range", "set.high"),
        ({"mid": 0}, "thresholds.range", "set.mid"),
        ({"repeat": 0}, "thresholds.range", "set.repeat"),
        ({"repeat": 2.5}, "thresholds.whole", "set.repeat"),
        ({"old": 100}, "thresholds.order", "set.fresh"),
        ({"keep": 4.5}, "thresholds.order", "set.keep"),
        ({"client": 1}, "thresholds.order", "set.repeat"),
        ({"high": "4"}, "thresholds.number", "set.high"),
        ({"high": True}, "thresholds.number", "set.high"),
        ({"nothing": 1}, "thresholds.unknown", "nothing"),
    ],
)
def test_numbers_that_contradict_themselves_are_refused_by_name(values, code, named):
    with pytest.raises(ValueRefusedError) as refused:
        DEFAULTS.with_values(values)
    assert refused.value.code == code
    assert named in refused.value.params.values()


@pytest.mark.parametrize("text", ["{", "[]", "4", '{"high": NaN}', '{"old": Infinity}', "[" * 100_000])
def test_a_damaged_text_is_refused(text):
    with pytest.raises(ValueRefusedError):
        Thresholds.from_text(text)


def test_the_text_is_plain_json():
    assert json.loads(DEFAULTS.to_text())["contact_gap"] == 90
