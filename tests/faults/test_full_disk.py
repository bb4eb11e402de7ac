"""A disk that is really full, and a limit on the size of files: refused with a reason, nothing lost."""

import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.sqlite import backups
from canvas_app.storage.workbook import Workbook
from tests.faults import scenario, shim
from tests.faults.shim import Told

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts and limits of Linux")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 1 MiB."""
    if not Path("/proc/self/mountinfo").exists():
        pytest.skip("without /proc a small disk could not be unmounted")
    mounted = tmp_path / "disk"
    mounted.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(mounted)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    yield mounted
    subprocess.run(["umount", "-l", str(mounted)], check=True)


def fill(book: Workbook) -> int:
    """Add clients until the disk is full; return how many edits were kept."""
    for kept in range(1000):
        try:
            with book.edit("edit.x") as edit:
                edit.put_all(Client(20_000 + 10 * kept + n, "x" * 300) for n in range(10))
        except WorkbookError as error:
            return kept if error.code == "file.full" else -1
    raise AssertionError("the disk never filled")


def test_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "a.canvasbook"
    scenario.make(path)
    with Workbook.open(path) as book:
        kept = fill(book)
        digest = book.digest()
        assert len(book.all(Client)) == 12 + 10 * kept
        assert book.check() == []
        with pytest.raises(WorkbookError) as caught:
            book.copy_to(small_disk / "copy.canvasbook")
        assert caught.value.code == "file.full"
        with pytest.raises(WorkbookError) as caught:
            backups.back_up(book, small_disk / "b")
        assert caught.value.code == "file.full"
        assert sorted(found.name for found in small_disk.iterdir() if found.is_file()) == [
            "a.canvasbook",
            "a.canvasbook-journal",
        ]
        book.copy_to(small_disk.parent / "rescued.canvasbook")
        subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
        scenario.change(book)
        assert book.check() == []
        book.undo()
        assert book.digest() == digest
    with Workbook.open(small_disk.parent / "rescued.canvasbook") as rescued:
        assert (rescued.digest(), rescued.check()) == (digest, [])


def test_no_room_for_a_new_workbook(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(900 * 1024))
    for _ in range(2):
        with pytest.raises(WorkbookError) as caught:
            Workbook.create(small_disk / "a.canvasbook", language="ru")
        assert caught.value.code == "file.full"
        assert [found.name for found in small_disk.iterdir()] == ["ballast"]
    (small_disk / "ballast").unlink()
    Workbook.create(small_disk / "a.canvasbook", language="ru").close()


def test_a_disk_that_becomes_read_only(small_disk: Path) -> None:
    path = small_disk / "a.canvasbook"
    scenario.make(path)
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Workbook.open(path) as book:
        assert (book.read_only, book.notices) == (True, ("file.read_only",))
        assert len(book.all(Client)) == 12
        assert book.check() == []
        book.copy_to(small_disk.parent / "copy.canvasbook")
        with pytest.raises(WorkbookError) as caught:
            scenario.change(book)
        assert caught.value.code == "file.read_only"
    assert path.read_bytes() == before
    assert [found.name for found in small_disk.iterdir()] == [path.name]


@pytest.mark.parametrize("room", [0, 1, 4096, 3 * 4096, 8 * 4096])
def test_a_limit_on_files(folder: Path, room: int) -> None:
    """A limit is an error of writing, not a full disk; half an edit is taken back all the same."""
    path = folder / "a.canvasbook"
    scenario.make(path)
    with Workbook.open(path) as book:
        before = book.digest()

    def act(say: shim.Say) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, hard))
        with Workbook.open(path) as book:
            try:
                scenario.import_many(book, 60)
            except WorkbookError as error:
                say(f"{error.code} {book.digest() == before} {book.check()}")
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            scenario.import_many(book, 60)

    told: Told = shim.in_child(act)
    assert told.words == ["file.write True []"]
    assert told.acknowledged == [4]
    with Workbook.open(path) as book:
        assert (len(book.all(Client)), book.check()) == (72, [])


@pytest.mark.slow
def test_every_size_of_disk(tmp_path: Path) -> None:
    """From a disk with no room at all to one with enough, in steps of a page."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    for pages in range(130, 330, 2):
        command = ["mount", "-t", "tmpfs", "-o", f"size={pages * 4}k", "tmpfs", str(mounted)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a small disk")
        try:
            scenario.make(tmp_path / "a.canvasbook")
            shutil.move(tmp_path / "a.canvasbook", mounted / "a.canvasbook")
            with Workbook.open(mounted / "a.canvasbook") as book:
                before = book.digest()
                code = ""
                try:
                    scenario.import_many(book, 100)
                except WorkbookError as error:
                    code = error.code
                assert code in ("", "file.full")
                assert (book.digest() == before) == bool(code)
                assert book.check() == []
        except OSError:
            continue
        finally:
            for left in mounted.iterdir():
                left.unlink()
            subprocess.run(["umount", "-l", str(mounted)], check=True)
