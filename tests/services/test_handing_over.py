"""What named one record names another one, whatever its kind: by what the kinds declare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.canvas.model import Canvas, Note, Segment
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.kind_relations import naming, owned_by
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.clients import people, register
from canvas_app.services.handing_over import hand_over
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 24)


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "b.canvasbook", language="en", who="Vera") as made:
        yield made


def owned(book, client: int) -> list:
    """One record of every kind that goes with a client."""
    deal = Deal(book.ids(), client, "Licences", "USD", opened_on=DAY)
    return [
        Person(book.ids(), client, "Bob"),
        Interaction(book.ids(), client, DAY, "call"),
        deal,
        DealLine(book.ids(), deal.id, 100),
        Assessment(book.ids(), client, DAY),
        StageRecord(book.ids(), client, "kotler", "suspect", DAY),
        Task(book.ids(), "Call", client_id=client, deal_id=deal.id),
    ]


def content(book) -> list:
    return [book.all(kind.record) for kind in KINDS.values()]


def test_everything_of_the_one_goes_to_the_other_and_undo_parts_them(book):
    gone, kept = (register.add_client(book, name, DAY).id for name in ("Ann", "Bea"))
    records = owned(book, gone)
    assert {one.kind for one in records} == set(owned_by("client")), "one of each kind"
    with book.edit("edit.client_edit", name="Ann") as edit:
        edit.put_all(records)
    before = content(book)
    with book.edit("edit.client_edit", name="Bea") as edit:
        hand_over(book, edit, "client", gone, kept)
        edit.delete(Client, gone)
    assert [one.id for one in book.all(Client)] == [kept]
    for one in records:
        now = replace(one, client_id=kept) if hasattr(one, "client_id") else one
        assert book.get(type(one), one.id) == now
    assert book.check() == []
    after = content(book)
    book.undo()
    assert content(book) == before
    book.redo()
    assert content(book) == after


@pytest.mark.parametrize("given", [True, False])
def test_whatever_names_an_employee_goes_to_another_or_has_nobody(book, given):
    ann = people.add_employee(book, "Ann").id
    bea = people.add_employee(book, "Bea").id if given else None
    client = register.add_client(book, "Client", DAY, employee_id=ann).id
    deal = Deal(book.ids(), client, "Licences", "USD", opened_on=DAY, employee_id=ann)
    call = Interaction(book.ids(), client, DAY, "call", employee_id=ann)
    with book.edit("edit.deal_add", name="Licences") as edit:
        edit.put_all((deal, call))
    people.delete_employee(book, ann, to=bea)
    assert [one.id for one in book.all(Employee)] == [bea] * given
    assert {kind for kind, _ in naming("employee")} >= {"client", "deal", "interaction"}
    for kind, field in naming("employee"):
        assert {getattr(one, field) for one in book.all(KINDS[kind].record)} <= {bea}


@pytest.mark.parametrize(
    ("to", "listed", "left"),
    [(2, True, (2, 3)), (None, True, (2, 3)), (4, True, (4, 2, 3)), (4, False, (2, 3))],
)
def test_of_several_that_are_named_one_is_replaced_and_each_named_once(book, to, listed, left):
    canvas = Canvas(book.ids(), "Made up", 0)
    with book.edit("edit.canvas_add", name="Made up") as edit:
        edit.put_all([canvas, *(Segment(one, str(one), "", one) for one in (1, 2, 3, 4))])
        edit.put(note := Note(book.ids(), canvas.id, "cr", 0, "Calls", segments=(1, 2, 3)))
        hand_over(book, edit, "segment", 1, to, listed=listed)
    assert book.get(Note, note.id).segments == left
