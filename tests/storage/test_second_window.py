"""Two windows on one file: the second is refused and told who holds it; a killed holder holds nothing."""

import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite import opening
from canvas_app.storage.workbook import Workbook
from tests.storage.other import OtherWindow


def test_the_second_window_is_refused_and_named(workbook: Workbook, path: Path) -> None:
    with OtherWindow(path) as other:
        refused = other.ask("open").split()
        assert refused[0] == "file.locked"
        if sys.platform == "linux":
            assert refused[1:] == [str(os.getpid())]
        assert other.ask("read").split()[0] == "file.locked", "nobody reads half an edit"
        with workbook.edit("edit.x") as edit:
            edit.put(Canvas(1, "kept"))
        workbook.close()
        assert other.ask("open") == "open"
        assert other.ask("edit 2") == "generation 3"
        with pytest.raises(WorkbookError) as caught:
            Workbook.open(path)
        assert caught.value.code == "file.locked"
        if sys.platform == "linux":
            assert caught.value.params["pid"] == other.process.pid
        assert other.ask("edit 3") == "generation 4", "the refused look took no lock away"


def test_of_many_windows_at_once_one_wins(workbook: Workbook, path: Path) -> None:
    workbook.close()
    with ExitStack() as open_windows:
        windows = [open_windows.enter_context(OtherWindow(path)) for _ in range(5)]
        for window in windows:
            window.tell("open")
        answers = sorted(window.answer().split()[0] for window in windows)
        assert answers == ["file.locked"] * 4 + ["open"]


def test_a_killed_holder_holds_nothing(workbook: Workbook, path: Path) -> None:
    workbook.close()
    with OtherWindow(path) as other:
        assert other.ask("open") == "open"
        assert other.ask("edit 5") == "generation 2"
        other.process.send_signal(signal.SIGKILL)
        other.process.wait()
        with Workbook.open(path) as again:
            assert again.get(Canvas, 5) is not None
            assert again.check() == []
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_two_readers(workbook: Workbook, path: Path) -> None:
    workbook.close()
    with OtherWindow(path) as other, Workbook.open(path, read_only=True) as here:
        assert other.ask("read") == "read"
        assert other.ask("count") == "0"
        assert here.all(Canvas) == ()


def test_nobody_edits_under_a_reader(workbook: Workbook, path: Path) -> None:
    """What a command prints is of one moment: an editor is told who reads, and opens it right after."""
    workbook.close()
    with OtherWindow(path) as other:
        with Workbook.open(path, read_only=True) as reader:
            assert reader.all(Canvas) == ()
            assert other.ask("open") == f"file.locked {os.getpid()}"
            assert reader.all(Canvas) == ()
        assert other.ask("open") == "open"
        assert other.ask("edit 1") == "generation 2"


def test_twice_in_one_window(workbook: Workbook, path: Path) -> None:
    link = path.with_name("другое имя.canvasbook")
    os.link(path, link)
    symbolic = path.with_name("symbolic.canvasbook")
    symbolic.symlink_to(path)
    for name in (path, link, symbolic, path.parent / "." / path.name):
        for read_only in (False, True):
            with pytest.raises(WorkbookError) as caught:
                Workbook.open(name, read_only=read_only)
            assert caught.value.code == "file.locked"
    with OtherWindow(path) as other:
        assert other.ask("open").split()[0] == "file.locked", "looking at it dropped no lock"


def test_after_closing_it_opens_again(workbook: Workbook, path: Path) -> None:
    for _ in range(3):
        workbook.close()
        assert not opening.is_open_here(path)
        workbook = Workbook.open(path)
        assert opening.is_open_here(path)
    workbook.close()


def test_a_failed_opening_leaves_it_free(workbook: Workbook, path: Path) -> None:
    workbook.connection.execute("CREATE TABLE stranger (x)")
    workbook.close()
    for _ in range(2):
        with pytest.raises(WorkbookError) as caught:
            Workbook.open(path)
        assert caught.value.code == "file.unknown_object"
    with OtherWindow(path) as other:
        assert other.ask("open") == "file.unknown_object"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)
class TestAnotherUser:
    """What may not be written is opened for reading, with the reason."""

    def opened(self, path: Path) -> str:
        for folder in path.parents:
            if folder.stat().st_uid == 0 and folder.name.startswith("pytest"):
                folder.chmod(0o755)
        path.parent.chmod(0o755)
        with OtherWindow(path, user=65534) as other:
            answer = other.ask("open")
            if answer.startswith("read"):
                assert other.ask("edit 1") == "file.read_only"
                assert other.ask("count") == "0"
            return answer

    def test_a_file_of_somebody_else(self, workbook: Workbook, path: Path) -> None:
        workbook.close()
        path.chmod(0o644)
        assert self.opened(path) == "read file.read_only"

    def test_a_folder_of_somebody_else(self, workbook: Workbook, path: Path) -> None:
        workbook.close()
        path.chmod(0o666)
        assert self.opened(path) == "read file.read_only"

    def test_a_file_that_may_not_be_read(self, workbook: Workbook, path: Path) -> None:
        workbook.close()
        path.chmod(0o600)
        assert self.opened(path) == "file.cannot_open"

    def test_a_folder_that_may_not_be_entered(self, workbook: Workbook, path: Path) -> None:
        workbook.close()
        inner = path.parent / "inner"
        inner.mkdir(mode=0o700)
        moved = path.rename(inner / path.name)
        with OtherWindow(moved, user=65534) as other:
            assert other.ask("open") == "file.cannot_open"
