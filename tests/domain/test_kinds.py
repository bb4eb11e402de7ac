"""Kinds of record as they are declared: they agree with the dataclasses, and what follows is so."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date

import pytest

from canvas_app.domain import kind_relations as kinds
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import (
    Amount,
    Choice,
    Clock,
    Count,
    Currency,
    Day,
    Field,
    Json,
    Line,
    Phone,
    Place,
    Ref,
    Refs,
    Score,
    Switch,
    Text,
    Version,
    Whole,
    Words,
)  # fmt: skip
from canvas_app.domain.kinds import KINDS, clean
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.model import Assessment

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
HELD = {
    Line: "str", Phone: "str", Text: "str", Choice: "str", Currency: "str", Clock: "str", Json: "str",
    Day: "date", Switch: "bool", Whole: "int", Count: "int", Place: "int", Amount: "int", Version: "int",
    Ref: "int", Score: "float", Refs: "tuple[int, ...]", Words: "tuple[str, ...]",
}  # fmt: skip


def each_field():
    for kind in KINDS.values():
        for one in fields(kind.record):
            if one.name != "id":
                yield pytest.param(kind, one, id=f"{kind.name}.{one.name}")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_is_declared_are_the_fields_of_the_record_in_their_order(kind):
    assert ["id", *kind.fields] == [one.name for one in fields(kind.record)]


@pytest.mark.parametrize(("kind", "field"), list(each_field()))
def test_a_field_holds_what_the_record_says(kind, field):
    declared: Field = kind.fields[field.name]
    assert str(field.type).removesuffix(" | None") == HELD[type(declared)]
    if field.default is not MISSING and field.default is not None and field.default != "":
        assert declared.clean(field.default) == field.default


def test_parents_stand_before_their_children_and_what_is_named_before_what_names_it():
    seen: set[str] = set()
    for kind in KINDS.values():
        assert {ref.kind for _, ref in kind.references()} <= seen
        seen.add(kind.name)
        for name, one in kind.fields.items():
            if isinstance(one, Refs):
                assert one.kind in seen, name


def test_what_goes_with_a_client_is_deleted_children_first_and_who_names_a_person_before_that_person():
    order = kinds.owned_by("client")
    assert set(order) == {"person", "interaction", "deal", "deal_line", "assessment", "stage", "task"}
    assert order.index("task") < order.index("deal")
    assert order.index("deal_line") < order.index("deal")
    assert order.index("interaction") < order.index("person")
    assert kinds.owned_by("person") == ()
    assert set(kinds.owned_by("canvas")) == {"note", "answer"}
    assert list(kinds.owners("deal_line")) == [("deal_id", "deal"), ("client_id", "client")]
    assert list(kinds.forgetting("person")) == [("interaction", "person_id")]


def test_the_name_of_a_person_outside_is_a_name_that_is_required():
    assert kinds.OUTSIDE == ("client", "person")
    assert all(KINDS[one].has_name for one in kinds.OUTSIDE)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (Client(1, " \u200b "), "value.empty_name"),
        (Client(1, "Ann", type="robot"), "value.choice"),
        (Client(1, "Ann", referrals=-1), "value.count"),
        (Deal(1, 2, currency="бублик"), "value.currency"),
        (Deal(1, 2, currency="USD", probability=101), "value.probability"),
        (Deal(1, 2, currency="USD", won_on=JAN, lost_on=JAN), "value.won_and_lost"),
        (
            Deal(1, 2, currency="USD", opened_on=date(2026, 1, 2), won_on=date(2026, 1, 1)),
            "value.dates_order",
        ),
        (Interaction(1, 2, date(2026, 1, 1), time="25:00"), "value.time"),
        (Assessment(1, 2, date(2026, 1, 1), s=101.0), "value.score"),
        (Interaction(1, 2, date(2026, 1, 1), direction="up"), "value.choice"),
    ],
)
def test_a_value_that_cannot_be_stored_is_refused(record, code):
    with pytest.raises(ValueRefusedError) as caught:
        clean(record)
    assert caught.value.code == code


def test_values_are_cleaned_and_what_needs_none_stays_the_same_object():
    client = Client(1, "  Ann \n Lee ", tags=(" a ", "A", "", "b"), remarks=" two\r\nlines \n")
    assert clean(client) == Client(1, "Ann Lee", tags=("a", "b"), remarks="two\nlines")
    sound = Client(1, "Ann", created_on=date(2026, 1, 1))
    assert clean(sound) is sound
    met = Interaction(1, 2, date(2026, 1, 1), "call", time="9.05", answered_on=date(2026, 1, 2))
    assert clean(met) == Interaction(1, 2, date(2026, 1, 1), "call", time="09:05"), "no call is answered"


@pytest.mark.parametrize(
    ("field", "sound", "wrong"),
    [
        (Day(), ["2026-02-28"], ["2026-02-29", "20260228", "soon", ""]),
        (Switch(), [0, 1], [2, -1]),
        (Whole(0, 5), [0, 5], [-1, 6]),
        (Score(1, 7), [1.0, 7.0], [0.9, float("nan"), float("inf")]),
        (Choice(("", "a")), ["", "a"], ["b"]),
        (Clock(), ["", "09:05"], ["9:05", "24:00"]),
        (Currency(), ["", "USD"], ["usd", "бублик"]),
        (Json(), ["", "{}", "[1]"], ["{oops", "null"]),
        (Refs("note"), ["[]", "[1,2]"], ["[true]", '["a"]', "{}", "[9223372036854775808]", "[" * 10_000]),
        (Words(), ["[]", '["a"]'], ["[1]", "oops"]),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_a_file_may_keep(field, sound, wrong):
    assert [one for one in sound if not field.is_sound(one)] == []
    assert [one for one in wrong if field.is_sound(one)] == []
