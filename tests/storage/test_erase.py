"""Erasing a person: no byte of them stays in tables, index, journal or free pages, and undo steps over it."""

import random
from datetime import date
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client, Person
from canvas_app.storage.workbook import Workbook

CANARY = "Канарейкин"
EVERYTHING = [(Client, 1), (Person, 2), (Interaction, 3)]


def fill(book: Workbook) -> None:
    with book.edit("edit.import", count=400) as edit:
        edit.put(Canvas(900, "a"))
        edit.put_all(Client(1000 + n, f"Обычный клиент {n}", remarks="x" * 200) for n in range(400))
    with book.edit("edit.client_add", name=CANARY) as edit:
        edit.put(Client(1, CANARY, email="qzxw@example.com", phone="70009998877"))
        edit.put(Person(2, 1, CANARY))
        edit.put(Note(901, 900, "cs", 1, "остаётся"))
    for text in ("звонок", f"{CANARY} перезвонил"):
        with book.edit("edit.interaction", name=CANARY, number=7) as edit:
            edit.put(Interaction(3, 1, date(2026, 1, 1), summary=text))
    with book.edit("edit.client_edit") as edit:
        edit.put(Client(1, CANARY + " новый", tags=(CANARY,), email="qzxw@example.com"))
        edit.put(Client(1001, "Переименованный", remarks="x" * 200))


def held(path: Path) -> bytes:
    return path.read_bytes() + b"".join(
        other.read_bytes() for other in path.parent.iterdir() if other.name.startswith(path.name + "-")
    )


def mentions(data: bytes) -> list[str]:
    small = CANARY.casefold()
    wanted = [CANARY, small, small[:3], small[3:6], "qzxw", "zxw", "70009998877", "\\u041a\\u0430\\u043d"]
    return [text for text in wanted if text.encode() in data]


def test_nothing_stays(workbook: Workbook, path: Path) -> None:
    fill(workbook)
    workbook.close()
    assert mentions(held(path)) != []
    with Workbook.open(path) as book:
        changes = book.erase(EVERYTHING, "edit.client_erase", count=1)
        assert dict(changes.ids) == {"client": {1}, "person": {2}, "interaction": {3}}
        assert mentions(repr(book.history()).encode()) == []
        assert book.check() == []
        assert book.get(Note, 901).text == "остаётся"
    assert mentions(held(path)) == []


def test_nothing_stays_after_any_history(fast_folder: Path) -> None:
    chance = random.Random(7)
    for attempt in range(3):
        path = fast_folder / f"erase{attempt}.canvasbook"
        with Workbook.create(path, language="ru") as book:
            fill(book)
            for _ in range(60):
                what = chance.random()
                if what < 0.2:
                    book.undo()
                elif what < 0.3:
                    book.redo()
                else:
                    one = chance.choice([1, 1, 1, *range(1000, 1020)])
                    with book.edit("edit.x", name=CANARY if one == 1 else "x") as edit:
                        name = f"{CANARY} {chance.random()}" if one == 1 else f"Клиент {chance.random()}"
                        edit.put(Client(one, name, remarks="y" * chance.randrange(900)))
            book.erase(EVERYTHING, "edit.client_erase", count=1)
            assert book.check() == []
            while book.undo():
                assert book.get(Client, 1) is None, "undo brings nobody back"
            while book.redo():
                assert book.get(Client, 1) is None
            assert book.check() == []
        assert mentions(held(path)) == [], attempt


def test_undo_steps_over_what_was_erased(workbook: Workbook) -> None:
    fill(workbook)
    workbook.erase(EVERYTHING, "edit.client_erase", count=1)
    assert workbook.undo_step().name == "edit.client_edit", "its other record is still there"
    assert workbook.undo_step().size == 1
    workbook.undo()
    assert workbook.get(Client, 1001).name == "Обычный клиент 1"
    assert workbook.undo_step().name == "edit.client_add", "the interactions' steps are empty"
    workbook.undo()
    assert (workbook.get(Note, 901), workbook.get(Client, 1)) == (None, None)
    workbook.redo()
    workbook.redo()
    assert (workbook.get(Note, 901).text, workbook.get(Client, 1001).name) == ("остаётся", "Переименованный")
    assert workbook.redo_step() is None
    assert workbook.check() == []


def test_somebody_deleted_before_is_erased_from_the_history(workbook: Workbook, path: Path) -> None:
    fill(workbook)
    with workbook.edit("edit.client_delete", name=CANARY) as edit:
        for kind, one in EVERYTHING:
            edit.delete(kind, one)
    generation = workbook.generation
    workbook.erase(EVERYTHING, "edit.client_erase", count=1)
    assert workbook.generation == generation + 1
    workbook.undo()
    assert workbook.get(Client, 1) is None
    workbook.close()
    assert mentions(held(path)) == []


def test_the_history_says_that_somebody_was_erased(workbook: Workbook) -> None:
    fill(workbook)
    workbook.erase(EVERYTHING, "edit.client_erase", count=1)
    latest = workbook.history(1)[0]
    assert (latest.action, latest.name, latest.who, latest.size) == ("erase", "edit.client_erase", "Анна", 3)
    texts = [record.params for record in workbook.history() if record.name == "edit.interaction"]
    assert texts == [{"name": "…", "number": 7}] * 2, "the sentence still has all its values"


def test_a_failed_erasing_leaves_everything(workbook: Workbook) -> None:
    fill(workbook)
    before = (workbook.digest(), workbook.history())
    with pytest.raises(Exception, match="FOREIGN KEY"):
        workbook.erase([(Client, 1)], "edit.client_erase", count=1)
    assert (workbook.digest(), workbook.history()) == before
    assert workbook.check() == []
