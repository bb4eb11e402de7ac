from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMenu

from canvas_app.app import WorkbookFiles
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.changes import Changes
from canvas_app.services import stages
from canvas_app.services.clients import deals, interactions, people, register
from canvas_app.services.clients.deals import Line
from canvas_app.ui.clients.page import ClientsPage
from tests.ui.helpers import settle

TODAY = date.today()


@pytest.fixture
def empty_page(window, tmp_path, lang) -> ClientsPage:
    """The clients page of a new workbook in the whole window."""
    book = WorkbookFiles().create(tmp_path / "book.canvasbook", "Кофейня", lang, "Vera")
    window.show_workbook(book, "clients")
    settle()
    found = window.findChild(ClientsPage)
    assert found is not None
    return found


def fill(book) -> dict[str, int]:
    """Give a workbook five clients that differ, one of them confirmed and one archived."""
    with book.edit("edit.segment_new", name="") as edit:
        segments = [Segment(edit.new_id(), name) for name in ("Офисы", "Студенты")]
        edit.put_all([*segments, Stream(edit.new_id(), "Кофе")])
    boss = people.add_employee(book, "Ветрова Анна").id
    made = {
        "Бюро «Ёлка»": {"company": "", "segment_id": segments[0].id, "employee_id": boss, "tags": ("vip",)},
        "Ёлкин Артём": {"type": "person", "phone": "+7 912 345-67-89", "segment_id": segments[1].id},
        "Ким Вера": {"type": "person", "company": "Метро-Офис", "email": "kim@example.com"},
        "Орлов & Ко": {"employee_id": boss, "segment_id": segments[0].id},
        "Старый друг": {},
    }
    ids = {name: register.add_client(book, name, TODAY, **fields).id for name, fields in made.items()}
    register.archive_clients(book, [ids["Старый друг"]])
    for amount in (1200, 800):
        deals.add_deal(book, ids["Ким Вера"], [Line(amount * 10_000)], title="Зёрна", won_on=TODAY)
    interactions.add_interaction(book, ids["Ёлкин Артём"], TODAY, "call", "обсудили цены")
    stages.confirm(book, ids["Ёлкин Артём"], "kotler", TODAY)
    return ids


@pytest.fixture
def page(empty_page) -> ClientsPage:
    """The page with five clients, one of them in the archive."""
    empty_page.ids = fill(empty_page.context.session.workbook)
    settle()
    empty_page.area.table.setFocus()
    return empty_page


def shown(page) -> list[str]:
    """Return the names in the table, in order."""
    model = page.area.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def cell(page, name: str, column: str) -> str:
    """Return what a cell of the row of a client shows."""
    from canvas_app.ui.clients.columns import COLUMNS

    model = page.area.model
    place = [one.key for one in COLUMNS].index(column)
    return str(model.data(model.index(shown(page).index(name), place)) or "")


def go(page, name: str) -> None:
    """Make a client current."""
    assert page.area.table.go_to(page.ids[name])
    settle()


def steps(page) -> list[Changes]:
    """Return the changes of every edit from now on, as they come."""
    found: list[Changes] = []
    page.context.session.workbook.subscribe(found.append)
    return found


@pytest.fixture
def popups(monkeypatch) -> list[QMenu]:
    """The menus that would have popped up."""
    found: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda self, *_: found.append(self))
    return found
