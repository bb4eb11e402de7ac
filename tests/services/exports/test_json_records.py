"""JSON holds every record with every field, and no more than was asked for; the erased are nowhere."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from canvas_app.content import load_catalogue
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.fields import Amount, Day, Field, Json
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.money import amount_from_decimal
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.exchange.fields import KINDS as TABLES
from canvas_app.services.clients import erasing
from canvas_app.services.exports import Whose, export_json, export_table
from canvas_app.storage.workbook import Workbook
from tests.services.exports.registers import registers
from tests.services.imports.helpers import new_workbook


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    found = json.loads(path.read_text("utf-8"))
    assert found["program"] == "Canvas App"
    records: dict[str, list[dict[str, Any]]] = found["records"]
    return records


def again(kind: str, found: Mapping[str, Any]) -> Any:
    """Return the record that an object says."""
    fields = KINDS[kind].fields
    assert set(found) == {"id", *fields}
    return KINDS[kind].record(found["id"], **{name: value(fields[name], found[name]) for name in fields})


def value(field: Field, said: Any) -> Any:
    if isinstance(field, Json):
        return "" if said is None else json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    if said is None:
        return None
    if isinstance(field, Amount):
        assert isinstance(said, str)
        return amount_from_decimal(Decimal(said))
    if isinstance(field, Day):
        return date.fromisoformat(said)
    return tuple(said) if isinstance(said, list) else said


@settings(max_examples=12, derandomize=True, suppress_health_check=list(HealthCheck))
@given(register=registers())
def test_every_record_can_be_made_again(register: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setenv("CANVAS_APP_HOME", str(Path(name, "home")))
        with new_workbook(Path(name)) as workbook:
            with workbook.edit("edit.x") as edit:
                edit.put_all(register)
            count = export_json(workbook, Path(name, "all.json"))
            found = read(Path(name, "all.json"))
            assert list(found) == list(KINDS)
            assert count == sum(map(len, found.values()))
            for kind, objects in found.items():
                assert [again(kind, one) for one in objects] == list(workbook.all(KINDS[kind].record)), kind


REGISTER = (
    Segment(1, "Cafes"), Segment(2, "Offices"), Stream(3, "Beans"), Employee(4, "Olga"), Employee(5, "Peter"),
    Client(11, "Ann Secret", segment_id=1, employee_id=4), Client(12, "Bob", segment_id=2),
    Person(21, 11, "Zoe Secret"), Interaction(31, 11, date(2026, 1, 2), person_id=21, summary="Secret talk"),
    Deal(41, 11, "Secret deal", currency="EUR"), DealLine(42, 41, 125_000, 3), Deal(43, 12, "Open deal"),
    StageRecord(51, 11, "kotler", "client", date(2026, 1, 2), reason="Secret", evidence='{"won":[2,3]}'),
)  # fmt: skip


@pytest.fixture
def register(workbook: Workbook) -> Workbook:
    with workbook.edit("edit.x") as edit:
        edit.put_all(REGISTER)
        edit.put(Note(61, workbook.all(Canvas)[0].id, "ch", 1, "Kiosk", segments=(1,)))
    return workbook


def test_kinds_that_are_named_bring_what_has_no_table_of_its_own(register: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "deals.json"
    assert export_json(register, path, ["deals"]) == 3
    assert read(path) == {
        "deal": [
            {"id": 41, "client_id": 11, "title": "Secret deal", "code": "", "currency": "EUR",
             "opened_on": None, "won_on": None, "lost_on": None, "expected_on": None, "probability": None,
             "employee_id": None},
            {"id": 43, "client_id": 12, "title": "Open deal", "code": "", "currency": "", "opened_on": None,
             "won_on": None, "lost_on": None, "expected_on": None, "probability": None, "employee_id": None},
        ],
        "deal_line": [{"id": 42, "deal_id": 41, "amount": "12.50", "stream_id": 3, "position": 0}],
    }  # fmt: skip


def test_what_one_client_has_comes_with_those_it_names_and_nobody_else(
    register: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "ann.json"
    export_json(register, path, whose=Whose(Client.kind, [11]))
    found = {kind: [one["id"] for one in objects] for kind, objects in read(path).items() if objects}
    assert found == {
        "segment": [1], "stream": [3], "employee": [4], "client": [11], "person": [21], "interaction": [31],
        "deal": [41], "deal_line": [42], "stage": [51],
    }  # fmt: skip
    assert read(path)["stage"][0]["evidence"] == {"won": [2, 3]}


def test_a_person_who_was_erased_is_nowhere(register: Workbook, tmp_path: Path) -> None:
    erasing.erase_client(register, 11)
    export_json(register, tmp_path / "all.json")
    for table in TABLES:
        export_table(register, table, tmp_path / f"{table}.csv", load_catalogue(), "en")
    written = {
        path.name: path.read_text("utf-8-sig")
        for path in tmp_path.iterdir()
        if path.suffix in (".csv", ".json")
    }
    assert {*written} >= {"all.json", *(f"{table}.csv" for table in TABLES)}
    assert "Bob" in written["clients.csv"]
    assert not [name for name, text in written.items() if "Secret" in text]
