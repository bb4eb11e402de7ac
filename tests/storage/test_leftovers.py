"""What kills left of drafts goes, wherever it lies; what lives, what is another's and what is alike stays."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from canvas_app.services import files
from canvas_app.storage import leftovers, places, processes
from tests.storage.other import ROOT, names_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")

CHILD = """
import sys, time
from pathlib import Path
from canvas_app.storage import places
for target in sys.argv[1:]:
    draft = places.draft_for(Path(target))
    draft.write_text("plain text of a client")
    draft.with_name(draft.name + "-journal").write_text("plain text of a client")
print("made", flush=True)
time.sleep(600)
"""
HOUR = 3600


class Writer:
    """A process in the middle of writing files."""

    def __init__(self, *targets: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD, *map(str, targets)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "made\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "книги"
    folder.mkdir()
    return folder / "Кофейня.canvasbook"


def age(path: Path, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sweep see every file as older by so much: the time of the last change cannot be set back."""
    now = time.time()
    monkeypatch.setattr(leftovers.time, "time", lambda: now + seconds)


def test_a_draft_lies_in_a_private_folder_and_takes_it_along(target: Path, home: Path) -> None:
    draft = places.draft_for(target)
    assert (draft.parent.parent, draft.parent.stat().st_mode & 0o777) == (target.parent, 0o700)
    assert draft.stat().st_mode & 0o777 == 0o600
    assert len(names_in(home / "data" / "drafts")) == 1
    draft.replace(target)
    places.remove(draft)
    assert names_in(target.parent) == [target.name]
    assert names_in(home / "data" / "drafts") == []


def test_a_living_process_keeps_its_drafts_and_a_dead_one_does_not(target: Path, home: Path) -> None:
    other = home / "elsewhere"
    other.mkdir()
    own = places.draft_for(target)
    writer = Writer(target, other / "документ.pdf")
    before = names_in(target.parent)
    assert len(before) == 2
    files.sweep_leftovers(target)
    assert (names_in(target.parent), len(names_in(other))) == (before, 1)
    writer.kill()
    files.sweep_leftovers(home / "other.canvasbook")
    assert (names_in(target.parent), names_in(other)) == ([own.parent.name], []), "found by their notes"
    assert len(names_in(home / "data" / "drafts")) == 1
    places.remove(own)


def test_without_a_note_it_is_found_beside_the_file(target: Path, home: Path) -> None:
    writer = Writer(target)
    writer.kill()
    for note in (home / "data" / "drafts").iterdir():
        note.unlink()
    files.sweep_leftovers(target)
    assert names_in(target.parent) == []


def test_a_process_id_given_again_is_another_process(target: Path) -> None:
    host = processes.computer()
    start = processes.start_of(os.getpid())
    reused = target.parent / f".canvas-app-{host}-{os.getpid()}-{int(start or 0, 16) + 1:x}-00000000.part"
    living = target.parent / f".canvas-app-{host}-{os.getpid()}-{start}-00000000.part"
    for folder in (reused, living):
        folder.mkdir(0o700)
        (folder / "draft.part").write_text("plain")
    assert leftovers.sweep(target.parent) == 1
    assert names_in(target.parent) == [living.name]


def test_another_computer_s_stays_for_a_week(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = target.parent / ".canvas-app-00000000-1-1-00000000.part"
    folder.mkdir(0o700)
    (folder / "draft.part").write_text("plain")
    age(folder, 6 * 24 * HOUR, monkeypatch)
    assert leftovers.sweep(target.parent) == 0
    age(folder, 8 * 24 * HOUR, monkeypatch)
    assert leftovers.sweep(target.parent) == 1


def test_drafts_as_they_were_called_before(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [".Кофейня-0123456789ab.part", ".Другая-0123456789ab.part", ".a-0123456789ab.part-journal"]
    for name in left:
        (target.parent / name).write_text("plain")
    assert leftovers.sweep(target.parent) == 0, "it may be being written"
    age(target, 2 * HOUR, monkeypatch)
    with (target.parent / left[0]).open("rb"):
        assert leftovers.sweep(target.parent) == (2 if sys.platform.startswith("linux") else 3)
    leftovers.sweep(target.parent)
    assert names_in(target.parent) == []


def test_only_what_is_called_so_exactly(target: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    precious = home / "precious"
    precious.mkdir()
    (precious / "a").write_text("precious")
    host = processes.computer()
    gone = f".canvas-app-{host}-{2**31 - 1}-1-00000000.part"
    (target.parent / gone).symlink_to(precious)
    (target.parent / ".b-0123456789ab.part").symlink_to(precious / "a")
    stay = ["Кофейня-0123456789ab.part", ".c-0123456789AB.part", ".d-0123456789ab.part2", ".part", "x.part"]
    stay += [
        f"{gone}.old",
        ".canvas-app-zz-1-1-00000000.part",
        ".preferences-short",
        "Книга.canvasbook-journal",
    ]
    for name in stay:
        (target.parent / name).write_text("precious")
    nested = target.parent / gone.replace("-00000000", "-00000001")
    (nested / "folder").mkdir(parents=True)
    (nested / "folder" / "a").write_text("precious")
    before = names_in(target.parent)
    age(target, 365 * 24 * HOUR, monkeypatch)
    assert leftovers.sweep(target.parent) == 0
    assert names_in(target.parent) == before
    assert [one.read_text() for one in (precious / "a", nested / "folder" / "a")] == ["precious"] * 2


def test_journals_of_backups_that_are_gone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.00001-g1.canvasbook", "a.00001-g1.canvasbook-journal", "a.00002-g2.canvasbook-journal"):
        (target.parent / name).write_text("plain")
    age(target, 2 * HOUR, monkeypatch)
    assert leftovers.sweep(target.parent) == 1
    assert names_in(target.parent) == ["a.00001-g1.canvasbook", "a.00001-g1.canvasbook-journal"]


def test_a_note_of_a_disk_that_is_away_is_kept_for_a_month(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    Writer(stick / "a.pdf").kill()
    stick.rename(tmp_path / "away")
    files.sweep_leftovers()
    assert len(names_in(home / "data" / "drafts")) == 1
    (tmp_path / "away").rename(stick)
    files.sweep_leftovers()
    assert (names_in(stick), names_in(home / "data" / "drafts")) == ([], [])
    Writer(stick / "a.pdf").kill()
    stick.rename(tmp_path / "away")
    age(stick, 31 * 24 * HOUR, monkeypatch)
    files.sweep_leftovers()
    assert names_in(home / "data" / "drafts") == []


def test_processes() -> None:
    start = processes.start_of(os.getpid())
    assert start
    assert processes.lives(os.getpid(), start)
    assert not processes.lives(os.getpid(), f"{start}0")
    assert processes.lives(os.getpid(), "")
    assert not processes.lives(2**31 - 1, "1")
