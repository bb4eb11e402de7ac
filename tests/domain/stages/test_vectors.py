"""The checked examples of the domain catalogue, 6.8, from records to stages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from canvas_app.domain.stages.months import completed_months
from tests.domain.stages import register
from tests.domain.stages.register import DAY, ORDER

_T09 = {"won": 5, "age": 26, "cont": True, "S": 4.2, "TE": 4.2, "TC": 4.0}
_T10 = {**_T09, "sole": True, "word": 1}
_T11 = {**_T10, "ref": 1, "S": 4.4, "TE": 4.5, "TC": 4.2, "EE": 4.0, "RE": 3.5, "EC": 4.0, "RC": 3.5}
_T13 = {"won": 5, "age": 30, "cont": True, "S": 3.8, "TE": 3.6, "TC": 3.6}
_T15 = {"won": 4, "gap": 100, "days": 300}
_TOP = {"won": 8, "age": 40, "cont": True, "sole": True, "word": 2, "ref": 2, "refwon": 1, "joint": True}
_FULL = {"S": 4.7, "TE": 4.8, "TC": 4.6, "EE": 4.5, "RE": 4.5, "EC": 4.5, "RC": 4.5}

VECTORS: dict[str, tuple[dict[str, Any], str, str]] = {
    # id: facts, stages in the order of ORDER (sub-label after a colon), state
    "T01": ({}, "awareness prospect suspect no_contact", "active"),
    "T02": ({"qualified": True}, "awareness prospect prospect no_contact", "active"),
    "T03": ({"two_way": 2, "open": 1}, "exploration prospect prospect acquaintance", "active"),
    "T04": ({"two_way": 3, "won": 1, "S": 4.0}, "exploration customer first_time satisfaction", "active"),
    "T05": ({"two_way": 3, "won": 1, "S": 2.0}, "exploration customer first_time acquaintance", "active"),
    "T06": ({"two_way": 5, "won": 2}, "expansion client repeat acquaintance", "active"),
    "T07": ({"won": 4, "S": 2.5, "TE": 3, "TC": 3}, "exploration client repeat acquaintance", "active"),
    "T08": (
        {"won": 3, "age": 9, "S": 4.3, "TE": 4.5, "TC": 3.0},
        "expansion supporter client trust:trust_emp",
        "active",
    ),
    "T09": (_T09, "commitment supporter client trust:trust_both", "active"),
    "T10": (_T10, "commitment advocate supporter trust:trust_both", "active"),
    "T11": (_T11, "commitment advocate advocate trust:trust_both", "active"),
    "T12": ({**_TOP, **_FULL}, "commitment partner partner full", "active"),
    "T13": (
        {**_T13, "prev": "commitment supporter client trust"},
        "commitment supporter client trust:trust_both",
        "active",
    ),
    "T14": (_T13, "expansion client repeat acquaintance", "active"),
    "T15": (
        {**_T15, "prev": "expansion client repeat acquaintance"},
        "dissolution client repeat acquaintance",
        "inactive",
    ),
    "T22": (
        {**_T15, "prev": "dissolution client repeat acquaintance"},
        "dissolution client repeat acquaintance",
        "inactive",
    ),
    "T16": (
        {"won": 1, "days": 500, "prev": "exploration customer first_time acquaintance"},
        "exploration customer first_time acquaintance",
        "inactive",
    ),
    "T17": (
        {"won": 6, "ended": True, "S": 2, "TE": 2, "TC": 2, "prev": "commitment supporter client trust"},
        "dissolution client repeat acquaintance",
        "ended",
    ),
    "T18": (
        {"won": 3, "age": 14, "S": 4.2, "TE": 4.2, "TC": 3.5, "EE": 4.5, "RE": 4.5, "EC": 3, "RC": 3},
        "expansion supporter client involvement:inv_emp",
        "active",
    ),
    "T19": ({"won": 1, "S": 3.99}, "exploration customer first_time acquaintance", "active"),
    "T20": (
        {"won": 3, "age": 10, "S": 4.0, "TE": 2.5, "TC": 4.5},
        "expansion supporter client trust:trust_com",
        "active",
    ),
    "T21": (
        {"won": 3, "age": 12, "cont": True, "S": 4.0, "TC": 4.0},
        "commitment supporter client trust:trust_com",
        "active",
    ),
}


def _won_days(given: dict[str, Any]) -> list[int]:
    """Spread the won deals evenly from the age of the first to the latest (10 days ago unless said)."""
    number, last = given.get("won", 0), given.get("days", 10)
    if number == 0:
        return []
    if "gap" in given:
        return [last + given["gap"] * place for place in range(number)]
    first = last
    if "age" in given:
        month = DAY.year * 12 + DAY.month - 1 - given["age"]
        first = (DAY - date(month // 12, month % 12 + 1, DAY.day)).days
    elif number > 1:
        first = last + 60 * (number - 1)
    return [last + (first - last) * place // max(number - 1, 1) for place in range(number)]


def facts_of_vector(given: dict[str, Any]) -> register.Facts:
    who = register.client(
        qualified=given.get("qualified", False),
        continuing=given.get("cont", False),
        sole=given.get("sole", False),
        mentions=given.get("word", 0),
        referrals=given.get("ref", 0),
        referrals_won=given.get("refwon", 0),
        joint=int(given.get("joint", False)),
        ended_on=register.ago(3) if given.get("ended") else None,
    )
    deals = register.won(*_won_days(given))
    deals += [register.deal(opened_on=register.ago(4)) for _ in range(given.get("open", 0))]
    contacts = [register.contact(20 + place) for place in range(given.get("two_way", 0))]
    scores = {key: given[key] for key in register.SCORES if key in given}
    assessments = [register.assessment(**scores)] if scores else []
    previous = given.get("prev", "").split()
    records = [register.record(model, stage) for model, stage in zip(ORDER, previous, strict=bool(previous))]
    return register.facts(who, deals, contacts, assessments, records)


@pytest.mark.parametrize("name", VECTORS)
def test_each_checked_example_gets_its_stages(name):
    given, expected, state = VECTORS[name]
    found = facts_of_vector(given)
    for model, wanted in zip(ORDER, expected.split(), strict=True):
        stage, _, sub = wanted.partition(":")
        suggestion = register.suggested(found, model)
        assert (suggestion.stage, suggestion.state) == (stage, state), model
        assert (suggestion.subs[:1] == (sub,)) if sub else suggestion.subs == ()


@pytest.mark.parametrize("name", VECTORS)
def test_the_records_built_for_an_example_give_its_facts(name):
    given = VECTORS[name][0]
    found = facts_of_vector(given)
    if given.get("won") and "days" not in given:
        assert found.state != "inactive"
    actual = {
        "won": found.won,
        "age": found.age_m,
        "gap": found.gap,
        "two_way": found.two_way,
        "days": found.days,
    }
    told = [fact for fact in actual if fact in given]
    assert {fact: actual[fact] for fact in told} == {fact: given[fact] for fact in told}


def test_one_kind_of_trust_alone_gives_medium_confidence_at_most():
    found = facts_of_vector(VECTORS["T21"][0])
    assert register.suggested(found, "dwyer").confidence == "medium"


def test_a_known_low_score_may_hold_lower_than_none_at_all_and_the_explanation_says_so():
    explained = register.suggested(facts_of_vector(VECTORS["T07"][0]), "dwyer").explained()
    blocking = [check for check in explained if check.condition == "s_not_low"]
    assert [(check.stage, check.actual, check.required, check.result) for check in blocking] == [
        ("expansion", 2.5, 3.0, "no")
    ]


def test_months_are_whole_calendar_months():
    assert completed_months(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert completed_months(date(2026, 1, 31), date(2026, 3, 1)) == 1
    assert completed_months(date(2025, 11, 23), date(2026, 11, 22)) == 11
    assert completed_months(date(2025, 11, 23), date(2026, 11, 23)) == 12
