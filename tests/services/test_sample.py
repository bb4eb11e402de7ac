"""The sample: its records as such, and its canvases, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from canvas_app import paths
from canvas_app.content import load_catalogue
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import BLOCKS, Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.canvas.progress import question_states
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.ids import new_id
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.text import clean_text
from canvas_app.services.sample import build_sample
from tests.services.samples import DAY, DAYS, LANGUAGES, Sample, built


@pytest.fixture(params=LANGUAGES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return built(request.param)


@pytest.fixture(params=[(lang, day) for lang in LANGUAGES for day in DAYS], ids=str)
def any_day(request: pytest.FixtureRequest) -> Sample:
    return built(*request.param)


def texts(sample: Sample) -> Iterator[tuple[Record, str, str]]:
    """Every text of every record but keys, with its field."""
    keys = ("question", "block", "colour", "kind_key", "model", "stage", "suggested", "source", "scale")
    for record in sample.records:
        for field in fields(record):  # type: ignore[arg-type]
            value = getattr(record, field.name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and (field.name not in keys or isinstance(record, Client)):
                    yield record, field.name, text


def dates(record: Record) -> Iterator[tuple[str, date]]:
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if isinstance(value, date):
            yield field.name, value


def test_same_language_and_day_give_the_same_records() -> None:
    assert build_sample("ru", DAY) == built("ru").records
    assert build_sample("en", DAY) == built("en").records
    assert build_sample("ru", DAY - timedelta(days=1)) != built("ru").records


def test_ids_are_valid_ascending_and_older_than_real_ones(sample: Sample) -> None:
    ids = [record.id for record in sample.records]
    assert len(set(ids)) == len(ids)
    assert min(ids) > 0
    assert max(ids) < min(new_id(), 1 << 63)
    for kind in (Client, Deal, DealLine, Interaction, Assessment, StageRecord):
        own = [record.id for record in sample.of(kind)]
        assert own == sorted(own)


def test_the_two_languages_share_no_id() -> None:
    russian = {record.id for record in built("ru").records}
    assert russian.isdisjoint(record.id for record in built("en").records)


def test_no_date_lies_after_the_day(any_day: Sample) -> None:
    late = [
        (record, name, on)
        for record in any_day.records
        for name, on in dates(record)
        if on > any_day.day and name != "expected_on"
    ]
    assert late == []
    assert all(deal.won_on is deal.lost_on is None for deal in any_day.of(Deal) if deal.expected_on)


def test_nothing_happens_before_a_client_came_or_after_it_left(any_day: Sample) -> None:
    clients = {client.id: client for client in any_day.of(Client)}
    for record in any_day.records:
        client = clients.get(getattr(record, "client_id", 0))
        if client is None:
            continue
        for name, on in dates(record):
            assert client.created_on <= on, (client, record)
            if client.ended_on and not isinstance(record, StageRecord) and name != "answered_on":
                assert on <= client.ended_on, (client, record)


def test_every_reference_names_a_record(sample: Sample) -> None:
    kinds = {
        "canvas_id": Canvas, "segment_id": Segment, "stream_id": Stream, "client_id": Client,
        "employee_id": Employee, "person_id": Person, "deal_id": Deal, "segments": Segment, "links": Note,
    }  # fmt: skip
    known = {kind: {record.id for record in sample.of(kind)} for kind in set(kinds.values())}
    for record in sample.records:
        for name, kind in kinds.items():
            value = getattr(record, name, None)
            for one in value if isinstance(value, tuple) else (value,):
                assert one is None or one in known[kind], (record, name)
    client_of = {person.id: person.client_id for person in sample.of(Person)}
    spoken = [talk for talk in sample.of(Interaction) if talk.person_id is not None]
    assert spoken
    assert all(client_of[talk.person_id] == talk.client_id for talk in spoken)


def test_parents_come_before_children(sample: Sample) -> None:
    order = list(dict.fromkeys(record.kind for record in sample.records))
    assert order == [
        "canvas", "segment", "stream", "note", "answer", "employee", "client", "person",
        "interaction", "deal", "deal_line", "assessment", "stage", "setting",
    ]  # fmt: skip


def test_texts_are_there_clean_and_drawn_by_the_font(sample: Sample) -> None:
    drawn = set(TTFont(paths.resources() / "fonts" / "Inter-Regular.ttf").getBestCmap()) | {ord("\n")}
    needed = {"name", "title", "summary", "decided_by", "business"}
    for record, name, text in texts(sample):
        assert text or name not in needed, record
        assert text == clean_text(text).strip()
        assert not {letter for letter in text if ord(letter) not in drawn}, text
        assert "{" not in text, text


def test_no_text_of_the_other_language(sample: Sample) -> None:
    cyrillic = re.compile("[а-яё]", re.IGNORECASE)
    for record, name, text in texts(sample):
        if sample.lang == "en":
            assert not cyrillic.search(text), (record, text)
        elif name in ("name", "title", "summary", "role", "reason", "remarks", "decided_by", "tags", "city"):
            assert not text or cyrillic.search(text), (record, text)


def test_both_languages_stand_side_by_side() -> None:
    raw = tomllib.loads((paths.resources() / "samples" / "coffee.toml").read_text("utf-8"))

    def check(value: Any) -> None:
        if isinstance(value, list):
            for one in value:
                check(one)
        elif isinstance(value, dict):
            if value is not raw["names"]:
                assert ("ru" in value) == ("en" in value), value
            assert all(
                text.strip() for key, text in value.items() if key in LANGUAGES and isinstance(text, str)
            )
            for one in value.values():
                check(one)

    check(raw)


def test_nobody_real_can_be_reached(sample: Sample) -> None:
    phone = r"\+7 900 000-\d\d-\d\d" if sample.lang == "ru" else r"\+1 \d{3} 555-01\d\d"
    people = [*sample.of(Client), *sample.of(Person)]
    emails = [one.email for one in people if one.email]
    phones = [one.phone for one in people if one.phone]
    assert len(emails) == len(set(emails)) > 500
    assert len(phones) == len(set(phones)) > 500
    assert all(re.fullmatch(r"[a-z0-9.]+@example\.(com|org)", email) for email in emails)
    assert all(re.fullmatch(phone, one) for one in phones)
    anywhere = " ".join(text for _, _, text in texts(sample))
    assert set(re.findall(r"@([\w.-]+)", anywhere)) <= {"example.com", "example.org"}
    assert "http" not in anywhere


def test_settings(sample: Sample) -> None:
    settings = {setting.key: setting.value for setting in sample.of(Setting)}
    assert settings["language"] == sample.lang
    assert settings["currency"] == {"ru": "RUB", "en": "USD"}[sample.lang]
    assert settings["business"] == {"ru": "Кофейня у метро", "en": "Corner Coffee"}[sample.lang]
    assert len(settings["author"].splitlines()) == 2


# the canvases


def test_the_filled_canvas_has_notes_in_every_block(sample: Sample) -> None:
    as_is, to_be = sample.of(Canvas)
    assert [as_is.name, to_be.name] == {"ru": ["Как есть", "Как будет"], "en": ["As is", "To be"]}[
        sample.lang
    ]
    counts = Counter(note.block for note in sample.of(Note) if note.canvas_id == as_is.id)
    expected = {"cs": 3, "vp": 3, "ch": 2, "cr": 2, "rs": 3, "kr": 2, "ka": 2, "kp": 3, "c": 3}
    assert counts == expected
    assert set(counts) == set(BLOCKS)
    assert sum(1 for note in sample.of(Note) if note.canvas_id == to_be.id) == 12


def test_notes_use_the_words_of_the_catalogue(sample: Sample) -> None:
    catalogue = load_catalogue()
    for note in sample.of(Note):
        groups = {kind: group for group in catalogue.kind_groups(note.block) for kind in group.kinds}
        assert set(note.kinds) <= set(groups), note
        exclusive = [groups[kind].family for kind in note.kinds if groups[kind].exclusive]
        assert len(exclusive) == len(set(exclusive)), note
        assert note.question in ("", *(question.key for question in catalogue.questions(note.block)))
    assert {note.certainty for note in sample.of(Note)} == {"", "hypothesis", "partly", "confirmed"}
    assert sum(1 for note in sample.of(Note) if note.question) >= 8


def test_colour_means_segment(sample: Sample) -> None:
    segments = {segment.id: segment.colour for segment in sample.of(Segment)}
    streams = {stream.id: stream.colour for stream in sample.of(Stream)}
    for note in sample.of(Note):
        if note.segment_id or note.stream_id:
            assert note.text == ""
            assert note.colour == (segments | streams)[note.segment_id or note.stream_id]
        else:
            assert note.text
            assert note.colour == (segments[note.segments[0]] if note.segments else "grey")
    for canvas in sample.of(Canvas):
        shown = [n.segment_id for n in sample.of(Note) if n.canvas_id == canvas.id and n.block == "cs"]
        assert shown == list(segments)


def test_links_stay_on_their_canvas(sample: Sample) -> None:
    canvas_of = {note.id: note.canvas_id for note in sample.of(Note)}
    linked = [note for note in sample.of(Note) if note.links]
    assert len(linked) >= 8
    assert all(canvas_of[other] == note.canvas_id for note in linked for other in note.links)


def test_most_questions_are_answered(sample: Sample) -> None:
    catalogue = load_catalogue()
    canvas = sample.of(Canvas)[0]
    answers = [answer for answer in sample.of(Answer) if answer.canvas_id == canvas.id]
    notes = [note for note in sample.of(Note) if note.canvas_id == canvas.id]
    segments = {note.segment_id for note in notes if note.segment_id}
    questions = (question for block in BLOCKS for question in catalogue.questions(block))
    asked = [(question.key, question.per_segment) for question in questions]
    states = question_states(asked, answers, notes, segments)
    assert {answer.question for answer in answers} <= set(states)
    assert len(states) == 39
    assert sum(state.done for state in states.values()) == 27
    statuses = Counter(state.status for state in states.values())
    assert statuses["na"] == 1
    assert states["cr.q.cost"].status == "draft"
    assert states["cr.q.fit"].status == "none"
    assert states["cr.q.expected"].filled == segments
    split = {
        question.key for block in BLOCKS for question in catalogue.questions(block) if question.per_segment
    }
    assert {answer.question for answer in answers if answer.segment_id} <= split
    assert all(answer.segment_id is None for answer in answers if answer.mark)


# money in another currency


def test_another_currency_has_amounts_of_its_own_size() -> None:
    def rent(currency: str) -> tuple[int, str]:
        records = build_sample("en", DAY, currency)
        assert {deal.currency for deal in records if isinstance(deal, Deal)} == {currency}
        total = sum(line.amount for line in records if isinstance(line, DealLine))
        return total, next(n.text for n in records if isinstance(n, Note) and n.text.startswith("Rent"))

    dollars, in_dollars = rent("USD")
    tenge, in_tenge = rent("KZT")
    unknown, _ = rent("XTS")
    assert in_dollars == "Rent · $3,600 / month"
    assert "1,800,000" in in_tenge
    assert 450 < tenge / dollars < 550
    assert unknown == dollars
