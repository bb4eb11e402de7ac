"""A filter is data: it becomes bound conditions of a statement, for both databases, and finds who fits."""

from dataclasses import fields, replace
from datetime import date

import pytest

from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.sales.model import Deal
from canvas_app.storage import stage_cache
from canvas_app.storage.core import composing, postgresql
from canvas_app.storage.core.filters import conditions
from canvas_app.storage.core.statements import statements
from canvas_app.storage.filters import DECISIONS, ClientFilter, Scope
from canvas_app.storage.narrowing import narrowed
from canvas_app.storage.prepared import statement
from canvas_app.storage.queries import clients, stages

HOSTILE = "x') OR 1=1 --"
FULL = ClientFilter(
    search=f"ива +7 912 {HOSTILE}",
    segments=(1, None),
    employees=(2,),
    stages=("lead", HOSTILE),
    decision="differs",
    states=("active",),
    flags=("a_flag", HOSTILE),
    tags=("vip", HOSTILE),
    deals=(7,),
)


@pytest.fixture
def book(workbook):
    with workbook.edit("edit.import") as edit:
        edit.put_all([Segment(1, "A"), Employee(2, "E")])
        edit.put_all(
            [
                Client(11, "Ив", segment_id=1, employee_id=2, tags=("vip", "оп%т")),
                Client(12, "Иван", segment_id=None, tags=("опт",)),
                Client(13, "Пётр", segment_id=1, archived=True),
                Client(14, "50% Ltd", phone="+7 912 345 67 89"),
            ]
        )
        edit.put(Deal(21, 12, "D", currency="EUR"))
    stage_cache.ensure(workbook, date.today())
    return workbook


def test_every_field_of_a_filter_is_tried_here():
    left = {one.name for one in fields(ClientFilter) if getattr(FULL, one.name) == one.default}
    assert left == {"ids", "archived"}, "these two are no conditions: the list looks at them itself"


def test_nothing_of_a_filter_becomes_text():
    made = composing.composed("clients.matching", FULL, "kotler")
    assert HOSTILE not in made.sql.text
    assert "vip" not in made.sql.text
    bound = str(made.values({}))
    assert all(part in bound for part in (HOSTILE, "vip", "kotler"))


@pytest.mark.parametrize("decision", DECISIONS)
def test_postgresql_could_be_asked_the_same(decision):
    narrow = statements()["clients.matching"].where(*conditions(replace(FULL, decision=decision), "kotler"))
    text = postgresql.text(narrow)
    assert not any(word in text for word in ("json_each", "instr", "MATCH", "among(", "any_listed("))
    assert "?|" in text
    assert "= ANY" in text


def test_the_same_filter_is_compiled_once():
    composing.composed.cache_clear()
    assert narrowed(statement("clients.matching"), FULL) is narrowed(statement("clients.matching"), FULL)
    assert composing.composed.cache_info().misses == 1


def test_a_filter_that_asks_nothing_leaves_the_statement(book):
    asked = statement("stages.rows")
    assert narrowed(asked, Scope()) is asked


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"segments": (1,)}, {11, 13}),
        ({"segments": (None,)}, {12, 14}),
        ({"segments": (1, None)}, {11, 12, 13, 14}),
        ({"segments": (9,)}, set()),
        ({"employees": (2,)}, {11}),
        ({"employees": (None,), "segments": (1,)}, {13}),
        ({"tags": ("опт",)}, {12}),
        ({"tags": ("vip", "опт")}, {11, 12}),
        ({"tags": ("оп_т",)}, set()),
        ({"deals": (21, 22)}, {12}),
        ({"deals": ()}, set()),
        ({"search": "ив"}, {11, 12}),
        ({"search": "иван"}, {12}),
        ({"search": "50%"}, {14}),
        ({"search": "8 (912) 345-67-89"}, {14}),
        ({"search": HOSTILE}, set()),
        ({"flags": ("a_flag",)}, set()),
        ({"stages": (HOSTILE,)}, set()),
        ({"decision": "suggested"}, {11, 12, 14}),
        ({"decision": "confirmed"}, set()),
        ({"segments": (1,), "ids": (13, 99)}, {13}),
        ({"ids": (13, 99)}, {13, 99}),
    ],
)
def test_who_fits_is_found(book, wanted, found):
    assert clients.matching(book, ClientFilter(**wanted), "kotler") == found


def test_a_scope_narrows_what_is_said_of_stages(book):
    ids = [row.client_id for row in stages.stage_rows(book, "kotler", Scope())]
    assert ids == [11, 12, 14]
    assert [r.client_id for r in stages.stage_rows(book, "kotler", Scope((None,)))] == [12, 14]
    assert [r.client_id for r in stages.stage_rows(book, "kotler", Scope((1, None), (2,)))] == [11]
