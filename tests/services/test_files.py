"""Making, opening, checking, copying and backing up files, as commands and the window ask for it."""

import hashlib
import shutil
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import backup_list, files
from canvas_app.storage.workbook import Workbook
from tests.storage.other import names_in


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CANVAS_APP_HOME", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Кофейня.canvasbook"


def add_note(workbook: Workbook, text: str = "Студенты") -> None:
    with workbook.edit("edit.note_add", origin="canvas") as edit:
        edit.put(Note(edit.new_id(), workbook.all(Canvas)[0].id, "cs", 1, text))


@pytest.mark.parametrize(
    ("language", "name", "currency"), [("ru", "Как есть", "RUB"), ("en", "As is", "USD")]
)
def test_new_workbook(path: Path, language: str, name: str, currency: str) -> None:
    with files.create_workbook(path, language=language) as workbook:
        assert [canvas.name for canvas in workbook.all(Canvas)] == [name]
        assert workbook.setting("currency") == currency
        assert workbook.setting("business") == "Кофейня"
        assert workbook.undo_step() is None, "a new workbook has nothing to undo"
    assert files.check_workbook(path) == []


def test_new_workbook_has_the_ending(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as caught:
        files.create_workbook(tmp_path / "book.db", language="en")
    assert caught.value.code == "file.ending"
    assert list(tmp_path.iterdir()) == []


def test_check_changes_nothing(path: Path, tmp_path: Path) -> None:
    with files.create_workbook(path, language="ru") as workbook:
        add_note(workbook)
    before = hashlib.sha256(path.read_bytes()).digest()
    assert files.check_workbook(path) == []
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_reading_what_a_crash_left(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed.canvasbook"
    with files.create_workbook(path, language="ru") as workbook:
        workbook.connection.execute("PRAGMA cache_size = 1")
        with workbook.edit("edit.x") as edit:
            canvas = workbook.all(Canvas)[0].id
            edit.put_all(Note(n, canvas, "cs", n, "x" * 500) for n in range(1, 200))
            shutil.copy(path, crashed)
            shutil.copy(f"{path}-journal", f"{crashed}-journal")
    with files.open_workbook(crashed, read_only=True) as workbook:
        assert workbook.read_only
        assert workbook.all(Note) == ()
        assert names_in(tmp_path) == sorted([path.name, crashed.name])
    assert files.check_workbook(crashed) == []


def test_backup_only_when_something_changed(path: Path, home: Path) -> None:
    with files.create_workbook(path, language="ru") as workbook:
        assert files.backup_due(workbook)
        first = files.back_up(workbook)
        assert first.path.is_relative_to(home)
        assert not files.backup_due(workbook)
        add_note(workbook)
        assert files.backup_due(workbook)
        second = files.back_up(workbook.snapshot())
        assert (first.number, second.number) == (1, 2)
        assert not files.backup_due(workbook)
    assert [backup.number for backup in files.backups_of(path)] == [2, 1]
    assert files.check_workbook(second.path) == []


def test_restore_beside_a_damaged_file(path: Path, tmp_path: Path) -> None:
    with files.create_workbook(path, language="ru") as workbook:
        add_note(workbook, "дорогие слова")
        files.back_up(workbook)
    damaged = b"SQLite format 3\x00" + path.read_bytes()[16:3000]
    path.write_bytes(damaged)
    with pytest.raises(WorkbookError):
        files.open_workbook(path)
    restored = tmp_path / "Кофейня (из копии).canvasbook"
    (found,) = backup_list.backups_for(path)
    held = backup_list.look_into(found).contents
    assert held is not None
    assert (files.backups_of(path), held.business, found.place) == ((), "Кофейня", path)
    files.restore_backup(found.backup.path, restored)
    with files.open_workbook(restored) as workbook:
        assert [note.text for note in workbook.all(Note)] == ["дорогие слова"]
        assert workbook.undo() is not None, "the history is restored with it"
    assert path.read_bytes() == damaged
    with pytest.raises(WorkbookError) as caught:
        files.restore_backup(found.backup.path, restored)
    assert caught.value.code == "file.exists"


def test_backup_into_a_folder(path: Path, tmp_path: Path) -> None:
    with files.create_workbook(path, language="ru") as workbook:
        digest = workbook.digest()
    folder = tmp_path / "stick" / "backups"
    made = [files.back_up_workbook(path, folder) for _ in range(40)]
    assert sorted(folder.iterdir()) == sorted(made), "what a person asked for is not thinned"
    with files.open_workbook(made[-1]) as workbook:
        assert workbook.digest() == digest
    with pytest.raises(WorkbookError) as caught:
        files.back_up_workbook(path, made[0])
    assert caught.value.code == "file.not_folder"


def test_copy_for_sharing(path: Path, tmp_path: Path) -> None:
    with files.create_workbook(path, language="ru", who="Анна Тайная") as workbook:
        add_note(workbook, "старый секрет")
        with workbook.edit("edit.note_edit") as edit:
            note = workbook.all(Note)[0]
            edit.put(Note(note.id, note.canvas_id, "cs", 1, "новый текст"))
        files.copy_workbook(workbook, tmp_path / "b.canvasbook", history=False)
    held = (tmp_path / "b.canvasbook").read_bytes()
    assert "старый секрет".encode() not in held
    assert "Анна Тайная".encode() not in held
    assert "новый текст".encode() in held
