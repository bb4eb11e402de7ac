"""Nothing in the process takes the lock of an open workbook away, and what strangers do to it is told.

SQLite's lock on POSIX systems falls when anything in the process closes a descriptor of the file. A second
program then opened it, both said "saved", and one of the two edits was gone.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.storage.workbook import Workbook
from tests.faults import lost_lock
from tests.storage.other import OtherWindow


@pytest.mark.parametrize("reader", lost_lock.READERS)
def test_no_reader_in_the_process_lets_a_second_program_in(tmp_path: Path, reader: str) -> None:
    found = lost_lock.rounds(tmp_path, 2, (reader,))
    assert found == {"rounds": 2, "acknowledged": 4, "let in": 0, "lost": 0, "problems": []}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_rounds(tmp_path: Path) -> None:
    found = lost_lock.rounds(tmp_path, 100)
    assert found == {"rounds": 100, "acknowledged": 200, "let in": 0, "lost": 0, "problems": []}


def test_of_ten_programs_at_once_one_gets_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.canvasbook"
    Workbook.create(path, language="en").close()
    with ExitStack() as started:
        others = [started.enter_context(OtherWindow(path)) for _ in range(10)]
        for other in others:
            other.tell("open")
        answers = sorted(other.answer().split()[0] for other in others)
    assert answers == ["file.locked"] * 9 + ["open"]


def test_a_kill_frees_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.canvasbook"
    Workbook.create(path, language="en").close()
    with OtherWindow(path) as other:
        assert other.ask("open") == "open"
        assert other.ask("edit 1") == "generation 2"
        other.process.send_signal(signal.SIGKILL)
        other.process.wait()
        with Workbook.open(path) as again:
            assert again.get(Canvas, 1) is not None


def test_a_command_names_who_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.canvasbook"
    with Workbook.create(path, language="en"):
        path.read_bytes()
        for command in ("info", "check"):
            done = lost_lock.command(command, path)
            assert done.returncode == 1
            assert "open in another window" in done.stderr


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks descriptors up as Linux lists them")
@pytest.mark.parametrize("target", ["the workbook", "every descriptor", "words", "a closed one"])
def test_acknowledgements_go_into_a_pipe_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    path = tmp_path / "a.canvasbook"
    with Workbook.create(path, language="en") as book:
        opened = {one.name: Path(os.path.realpath(one)) for one in Path("/proc/self/fd").iterdir()}
        own = [name for name, where in opened.items() if where == path.resolve()]
        assert own
        given = {"the workbook": own, "words": ["three", "-1", "9" * 30], "a closed one": ["9999"]}
        for number in given.get(target, opened):
            if target == "every descriptor" and "pipe:" in opened[number].name:
                continue  # a pipe of who runs the tests: what is written into it is heard
            monkeypatch.setenv("CANVAS_APP_ACK_FD", number)
            with book.edit("edit.x") as edit:
                edit.put(Canvas(len(book.all(Canvas)) + 1, "kept"))
        assert book.check() == []
    with Workbook.open(path) as again:
        assert again.check() == []


def test_a_packed_program_acknowledges_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ears, mouth = os.pipe()
    os.set_blocking(ears, False)
    monkeypatch.setenv("CANVAS_APP_ACK_FD", str(mouth))
    with Workbook.create(tmp_path / "a.canvasbook", language="en") as book:
        assert os.read(ears, 100) == b"1\n", "made from source, it does"
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        with book.edit("edit.x") as edit:
            edit.put(Canvas(1, "kept"))
    with pytest.raises(BlockingIOError):
        os.read(ears, 100)
    os.close(ears)
    os.close(mouth)


def test_a_helper_process_holds_nothing(tmp_path: Path) -> None:
    """What the program starts inherits neither the lock nor the descriptor of the workbook."""
    path = tmp_path / "a.canvasbook"
    with Workbook.create(path, language="en"):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    try:
        time.sleep(0.1)
        with OtherWindow(path) as other:
            assert other.ask("open") == "open"
    finally:
        child.communicate(b"\n")
