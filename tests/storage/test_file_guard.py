"""What another program does to an open file is noticed before anything is written into it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite import driver, file_guard
from canvas_app.storage.workbook import Workbook
from tests.quoting import quoted

FOREIGN = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("UPDATE setting SET value = 'foreign' WHERE key = 'business'")
connection.close()
"""


def put(book: Workbook, number: int) -> None:
    with book.edit("edit.x") as edit:
        edit.put(Canvas(number, f"canvas {number}"))


def overwrite_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"\xa5" * 64)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\0" * 4096)


def copy_over_in_place(path: Path) -> None:
    older = path.with_name("older.canvasbook")
    path.write_bytes(older.read_bytes())


def edit_by_a_foreign_program(path: Path) -> None:
    path.read_bytes()  # a reader in this process: SQLite's lock is gone
    subprocess.run([sys.executable, "-c", FOREIGN, str(path)], check=True)


def replace(path: Path) -> None:
    shutil.copy(path.with_name("older.canvasbook"), path.with_name("new.part"))
    path.with_name("new.part").replace(path)


OVERWRITTEN = [overwrite_a_page, cut, append, copy_over_in_place, edit_by_a_foreign_program]
CODES = {**dict.fromkeys(OVERWRITTEN, "file.overwritten"), replace: "file.changed", Path.unlink: "file.gone"}


def state(path: Path) -> tuple[bytes, int] | None:
    return (path.read_bytes(), path.stat().st_mtime_ns) if path.exists() else None


@pytest.fixture
def edited(workbook: Workbook, path: Path) -> Workbook:
    workbook.copy_to(path.with_name("older.canvasbook"))
    put(workbook, 1)
    put(workbook, 2)
    return workbook


@pytest.mark.parametrize("spoil", CODES, ids=lambda spoil: spoil.__name__)
def test_nothing_is_written_into_it_again(
    edited: Workbook, path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(path)
    left = state(path)
    acts = (lambda: put(edited, 3), edited.undo, lambda: put(edited, 4))
    for act in acts:
        with pytest.raises(WorkbookError) as caught:
            act()
        assert caught.value.code == CODES[spoil]
        for lang in ("ru", "en"):
            said = load_messages().say(f"error.{caught.value.code}", lang, **caught.value.params)
            assert quoted(path.name, lang) in said
    assert state(path) == left
    edited.close()
    assert state(path) == left, "closing writes nothing either"


@pytest.mark.parametrize("spoil", CODES, ids=lambda spoil: spoil.__name__)
def test_a_copy_holds_every_acknowledged_edit_or_is_refused(
    edited: Workbook, path: Path, spoil: Callable[[Path], object]
) -> None:
    assert edited.look_outside() is None
    copy = path.with_name("saved.canvasbook")
    spoil(path)
    code = ""
    try:
        edited.copy_to(copy)
    except WorkbookError as error:
        code = error.code
    if code:
        assert code == "file.damaged"
        assert spoil in OVERWRITTEN
        assert not copy.exists()
        return
    with Workbook.open(copy, read_only=True) as saved:
        assert {one.id for one in saved.all(Canvas)} == {1, 2}
        assert saved.check() == []


@pytest.mark.parametrize("spoil", [cut, copy_over_in_place, replace], ids=lambda spoil: spoil.__name__)
def test_noticed_during_an_edit(edited: Workbook, path: Path, spoil: Callable[[Path], object]) -> None:
    def act() -> None:
        with edited.edit("edit.x") as edit:
            edit.put(Canvas(3, "never written"))
            spoil(path)
            left.append(path.read_bytes())

    left: list[bytes] = []
    with pytest.raises(WorkbookError) as caught:
        act()
    assert caught.value.code == CODES[spoil]
    assert path.read_bytes() == left[0]


def test_a_lost_lock_is_taken_again_before_the_next_edit(edited: Workbook, path: Path) -> None:
    path.read_bytes()
    put(edited, 3)
    refused = subprocess.run([sys.executable, "-c", FOREIGN, str(path)], capture_output=True, check=False)
    assert b"locked" in refused.stderr
    path.read_bytes()
    assert edited.look_outside() is None
    refused = subprocess.run([sys.executable, "-c", FOREIGN, str(path)], capture_output=True, check=False)
    assert b"locked" in refused.stderr


def test_what_only_reads_or_touches_is_no_change(edited: Workbook, path: Path) -> None:
    assert edited.look_outside() is None  # reads it through at a quiet moment
    shutil.copy2(path, path.with_name("by cp.canvasbook"))
    path.chmod(0o640)
    os.utime(path)
    put(edited, 3)
    assert edited.look_outside() is None
    content = path.read_bytes()
    with path.open("r+b") as file:  # a sync program puts the same bytes there
        file.write(content)
    put(edited, 4)
    assert edited.check() == []


def test_a_touch_with_other_bytes_is_a_change(edited: Workbook, path: Path) -> None:
    assert edited.look_outside() is None
    overwrite_a_page(path)
    found = edited.look_outside()
    assert found is not None
    assert found.code == "file.overwritten"
    assert edited.outside is found


def test_large_edits_that_are_taken_back_are_no_change(workbook: Workbook) -> None:
    def give_up() -> None:
        with workbook.edit("edit.x") as edit:
            edit.put_all(Canvas(n, "x" * 200) for n in range(1, 800))
            raise RuntimeError

    workbook.connection.execute("PRAGMA cache_size = 5")
    for _ in range(2):
        with pytest.raises(RuntimeError):
            give_up()
        put(workbook, 1000)
        assert workbook.undo() is not None
    assert workbook.check() == []


def test_the_descriptor_is_closed_after_sqlites(edited: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    close, guard = driver.close, file_guard.FileGuard.close
    monkeypatch.setattr(driver, "close", lambda *a, **k: (order.append("SQLite"), close(*a, **k)))
    monkeypatch.setattr(file_guard.FileGuard, "close", lambda me: (order.append("ours"), guard(me)))
    edited.close()
    assert order == ["SQLite", "ours"]
