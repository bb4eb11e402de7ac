"""The sample's register: clients, deals, scores and stages, on any day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.activity.model import INTERACTION_KINDS, Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.money import UNITS
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.flags import FLAGS
from canvas_app.domain.stages.model import SCORES, SOURCES, Assessment, StageRecord
from canvas_app.domain.stages.rules import suggest
from tests.services.samples import DAY, DAYS, LANGUAGES, Sample, built

PERIOD = timedelta(days=90)
YEAR = timedelta(days=365)
RUNGS = ("suspect", "prospect", "first_time", "repeat", "client", "supporter", "advocate", "partner")
KOTLER = dict(zip(RUNGS, (61, 118, 146, 171, 139, 96, 47, 19), strict=True))


@pytest.fixture(params=LANGUAGES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return built(request.param)


@pytest.fixture(params=[(lang, day) for lang in LANGUAGES for day in DAYS], ids=str)
def any_day(request: pytest.FixtureRequest) -> Sample:
    return built(*request.param)


def test_clients_by_segment(sample: Sample) -> None:
    counts = Counter(client.segment_id for client in sample.of(Client))
    assert [counts[segment.id] for segment in sample.of(Segment)] == [214, 486, 97]
    names = [client.name for client in sample.of(Client)]
    assert len(set(names)) == len(names) == 797
    assert len(sample.of(Employee)) == 5
    assert {client.employee_id for client in sample.of(Client)} == {one.id for one in sample.of(Employee)}


def test_companies_have_people_and_people_have_companies(sample: Sample) -> None:
    people = sample.by_client(Person)
    companies = [client for client in sample.of(Client) if client.type == "company"]
    assert len(companies) == 101
    assert all(1 <= len(people[client.id]) <= 3 for client in companies)
    assert set(people) <= {client.id for client in companies}
    employers = {client.company for client in sample.of(Client)} - {""}
    assert employers <= {client.name for client in companies}
    assert len(employers) > 40


def test_deals(any_day: Sample) -> None:
    lines: dict[int, list[DealLine]] = defaultdict(list)
    for line in any_day.of(DealLine):
        lines[line.deal_id].append(line)
    deals = any_day.of(Deal)
    assert all(lines[deal.id] for deal in deals)
    assert all(line.amount > 0 for line in any_day.of(DealLine))
    assert sum(len(found) > 1 for found in lines.values()) > 100
    assert not any(deal.won_on and deal.lost_on for deal in deals)
    assert sum(deal.won_on is not None for deal in deals) > 3_500
    assert sum(deal.lost_on is not None for deal in deals) > 80
    still_open = [deal for deal in deals if deal.won_on is None and deal.lost_on is None]
    assert len(still_open) > 40
    assert all(deal.expected_on and deal.probability is not None for deal in still_open)


def test_income(any_day: Sample) -> None:
    lines: dict[int, list[DealLine]] = defaultdict(list)
    for line in any_day.of(DealLine):
        lines[line.deal_id].append(line)
    streams: Counter[int] = Counter()
    clients: Counter[int] = Counter()
    for deal in any_day.of(Deal):
        if deal.won_on and deal.won_on > any_day.day - YEAR:
            for line in lines[deal.id]:
                streams[line.stream_id] += line.amount
                clients[deal.client_id] += line.amount
    total = sum(streams.values())
    low, high = {"ru": (5_500_000, 9_000_000), "en": (120_000, 200_000)}[any_day.lang]
    assert low * UNITS < total < high * UNITS
    drinks, beans, hall = (streams[stream.id] / total for stream in any_day.of(Stream))
    assert 0.62 < drinks < 0.80
    assert 0.11 < beans < 0.25
    assert 0.06 < hall < 0.16
    segment = {client.id: client.segment_id for client in any_day.of(Client)}
    offices = any_day.of(Segment)[0].id
    assert sum(sum_ for client, sum_ in clients.items() if segment[client] == offices) > total / 2
    assert max(clients.values()) < total * 0.2
    ordered = sorted(clients.values(), reverse=True)
    assert sum(ordered[: len(ordered) // 5]) > total * 0.45


def test_the_shop_grows_and_has_seasons() -> None:
    sample = built("ru")
    months = Counter((deal.won_on.year, deal.won_on.month) for deal in sample.of(Deal) if deal.won_on)
    summer, autumn = months[2026, 7] + months[2026, 8], months[2026, 9] + months[2026, 10]
    assert autumn > summer * 1.1
    assert months[2026, 10] > months[2025, 10] * 1.3
    created = sorted(client.created_on for client in sample.of(Client))
    assert (DAY - created[0]).days > 600
    assert sum(on > DAY - PERIOD for on in created) == 20


def test_interactions_of_every_kind(sample: Sample) -> None:
    talks = sample.of(Interaction)
    assert {talk.kind_key for talk in talks} == set(INTERACTION_KINDS)
    assert {talk.direction for talk in talks} == {"", "in", "out"}
    assert {talk.outcome for talk in talks} == {"", "positive", "neutral", "negative"}
    complaints = [talk for talk in talks if talk.kind_key == "complaint"]
    assert any(talk.answered_on is None for talk in complaints)
    assert all(talk.answered_on is None or talk.answered_on >= talk.on for talk in complaints)
    assert all(talk.answered_on is None for talk in talks if talk.kind_key != "complaint")


def test_assessments(sample: Sample) -> None:
    found = sample.of(Assessment)
    assert 600 < len(found) < 1_100
    assert {one.source for one in found} == set(SOURCES)
    values = [one.score(key) for one in found for key in SCORES]
    assert None in values
    assert all(value is None or 1 <= value <= 5 for value in values)
    assert all(any(one.score(key) is not None for key in SCORES) for one in found)


# the stages


def test_every_stage_of_every_model_is_occupied(any_day: Sample) -> None:
    facts = any_day.facts()
    for model in load_stage_models():
        counts = Counter(
            suggest(model, one, one.last_confirmed(model.key), ()).stage for one in facts.values()
        )
        assert set(counts) == {stage.key for stage in model.stages}
        assert min(counts.values()) >= 15, (model.key, counts)


def test_kotler_as_lists_show_it(any_day: Sample) -> None:
    facts = any_day.facts()
    model = next(model for model in load_stage_models() if model.key == "kotler")
    shown: Counter[str] = Counter()
    differing = 0
    for one in facts.values():
        suggested = suggest(model, one, one.last_confirmed("kotler"), ()).stage
        confirmed = one.last_confirmed("kotler")
        shown[confirmed or suggested] += 1
        differing += confirmed not in (None, suggested)
    assert shown == KOTLER
    assert 40 <= differing <= 70
    assert sum("kotler" in one.confirmed for one in facts.values()) == 610
    assert Counter(one.state for one in facts.values()) == {"active": 742, "inactive": 38, "ended": 17}


def test_moves_of_the_last_ninety_days(any_day: Sample) -> None:
    moves: Counter[str] = Counter()
    for records in any_day.by_client(StageRecord).values():
        own = [record for record in records if record.model == "kotler"]
        for before, after in pairwise(sorted(own, key=lambda record: (record.on, record.id))):
            if after.on > any_day.day - PERIOD:
                step = RUNGS.index(after.stage) - RUNGS.index(before.stage)
                moves["up" if step > 0 else "down" if step else "same"] += 1
                assert step >= 0 or after.reason, after
    assert (moves["up"], moves["down"]) == (31, 12)
    assert moves["same"] > 20


def test_new_clients_came_and_were_first_confirmed_in_the_period(any_day: Sample) -> None:
    """Whichever way «new» is counted: by the day they came or by their first confirmed stage."""
    start = any_day.day - PERIOD
    came = {client.id for client in any_day.of(Client) if client.created_on > start}
    first: dict[int, StageRecord] = {}
    for record in sorted(any_day.of(StageRecord), key=lambda record: (record.on, record.id)):
        if record.model == "kotler":
            first.setdefault(record.client_id, record)
    new = [record for record in first.values() if record.on > start]
    assert {record.client_id for record in new} == came
    assert Counter(record.stage for record in new) == dict(zip(RUNGS, (9, 6, 4, 1), strict=False))


def test_decisions(sample: Sample) -> None:
    records = sample.of(StageRecord)
    assert {record.model for record in records} == {"dwyer", "payne", "kotler", "factor"}
    assert Counter(record.model for record in records)["kotler"] > len(records) / 3
    assert min(record.on for record in records) > sample.day - timedelta(days=250)
    assert {"high", "medium"} <= {record.confidence for record in records} <= {"high", "medium", "low"}
    overruled = [record for record in records if record.stage != record.suggested]
    assert overruled
    assert all(record.reason for record in overruled)
    assert {record.decided_by for record in records} <= {one.name for one in sample.of(Employee)}


def test_every_warning_occurs(any_day: Sample) -> None:
    flags: Counter[str] = Counter()
    models = load_stage_models()
    for one in any_day.facts().values():
        flags.update(
            {flag for model in models for flag in suggest(model, one, one.last_confirmed(model.key)).flags}
        )
    assert set(flags) == set(FLAGS)
    assert max(flags.values()) < 797 / 5
