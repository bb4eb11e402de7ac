"""Real data: the clients and order lines of a trading company come in to the cent."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Note, Stream
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook

DATA = Path(__file__).parents[4] / "shared" / "data" / "northwind"

pytestmark = pytest.mark.skipif(
    not (DATA / "deals.csv").is_file(), reason="the Northwind tables do not lie beside this checkout"
)


def bring(workbook: Workbook, kind: str) -> imports.ImportResult:
    return imports.apply_import(workbook, imports.read_source(workbook, DATA / f"{kind}.csv", kind))


def test_northwind(workbook: Workbook) -> None:
    empty = workbook.digest()
    clients = bring(workbook, "clients")
    assert (clients.read, clients.added, len(clients.new_names("person"))) == (93, 93, 93)
    between = workbook.digest()
    deals = bring(workbook, "deals")
    assert (deals.read, deals.added, deals.joined, deals.refused) == (1908, 830, 1078, 0)
    assert (len(deals.new_names("stream")), deals.noted, len(deals.new_names("employee"))) == (8, 8, 9)
    full = workbook.digest()

    with (DATA / "deals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected: Counter[str] = Counter()
    for row in rows:
        expected[row["stream"]] += int(Decimal(row["amount"]) * 10_000)
    streams = {stream.id: stream.name for stream in workbook.all(Stream)}
    found: Counter[str] = Counter()
    for line in workbook.all(DealLine):
        found[streams[line.stream_id or 0]] += line.amount
    assert found == expected
    assert len(workbook.all(Note, block="rs")) == 8
    codes = {client.id: client.code for client in workbook.all(Client)}
    assert {deal.code: codes[deal.client_id] for deal in workbook.all(Deal)} == {
        row["id"]: row["client_id"].strip() for row in rows
    }
    assert {deal.currency for deal in workbook.all(Deal)} == {"USD"}

    for kind, rows_read in (("clients", 93), ("deals", 1908)):
        again = bring(workbook, kind)
        assert (again.added, again.updated, again.skipped) == (0, 0, rows_read)
    assert workbook.digest() == full
    workbook.undo()
    assert workbook.digest() == between
    workbook.undo()
    assert workbook.digest() == empty


def test_two_clients_of_whom_next_to_nothing_is_known(workbook: Workbook) -> None:
    result = bring(workbook, "clients")
    bare = {client.code: client for client in workbook.all(Client) if client.name == "IT"}
    assert set(bare) == {"VALON", "Val2"}
    persons = {person.client_id: person.name for person in workbook.all(Person)}
    assert [persons[bare[code].id] for code in ("VALON", "Val2")] == ["Valon Hoti", "Val2"]
    assert not result.problems
