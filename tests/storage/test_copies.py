"""Copies are whole, verified and private; a failure leaves what was at the target."""

import hashlib
import os
import shutil
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places, reopened
from canvas_app.storage.sqlite import backups, copies, driver, snapshot, targets
from canvas_app.storage.sqlite.targets import Kept
from canvas_app.storage.workbook import Workbook
from tests.storage.other import OtherWindow, names_in


@pytest.fixture
def book(workbook: Workbook) -> Workbook:
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        edit.put_all(Note(10 + n, 1, "cs", n, f"стикер {n}") for n in range(50))
        edit.put(Client(1, "Ёлкин"))
    return workbook


@pytest.fixture
def target(path: Path) -> Path:
    folder = path.parent / "copies"
    folder.mkdir()
    return folder / "Копия.canvasbook"


def refused(book: Workbook, target: Path, replacing: Kept | None = None) -> str:
    with pytest.raises(WorkbookError) as caught:
        book.copy_to(target, replacing=replacing)
    return caught.value.code


def test_a_copy_is_a_workbook_of_its_own(book: Workbook, target: Path) -> None:
    book.copy_to(target)
    with Workbook.open(target) as copy:
        assert (copy.digest(), copy.generation, copy.check()) == (book.digest(), book.generation, [])
        assert copy.meta("workbook") != book.meta("workbook")
        assert copy.undo() is not None
        with copy.edit("edit.x") as edit:
            edit.put(Client(2, "only in the copy"))
    assert book.get(Client, 2) is None
    assert names_in(target.parent) == [target.name]


def over(target: Path) -> Kept | None:
    """Say that what is at ``target`` may go."""
    standing = targets.standing(target)
    return Kept(standing, target) if standing else None


def test_a_copy_of_a_copy_over_a_copy(book: Workbook, target: Path) -> None:
    target.write_bytes(b"something else")
    again = target.with_name("again.canvasbook")
    for _ in range(2):
        book.copy_to(target, replacing=over(target))
        with Workbook.open(target, read_only=True) as copy:
            copy.copy_to(again, replacing=over(again))
            assert refused(copy, target) == "file.same"
    with Workbook.open(target.with_name("again.canvasbook")) as again:
        assert again.digest() == book.digest()


def test_without_history(book: Workbook, target: Path) -> None:
    book.copy_to(target, journal=False)
    with Workbook.open(target) as copy:
        assert (copy.digest(), copy.check(), copy.history()) == (book.digest(), [], ())
        assert copy.undo_step() is None
    assert book.undo_step() is not None


def test_a_link_is_neither_replaced_nor_followed(book: Workbook, target: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    target.symlink_to(precious)
    assert refused(book, target) == "output.link"
    assert precious.read_text() == "precious"
    assert target.is_symlink()


def test_not_onto_itself_or_an_open_one(book: Workbook, path: Path, target: Path) -> None:
    os.link(path, path.with_name("link.canvasbook"))
    assert refused(book, path) == "file.same"
    assert refused(book, path.with_name("link.canvasbook")) == "file.same"
    with Workbook.create(target, language="en") as other:
        assert refused(book, target) == "file.locked"
        assert other.check() == []
    with OtherWindow(target) as window:
        assert window.ask("open") == "open"
        assert refused(book, target) == "file.locked"
        assert window.ask("edit 3") == "generation 2"
    assert refused(book, target.parent / "none" / "a.canvasbook") == "file.no_folder"


class TestHeld:
    """A copy of what another window has open."""

    def test_to_work_in(self, book: Workbook, path: Path, target: Path) -> None:
        with pytest.raises(WorkbookError) as caught:
            reopened.copy_held(path, target)
        assert caught.value.code == "file.locked", "never touched while it is open here"
        digest, identity = book.digest(), book.meta("workbook")
        book.close()
        with OtherWindow(path) as window:
            assert window.ask("open") == "open"
            target.unlink(missing_ok=True)
            reopened.copy_held(path, target)
            with Workbook.open(target) as copy:
                assert (copy.digest(), copy.check(), copy.generation) == (digest, [], 2)
                assert copy.meta("workbook") != identity
            assert window.ask("edit 3") == "generation 3", "looking took no lock away"
            with pytest.raises(WorkbookError) as caught:
                Workbook.open(path)
            assert caught.value.code == "file.locked"
        assert names_in(target.parent) == [target.name]

    def test_half_an_edit_is_no_copy(
        self, book: Workbook, path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reopened, "PAUSE", 0)
        book.connection.execute("UPDATE note SET text = 'half' WHERE id = 12")
        book.close()
        with pytest.raises(WorkbookError) as caught:
            reopened.copy_held(path, target)
        assert (caught.value.code, caught.value.params["path"]) == ("file.damaged", str(path))
        assert names_in(target.parent) == []

    def test_an_edit_that_came_between(
        self, book: Workbook, path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reopened, "PAUSE", 0)
        book.close()
        honest, tries = shutil.copyfileobj, []

        def torn(source: BinaryIO, copy: BinaryIO) -> None:
            tries.append(1)
            honest(source, copy)
            if len(tries) < 4:
                copy.seek(4096 * 3)
                copy.write(bytes(4096))

        monkeypatch.setattr(shutil, "copyfileobj", torn)
        reopened.copy_held(path, target)
        assert len(tries) == 4
        with Workbook.open(target) as copy:
            assert copy.check() == []


class _Usage(NamedTuple):
    free: int


def test_no_room(book: Workbook, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(1000))
    assert refused(book, target) == "file.full"
    assert names_in(target.parent) == []


@pytest.mark.parametrize("step", ["vacuum_into", "verify", "put_in_place"])
def test_a_failure_keeps_the_target(
    book: Workbook, target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    book.copy_to(target)
    before = target.read_bytes()
    with book.edit("edit.x") as edit:
        edit.put(Client(2, "newer"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, step, fail)
    assert refused(book, target, over(target)) == "file.full"
    assert target.read_bytes() == before
    assert names_in(target.parent) == [target.name]
    monkeypatch.undo()
    assert refused(book, target) == "file.exists", "nobody agreed to that"
    assert target.read_bytes() == before
    book.copy_to(target, replacing=over(target))
    assert target.read_bytes() != before


def test_a_copy_that_differs_is_noticed(
    book: Workbook, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = copies.vacuum_into

    def spoil(source: object, draft: Path) -> None:
        honest(source, draft)
        draft.write_bytes(draft.read_bytes().replace("стикер 7".encode(), "стикер 8".encode()))

    monkeypatch.setattr(copies, "vacuum_into", spoil)
    assert refused(book, target) == "file.damaged"
    assert names_in(target.parent) == []


def test_a_spoilt_workbook_makes_no_copy(book: Workbook, target: Path) -> None:
    book.connection.execute("UPDATE note SET text = 'flipped' WHERE id = 12")
    assert refused(book, target) == "file.damaged"


def test_what_is_damaged_is_named_not_a_draft_of_its_copy(book: Workbook, path: Path, target: Path) -> None:
    book.connection.execute("UPDATE note SET text = 'flipped' WHERE id = 12")
    with book.snapshot() as moment:
        for damaged in (book, moment):
            with pytest.raises(WorkbookError) as caught:
                damaged.copy_to(target)
            named = {key: caught.value.params[key] for key in ("name", "path", "folder")}
            assert named == {"name": path.name, "path": str(path), "folder": str(path.parent)}
            with pytest.raises(WorkbookError) as caught:
                backups.back_up(damaged, target.parent)
            assert caught.value.params["path"] == str(path)


class TestSnapshot:
    """A moment of the workbook for another thread."""

    @pytest.fixture(params=["in memory", "beside"])
    def taken(
        self, request: pytest.FixtureRequest, book: Workbook, monkeypatch: pytest.MonkeyPatch
    ) -> Workbook:
        if request.param == "beside":
            monkeypatch.setattr(snapshot, "IN_MEMORY_UP_TO", 0)
        return book.snapshot()

    def test_it_stays_as_it_was(self, book: Workbook, taken: Workbook, path: Path) -> None:
        digest = book.digest()
        with book.edit("edit.x") as edit:
            edit.put(Client(2, "later"))
        assert (taken.digest(), taken.check(), taken.get(Client, 2)) == (digest, [], None)
        with pytest.raises(WorkbookError) as caught, taken.edit("edit.x"):
            pass
        assert caught.value.code == "file.read_only"
        with pytest.raises(driver.DriverError):
            taken.connection.execute("DELETE FROM client")
        taken.copy_to(path.with_name("copy.canvasbook"))
        taken.close()
        book.close()
        assert names_in(path.parent) == sorted([path.name, "copy.canvasbook"])
        with Workbook.open(path.with_name("copy.canvasbook")) as copy:
            assert copy.digest() == digest

    def test_it_keeps_no_lock_on_the_file(self, book: Workbook, taken: Workbook, path: Path) -> None:
        book.close()
        with OtherWindow(path) as other:
            assert other.ask("open") == "open"
        taken.close()

    def test_of_a_file_opened_to_read(
        self, book: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book.close()
        monkeypatch.setattr(snapshot, "IN_MEMORY_UP_TO", 0)
        before = hashlib.sha256(path.read_bytes()).digest()
        with Workbook.open(path, read_only=True) as reader, reader.snapshot() as taken:
            assert (taken.digest(), taken.check()) == (reader.digest(), [])
            assert [found.name for found in path.parent.iterdir()] == [path.name]
        assert hashlib.sha256(path.read_bytes()).digest() == before


def test_a_draft_reaches_the_disk_before_it_takes_the_target_s_place(
    book: Workbook, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, str]] = []
    flush, put = places.flush, copies.put_in_place

    def flushed(path: Path) -> None:
        done.append(("flush", path.name))
        flush(path)

    def put_there(draft: Path, where: Path) -> None:
        done.append(("put", draft.name))
        put(draft, where)

    monkeypatch.setattr(places, "flush", flushed)
    target.write_bytes(b"old")
    monkeypatch.setattr(copies, "put_in_place", put_there)
    book.copy_to(target, replacing=over(target))
    at = next(place for place, (what, _) in enumerate(done) if what == "put")
    assert ("flush", done[at][1]) in done[:at]
    assert ("flush", target.parent.name) in done[at:]
