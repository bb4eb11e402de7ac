"""Facts as of a day: the definitions of the domain catalogue, 6.2."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.domain.sales.model import Deal, deal_status
from canvas_app.domain.stages.thresholds import DEFAULTS
from tests.domain.stages.register import (
    DAY,
    ago,
    assessment,
    client,
    contact,
    deal,
    facts,
    record,
    won,
)  # fmt: skip


def test_a_deal_counts_by_its_dates_as_of_the_day():
    deals = [
        deal(),
        deal(opened_on=ago(1)),
        deal(opened_on=ago(-1)),
        deal(won_on=ago(0)),
        deal(won_on=ago(-2)),
        deal(opened_on=ago(9), won_on=ago(-2)),
        deal(lost_on=ago(0)),
        deal(lost_on=ago(-1)),
        deal(opened_on=ago(5), lost_on=ago(-1)),
    ]
    found = facts(deals=deals)
    assert (found.open, found.won) == (4, 1)
    assert found.open == sum(deal_status(one, DAY) == "open" for one in deals)


@pytest.mark.parametrize("opened", [None, 5, 0, -5])
@pytest.mark.parametrize("won_on", [None, 3, 0, -3])
@pytest.mark.parametrize("lost_on", [None, 2, 0, -2])
def test_counting_agrees_with_the_status_of_each_deal(opened, won_on, lost_on):
    days = [None if value is None else ago(value) for value in (opened, won_on, lost_on)]
    one = Deal(1, 1, opened_on=days[0], won_on=days[1], lost_on=days[2])
    found = facts(deals=[one])
    assert (found.won, found.open) == {
        "won": (1, 0), "open": (0, 1), "lost": (0, 0), "none": (0, 0),
    }[deal_status(one, DAY)]  # fmt: skip


def test_won_counts_deals_and_the_gap_counts_dates():
    found = facts(deals=won(10, 10, 10, 40))
    assert (found.won, found.gap, found.days) == (4, 30, 10)
    assert facts(deals=won(10, 10, 10)).gap is None
    assert facts(deals=won(10, 30, 90)).gap == 40


def test_silence_is_measured_in_usual_intervals_from_three_deals_on():
    assert not facts(deals=won(200, 300, 400)).lapsed
    assert facts(deals=won(201, 301, 401)).lapsed
    assert not facts(deals=won(365, 365, 365)).lapsed, "one date gives no interval: a year counts"
    assert facts(deals=won(366, 366, 366)).lapsed
    assert not facts(deals=won(365)).lapsed
    assert facts(deals=won(366)).lapsed
    assert not facts(deals=[*won(366), deal(opened_on=ago(1))]).lapsed, "an open deal is no silence"


def test_a_contact_is_two_way_by_its_mark_else_by_kind_and_direction():
    contacts = [
        contact(kind="call"),
        contact(kind="email"),
        contact(kind="email", direction="in"),
        contact(kind="meeting", two_way=False),
        contact(kind="message", two_way=True),
        contact(kind="service", direction="out"),
        contact(kind="complaint"),
        contact(-1, kind="meeting"),
    ]
    assert facts(contacts=contacts).two_way == 4


def test_recommendations_and_joint_work_count_inside_the_window_only():
    edge = date(2024, 11, 23)
    contacts = [
        contact((DAY - edge).days, "recommendation"),
        contact((DAY - edge).days - 1, "recommendation"),
        contact(1, "joint"),
        contact(-1, "joint"),
    ]
    found = facts(client(mentions=2, joint=1), contacts=contacts)
    assert (found.word, found.joint) == (3, 2)
    before = facts(client(mentions=2), contacts=contacts, day=edge + timedelta(days=5))
    assert before.word == 4


def test_each_score_is_its_latest_known_value_and_an_empty_field_changes_nothing():
    found = facts(assessments=[assessment(50, S=4.0, TE=2.0), assessment(20, S=3.0), assessment(-1, S=1.0)])
    assert found.values == {"S": 3.0, "TE": 2.0, "T": 2.0}
    assert found.earlier["S"].value == 4.0


def test_on_one_day_the_client_goes_before_the_workshop_before_the_staff():
    day = [
        assessment(5, "client", S=2.0),
        assessment(5, "workshop", S=3.0),
        assessment(5, "staff", S=5.0, TC=4.0),
    ]
    for given in (day, day[::-1]):
        found = facts(assessments=given)
        assert (found.values["S"], found.scores["S"].source, found.values["TC"]) == (2.0, "client", 4.0)
        assert found.earlier == {}


def test_scores_on_another_scale_are_converted():
    from dataclasses import replace

    given = replace(assessment(), scale="0-10", s=7.5, te=0.0)
    assert facts(assessments=[given]).values == {"S": 4.0, "TE": 1.0, "T": 1.0}


def test_means_are_known_only_when_enough_of_their_parts_are():
    assert "I" not in facts(assessments=[assessment(EE=4)]).values
    found = facts(assessments=[assessment(EE=4, RC=3, TE=5)]).values
    assert found["I"] == 3.5
    assert found["T"] == 5
    assert not {"Iemp", "Icom", "Iemo", "Irat"} & found.keys()
    whole = facts(assessments=[assessment(EE=5, RE=4, EC=3, RC=2)]).values
    assert (whole["Iemp"], whole["Icom"], whole["Iemo"], whole["Irat"]) == (4.5, 2.5, 4.0, 3.0)


def test_the_last_confirmed_stage_is_the_latest_date_then_the_latest_entered():
    first, second = record("payne", "client", 30), record("payne", "supporter", 30)
    newest = record("payne", "customer", 40)
    found = facts(records=[second, first, newest, record("payne", "partner", -1)])
    assert found.confirmed["payne"].stage == "supporter"


def test_an_ended_relationship_can_be_reopened():
    assert facts(client(ended_on=ago(0))).state == "ended"
    assert facts(client(ended_on=ago(-1))).state == "active"
    assert facts(client(ended_on=ago(9), reopened_on=ago(2))).state == "active"
    assert facts(client(ended_on=ago(9), reopened_on=ago(-2))).state == "ended"
    assert facts(client(ended_on=ago(2), reopened_on=ago(9))).state == "ended"


def test_stages_confirmed_before_the_reopening_have_no_say():
    records = [record("payne", "supporter", 30)]
    assert facts(client(reopened_on=ago(29)), records=records).last_confirmed("payne") is None
    assert facts(client(reopened_on=ago(30)), records=records).last_confirmed("payne") == "supporter"
    assert facts(client(reopened_on=ago(-1)), records=records).last_confirmed("payne") == "supporter"


def test_facts_without_any_record_never_change():
    found = facts(client(qualified=True))
    assert (found.turns_on, found.ages_on) == (None, None)


def test_days_at_the_end_of_the_calendar_do_not_fail():
    found = facts(
        client(ended_on=date.max),
        [deal(won_on=date(9999, 12, 1)), deal(won_on=date.min)],
        [contact(0, "joint")],
        [assessment(S=4)],
        day=date.max,
    )
    assert (found.won, found.ended) == (2, True)
    assert facts(day=date.min).won == 0


def test_defaults_are_used_when_nothing_is_said():
    assert facts().thresholds is DEFAULTS
