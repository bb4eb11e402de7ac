"""A filter of records of any kind becomes bound conditions, for both databases, and finds what fits."""

from dataclasses import fields, replace
from datetime import date

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.storage.core import postgresql
from canvas_app.storage.core.record_filters import composed, select_fitting
from canvas_app.storage.filters import RecordFilter
from canvas_app.storage.queries.records import called, fitting

HOSTILE = "x') OR 1=1 --"
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
FULL = RecordFilter(
    "interaction",
    (("kind_key", ("call", HOSTILE)), ("two_way", (True, None)), ("employee_id", (7, None))),
    (("on", JAN, FEB),),
    HOSTILE,
)


@pytest.fixture
def book(workbook):
    with workbook.edit("edit.import") as edit:
        edit.put_all([Client(1, "Ann", tags=("vip", "new")), Client(2, "Bob", archived=True)])
        edit.put_all(
            [
                Interaction(11, 1, JAN, "call", two_way=True),
                Interaction(12, 1, FEB, "call", two_way=False),
                Interaction(13, 2, FEB, "meeting"),
            ]
        )
    return workbook


def found(book, kind, *among, days=()):
    return [one.id for one in fitting(book, RecordFilter(kind, among, days))]


def test_every_part_of_a_filter_is_tried_here():
    assert not [one.name for one in fields(RecordFilter) if not getattr(FULL, one.name)]


def test_nothing_of_a_filter_becomes_text():
    made = composed(replace(FULL, search=""))
    assert HOSTILE not in made.sql.text
    assert any(HOSTILE in str(one) for one in made.values({}))


def test_it_compiles_for_postgresql():
    assert "interaction" in str(select_fitting(FULL).compile(dialect=postgresql.DIALECT))


def test_values_days_and_nothing_are_found(book):
    assert found(book, "interaction") == [11, 12, 13]
    assert found(book, "interaction", ("kind_key", ("call",))) == [11, 12]
    assert found(book, "interaction", ("two_way", (False,))) == [12]
    assert found(book, "interaction", ("two_way", (True, None))) == [11, 13]
    assert found(book, "interaction", ("client_id", (1,)), days=(("on", FEB, None),)) == [12]
    assert found(book, "interaction", days=(("on", None, JAN),)) == [11]
    assert found(book, "interaction", ("kind_key", (HOSTILE,))) == []
    assert found(book, "client", ("tags", ("new", "old"))) == [1]
    assert found(book, "client", ("archived", (True,))) == [2]
    assert called(book, "client", [2, 1, 5]) == {1: "Ann", 2: "Bob"}


def test_a_filter_is_changed_field_by_field():
    bare = RecordFilter("deal")
    narrowed = bare.with_chosen("currency", ("USD",)).with_days("won_on", JAN, None)
    assert (narrowed.chosen("currency"), narrowed.between("won_on")) == (("USD",), (JAN, None))
    assert (narrowed.chosen("title"), narrowed.between("lost_on")) == ((), (None, None))
    assert narrowed.with_chosen("currency", ()).with_days("won_on", None, None) == bare
    assert bare.asks_nothing
    assert not narrowed.asks_nothing
