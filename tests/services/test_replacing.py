"""A copy over another workbook: that one is in its backups first, and nothing open is replaced."""

from __future__ import annotations

import os
from datetime import date

import pytest

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files
from canvas_app.services.clients import register
from canvas_app.storage.sqlite.driver import journal_of
from tests.storage.other import OtherWindow, names_in

DAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path):
    with files.create_workbook(tmp_path / "Наша.canvasbook", language="ru") as workbook:
        register.add_client(workbook, "Наш", DAY)
        yield workbook


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "Чужая.canvasbook"
    with files.create_workbook(path, language="ru", business="Пекарня") as workbook:
        register.add_client(workbook, "Чужой", DAY)
    return path


def refused(call) -> str:
    with pytest.raises(WorkbookError) as caught:
        call()
    return caught.value.code


def test_the_old_one_goes_to_its_own_backups(book, other):
    agreed = files.look_at_target(book, other)
    assert (agreed.business, agreed.path) == ("Пекарня", other)
    kept = files.copy_workbook(book, other, agreed=agreed)
    with files.open_workbook(other, read_only=True) as copy:
        assert copy.digest() == book.digest()
    with files.open_workbook(kept, read_only=True) as old:
        assert register.client_of(old, old.rows("SELECT id FROM client")[0][0]).name == "Чужой"
        assert old.undo_step() is not None
        assert kept in [one.path for one in files.backups_of(other, old.meta("workbook"))]
    assert kept.is_relative_to(paths.backups())


def test_without_being_asked_nothing_is_replaced(book, other):
    before = other.read_bytes()
    assert refused(lambda: files.copy_workbook(book, other)) == "file.exists"
    assert other.read_bytes() == before


def test_what_cannot_be_opened_is_kept_byte_by_byte(book, tmp_path):
    broken = tmp_path / "broken.canvasbook"
    for number, content in enumerate((b"no workbook", b"", b"SQLite format 3\0" + bytes(5000)), 1):
        broken.write_bytes(content)
        agreed = files.look_at_target(book, broken)
        assert agreed.business == ""
        kept = files.copy_workbook(book, broken, agreed=agreed)
        assert kept.read_bytes() == content
        assert kept.name == "broken.canvasbook" + ("" if number == 1 else f".{number}") + ".replaced"
        assert files.check_workbook(broken) == []


def test_another_file_than_the_one_agreed_to(book, other):
    agreed = files.look_at_target(book, other)
    with files.open_workbook(other) as meanwhile:
        register.add_client(meanwhile, "Новый", DAY)
    before = other.read_bytes()
    assert refused(lambda: files.copy_workbook(book, other, agreed=agreed)) == "output.changed"
    assert other.read_bytes() == before


def test_open_anywhere_it_is_refused(book, other):
    agreed = files.look_at_target(book, other)
    with OtherWindow(other) as window:
        assert window.ask("open") == "open"
        assert refused(lambda: files.look_at_target(book, other)) == "file.locked"
        assert refused(lambda: files.copy_workbook(book, other, agreed=agreed)) == "file.locked"
        assert window.ask("edit 3").startswith("generation")
    with files.open_workbook(other) as here:
        assert refused(lambda: files.look_at_target(book, other)) == "file.locked"
        assert here.check() == []


def test_itself_by_any_name(book, tmp_path):
    os.link(book.path, tmp_path / "second.canvasbook")
    for target in (book.path, tmp_path / "second.canvasbook"):
        assert refused(lambda target=target: files.look_at_target(book, target)) == "file.same"


@pytest.mark.parametrize("name", ["copy.pdf", "copy", "copy.canvasbook.txt"])
def test_only_the_name_of_a_workbook(book, tmp_path, name):
    (tmp_path / name).write_text("kept")
    assert refused(lambda: files.look_at_target(book, tmp_path / name)) == "file.ending"
    assert refused(lambda: files.copy_workbook(book, tmp_path / name)) == "file.ending"
    assert (tmp_path / name).read_text() == "kept"


def test_a_backup_that_fails_keeps_the_old_one(book, other, monkeypatch):
    from canvas_app.storage.sqlite import backups

    def full(*_: object, **__: object) -> None:
        raise WorkbookError("file.full", name="x", path="x", folder="x")

    monkeypatch.setattr(backups, "back_up", full)
    before, there = other.read_bytes(), names_in(other.parent)
    agreed = files.look_at_target(book, other)
    assert refused(lambda: files.copy_workbook(book, other, agreed=agreed)) == "file.full"
    assert (other.read_bytes(), names_in(other.parent)) == (before, there)
    assert not journal_of(other).exists()


def test_a_name_that_leaves_no_room_for_the_journal(book, tmp_path):
    target = tmp_path / ("x" * 240 + ".canvasbook")
    assert refused(lambda: files.copy_workbook(book, target)) == "output.name_long"
    assert refused(lambda: files.create_workbook(target, language="en")) == "output.name_long"


class TestWithoutHistory:
    """A copy to hand on holds no byte of what was deleted, changed or undone."""

    CANARY = "Канарейкин"

    @pytest.fixture
    def past(self, book):
        gone = register.add_client(book, self.CANARY, DAY, email="qzxw@example.com", remarks="w" * 9000)
        kept = register.add_client(book, f"{self.CANARY} старый", DAY, phone="70009998877")
        register.edit_client(book, kept.id, name="Остаётся", phone="")
        register.delete_clients(book, [gone.id])
        register.add_client(book, f"{self.CANARY} отменённый", DAY)
        book.undo()
        return book

    def found(self, path) -> list[str]:
        data = path.read_bytes()
        small = self.CANARY.casefold()
        wanted = [self.CANARY, small, small[:3], small[3:6], "qzxw", "70009998877", "wwwwwwww"]
        return [text for text in wanted if text.encode() in data]

    def test_a_copy(self, past, tmp_path):
        files.copy_workbook(past, tmp_path / "plain.canvasbook", history=False)
        assert self.found(past.path) != []
        assert self.found(tmp_path / "plain.canvasbook") == []
        with files.open_workbook(tmp_path / "plain.canvasbook") as copy:
            assert (copy.digest(), copy.history(), copy.check()) == (past.digest(), (), [])
            assert copy.meta("workbook") != past.meta("workbook")

    def test_the_command(self, past, tmp_path, capsys):
        from canvas_app.cli import main

        path = past.path
        past.close()
        for number in (1, 2):
            words = ["backup", str(path), str(tmp_path / "out"), "--no-history", "--lang", "en"]
            assert main(words) == 0
            assert f"Наша.{number}.canvasbook" in capsys.readouterr().out
        for made in (tmp_path / "out").iterdir():
            assert self.found(made) == []
            assert files.check_workbook(made) == []
