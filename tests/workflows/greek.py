"""A workbook whose own texts are Greek: what stands on the screen in Latin or Cyrillic is the program's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from canvas_app.app import WorkbookFiles
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment
from canvas_app.services import stages
from canvas_app.services.canvas import notes, reads
from canvas_app.services.canvas.answers import answer
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.clients import people
from canvas_app.services.documents.title import Title, set_title
from canvas_app.storage.workbook import Workbook

WHO = "Βέρα"
BUSINESS = "Καφενείο"
CLIENT = "Πελάτης"
"""What the name of every client begins with."""
CLIENTS = 32
PRICE = 7_319
"""What every deal is about: no other number on the screen has these digits."""
TODAY = date.today()
_BLOCKS = {
    "cs": ["Γραφεία", "Φοιτητές"],
    "vp": ["Καφές σε δύο λεπτά"],
    "cr": ["Λέσχη"],
    "rs": ["Καφές", "Συνδρομές"],
}


def greek_book(path: Path, lang: str) -> None:
    """Make a workbook with notes, an answer and 32 clients of whom everything is known."""
    with WorkbookFiles().create(path, BUSINESS, lang, WHO) as book:
        canvas = book.all(Canvas)[0].id
        with book.edit("edit.canvas_rename", name="") as edit:
            edit.put(Canvas(canvas, "Σήμερα"))
        for block, texts in _BLOCKS.items():
            notes.add_notes(book, canvas, block, [NewNote(text) for text in texts])
        answer(book, canvas, "vp.q.value", None, "Καφές χωρίς ουρά")
        set_title(book, Title(BUSINESS, WHO, "210 123"))
        _fill_register(book)


def _fill_register(book: Workbook) -> None:
    """Write all clients in one edit; decide on the stage of every fifth."""
    segments, streams = reads.segments(book), reads.streams(book)
    boss = people.add_employee(book, "Άννα").id
    with book.edit("edit.client_add", name="") as edit:
        clients = [
            Client(
                edit.new_id(),
                f"{CLIENT} {number}",
                segment_id=segments[number % 2].id,
                employee_id=boss,
                city="Αθήνα",
                phone="2101",
                created_on=TODAY - timedelta(days=500),
            )
            for number in range(CLIENTS)
        ]
        edit.put_all(clients)
        for number, client in enumerate(clients):
            edit.put_all(_known_of(edit.new_id, client.id, number, boss, streams[0].id))
    for client in clients[::5]:
        stages.confirm(book, client.id, "kotler", TODAY - timedelta(days=2))


def _known_of(
    new_id: Callable[[], int], client: int, number: int, employee: int, stream: int
) -> Iterator[Record]:
    for ago in (450, 40)[: number % 3]:
        deal, won = new_id(), TODAY - timedelta(days=ago)
        yield Deal(deal, client, title="Κόκκοι", currency="EUR", won_on=won, employee_id=employee)
        yield DealLine(new_id(), deal, stream_id=stream, amount=PRICE * 10_000)
    yield Interaction(new_id(), client, TODAY - timedelta(days=5), "call", summary="Μιλήσαμε")
    if number % 4 == 0:
        yield Assessment(new_id(), client, TODAY - timedelta(days=3), s=2.0 + number % 3)
    if number % 5 == 0:
        yield Person(new_id(), client, f"Πρόσωπο {number}")
