"""A workbook of every kind of record to be damaged, and its rescue."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage.workbook import Workbook
from tests.faults import recovering

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


def fill(workbook: Workbook, clients: int) -> None:
    """Put records of every kind into a workbook, in edits that its history knows."""
    dice = random.Random(7)
    first = 1_700_000_000_000 << 21

    def new(number: int, kind: int) -> int:
        return first + (number << 24) + (kind << 21)

    with workbook.edit("edit.import", name="x") as edit:
        edit.put_all(Segment(new(n, 1), f"Сегмент {n}", position=n) for n in range(4))
        edit.put_all(Stream(new(n, 2), f"Поток {n}", position=n) for n in range(4))
        edit.put_all(Employee(new(n, 3), f"Сотрудник {n}") for n in range(3))
        canvas = Canvas(new(0, 4), "Как есть")
        edit.put(canvas)
        for n in range(4):
            edit.put(Note(new(n, 5), canvas.id, "cs", n, segment_id=new(n, 1)))
            edit.put(Note(new(n + 10, 5), canvas.id, "vp", n, f"Стикер {n}", segments=(new(n, 1),)))
            edit.put(Answer(new(n, 6), canvas.id, f"cs.q{n}", None, f"Ответ {n}"))
    with workbook.edit("edit.import", name="y") as edit:
        for n in range(clients):
            client = Client(
                new(n, 0),
                f"Клиент {n}",
                code=f"C{n}",
                segment_id=new(n % 4, 1),
                employee_id=new(n % 3, 3),
                remarks="замечание " * dice.randrange(60 if n % 9 else 900),
                created_on=DAY,
            )
            edit.put(client)
            edit.put(Person(new(n + 5000, 0), client.id, f"Лицо {n}", phone=f"+7 900 {n:07}"))
            for k in range(3):
                edit.put(Interaction(new(n * 3 + k, 7), client.id, DAY, summary=f"Разговор {n} {k}"))
            edit.put(
                Deal(new(n + 10_000, 0), client.id, f"Сделка {n}", code=f"D{n}", currency="RUB", won_on=DAY)
            )
            edit.put(DealLine(new(n + 15_000, 0), new(n + 10_000, 0), 10_000 * n, new(n % 4, 2)))
            edit.put(Assessment(new(n + 20_000, 0), client.id, DAY, s=4.5, te=3.0))
            edit.put(StageRecord(new(n + 25_000, 0), client.id, "kotler", "client", DAY, decided_by="Анна"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A workbook with records of every kind and a history; tests damage copies of it."""
    path = tmp_path_factory.mktemp("rescue") / "Книга.canvasbook"
    with Workbook.create(path, language="ru", business="Кофейня", who="Анна") as workbook:
        fill(workbook, 120)
    return path


@pytest.fixture
def book(kept, tmp_path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "Книга.canvasbook"))


def rescue(path: Path, capsys) -> dict:
    out = path.with_name("Спасено.canvasbook")
    out.unlink(missing_ok=True)
    assert main(["rescue", str(path), str(out), "--json"]) == 0
    with Workbook.open(out) as workbook:
        assert workbook.check() == []
    return json.loads(capsys.readouterr().out)


def out_of(path: Path) -> Workbook:
    return Workbook.open(path.with_name("Спасено.canvasbook"))


def overwrite(path: Path, statement: str, *values: object) -> None:
    """Damage what the file holds in a way that its structure knows nothing of."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def roots(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    connection.close()
    return found


def spoil_page(path: Path, number: int, page: bytes = bytes(recovering.PAGE)) -> None:
    content = bytearray(path.read_bytes())
    content[(number - 1) * recovering.PAGE : number * recovering.PAGE] = page
    path.write_bytes(content)


def without_history(path: Path) -> None:
    overwrite(path, "DELETE FROM journal_part")
    overwrite(path, "UPDATE journal SET hash = x'00'")
