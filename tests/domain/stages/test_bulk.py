"""Judging many clients at once says of each what judging it alone says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.content.stage_models import parse_stage_models
from canvas_app.domain.stages.bulk import Suggester
from canvas_app.domain.stages.facts import facts_of
from canvas_app.domain.stages.holding import holding_code, holding_from_code
from canvas_app.domain.stages.rules import suggest
from canvas_app.domain.stages.thresholds import DEFAULTS, Thresholds
from tests.content.test_stage_models import OWN, SHIPPED
from tests.domain.stages.register import DAY, MODELS, assessment, facts, record, suggested, won
from tests.domain.stages.test_rules_properties import _registers

_models = (*MODELS.values(), *parse_stage_models(OWN))
_suggesters = {
    limits: Suggester(_models, limits)
    for limits in (DEFAULTS, Thresholds(high=4.5, keep=2.5, mid=2.0, repeat=3, client=5, age=6))
}


@settings(max_examples=200, deadline=None)
@given(_registers, st.sampled_from(list(_suggesters)))
def test_clients_that_look_alike_are_alike(register, limits):
    found = facts_of(*register, DAY, limits)
    outcomes = {outcome.model: outcome for outcome in _suggesters[limits].outcomes(found)}
    for model in _models:
        alone = suggest(model, found, found.last_confirmed(model.key))
        outcome = outcomes[model.key]
        for name in ("stage", "state", "confidence", "flags", "valid_until"):
            assert getattr(outcome, name) == getattr(alone, name), name
        assert [(gap.conditions, gap.result) for gap in holding_from_code(outcome.holding)] == [
            (gap.conditions, gap.result) for gap in alone.missing
        ]
        assert _suggesters[limits].stage(model, found) == alone.stage


def test_what_holds_is_written_short_and_read_back():
    found = suggested(facts(deals=won(5), assessments=[assessment(S=3.7)]), "kotler")
    suggester = _suggesters[DEFAULTS]
    (code,) = [one.holding for one in suggester.outcomes(facts(deals=won(5))) if one.model == "kotler"]
    assert (found.stage, code) == ("first_time", "won:2!")
    codes = {
        one.model: one.holding
        for one in suggester.outcomes(facts(deals=won(5, 50, 90), assessments=[assessment(TE=5)]))
    }
    assert {model: codes[model] for model in (*SHIPPED, "ours")} == {
        "dwyer": "age:12! cont! s_high:4?",
        "payne": "s_high:4?",
        "kotler": "sole! word:1|ref:1!",
        "factor": "s_high:4?",
        "ours": "won:4! s_high:3.5|sole?",
    }
    for code in codes.values():
        assert holding_code(holding_from_code(code)) == code


def test_a_client_kept_by_the_lower_limit_is_held_by_the_same_condition_as_others():
    low = facts(
        deals=won(5, 50), assessments=[assessment(S=3.0, TE=5)], records=[record("payne", "supporter")]
    )
    (code,) = [one.holding for one in _suggesters[DEFAULTS].outcomes(low) if one.model == "payne"]
    assert code == "s_high:4!"
