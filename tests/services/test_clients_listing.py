"""The register as a list: searching, filtering, sorting, what a row says, and views that are kept."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client
from canvas_app.services import stages
from canvas_app.services.clients import deals, interactions, people, register
from canvas_app.services.clients.deals import Line
from canvas_app.services.clients.listing import COLUMNS, ClientFilter, ClientList, Sort
from canvas_app.services.clients.saved_views import SETTING, SavedView, delete_view, save_view, saved_views
from canvas_app.services.exports import Whose, export_table
from canvas_app.storage.workbook import Workbook
from tests.people import add_person

DAY = date(2026, 11, 24)
EVERYONE, BY_NAME = ClientFilter(), Sort()


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "b.canvasbook", language="ru", currency="RUB", who="Вера") as made:
        yield made


@pytest.fixture
def ids(book) -> dict[str, int]:
    """Five clients that differ in everything, one of them in the archive."""
    with book.edit("edit.segment_new", name="") as edit:
        segments = [Segment(edit.new_id(), name) for name in ("Студенты", "Офисы")]
        edit.put_all(segments)
    boss = people.add_employee(book, "Ветрова").id
    made = {
        "ёлка": {
            "company": "Ель",
            "segment_id": segments[0].id,
            "phone": "+7 912 345-67-89",
            "tags": ("vip",),
        },
        "Елисеев": {"company": "ромашка", "segment_id": segments[1].id, "employee_id": boss},
        "Жуков": {"company": "Ёж", "email": "zhukov@example.com"},
        "альфа": {"remarks": "любит латте"},
        "Старый": {"company": "Архив"},
    }
    found = {name: register.add_client(book, name, DAY, **fields).id for name, fields in made.items()}
    register.archive_clients(book, [found["Старый"]])
    for name, on in (("Жуков", date(2026, 11, 1)), ("ёлка", date(2026, 5, 1))):
        interactions.add_interaction(book, found[name], on, "call")
    deals.add_deal(book, found["Жуков"], [Line(900_0000), Line(100_0000)], won_on=date(2026, 9, 1))
    deals.add_deal(book, found["Жуков"], [Line(70_0000)], won_on=date(2024, 9, 1))
    deals.add_deal(book, found["Елисеев"], [Line(5_0000)], currency="USD", won_on=date(2026, 8, 1))
    add_person(book, found["альфа"], "Тарас Шевченко", phone="345-00-00")
    stages.override(book, found["Жуков"], "kotler", "prospect", "так решили", date(2026, 3, 1))
    stages.override(book, found["Жуков"], "kotler", "client", "так решили", date(2026, 4, 1))
    stages.confirm(book, found["ёлка"], "kotler", DAY)
    return found


def names(book, wanted=EVERYONE, sort=BY_NAME, lister=None) -> list[str]:
    lister = lister or ClientList(book)
    return [row.name for row in lister.rows(lister.find(wanted, sort, "kotler", DAY), "kotler", DAY)]


def test_names_are_in_alphabetical_order_whatever_the_case_and_yo(book, ids):
    assert names(book) == ["альфа", "Елисеев", "ёлка", "Жуков"]
    assert names(book, sort=Sort("name", True)) == ["Жуков", "ёлка", "Елисеев", "альфа"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("елк", ["ёлка"]),
        ("РОМАШ", ["Елисеев"]),
        ("латте", ["альфа"]),
        ("89123456789", ["ёлка"]),
        ("912 345", ["ёлка"]),
        ("zhukov@", ["Жуков"]),
        ("тарас", ["альфа"]),
        ("ж", ["Жуков"]),
        ("елисеев ромашка", ["Елисеев"]),
        ("vip", ["ёлка"]),
        ("никто", []),
        ("%", []),
    ],
)
def test_search_looks_everywhere(book, ids, typed, found):
    assert names(book, ClientFilter(search=typed)) == found


def test_filters_narrow_down_together(book, ids):
    offices = next(one.id for one in book.all(Segment) if one.name == "Офисы")
    assert names(book, ClientFilter(segments=(offices, None))) == ["альфа", "Елисеев", "Жуков"]
    assert names(book, ClientFilter(segments=(offices, None), search="ж")) == ["Жуков"]
    assert names(book, ClientFilter(employees=(None,))) == ["альфа", "ёлка", "Жуков"]
    assert names(book, ClientFilter(tags=("vip",))) == ["ёлка"]
    assert names(book, ClientFilter(stages=("client",))) == ["Жуков"]
    assert names(book, ClientFilter(decision="suggested")) == ["альфа", "Елисеев"]
    assert names(book, ClientFilter(decision="confirmed")) == ["ёлка", "Жуков"]
    assert names(book, ClientFilter(decision="differs")) == ["Жуков"]
    assert names(book, ClientFilter(states=("active",))) == ["альфа", "Елисеев", "ёлка", "Жуков"]
    assert names(book, ClientFilter(flags=("silence",))) == ["ёлка"]
    assert names(book, ClientFilter(archived=True)) == ["Старый"]


def test_ids_and_deals_show_exactly_those(book, ids):
    assert names(book, ClientFilter(ids=(ids["Старый"], ids["ёлка"]))) == ["ёлка", "Старый"]
    deal_ids = [row[0] for row in book.rows("SELECT id FROM deal WHERE currency = 'USD'")]
    assert names(book, ClientFilter(deals=tuple(deal_ids))) == ["Елисеев"]
    assert names(book, ClientFilter(ids=())) == []


@pytest.mark.parametrize(
    ("column", "order"),
    [
        ("company", ["Жуков", "ёлка", "Елисеев", "альфа"]),
        ("segment", ["Елисеев", "ёлка", "альфа", "Жуков"]),
        ("employee", ["Елисеев", "альфа", "ёлка", "Жуков"]),
        ("contact", ["ёлка", "Жуков", "альфа", "Елисеев"]),
        ("revenue", ["Жуков", "альфа", "Елисеев", "ёлка"]),
        ("change", ["Жуков", "альфа", "Елисеев", "ёлка"]),
        ("stage", ["альфа", "ёлка", "Елисеев", "Жуков"]),
    ],
)
def test_every_column_sorts_and_what_is_empty_stands_last(book, ids, column, order):
    assert column in COLUMNS
    assert names(book, sort=Sort(column)) == order


def test_sorting_downwards_keeps_the_empty_ones_last(book, ids):
    assert names(book, sort=Sort("contact", True)) == ["Жуков", "ёлка", "альфа", "Елисеев"]


def test_a_row_says_what_the_table_shows(book, ids):
    lister = ClientList(book)
    rows = {row.name: row for row in lister.rows(list(ids.values()), "kotler", DAY)}
    row = rows["Жуков"]
    assert (row.shown, row.confirmed, row.suggested) == ("client", "client", "repeat")
    assert (row.move.previous, row.move.stage, row.move.on) == ("prospect", "client", date(2026, 4, 1))
    assert (row.last_contact, row.revenue) == (date(2026, 11, 1), (("RUB", 1000_0000),))
    assert rows["Елисеев"].revenue == (("USD", 5_0000),)
    assert (rows["Елисеев"].confirmed, rows["Елисеев"].shown) == ("", "first_time")
    assert (rows["Старый"].archived, rows["Старый"].shown) == (True, "")
    assert rows["ёлка"].move is None


def test_what_changed_is_seen_once_the_list_is_told(book, ids):
    lister = ClientList(book)
    assert names(book, sort=Sort("contact"), lister=lister)[0] == "ёлка"
    lister.forget(interactions.add_interaction(book, ids["ёлка"], DAY, "call").changes)
    assert names(book, sort=Sort("contact"), lister=lister) == ["Жуков", "ёлка", "альфа", "Елисеев"]
    lister.forget(register.edit_client(book, ids["альфа"], name="Яхта"))
    assert names(book, lister=lister)[-1] == "Яхта"
    assert (lister.total(), lister.total(archived=True)) == (4, 1)
    assert [lister.number(ids[name]) for name in ("ёлка", "Старый")] == [1, 5]


def test_views_are_kept_in_the_file(book, ids):
    wanted = ClientFilter(segments=(None, 5), stages=("client",), archived=True, tags=("vip",))
    save_view(book, SavedView(" Важные ", wanted, Sort("revenue", True), "payne"))
    save_view(book, SavedView("Архив", ClientFilter(archived=True), Sort()))
    assert saved_views(book) == (
        SavedView("Архив", ClientFilter(archived=True), Sort()),
        SavedView("Важные", wanted, Sort("revenue", True), "payne"),
    )
    save_view(book, SavedView("важные", ClientFilter(search="кофе"), Sort()))
    assert [view.wanted.search for view in saved_views(book)] == ["", "кофе"]
    delete_view(book, "ВАЖНЫЕ")
    assert [view.name for view in saved_views(book)] == ["Архив"]
    book.undo()
    assert len(saved_views(book)) == 2


@pytest.mark.parametrize(
    "text", ["{", "[1]", '[{"name": 5}]', '{"name": "a"}', '[{"name": "a", "filter": []}]']
)
def test_damaged_views_are_no_views(book, text):
    with book.edit("edit.setting") as edit:
        edit.set_setting(SETTING, text)
    assert saved_views(book) == ()


def test_an_export_comes_back_in_and_hides_no_formula(book, ids, tmp_path):
    register.edit_client(book, ids["ёлка"], company="=1+1", remarks="две\nстроки")
    path = tmp_path / "клиенты.csv"
    chosen = Whose("client", [ids["ёлка"], ids["Жуков"]])
    assert export_table(book, "clients", path, load_catalogue(), "ru", whose=chosen) == 2
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    found = {row["Название"]: row for row in rows}
    assert found["ёлка"]["Компания"] == "'=1+1"
    assert found["ёлка"]["Телефон"] == "+7 912 345-67-89"
    assert found["ёлка"]["Сегмент"] == "Студенты"
    assert set(found) == {"ёлка", "Жуков"}
    assert len(book.all(Client)) == 5
