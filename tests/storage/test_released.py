"""A file of every schema that was ever written opens for ever, with all that was in it.

``released/schema_1`` is from before there was a story; ``released_story`` tells what is in the later ones.
"""

import gzip
import shutil
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage import backup_search
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.digest import content_digest, kept_digest
from canvas_app.storage.sqlite.schema import CURRENT, SCHEMA, SHADOWS, SchemaVersion, record_tables
from canvas_app.storage.workbook import Workbook
from tests.storage.make_released import RECORDED, RELEASED, kept_file, recorded
from tests.storage.next_schema import NEXT
from tests.storage.other import names_in
from tests.storage.released_story import tell

NUMBERS = range(1, SCHEMA + 1)
OBJECTS = "SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY rowid"
Rows = dict[str, list[dict[str, object]]]


def file_of(schema: int, folder: Path) -> Path:
    """Return a copy of the kept file of a schema, as it was written."""
    path = folder / "kept.canvasbook"
    with gzip.open(kept_file(schema)) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return path


def raw(path: Path) -> driver.Connection:
    """Return the file as it lies there, without any check of the program."""
    return driver.MODULE.connect(f"{driver.uri(path)}?mode=ro", uri=True, isolation_level=None)


def rows_of(connection: driver.Connection, tables: tuple[str, ...]) -> Rows:
    found = {}
    for table in tables:
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return found


def all_records(book: Workbook) -> dict[str, tuple[object, ...]]:
    return {kind: book.all(table.record) for kind, table in TABLES.items()}


@pytest.fixture(params=NUMBERS)
def number(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def kept(number: int, tmp_path: Path) -> Path:
    return file_of(number, tmp_path)


def test_every_schema_is_known_and_a_file_of_it_is_kept() -> None:
    assert list(CURRENT.objects) == list(NUMBERS)
    expected = [RECORDED.name, *(kept_file(number).name for number in NUMBERS)]
    assert sorted(names_in(RELEASED)) == sorted(expected)
    assert list(recorded()) == list(NUMBERS)


def test_the_frozen_text_is_what_the_file_holds(number: int, kept: Path) -> None:
    """The statements of every object, in the order of making: whoever changes a frozen text is told here."""
    connection = raw(kept)
    found = connection.execute(OBJECTS).fetchall()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    assert version == number
    assert [row for row in found if row[0] not in SHADOWS] == list(CURRENT.objects[number].items())


def test_its_digest_is_what_it_was(number: int, kept: Path) -> None:
    connection = raw(kept)
    digest = recorded()[number]["digest"]
    assert kept_digest(connection) == str(digest)
    assert content_digest(connection, record_tables(CURRENT.objects[number])) == digest
    connection.close()


@pytest.mark.parametrize("schema_version", [CURRENT, NEXT], ids=["today", "next"])
def test_it_opens_with_every_record(
    number: int, kept: Path, tmp_path: Path, schema_version: SchemaVersion
) -> None:
    """Every value of every row is there after the migrations, which add columns and change none."""
    tables = record_tables(CURRENT.objects[number])
    connection = raw(kept)
    before = rows_of(connection, tables)
    connection.close()
    with Workbook.open(kept, backups=tmp_path / "backups", schema_version=schema_version) as book:
        older = number < schema_version.number
        assert book.notices == (("file.upgraded",) if older else ())
        assert (book.check(), book.rows("PRAGMA user_version")) == ([], [(schema_version.number,)])
        book.verify()
        after = rows_of(book.connection, tables)
        for table, rows in before.items():
            pairs = zip(rows, after[table], strict=True)
            assert [{name: row[name] for name in was} for was, row in pairs] == rows
        found = {name: sql.replace(f'TABLE "{name}"', f"TABLE {name}") for name, sql in book.rows(OBJECTS)}
        assert {name: sql for name, sql in found.items() if name not in SHADOWS} == schema_version.newest
    assert len(backup_search.of_file(kept, tmp_path / "backups")) == older


def test_its_history_is_undone_to_the_first_edit_and_redone(number: int, kept: Path, tmp_path: Path) -> None:
    with Workbook.open(kept, backups=tmp_path / "backups") as book:
        assert book.digest() == content_digest(book.connection)
        while book.redo() is not None:
            pass
        last, digest = all_records(book), book.digest()
        steps = 0
        while book.undo() is not None:
            steps += 1
        assert steps == recorded()[number]["steps"]
        left = {kind: records for kind, records in all_records(book).items() if records}
        assert list(left) in ([], ["setting"]), "what made the file is no step"
        while book.redo() is not None:
            pass
        assert (all_records(book), book.digest(), book.check()) == (last, digest, [])


def test_what_is_told_in_the_story_is_in_the_newest_file(tmp_path: Path) -> None:
    told = tmp_path / "told.canvasbook"
    tell(told)
    with Workbook.open(told) as book:
        records = all_records(book)
    with Workbook.open(file_of(SCHEMA, tmp_path)) as book:
        assert all_records(book) == records


def test_the_newest_file_holds_every_field_of_every_kind(tmp_path: Path) -> None:
    """Each field is filled in some record, or a migration could lose it and nobody would see."""
    connection = raw(file_of(SCHEMA, tmp_path))
    rows = rows_of(connection, tuple(TABLES))
    actions = connection.execute("SELECT DISTINCT action FROM journal ORDER BY action").fetchall()
    connection.close()
    empty = [
        f"{kind}.{column}: give it a value in tests/storage/released_story.py"
        for kind, table in TABLES.items()
        for column in table.columns
        if all(row[column] in (None, "", 0, "[]") for row in rows[kind])
    ]
    assert empty == []
    assert [action for (action,) in actions] == ["do", "erase", "redo", "undo"]


def test_all_that_was_in_the_first_file_is_there(tmp_path: Path) -> None:
    with Workbook.open(file_of(1, tmp_path), backups=tmp_path / "backups") as book:
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
        assert book.undo() is not None
        assert book.get(Note, 4).text == "Личное обслуживание"
