"""Records of any kind: listed, sorted, saved, deleted, as their kind declares."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services import records
from canvas_app.services.records import Sort
from canvas_app.storage.filters import RecordFilter
from canvas_app.storage.workbook import Workbook

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
DEAL, PERSON, CLIENT, EMPLOYEE = (KINDS[one] for one in ("deal", "person", "client", "employee"))


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "b.canvasbook", language="ru") as made:
        fill(made)
        yield made


def fill(workbook):
    with workbook.edit("edit.import", count=1, new=1, updated=0) as edit:
        edit.put_all([Employee(5, "Ольга"), Employee(6, "Анна")])
        edit.put_all([Client(1, "Ёлкин"), Client(2, "Bob", archived=True), Client(3, "ann lee")])
        edit.put_all([Person(21, 1, "Вера"), Interaction(31, 1, JAN, person_id=21)])
        edit.put_all(
            [
                Deal(11, 1, "Zebra", currency="USD", opened_on=FEB, employee_id=5),
                Deal(12, 1, "ёж", currency="USD", opened_on=JAN, employee_id=6),
                Deal(13, 2, currency="USD"),
                DealLine(14, 11, 500),
            ]
        )


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort("title"), [11, 12, 13]),
        (Sort("title", descending=True), [12, 11, 13]),
        (Sort("opened_on"), [12, 11, 13]),
        (Sort("employee_id"), [12, 11, 13]),
        (None, [11, 12, 13]),
    ],
)
def test_a_list_is_sorted_and_what_holds_nothing_stands_at_the_end(book, sort, ids):
    found = records.find(book, RecordFilter("deal"), sort)
    assert [one.id for one in found.records] == ids
    assert found.names == {"client": {1: "Ёлкин", 2: "Bob"}, "employee": {5: "Ольга", 6: "Анна"}}


@pytest.mark.parametrize(("typed", "ids"), [("ЕЖ", [12]), ("елкин zeb", [11]), ("bob", [13]), ("x", [])])
def test_a_list_is_searched_in_what_is_written_and_in_names(book, typed, ids):
    assert [one.id for one in records.find(book, RecordFilter("deal", search=typed)).records] == ids


def test_a_record_is_added_and_changed_as_one_named_edit_each(book):
    made = records.save(book, PERSON, None, {"client_id": 1, "name": " Пётр  I "}, origin="clients")
    assert book.get(Person, made.id).name == "Пётр I"
    assert (made.changes.name, dict(made.changes.params), made.changes.origin) == (
        "edit.person_add", {"name": "Пётр I"}, "clients",
    )  # fmt: skip
    changed = records.save(book, PERSON, made.id, {"role": "царь"})
    assert book.get(Person, made.id) == Person(made.id, 1, "Пётр I", "царь")
    assert changed.changes.name == "edit.person_edit"
    book.undo()
    book.undo()
    assert book.get(Person, made.id) is None


def test_a_record_without_a_name_is_called_after_its_owner(book):
    assert records.save(book, DEAL, 13, {"code": "A"}).changes.params["name"] == "Bob"


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"probability": 101}, "value.probability", "probability"),
        ({"won_on": JAN, "lost_on": JAN}, "value.won_and_lost", "lost_on"),
        ({"won_on": JAN}, "value.dates_order", "won_on"),
        ({"lost_on": JAN}, "value.dates_order", "lost_on"),
        ({"currency": None}, "value.missing", "currency"),
        ({"code": "B"}, "value.taken", "code"),
    ],
)
def test_what_is_refused_says_which_field_it_is_about(book, values, code, field):
    records.save(book, DEAL, 12, {"code": "B"})
    with pytest.raises(ValueRefusedError) as caught:
        records.save(book, DEAL, 11, values)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_what_is_gone_is_neither_changed_nor_named(book):
    with pytest.raises(NotFoundError):
        records.save(book, DEAL, 99, {"title": "x"})
    with pytest.raises(NotFoundError):
        records.save(book, DEAL, 11, {"employee_id": 99})


def test_what_belongs_to_a_record_goes_with_it_and_who_names_it_stays(book):
    before = book.digest()
    changes = records.delete(book, DEAL, [11, 12, 99])
    assert (changes.name, dict(changes.params)) == ("edit.deal_delete", {"count": 2, "name": "Zebra"})
    assert [one.id for one in book.all(Deal)] == [13]
    assert book.all(DealLine) == ()
    records.delete(book, PERSON, [21])
    assert book.get(Interaction, 31).person_id is None
    records.delete(book, EMPLOYEE, [5])
    for _ in range(3):
        book.undo()
    assert book.digest() == before


@pytest.mark.parametrize("few", [0, 500])
def test_what_is_typed_offers_records_by_name(book, few, monkeypatch):
    monkeypatch.setattr(records, "_FEW", few)
    assert records.offered(book, "client", "") == [(3, "ann lee"), (1, "Ёлкин")]
    assert records.offered(book, "client", "ELK") == []
    assert records.offered(book, "client", "ёл") == [(1, "Ёлкин")]
    assert records.offered(book, "employee", "") == [(6, "Анна"), (5, "Ольга")]
    assert records.named(book, "client", "ЕЛКИН") == [(1, "Ёлкин")]
    assert records.named(book, "client", "ёлк") == []
    assert records.choosable(book, "employee") == [(6, "Анна"), (5, "Ольга")]
    assert records.choosable(book, "person", 1) == [(21, "Вера")]
    assert records.choosable(book, "person") == []
