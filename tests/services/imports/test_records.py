"""Kinds without rules of their own, such as contact persons: made, found again, changed, refused."""

from __future__ import annotations

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import Importer

PEOPLE = "client,name,role,email\nCafe,Bob,Director,b@x.org\nCafe,Bob,Cook,c@x.org\nOffice,Bob,,\n"


@pytest.fixture(autouse=True)
def _clients(workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        edit.put_all((Client(1, "Cafe"), Client(2, "Office", code="O-1"), Client(3, "Cafe bar")))


def people(workbook: Workbook) -> list[tuple[int, str, str, str]]:
    return [(one.client_id, one.name, one.role, one.email) for one in workbook.all(Person)]


def test_people_belong_to_their_client_and_come_in_once(load: Importer, workbook: Workbook) -> None:
    result = load(PEOPLE, "people")
    assert (result.added, result.created) == (3, {})
    assert [(one.line, one.code, one.refused) for one in result.problems] == [
        (3, "import.row.duplicate", False)
    ], "two of one name are said"
    assert people(workbook) == [
        (1, "Bob", "Director", "b@x.org"), (1, "Bob", "Cook", "c@x.org"), (2, "Bob", "", ""),
    ]  # fmt: skip
    again = load(PEOPLE, "people")
    assert (again.added, again.updated, again.skipped) == (0, 0, 3)


def test_a_person_of_that_name_is_changed_and_an_empty_cell_changes_nothing(
    load: Importer, workbook: Workbook
) -> None:
    load("client_id,name,role\nO-1,Bob,Cook\n", "people")
    result = load("client_id,name,role,phone\nO-1,BOB,,+7 900 1\n", "people")
    assert result.updated == 1
    found = workbook.all(Person)[0]
    assert (found.name, found.role, found.phone) == ("BOB", "Cook", "+7 900 1")


def test_which_of_several_people_is_meant_is_not_guessed(load: Importer, workbook: Workbook) -> None:
    load(PEOPLE, "people")
    result = load("client,name,role\nCafe,Bob,Waiter\nCafe,,Cook\n", "people")
    assert [one.code for one in result.problems] == ["import.row.record_several", "import.row.name_missing"]
    assert len(workbook.all(Person)) == 3


def test_a_second_row_of_a_person_is_joined(load: Importer) -> None:
    result = load("client,name,role\nCafe,Ann,Cook\nCafe,Ann,Cook\n", "people")
    assert (result.added, result.joined, result.problems[0].code) == (1, 1, "import.row.joined")


def test_employees_are_told_by_their_name(load: Importer, workbook: Workbook) -> None:
    assert load("name,role\nOlga,Sales\n", "employees").added == 1
    assert load("name,role\nOLGA,Head\nPeter,\n", "employees").updated == 1
    assert [(one.name, one.role) for one in workbook.all(Employee)] == [("OLGA", "Head"), ("Peter", "")]


def test_a_refused_row_makes_nobody(load: Importer, workbook: Workbook) -> None:
    result = load(
        "client,at,kind,answered_on,employee,person\nCafe,2026-03-02,complaint,2026-03-01,Olga,Bob\n",
        "interactions",
    )
    assert [one.code for one in result.problems] == ["value.dates_order"]
    assert workbook.all(Employee) == workbook.all(Person) == workbook.all(Interaction) == ()


def test_whom_a_row_names_is_made_beside_its_client(load: Importer, workbook: Workbook) -> None:
    rows = "client,at,employee,person\nCafe,2026-03-02 10:30,Olga,Bob\nOffice,2026-03-02,Olga,Bob\n"
    result = load(rows, "interactions")
    assert result.created == {"employee": ("Olga",), "person": ("Bob", "Bob")}
    assert [(one.client_id, one.name) for one in workbook.all(Person)] == [(1, "Bob"), (2, "Bob")]
    assert [(one.time, one.person_id) for one in workbook.all(Interaction)] == [
        (time, person.id) for time, person in zip(("10:30", ""), workbook.all(Person), strict=True)
    ]
    assert load(rows, "interactions").skipped == 2
