"""An older file is brought up to date when it is opened: after a backup, whole or not at all."""

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Answer, Canvas, Note
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import backup_search, migrations, stage_cache
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.digest import content_digest
from canvas_app.storage.sqlite.schema import SCHEMA, SchemaVersion, record_tables, revision
from canvas_app.storage.workbook import Workbook
from tests.storage.next_schema import NEXT, VERSIONS
from tests.storage.other import ROOT, names_in

BEYOND = NEXT.number + 1


@pytest.fixture
def older(path: Path) -> Path:
    with Workbook.create(path, language="ru", who="Анна") as book:
        with book.edit("edit.x") as edit:
            edit.put(Canvas(1, "Как есть", 3))
            edit.put_all(Note(10 + n, 1, "cs", n, f"стикер {n}") for n in range(50))
            edit.put(Note(99, 1, "cs", 99, "old"))
            edit.put(Answer(70, 1, "cs.q.who", text="Студенты"))
            edit.put(Client(80, "Ёлкин"))
        with book.edit("edit.y") as edit:
            edit.put(Note(10, 1, "vp", 0, "переехал"))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def opened(path: Path, root: Path, schema_version: SchemaVersion = NEXT, **how: bool) -> Workbook:
    return Workbook.open(path, backups=root, schema_version=schema_version, **how)


def held(path: Path) -> tuple[str, list[str]]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), [
        name for name in names_in(path.parent) if name != "backups"
    ]


def test_there_is_a_migration_to_every_schema() -> None:
    numbers = sorted(found.name[:4] for found in migrations.VERSIONS.glob("[0-9]*.py"))
    assert numbers == [revision(number) for number in range(1, SCHEMA + 1)]


def test_an_older_file_is_brought_up_to_date(older: Path, root: Path) -> None:
    with Workbook.open(older) as book:
        notes, generation = book.all(Note), book.generation
    with opened(older, root) as book:
        assert book.notices == ("file.upgraded",)
        assert book.rows("PRAGMA user_version") == [(NEXT.number,)]
        assert book.rows("SELECT * FROM alembic_version") == [(revision(NEXT.number),)]
        assert book.rows("SELECT * FROM canvas") == [(1, "Как есть", 3, "white")]
        assert [note for note in book.all(Note) if note.id != 99] == [note for note in notes if note.id != 99]
        assert book.get(Note, 99).text == "new"
        assert book.all(Answer)[0].text == "Студенты", "children of a parent made anew are still there"
        assert book.generation == generation + 1
        assert book.digest() == content_digest(book.connection, record_tables(NEXT.newest))
        assert book.check() == []
        assert book.rows("PRAGMA foreign_keys") == [(1,)]
        book.undo()
        assert book.get(Note, 10).block == "cs", "the history is still of use"
        with book.edit("edit.z") as edit:
            edit.put(Client(81, "Новый"))
    with opened(older, root) as book:
        assert (book.notices, len(book.all(Client))) == ((), 2)
    assert len(list(root.rglob("*.canvasbook"))) == 1


def test_the_suggested_stages_are_there_after_it(older: Path, root: Path) -> None:
    stages = "SELECT client_id, model, shown FROM client_stage ORDER BY client_id, model"
    with Workbook.open(older) as book:
        stage_cache.ensure(book, date.today())
        before = book.rows(stages)
    assert before
    with opened(older, root) as book:
        stage_cache.ensure(book, date.today())
        assert book.rows(stages) == before


def test_the_backup_is_the_old_file(older: Path, root: Path) -> None:
    with Workbook.open(older) as book:
        digest, identity = book.digest(), book.meta("workbook")
    opened(older, root).close()
    (backup,) = backup_search.of_file(older, root, identity)
    with Workbook.open(backup.path) as book:
        assert (book.digest(), book.check(), book.meta("workbook")) == (digest, [], identity)
        assert book.undo() is not None


def test_an_old_and_a_new_file_have_the_same_schema(older: Path, root: Path) -> None:
    with opened(older, root) as book:
        found = dict(book.rows("SELECT name, sql FROM sqlite_schema WHERE sql <> ''"))
    for name, statement in NEXT.newest.items():
        assert found[name].replace('"canvas"', "canvas") == statement


FAULTS = ("raise", "sql", "orphans", "rows", "journal", "object", "missing")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_migration_changes_nothing(
    older: Path, root: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    before = held(older)
    monkeypatch.setenv("CANVAS_TEST_MIGRATION", fault)
    with pytest.raises(WorkbookError) as caught:
        opened(older, root)
    assert caught.value.code in ("file.upgrade", "file.unknown_object", "file.damaged")
    assert held(older) == before
    (backup,) = backup_search.of_file(older, root)
    if caught.value.code == "file.upgrade":
        assert caught.value.params["folder"] == str(backup.path.parent)
    with Workbook.open(older) as book:
        assert (book.check(), len(book.all(Note))) == ([], 51)
    monkeypatch.delenv("CANVAS_TEST_MIGRATION")
    with opened(older, root) as book:
        assert book.get(Note, 99).text == "new"


def test_without_a_backup_no_migration(older: Path, root: Path) -> None:
    root.write_text("no folder")
    before = held(older)
    with pytest.raises(WorkbookError) as caught:
        opened(older, root)
    assert caught.value.code == "file.write"
    assert held(older) == before
    Workbook.open(older).close()


def test_a_spoilt_file_is_not_brought_up_to_date(older: Path, root: Path) -> None:
    connection = driver.MODULE.connect(str(older), isolation_level=None)
    connection.execute("UPDATE note SET text = 'flipped' WHERE id = 11")
    connection.close()
    before = held(older)
    with pytest.raises(WorkbookError) as caught:
        opened(older, root)
    assert caught.value.code == "file.damaged"
    assert (held(older), root.exists()) == (before, False)


def test_reading_an_older_file_leaves_it_as_it_is(older: Path, root: Path) -> None:
    before = held(older)
    with opened(older, root, read_only=True) as book:
        assert book.rows("SELECT colour FROM canvas") == [("white",)]
        assert book.get(Note, 99).text == "new"
        assert book.notices == ()
        with pytest.raises(WorkbookError) as caught, book.edit("edit.x"):
            pass
        assert caught.value.code == "file.read_only"
        with pytest.raises(driver.DriverError):
            book.connection.execute("DELETE FROM note")
    assert held(older) == before
    assert not root.exists()
    Workbook.open(older).close()


def test_a_gap_in_the_migrations(older: Path, root: Path) -> None:
    before = held(older)
    with pytest.raises(WorkbookError) as caught:
        opened(older, root, SchemaVersion(BEYOND, {**NEXT.objects, BEYOND: NEXT.newest}, (VERSIONS,)))
    assert caught.value.code == "file.upgrade"
    assert held(older) == before


def test_older_than_anybody_remembers(older: Path, root: Path) -> None:
    with pytest.raises(WorkbookError) as caught:
        opened(older, root, SchemaVersion(NEXT.number, {NEXT.number: NEXT.newest}, (VERSIONS,)))
    assert caught.value.code == "file.older"


def test_user_version_is_the_truth(older: Path, root: Path) -> None:
    connection = driver.MODULE.connect(str(older), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision(NEXT.number),))
    connection.close()
    with opened(older, root) as book:
        assert book.rows("SELECT colour FROM canvas") == [("white",)]


def test_an_older_program_refuses_the_file_then(older: Path, root: Path) -> None:
    opened(older, root).close()
    before = held(older)
    with pytest.raises(WorkbookError) as caught:
        Workbook.open(older)
    assert (caught.value.code, caught.value.params["version"]) == ("file.newer", NEXT.number)
    assert held(older) == before


def test_a_new_file_is_stamped(workbook: Workbook) -> None:
    assert workbook.rows("PRAGMA user_version") == [(SCHEMA,)]
    assert workbook.rows("SELECT * FROM alembic_version") == [(revision(SCHEMA),)]


def test_nothing_of_it_is_imported_for_a_file_of_today(older: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from canvas_app.storage.workbook import Workbook; "
        "Workbook.open(Path(sys.argv[1])).close(); "
        "print([name for name in ('sqlalchemy', 'alembic', 'PySide6') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(older)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_in_a_packed_program(older: Path, root: Path, tmp_path: Path) -> None:
    """Migrations are found beside their module, wherever that was unpacked, and without a bytecode cache."""
    unpacked = tmp_path / "unpacked"
    shutil.copytree(
        ROOT / "canvas_app", unpacked / "canvas_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "resources", unpacked / "resources")
    shutil.copytree(ROOT / "tests" / "storage", unpacked / "tests" / "storage")
    shutil.copy(ROOT / "tests" / "__init__.py", unpacked / "tests")  # or the checkout's tests would be found
    script = (
        "import sys; from pathlib import Path; from tests.storage.next_schema import NEXT; "
        "from canvas_app.storage.workbook import Workbook; "
        "print(Workbook.open(Path(sys.argv[1]), backups=Path(sys.argv[2]), schema_version=NEXT).notices)"
    )
    told = subprocess.run(
        [sys.executable, "-B", "-c", script, str(older), str(root)],
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "('file.upgraded',)"
