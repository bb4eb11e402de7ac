"""The register's own table, imported again: everybody is found, and nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.own_codes import own_code
from canvas_app.domain.sales.model import Deal
from canvas_app.services import imports
from canvas_app.services.exports import export_table
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import TODAY, Importer, new_workbook

HOSTILE = (
    Client(101, "=SUM(1)", created_on=TODAY),
    Client(102, "'=x", city="-", remarks="=1\n+2", created_on=TODAY),
    Client(103, "'x", phone="+7 (495) 123-45-67 доб. 3", email="@home", created_on=TODAY),
    Client(104, "Twin", "person", company="＝1", tags=("-a", "b"), created_on=TODAY),
    Client(105, "Twin", "person", city="-5", country='" @y', created_on=TODAY),
    Client(106, "Twin", code="'-", source="+", created_on=TODAY),
    Client(107, "c-101", code="R-1", qualified=True, sole=True, mentions=2, joint=1, created_on=TODAY),
    Client(108, "Ann", "person", ended_on=date(2026, 1, 2), created_on=TODAY),
)


@pytest.fixture
def clients(workbook: Workbook) -> tuple[Client, ...]:
    with workbook.edit("edit.x") as edit:
        edit.put(Segment(1, "=Кафе"))
        edit.put(Employee(2, "-Пётр"))
        edit.put_all(HOSTILE)
        edit.put(replace(HOSTILE[0], segment_id=1, employee_id=2))
    return workbook.all(Client)


def exported(workbook: Workbook, folder: Path, lang: str) -> Path:
    path = folder / "clients.csv"
    count = len(workbook.all(Client))
    assert export_table(workbook, "clients", path, load_catalogue(), lang) == count
    return path


def taken(workbook: Workbook, path: Path) -> imports.ImportResult:
    return imports.apply_import(workbook, imports.read_source(workbook, path, "clients"), today=TODAY)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_same_workbook_stays_as_it_is(
    workbook: Workbook, clients: tuple[Client, ...], tmp_path: Path, lang: str
) -> None:
    digest = workbook.digest()
    result = taken(workbook, exported(workbook, tmp_path, lang))
    assert (result.read, result.skipped, result.problems) == (len(clients), len(clients), ())
    assert workbook.digest() == digest


def test_another_workbook_gets_the_same_clients_and_finds_them_again(
    workbook: Workbook, clients: tuple[Client, ...], tmp_path: Path
) -> None:
    path = exported(workbook, tmp_path, "en")
    (tmp_path / "other").mkdir()
    with new_workbook(tmp_path / "other") as other:
        assert taken(other, path).added == len(clients)
        found = {client.code: client for client in other.all(Client)}
        for client in clients:
            twin = found[client.code or own_code(client.id)]
            ids = {"id": twin.id, "segment_id": twin.segment_id, "employee_id": twin.employee_id}
            assert replace(client, code=twin.code, **ids) == twin
        assert [one.name for one in (*other.all(Segment), *other.all(Employee))] == ["=Кафе", "-Пётр"]
        assert taken(other, path).skipped == len(clients)
        back = taken(workbook, exported(other, tmp_path / "other", "ru"))
        assert back.skipped == len(clients), "and the first workbook knows its own"


def test_a_client_renamed_or_given_an_id_in_between_is_found_by_what_the_table_says(
    load: Importer, workbook: Workbook, clients: tuple[Client, ...], tmp_path: Path
) -> None:
    path = exported(workbook, tmp_path, "en")
    with workbook.edit("edit.x") as edit:
        edit.put(replace(clients[3], name="Renamed", code="R-9"))
    result = taken(workbook, path)
    assert (result.updated, result.skipped) == (1, len(clients) - 1)
    found = workbook.get(Client, clients[3].id)
    assert found is not None
    assert (found.name, found.code) == ("Twin", "R-9")
    load(f"client_id,won_on\n{own_code(105)},2026-01-01\n", "deals")
    assert [deal.client_id for deal in workbook.all(Deal)] == [105]


def test_an_id_that_somebody_gave_comes_before_one_of_our_own(load: Importer, workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        edit.put_all((Client(5, "First"), Client(6, "Second", code="c-5")))
    load("id,name,city\nc-5,Second,Omsk\n")
    assert [client.city for client in workbook.all(Client)] == ["", "Omsk"]
