"""The second lock on a workbook: a file in the program's own folder, which the workbook's own cannot lose."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite import file_lock

HOLD = "import sys, time; from pathlib import Path; from canvas_app.storage.sqlite import file_lock\n"
HOLD += "lock = file_lock.hold(Path(sys.argv[1]), shared=sys.argv[2] == 'shared')\n"
HOLD += "print(lock.held, flush=True); time.sleep(60)"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.canvasbook"
    path.write_bytes(b"x")
    return path


def locks() -> list[Path]:
    return sorted(file_lock.folder().iterdir())


def refusal(path: Path, *, shared: bool) -> int:
    with pytest.raises(WorkbookError) as caught:
        file_lock.hold(path, shared=shared)
    assert caught.value.code == "file.locked"
    return caught.value.params["pid"]


def elsewhere(path: Path, how: str) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path), how], stdout=subprocess.PIPE)
    assert process.stdout.readline().strip() == b"True"
    return process


def test_one_alone_or_many_readers(book: Path) -> None:
    with file_lock.hold(book, shared=False) as alone:
        assert alone.held
        assert file_lock.is_held(book)
        for shared in (False, True):
            assert refusal(book, shared=shared) == os.getpid()
    with file_lock.hold(book, shared=True), file_lock.hold(book, shared=True) as second:
        assert second.held
        assert refusal(book, shared=False) == os.getpid()
    assert not file_lock.is_held(book)


def test_no_reader_of_the_workbook_takes_it_away(book: Path) -> None:
    with file_lock.hold(book, shared=False):
        for _ in range(3):
            book.read_bytes()
        assert file_lock.is_held(book)


def test_its_file_is_private_and_goes_with_it(book: Path) -> None:
    first, second = (file_lock.hold(book, shared=True) for _ in range(2))
    (file,) = locks()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    first.release()
    assert locks() == [file], "the other one still reads"
    second.release()
    second.release()
    assert locks() == []


def test_another_name_is_the_same_workbook(book: Path) -> None:
    link = book.with_name("b.canvasbook")
    os.link(book, link)
    with file_lock.hold(book, shared=False):
        refusal(link, shared=False)


def test_a_killed_holder_holds_nothing(book: Path) -> None:
    other = elsewhere(book, "alone")
    try:
        assert refusal(book, shared=True) == other.pid
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert len(locks()) == 1, "what a kill leaves"
    with file_lock.hold(book, shared=False):
        pass
    assert locks() == []


def test_sweeping_takes_only_what_nobody_holds(book: Path) -> None:
    other = elsewhere(book, "alone")
    other.kill()
    other.wait()
    held = book.with_name("held.canvasbook")
    held.write_bytes(b"y")
    with file_lock.hold(held, shared=True):
        assert len(locks()) == 2
        file_lock.sweep()
        assert len(locks()) == 1
        assert file_lock.is_held(held)


def test_a_name_that_a_dead_process_left_is_not_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with file_lock.hold(book, shared=False):
        locks()[0].write_text(str(2**22 + 1).ljust(20))
        assert refusal(book, shared=False) == 0
        locks()[0].write_text("")
        assert refusal(book, shared=False) == 0


@pytest.mark.parametrize("spoilt", ["a file where the folder should be", "a folder where the lock should be"])
def test_where_no_lock_can_be_made_nobody_is_kept_out(book: Path, spoilt: str) -> None:
    folder = file_lock.folder()
    if spoilt.startswith("a file"):
        folder.parent.mkdir(parents=True)
        folder.write_text("")
    else:
        status = book.stat()
        (folder / f"{status.st_dev:x}-{status.st_ino:x}.lock").mkdir(parents=True)
    with file_lock.hold(book, shared=False) as lock:
        assert not lock.held
        assert not file_lock.is_held(book)


def test_a_disk_that_knows_no_locks(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise OSError("no locks available")

    monkeypatch.setattr(file_lock, "_locked", refuse)
    assert not file_lock.hold(book, shared=False).held


def test_a_disk_without_numbers_of_files(book: Path) -> None:
    other = book.with_name("b.canvasbook")
    other.write_bytes(b"")

    def nameless(path: Path) -> os.stat_result:
        values = list(path.stat())
        values[stat.ST_INO] = 0
        return os.stat_result(values)

    keys = [file_lock.key_of(path, nameless(path)) for path in (book, other, book.parent / "." / book.name)]
    assert keys[0] == keys[2] != keys[1]
    assert all(inode < 0 for _, inode in keys)


def test_the_descriptor_is_not_inherited(book: Path) -> None:
    with file_lock.hold(book, shared=False):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    try:
        assert not file_lock.is_held(book)
    finally:
        child.communicate(b"\n")


def test_holding_and_sweeping_at_once_never_lets_two_in(book: Path) -> None:
    inside: list[int] = []
    most: list[int] = []
    wrong: list[str] = []

    def work() -> None:
        for _ in range(60):
            try:
                with file_lock.hold(book, shared=False) as lock:
                    inside.append(1)
                    most.append(len(inside))
                    if not lock.held:
                        wrong.append("nothing held")
                    inside.pop()
            except WorkbookError:
                continue

    threads = [threading.Thread(target=work) for _ in range(6)]
    threads += [threading.Thread(target=lambda: [file_lock.sweep() for _ in range(200)])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert max(most) == 1
    assert len(most) >= 60
    assert locks() == []
