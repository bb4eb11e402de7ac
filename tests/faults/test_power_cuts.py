"""A power cut loses nothing that was shown as saved; weaker settings are caught losing it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.workbook import Workbook
from tests.faults import powercut, shim

pytestmark = pytest.mark.timeout(600)  # on a busy machine they take many times as long
Look = Callable[[Path, dict[str, int], int], list[str]]


def survive(
    library: Path, folder: Path, edits: int, number: int, control: str = "", action: str = "edit"
) -> list[str]:
    """Record a session, cut it in many places, and return what was not as it must be after a cut."""
    digests = shim.run_under(library, "powercut", str(folder), action, str(edits), control)
    start = {path.name: path.read_bytes() for path in (folder / "start").iterdir()}
    after = folder / "after"
    after.mkdir()
    look: Look = {"edit": look_at_book, "copy": look_at_copy}[action]
    found = []
    states = powercut.cuts(start, folder / "log", str(folder / "work"), number, seed=5)
    for cut, (acknowledged, files) in enumerate(states):
        shutil.rmtree(after)
        after.mkdir()
        for name, data in files.items():
            (after / name).parent.mkdir(exist_ok=True)
            (after / name).write_bytes(data)
        found += [f"cut {cut}: {problem}" for problem in look(after, digests, acknowledged)]
    return found


def look_at_book(after: Path, digests: dict[str, int], acknowledged: int) -> list[str]:
    try:
        with Workbook.open(after / "a.canvasbook") as book:
            last = max(acknowledged, int(min(digests, key=int)))
            found = [] if book.generation in (last, last + 1) else [f"lost: {book.generation} after {last}"]
            if book.digest() != digests[str(book.generation)]:
                found.append("half an edit")
            found += book.check()
            if book.undo_step() is not None and book.undo() is None:
                found.append("undo failed")
            return found
    except WorkbookError as error:
        return [f"unreadable: {error.code}"]


def look_at_copy(after: Path, digests: dict[str, int], acknowledged: int) -> list[str]:
    found = []
    for name, wanted in (("copy", ("2",) if acknowledged else ("1", "2")), ("a", ("2",))):
        with Workbook.open(after / f"{name}.canvasbook") as book:
            if book.digest() not in [digests[generation] for generation in wanted]:
                found.append(f"{name} is neither the old nor the new one")
            found += book.check()
    return found


def test_a_copy_is_the_old_or_the_new_one(library: Path, folder: Path) -> None:
    assert survive(library, folder, 0, 120, action="copy") == []


def test_nothing_is_lost(library: Path, folder: Path) -> None:
    assert survive(library, folder, edits=30, number=300) == []


@pytest.mark.slow
def test_nothing_is_lost_in_many_cuts(library: Path, folder: Path) -> None:
    assert survive(library, folder, edits=120, number=6000) == []


@pytest.mark.parametrize(
    ("control", "wanted"),
    [
        ("DELETE FULL", "lost"),  # SQLite's default: the removed journal may come back
        ("TRUNCATE NORMAL", "lost"),
        ("TRUNCATE OFF", "unreadable"),
    ],
)
def test_the_simulator_finds_what_is_known_to_lose(
    library: Path, folder: Path, control: str, wanted: str
) -> None:
    found = survive(library, folder, edits=20, number=250, control=control)
    assert any(wanted in problem for problem in found)
    if control == "DELETE FULL":
        assert all("lost" in problem for problem in found), "it loses the last edit, whole"


def test_sectors_are_kept_or_lost_one_by_one() -> None:
    disk = powercut.Disk({"a": bytes(2048)}, "/d")
    disk.take(powercut.Event("W", "/d/a", 256, b"x" * 1024))
    chance = powercut.random.Random(1)
    seen = {bytes(disk.cut(chance)["a"]) for _ in range(300)}
    pieces = {data[256:512] + data[512:1024] + data[1024:1280] for data in seen}
    assert {bytes(1024), b"x" * 1024, b"x" * 256 + bytes(768)} <= pieces
    disk.take(powercut.Event("S", "/d/a", 0, b""))
    assert {disk.cut(chance)["a"][256:1280] for _ in range(50)} == {b"x" * 1024}


def test_names_are_kept_in_order() -> None:
    disk = powercut.Disk({"a": b"old"}, "/d")
    for event in (
        powercut.Event("C", "/d/b", 0, b""),
        powercut.Event("W", "/d/b", 0, b"new"),
        powercut.Event("S", "/d/b", 0, b""),
        powercut.Event("R", "/d/b", 0, b"/d/a"),
    ):
        disk.take(event)
    chance = powercut.random.Random(1)
    states = {tuple(sorted(disk.cut(chance).items())) for _ in range(50)}
    assert states == {(("a", b"old"), ("b", b"new")), (("a", b"new"),)}
    disk.take(powercut.Event("S", "/d", 0, b""))
    assert disk.cut(chance) == {"a": b"new"}
