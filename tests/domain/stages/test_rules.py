"""Suggestions: hysteresis, reopening, confidence, what is missing, flags, and how long all that holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from canvas_app.domain.stages.flags import FLAGS, client_flags, silent_days
from canvas_app.domain.stages.scores import confidence
from canvas_app.domain.stages.thresholds import DEFAULTS
from tests.domain.stages.register import (
    DAY,
    MODELS,
    ago,
    assessment,
    client,
    contact,
    deal,
    facts,
    record,
    stages,
    suggested,
    won,
)  # fmt: skip


def test_a_score_just_below_the_limit_is_not_high():
    assert stages(facts(deals=won(5), assessments=[assessment(S=3.99)]))[3] == "acquaintance"
    assert stages(facts(deals=won(5), assessments=[assessment(S=4.0)]))[3] == "satisfaction"


def test_a_mean_of_binary_fractions_does_not_fall_short():
    scores = assessment(S=4.0, TE=4.1, TC=3.9)
    who = client(continuing=True)
    assert stages(facts(who, won(10, 200, 400), assessments=[scores]))[0] == "commitment"


def test_a_confirmed_stage_is_kept_by_a_lower_score_and_a_new_one_is_not_reached_by_it():
    scores = [assessment(S=3.6, TE=3.6, TC=3.6)]
    assert stages(facts(deals=won(5, 60, 120), assessments=scores))[1] == "client"
    kept = facts(deals=won(5, 60, 120), assessments=scores, records=[record("payne", "supporter")])
    assert stages(kept)[1] == "supporter"
    above = facts(deals=won(5, 60, 120), assessments=scores, records=[record("payne", "partner")])
    assert stages(above)[1] == "supporter"
    below = facts(deals=won(5, 60, 120), assessments=scores, records=[record("payne", "client")])
    assert stages(below)[1] == "client"
    lost = facts(
        deals=won(5, 60, 120), assessments=[assessment(S=3.49, TE=5)], records=[record("payne", "supporter")]
    )
    assert stages(lost)[1] == "client"


def test_the_way_out_lends_no_lower_limit():
    found = facts(
        client(continuing=True),
        won(10, 200, 400),
        assessments=[assessment(S=3.6, TE=3.6, TC=3.6)],
        records=[record("dwyer", "dissolution")],
    )
    assert stages(found)[0] == "expansion"


def test_reopening_takes_the_kept_stage_and_the_dissolution_away():
    scores = [assessment(S=3.6, TE=3.6, TC=3.6)]
    records = [record("payne", "supporter", 30), record("dwyer", "expansion", 30)]
    ended = facts(client(ended_on=ago(20)), won(500, 560, 620), assessments=scores, records=records)
    assert (stages(ended)[:2], ended.state) == (("dissolution", "supporter"), "ended")
    back = facts(client(reopened_on=ago(1)), won(500, 560, 620), assessments=scores, records=records)
    assert (stages(back)[:2], back.state) == (("expansion", "client"), "inactive")
    assert back.confirmed["payne"].stage == "supporter", "history is kept"


def test_one_who_bought_once_is_never_pushed_into_dissolution_by_silence():
    for prev in ("awareness", "exploration"):
        assert stages(facts(deals=won(900), records=[record("dwyer", prev)]))[0] == "exploration"
    assert stages(facts(deals=won(900)))[0] == "exploration"


def test_stages_of_a_past_day_come_from_what_was_there_then():
    given = {
        "who": client(ended_on=ago(10)),
        "deals": won(5, 200, 400),
        "assessments": [assessment(3, S=5, TE=5)],
        "records": [record("kotler", "client", 2)],
    }
    assert stages(facts(**given)) == ("dissolution", "supporter", "client", "trust")
    past = facts(**given, day=ago(50))
    assert (stages(past), past.confirmed, past.state) == (
        ("expansion", "client", "repeat", "acquaintance"), {}, "active",
    )  # fmt: skip
    assert stages(facts(**given, day=ago(1000))) == ("awareness", "prospect", "suspect", "no_contact")


def test_a_deal_with_both_ends_counts_as_the_status_says():
    both = [deal(won_on=ago(5), lost_on=ago(3)), deal(won_on=ago(-5), lost_on=ago(3))]
    assert facts(deals=both).won == 1


def test_a_recommendation_that_left_the_window_takes_the_rung_with_it():
    given = {"deals": won(5, 60), "assessments": [assessment(S=5, TE=5)]}
    new, old = contact(700, "recommendation"), contact(800, "recommendation")
    assert stages(facts(**given, contacts=[new]))[1] == "advocate"
    assert stages(facts(**given, contacts=[old]))[1] == "supporter"


def test_custom_thresholds_are_used():
    limits = DEFAULTS.with_values({"high": 4.5, "client": 4, "repeat": 3})
    found = facts(deals=won(5, 60, 120), assessments=[assessment(S=4.4, TE=5)], thresholds=limits)
    assert stages(found) == ("expansion", "client", "repeat", "acquaintance")


def test_only_trust_in_the_company_known_and_low_leaves_the_condition_unknown():
    found = facts(deals=won(5, 60, 120), assessments=[assessment(S=5, TC=3.0)])
    suggestion = suggested(found, "kotler")
    assert suggestion.stage == "repeat"
    (missing,) = suggestion.missing
    assert (missing.conditions, missing.result, missing.asks, missing.raises) == (
        ("t_any",),
        "unknown",
        ("TE",),
        (),
    )


def test_all_parts_are_missing_by_the_first_low_one_and_unknown_otherwise():
    base = {"S": 5, "TE": 5, "TC": 5, "EE": 5, "RE": 5}
    unknown = suggested(facts(deals=won(1), assessments=[assessment(**base)]), "factor")
    assert (unknown.stage, unknown.missing[0].result, unknown.missing[0].asks) == (
        "involvement", "unknown", ("EC", "RC"),
    )  # fmt: skip
    low = suggested(facts(deals=won(1), assessments=[assessment(**{**base, "TC": 2})]), "factor")
    assert (low.missing[0].result, low.missing[0].raises) == ("no", ("TC",))


def test_missing_conditions_name_the_scores_to_raise():
    found = suggested(facts(deals=won(1, 50), assessments=[assessment(S=3, TE=3.5, TC=2)]), "payne")
    assert [(m.conditions, m.required, m.result, m.raises) for m in found.missing] == [
        (("s_high",), (4.0,), "no", ("S",)),
        (("t_any",), (4.0,), "no", ("TC",)),
    ]


def test_members_of_an_or_share_a_number_and_hold_together():
    found = suggested(facts(deals=won(1, 50, 90), assessments=[assessment(TE=5)]), "kotler")
    assert found.stage == "client"
    assert [(c.stage, c.condition, c.group, c.result) for c in found.explained()] == [
        ("client", "won", None, "yes"),
        ("client", "t_any", None, "yes"),
        ("supporter", "sole", None, "no"),
        ("supporter", "word", 2, "no"),
        ("supporter", "ref", 2, "no"),
    ]
    assert [m.conditions for m in found.missing] == [("sole",), ("word", "ref")]
    prospect = suggested(facts(), "kotler")
    assert {check.group for check in prospect.explained()} == {1}


def test_at_the_top_and_at_the_way_out_nothing_is_missing():
    out = suggested(facts(client(ended_on=ago(1))), "dwyer")
    assert (out.stage, out.next_stage, out.missing) == ("dissolution", "", ())
    assert {check.stage for check in out.explained()} == {"dissolution"}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], "high"),
        ([assessment(S=5, TE=5, TC=5)], "high"),
        ([assessment(180, S=5, TE=5, TC=5)], "high"),
        ([assessment(181, S=5, TE=5, TC=5)], "medium"),
        ([assessment(365, S=5, TE=5, TC=5)], "medium"),
        ([assessment(366, S=5, TE=5, TC=5)], "low"),
        ([assessment(5, "staff", S=5, TE=5, TC=5)], "medium"),
        ([assessment(5, "workshop", S=5, TE=5, TC=5)], "medium"),
        ([assessment(5, S=5, TE=5)], "medium"),
        ([assessment(5, S=5, TE=5, TC=5), assessment(4, "staff", EE=1)], "high"),
    ],
)
def test_confidence_is_that_of_the_worst_score_used(given, wanted):
    assert suggested(facts(deals=won(1, 50), assessments=given), "payne").confidence == wanted


def test_one_kind_of_trust_alone_lowers_the_confidence_only_where_trust_is_asked_for():
    client = facts(assessments=[assessment(S=5, TE=5)])
    for used, expected in ((("S",), "high"), (("S", "TE"), "medium"), (("S", "TE", "TC"), "medium")):
        assert confidence(client.scores, used, client.day, DEFAULTS) == expected


def test_confidence_looks_at_the_first_condition_that_failed():
    found = facts(deals=won(1, 50, 90), assessments=[assessment(400, TE=3, TC=3), assessment(S=5)])
    assert suggested(found, "kotler").confidence == "low"
    assert suggested(found, "factor").confidence == "low"


@pytest.mark.parametrize(
    ("flag", "given", "never"),
    [
        (
            "drop",
            {"assessments": [assessment(90, S=4.1), assessment(S=3.1)]},
            {"assessments": [assessment(S=3.1)]},
        ),
        ("low_s", {"assessments": [assessment(S=2.9)]}, {"assessments": [assessment(S=3)]}),
        (
            "habit",
            {"deals": won(1, 2, 3), "assessments": [assessment(S=3.4)]},
            {"deals": won(1, 2), "assessments": [assessment(S=3.4)]},
        ),
        ("key_person", {"assessments": [assessment(TE=4)]}, {"assessments": [assessment(TE=4, TC=3.1)]}),
        ("key_person", {"assessments": [assessment(TE=4.2, TC=3.2)]}, {"assessments": [assessment(TE=3.9)]}),
        ("faceless", {"assessments": [assessment(TC=4.2, TE=3.2)]}, {"assessments": [assessment(TC=5)]}),
        (
            "emo_only",
            {"assessments": [assessment(EE=4, EC=4, RE=2.9, RC=2.9)]},
            {"assessments": [assessment(EE=4, EC=4, RE=3, RC=3)]},
        ),
        (
            "rat_only",
            {"assessments": [assessment(RE=5, RC=5, EE=1, EC=1)]},
            {"assessments": [assessment(RE=5)]},
        ),
        ("silence", {"contacts": [contact(91)]}, {"contacts": [contact(90)]}),
        ("lapsed", {"deals": won(366)}, {"deals": won(365)}),
        (
            "risk_end",
            {"assessments": [assessment(S=2, TE=2)], "records": [record("dwyer", "expansion")]},
            {"assessments": [assessment(S=2, TE=2)], "records": [record("dwyer", "exploration")]},
        ),
        ("stale", {"assessments": [assessment(181, S=5)]}, {"assessments": [assessment(180, S=5)]}),
        (
            "complaint",
            {"contacts": [contact(15, "complaint")]},
            {"contacts": [contact(15, "complaint", answered_on=ago(0)), contact(14, "complaint")]},
        ),
    ],
)
def test_a_flag_is_raised_by_its_rule_and_not_just_beside_it(flag, given, never):
    assert flag in client_flags(facts(**given))
    assert flag not in client_flags(facts(**never))


@pytest.mark.parametrize("days", [(15, 3), (3, 15)])
def test_the_oldest_complaint_without_an_answer_counts(days):
    found = facts(contacts=[contact(one, "complaint") for one in days])
    assert found.complaint_on == ago(15)
    assert "complaint" in client_flags(found)


def test_silence_is_said_of_active_clients_with_a_known_contact_only():
    assert "silence" not in client_flags(facts(client(ended_on=ago(1)), contacts=[contact(200)]))
    assert "silence" not in client_flags(facts(deals=won(400), contacts=[contact(200)]))
    assert client_flags(facts()) == ()
    assert silent_days(facts()) is None
    assert silent_days(facts(contacts=[contact(200), contact(7)])) == 7


def test_a_confirmed_stage_two_rungs_away_is_a_flag_of_that_model():
    records = [record("kotler", "client"), record("payne", "client")]
    found = facts(deals=won(1), records=records)
    assert "gap_stage" in suggested(found, "kotler").flags
    assert "gap_stage" not in suggested(found, "payne").flags
    gone = facts(client(ended_on=ago(1)), records=[record("dwyer", "commitment")])
    assert "gap_stage" in suggested(gone, "dwyer").flags
    assert "gap_stage" in FLAGS
    unknown = facts(records=[record("kotler", "of another program")])
    assert "gap_stage" not in suggested(unknown, "kotler").flags


def test_involvement_is_mainly_of_one_kind_from_half_a_point_on():
    base = {"S": 5, "TE": 5, "TC": 5}
    for scores, wanted in (
        ({"EE": 5, "RE": 4, "EC": 5, "RC": 4}, ("inv_both", "inv_emo")),
        ({"EE": 4, "RE": 4.5, "EC": 4, "RC": 4.5}, ("inv_both", "inv_rat")),
        ({"EE": 3, "RE": 3, "EC": 4, "RC": 4.4}, ("inv_com", "inv_even")),
        ({"EE": 4, "RE": 4}, ("inv_emp",)),
    ):
        found = replace(assessment(**base, **scores), tc=3.0)
        assert suggested(facts(deals=won(1), assessments=[found]), "factor").subs == wanted


def test_a_suggestion_says_until_when_it_holds():
    assert suggested(facts(), "kotler").valid_until is None
    assert suggested(facts(deals=won(5)), "payne").valid_until == ago(5) + timedelta(days=365)
    old = facts(client(continuing=True), won(500), day=DAY)
    assert suggested(old, "payne").valid_until is None
    young = facts(deals=[*won(300), deal()])
    assert suggested(young, "dwyer").valid_until == ago(300).replace(year=2027) - timedelta(days=1)
    assert suggested(young, "payne").valid_until is None
    planned = facts(deals=[deal(won_on=DAY + timedelta(days=9))])
    assert suggested(planned, "payne").valid_until == DAY + timedelta(days=8)


def test_distances_and_directions_keep_the_way_out_apart():
    dwyer = MODELS["dwyer"]
    assert dwyer.direction("awareness", "commitment") == "up"
    assert dwyer.direction("commitment", "dissolution") == "down"
    assert dwyer.direction("dissolution", "awareness") == "up"
    assert dwyer.direction("expansion", "expansion") == "same"
    assert dwyer.distance("awareness", "expansion") == 2
    assert dwyer.distance("commitment", "dissolution") > 2
    assert dwyer.next_stage("commitment") is None


def test_confidence_looks_at_the_first_group_that_failed_and_no_further():
    def used(*deals_ago):
        return suggested(facts(client(continuing=True), won(*deals_ago)), "dwyer").used

    assert used(10, 200) == ("S",), "expansion reads S; the third deal is missing, trust is not asked yet"
    assert used(10, 200, 400) == ("S",), "S is not high; trust is not asked yet"
