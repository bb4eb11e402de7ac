"""A file of every schema that was ever written opens for ever, with all that was in it."""

import gzip
import shutil
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage import backup_search
from canvas_app.storage.schema import CURRENT, OBJECTS, SCHEMA
from canvas_app.storage.workbook import Workbook
from tests.storage.other import names_in

RELEASED = Path(__file__).with_name("released")
BEFORE = range(1, SCHEMA)


def file_of(schema: int, folder: Path) -> Path:
    """Return a copy of the kept file of a schema, as it was written."""
    path = folder / "kept.canvasbook"
    with gzip.open(RELEASED / f"schema_{schema}.canvasbook.gz") as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return path


@pytest.fixture(params=BEFORE)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return file_of(request.param, tmp_path)


def test_every_schema_is_known() -> None:
    assert sorted(CURRENT.objects) == [*BEFORE, SCHEMA]
    assert sorted(names_in(RELEASED)) == [f"schema_{number}.canvasbook.gz" for number in BEFORE]


def test_all_that_was_in_it_is_there(kept: Path, tmp_path: Path) -> None:
    root = tmp_path / "backups"
    with Workbook.open(kept, backups=root) as book:
        assert book.notices == ("file.upgraded",)
        assert (book.check(), book.rows("PRAGMA user_version")) == ([], [(SCHEMA,)])
        assert [one.name for one in book.all(Canvas)] == ["Как есть"]
        assert [one.name for one in (*book.all(Segment), *book.all(Stream))] == ["Студенты", "Напитки"]
        assert {note.block for note in book.all(Note)} == {"cs", "cr", "rs"}
        note = book.get(Note, 4)
        assert (note.text, note.kinds, note.certainty, note.segments) == (
            "Личное обслуживание у стойки", ("cr.type.personal",), "hypothesis", (2,),
        )  # fmt: skip
        assert (note.target, note.monthly_cost) == ("", None)
        assert {one.text for one in book.all(Answer)} == {"Кофе с собой", "Карта гостя"}
        assert [one.name for one in (*book.all(Client), *book.all(Person))] == ["Ёлкин", "Пётр Ёлкин"]
        assert [one.amount for one in book.all(DealLine)] == [15_000_000]
        assert (book.all(Deal)[0].code, book.all(Assessment)[0].s) == ("D-1", 4.5)
        assert book.all(StageRecord)[0].stage == "first_time"
        found = dict(book.rows("SELECT name, sql FROM sqlite_schema WHERE sql <> ''"))
        assert {name: found[name].replace('TABLE "note"', "TABLE note") for name in OBJECTS} == dict(OBJECTS)
    assert len(backup_search.of_file(kept, root)) == 1


def test_its_history_can_be_undone_to_the_first_edit_and_redone(kept: Path, tmp_path: Path) -> None:
    with Workbook.open(kept, backups=tmp_path / "backups") as book:
        notes = book.all(Note)
        assert book.undo() is not None
        assert book.get(Note, 4).text == "Личное обслуживание"
        while book.undo() is not None:
            pass
        assert book.all(Note) == book.all(Client) == ()
        while book.redo() is not None:
            pass
        assert (book.all(Note), book.check()) == (notes, [])
