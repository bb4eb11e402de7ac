"""What lies beside a workbook as its journal: dead ones go, hot ones are played back, others' are not."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files
from canvas_app.storage import places, reopened
from canvas_app.storage.sqlite import copies, driver, opening, rollback_journal
from canvas_app.storage.sqlite.rollback_journal import Left
from canvas_app.storage.workbook import Workbook
from tests.storage.other import OtherWindow, names_in

MAGIC = bytes.fromhex("d9d505f920a163d7")


def fill(book: Workbook, text: str = "текст") -> None:
    with book.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        edit.put_all(Note(10 + n, 1, "cs", n, f"{text} " * 50) for n in range(200))


@pytest.fixture
def sound(path: Path) -> Path:
    with Workbook.create(path, language="ru") as book:
        fill(book)
    return path


@pytest.fixture
def unfinished(sound: Path) -> Path:
    """A workbook and its journal from the middle of an edit."""
    folder = sound.with_name("crashed")
    folder.mkdir()
    with Workbook.open(sound) as book:
        book.connection.execute("PRAGMA cache_size = 1")
        with book.edit("edit.x") as edit:
            edit.put_all(Note(10 + n, 1, "vp", n, "новый текст " * 50) for n in range(200))
            edit.settle()
            book.connection.execute("UPDATE meta SET value = value WHERE key = 'digest'")
            edit.put(Note(9, 1, "vp", 1, "x" * 100_000))  # so that the page of meta is in the file, too
            edit.settle()
            shutil.copy(sound, folder / sound.name)
            shutil.copy(driver.journal_of(sound), driver.journal_of(folder / sound.name))
    assert driver.journal_of(folder / sound.name).read_bytes().startswith(MAGIC)
    return folder / sound.name


def blocks(path: Path) -> set[str]:
    with Workbook.open(path, read_only=True) as book:
        assert book.check() == []
        return {note.block for note in book.all(Note)}


DEAD: dict[str, bytes] = {
    "never flushed": bytes(512) + b"pages" * 2000,
    "cut in its head": MAGIC + bytes(4),
    "sizes of nothing": MAGIC + bytes(600),
    "smaller than a sector": MAGIC + bytes(12) + (4096).to_bytes(4) + (4096).to_bytes(4) + bytes(200),
    "text": "Не журнал".encode() * 100,
}


@pytest.mark.parametrize("name", DEAD)
class TestDead:
    """One that SQLite would play nothing back from is no reason to refuse, and does not stay."""

    def test_opening_to_edit_removes_it_and_says_nothing(self, sound: Path, name: str) -> None:
        driver.journal_of(sound).write_bytes(DEAD[name])
        assert rollback_journal.look(sound) is Left.DEAD
        with Workbook.open(sound) as book:
            assert book.notices == ()
            fill(book, "дальше")
        assert names_in(sound.parent) == [sound.name]
        assert blocks(sound) == {"cs"}

    def test_a_command_that_reads(self, sound: Path, name: str) -> None:
        driver.journal_of(sound).write_bytes(DEAD[name])
        with files.open_workbook(sound, read_only=True) as book:
            assert (len(book.all(Note)), book.notices) == (200, ())
        assert names_in(sound.parent) == [sound.name]

    def test_where_nothing_may_be_written(
        self, sound: Path, name: str, monkeypatch: pytest.MonkeyPatch, home: Path
    ) -> None:
        driver.journal_of(sound).write_bytes(DEAD[name])
        monkeypatch.setattr(places, "only_readable", lambda _: "disk")
        for read_only in (True, False):
            with files.open_workbook(sound, read_only=read_only) as book:
                assert (len(book.all(Note)), book.check()) == (200, [])
        assert driver.journal_of(sound).read_bytes() == DEAD[name]
        assert list(home.glob("data/.*")) == []

    def test_the_other_window_s_stays(self, sound: Path, name: str) -> None:
        with OtherWindow(sound) as window:
            assert window.ask("open") == "open"
            driver.journal_of(sound).write_bytes(DEAD[name])
            for act in (lambda: Workbook.open(sound), lambda: files.open_workbook(sound, read_only=True)):
                with pytest.raises(WorkbookError) as caught:
                    act()
                assert caught.value.code == "file.locked"
            assert driver.journal_of(sound).exists()

    def test_a_file_cut_short_is_not_excused_by_it(self, sound: Path, name: str) -> None:
        driver.journal_of(sound).write_bytes(DEAD[name])
        os.truncate(sound, sound.stat().st_size - 4096)
        with pytest.raises(WorkbookError) as caught:
            Workbook.open(sound)
        assert caught.value.code == "file.damaged"


class TestHot:
    """Half an edit is taken back: in place, or in a private copy where that may not be."""

    def test_a_command_puts_it_in_order(self, unfinished: Path) -> None:
        assert rollback_journal.look(unfinished) is Left.HOT
        with files.open_workbook(unfinished, read_only=True) as book:
            assert {note.block for note in book.all(Note)} == {"cs"}
        assert names_in(unfinished.parent) == [unfinished.name]

    def test_where_nothing_may_be_written(
        self, unfinished: Path, monkeypatch: pytest.MonkeyPatch, home: Path
    ) -> None:
        before = [(one.name, one.read_bytes()) for one in sorted(unfinished.parent.iterdir())]
        monkeypatch.setattr(places, "only_readable", lambda _: "disk")
        for read_only in (True, False):
            with files.open_workbook(unfinished, read_only=read_only) as book:
                assert {note.block for note in book.all(Note)} == {"cs"}
                assert (book.check(), book.read_only) == ([], True)
                assert "file.recovered_aside" in book.notices
        assert [(one.name, one.read_bytes()) for one in sorted(unfinished.parent.iterdir())] == before
        assert list(home.glob("data/.*")) == []

    def test_a_copy_takes_the_journal_with_it(self, unfinished: Path) -> None:
        target = unfinished.with_name("copy.canvasbook")
        files.copy_held_workbook(unfinished, target)
        assert blocks(target) == {"cs"}
        assert driver.journal_of(unfinished).stat().st_size, "the original is as it was"
        assert len(names_in(unfinished.parent)) == 3

    def test_the_file_before_counts_not_what_half_an_update_made_of_it(self, unfinished: Path) -> None:
        with unfinished.open("r+b") as file:
            file.seek(60)
            file.write((77).to_bytes(4))  # the version that another program was about to give it
        if rollback_journal.first_page(unfinished):
            assert blocks(unfinished) == {"cs"}


def another(path: Path, sound: Path) -> None:
    path.unlink()
    with Workbook.create(path, language="en") as book:
        fill(book, "another")


def older(path: Path, sound: Path) -> None:
    shutil.copy(sound.with_name("older"), path)


@pytest.mark.parametrize("replace", [another, older])
@pytest.mark.parametrize("way", ["edit", "read", "aside"])
def test_a_journal_of_the_file_that_was_here_before_is_not_played_back(
    sound: Path, replace: Callable[[Path, Path], None], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(sound, sound.with_name("older"))
    with Workbook.open(sound) as book:
        for number in range(3):
            fill(book, f"правка {number}")
        with book.edit("edit.x") as edit:
            edit.put(Canvas(2, "half"))
            book.connection.execute("PRAGMA cache_size = 1")
            edit.put_all(Note(900 + n, 1, "vp", n, "y" * 900) for n in range(200))
            edit.settle()
            book.connection.execute("UPDATE meta SET value = '1' WHERE key = 'digest'")
            edit.put_all(Note(2900 + n, 1, "vp", n, "y" * 900) for n in range(200))
            edit.settle()
            journal = driver.journal_of(sound).read_bytes()
            assert journal.startswith(MAGIC)
    replace(sound, sound)
    whole = sound.read_bytes()
    driver.journal_of(sound).write_bytes(journal)
    assert rollback_journal.look(sound) is Left.FOREIGN
    if way == "aside":
        monkeypatch.setattr(places, "only_readable", lambda _: "disk")
    with files.open_workbook(sound, read_only=way == "read") as book:
        assert (book.check(), book.notices) == ([], ("file.read_only",) if way == "aside" else ())
    assert sound.read_bytes() == whole
    assert driver.journal_of(sound).exists() == (way == "aside")


def folder(journal: Path, _: Path) -> None:
    journal.mkdir()


def link(journal: Path, precious: Path) -> None:
    journal.symlink_to(precious)


def dangling(journal: Path, precious: Path) -> None:
    journal.symlink_to(precious.with_name("nowhere"))


def naming_another(journal: Path, precious: Path) -> None:
    name = os.fsencode(precious)
    head = MAGIC + bytes(4) + bytes(8) + (512).to_bytes(4) + (4096).to_bytes(4)
    end = len(name).to_bytes(4) + (sum(name) % 2**32).to_bytes(4) + MAGIC
    journal.write_bytes(head.ljust(512, b"\0") + (1 << 20).to_bytes(4) + name + end)


@pytest.mark.parametrize("make", [folder, link, dangling, naming_another])
def test_what_is_no_journal_of_ours_is_left_and_named(
    sound: Path, tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    """SQLite would write through the link, and remove the file that a journal names as its superior."""
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    make(driver.journal_of(sound), precious)
    before, names = sound.read_bytes(), names_in(tmp_path)
    acts: list[Callable[[], object]] = [
        lambda: Workbook.open(sound),
        lambda: Workbook.open(sound, read_only=True),
        lambda: files.open_workbook(sound, read_only=True),
        lambda: reopened.copy_held(sound, tmp_path / "copy.canvasbook"),
        lambda: copies.refuse_held(sound),
    ]
    for act in acts:
        with pytest.raises(WorkbookError) as caught:
            act()
        assert caught.value.code == "file.journal"
    assert (sound.read_bytes(), precious.read_bytes(), names_in(tmp_path)) == (before, b"precious", names)


def test_a_new_workbook_beside_what_cannot_go(path: Path) -> None:
    driver.journal_of(path).mkdir()
    with pytest.raises(WorkbookError) as caught:
        Workbook.create(path, language="ru")
    assert caught.value.code == "file.journal"
    assert names_in(path.parent) == [driver.journal_of(path).name]


def test_said_once_and_only_of_what_was_played_back(unfinished: Path, sound: Path) -> None:
    driver.journal_of(sound).write_bytes(bytes(5000))
    told = []
    for path in (unfinished, unfinished, sound, sound):
        with Workbook.open(path) as book:
            told.append(book.notices)
    assert told == [("file.recovered",), (), (), ()]
    assert opening.sniff(sound) is Left.NOTHING
