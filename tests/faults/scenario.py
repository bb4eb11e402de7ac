"""What is done to a workbook while faults are injected: the same for the same generation, so that a second
workbook that nothing happens to says what the first must hold."""

import random
from datetime import date
from pathlib import Path

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client, Person
from canvas_app.storage.sqlite import targets
from canvas_app.storage.sqlite.targets import Kept
from canvas_app.storage.workbook import Workbook

LEAST_NOTES = 40


def make(path: Path) -> None:
    """Make a small workbook with some history."""
    with Workbook.create(path, language="ru", business="Кофейня", who="Анна") as book:
        with book.edit("edit.import") as edit:
            edit.put(Canvas(1, "Как есть"))
            edit.put_all(Note(100 + n, 1, "cs", n, f"стикер номер {n}") for n in range(LEAST_NOTES))
            edit.put_all(Client(500 + n, f"Клиент {n}", phone=f"+7 900 {n:07d}") for n in range(12))
            edit.put_all(Person(600 + n, 500 + n, f"Лицо {n}") for n in range(12))
        with book.edit("edit.note_edit") as edit:
            edit.put(Note(100, 1, "vp", 0, "переехал"))


def change(book: Workbook) -> None:
    """Make one edit of two records; again, it changes nothing."""
    with book.edit("edit.note_edit", origin="canvas") as edit:
        edit.put(Note(101, 1, "cs", 1, "после правки"))
        edit.put(Client(501, "Ёлкин и сыновья", email="e@example.ru"))


def import_many(book: Workbook, count: int = 250) -> None:
    """Make one edit so large that its pages leave the memory before it is committed."""
    book.connection.execute("PRAGMA cache_size = 10")
    with book.edit("edit.import", count=count) as edit:
        edit.put_all(Client(5000 + n, f"Импорт {n}", remarks="x" * 300, code=str(n)) for n in range(count))
        edit.put_all(
            Interaction(9000 + n, 5000 + n, date(2026, 1, 1 + n % 28), summary="звонок") for n in range(count)
        )


def erase(book: Workbook) -> None:
    """Erase a client and the person who works there."""
    book.erase([(Client, 503), (Person, 603)], "edit.client_erase", count=1)


def agreed(target: Path) -> Kept:
    """Say that the file at ``target`` is kept elsewhere, so that a copy may take its place."""
    return Kept(targets.standing(target), target)


def _is_of_a_step(book: Workbook) -> bool:
    """Tell whether the next undo takes back a step, and not what ``make`` put there for the steps."""
    undone = book.undo_step()
    return undone is not None and "number" in undone.params


def step(book: Workbook) -> None:
    """Do what follows from the workbook's generation, one more edit, undo or redo."""
    generation = book.generation
    chance = random.Random(generation)
    what = chance.choice(["note", "note", "client", "many", "delete", "undo", "undo", "redo"])
    notes = [note.id for note in book.all(Note)]
    if what == "undo" and _is_of_a_step(book) and book.undo() is not None:
        return
    if what == "redo" and book.redo() is not None:
        return
    with book.edit(f"edit.{what}", number=generation) as edit:
        if what == "delete" and len(notes) > LEAST_NOTES:
            edit.delete_all(Note, notes[LEAST_NOTES // 2 :])
        elif what == "many":
            edit.put_all(
                Note(10_000 + 50 * generation + n, 1, "ch", n, f"много {generation}") for n in range(40)
            )
        elif what == "client":
            edit.put(Client(500 + chance.randrange(12), f"Клиент правки {generation}", city="Ёлки"))
        else:
            edit.put(Note(7, 1, "kp", 1, f"правка {generation}"))
