"""What must hold for any client: unknown is never yes, good news never lowers, suggestions last as said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.facts import facts_of
from canvas_app.domain.stages.model import SCORES, SOURCES, Assessment, StageRecord
from canvas_app.domain.stages.rules import stage_until, suggest
from tests.domain.stages.register import DAY, MODELS

_days = st.integers(-900, 200).map(lambda days: DAY + timedelta(days=days))
_maybe_day = st.none() | _days
_score = st.none() | st.sampled_from([1.0, 2.0, 2.4, 2.9, 3.0, 3.4, 3.5, 3.99, 4.0, 4.1, 5.0])
_rare_day = st.none() | st.none() | _days
_clients = st.builds(
    Client, st.just(1), st.just("A"), qualified=st.booleans(), continuing=st.booleans(), sole=st.booleans(),
    mentions=st.integers(0, 2), referrals=st.integers(0, 2), referrals_won=st.integers(0, 2),
    joint=st.integers(0, 1), ended_on=_rare_day, reopened_on=_rare_day,
)  # fmt: skip
_deals = st.lists(
    st.builds(Deal, st.just(1), st.just(1), opened_on=_maybe_day, won_on=_maybe_day, lost_on=_rare_day),
    max_size=6,
)  # fmt: skip
_contacts = st.lists(
    st.builds(
        Interaction, st.just(1), st.just(1), _days, st.sampled_from(INTERACTION_KINDS),
        direction=st.sampled_from(DIRECTIONS), two_way=st.none() | st.booleans(), answered_on=_maybe_day,
    ),
    max_size=4,
)  # fmt: skip
_assessments = st.lists(
    st.builds(
        Assessment, st.integers(1, 9), st.just(1), _days, st.sampled_from(SOURCES),
        **{key.lower(): _score for key in SCORES},
    ),
    max_size=4,
)  # fmt: skip
_stages = st.sampled_from([(model.key, stage.key) for model in MODELS.values() for stage in model.stages])
_records = st.lists(
    st.tuples(st.integers(1, 99), _stages, _days).map(lambda r: StageRecord(r[0], 1, r[1][0], r[1][1], r[2])),
    max_size=6,
)
_registers = st.tuples(_clients, _deals, _contacts, _assessments, _records)


def _suggest(register, model, day: date = DAY):
    facts = facts_of(*register, day)
    return suggest(MODELS[model], facts, facts.last_confirmed(model))


@settings(max_examples=200, deadline=None)
@given(_registers, st.sampled_from(sorted(MODELS)), st.integers(0, 800))
def test_nothing_changes_before_the_day_a_suggestion_names(register, model, later):
    now = _suggest(register, model)
    day = DAY + timedelta(days=later)
    if now.valid_until is not None:
        day = min(day, now.valid_until)
        assert now.valid_until >= DAY
    then = _suggest(register, model, day)
    for name in ("stage", "next_stage", "state", "confidence", "flags", "subs", "missing"):
        assert getattr(then, name) == getattr(now, name), name


@settings(max_examples=200, deadline=None)
@given(_registers, st.sampled_from(sorted(MODELS)), st.integers(0, 800))
def test_a_stage_alone_outlasts_the_ageing_of_scores(register, model, later):
    facts = facts_of(*register, DAY)
    until = stage_until(MODELS[model], facts)
    day = DAY + timedelta(days=later)
    day = day if until is None else min(day, until)
    now, then = _suggest(register, model), _suggest(register, model, day)
    assert (then.stage, then.missing, then.state) == (now.stage, now.missing, now.state)


@settings(max_examples=200, deadline=None)
@given(_registers, st.sampled_from(sorted(MODELS)))
def test_every_reached_stage_has_only_met_groups_and_unknown_is_never_met(register, model):
    found = _suggest(register, model)
    rung = MODELS[model].rung(found.stage)
    below = MODELS[model].ladder[1 : rung + 1] if rung >= 0 else ()
    for stage in below:
        checks = [check for check in found.checks if check.stage == stage.key]
        assert len(checks) == len(stage.conditions)
        single = [check for check in checks if check.group is None]
        assert all(check.result == "yes" for check in single)
        for number in {check.group for check in checks} - {None}:
            assert any(check.result == "yes" for check in checks if check.group == number)
    for check in found.checks:
        if check.actual is None:
            assert check.result != "yes" or check.condition == "s_not_low"
        assert (check.result == "unknown") <= (check.actual is None)
    assert bool(found.missing) == bool(found.next_stage)


_FACTS = ("qualified", "continuing", "sole", "mentions", "referrals", "referrals_won", "joint")
_good = st.sampled_from(("won", "open", "contact", *_FACTS, *SCORES))


def _with_good_news(register, news):
    who, deals, contacts, assessments, records = register
    if news == "won":
        return who, [*deals, Deal(99, 1, won_on=DAY)], contacts, assessments, records
    if news == "open":
        return who, [*deals, Deal(99, 1, opened_on=DAY)], contacts, assessments, records
    if news == "contact":
        return who, deals, [*contacts, Interaction(99, 1, DAY, "meeting")], assessments, records
    if news in SCORES:
        given = Assessment(99, 1, DAY, "client", **{news.lower(): 5.0})
        return who, deals, contacts, [*assessments, given], records
    value = getattr(who, news)
    better = True if isinstance(value, bool) else value + 1
    return replace(who, **{news: better}), deals, contacts, assessments, records


@settings(max_examples=200, deadline=None)
@given(_registers, _good, st.sampled_from(["payne", "kotler", "factor"]))
def test_good_news_never_lowers_a_stage(register, news, model):
    before, after = _suggest(register, model), _suggest(_with_good_news(register, news), model)
    assert MODELS[model].rung(after.stage) >= MODELS[model].rung(before.stage)


@settings(deadline=None)
@given(_registers, st.permutations(range(4)))
def test_the_order_of_records_does_not_matter(register, order):
    who, *lists = register
    numbered = [[replace(item, id=place) for place, item in enumerate(items)] for items in lists]
    turned = [
        items[::-1] if order[place] % 2 else items[1:] + items[:1] for place, items in enumerate(numbered)
    ]
    for model in MODELS:
        assert _suggest((who, *numbered), model) == _suggest((who, *turned), model)
