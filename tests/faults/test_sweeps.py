"""A kill or a failing disk at every call of an action leaves the state before or after it, never between."""

from pathlib import Path

import pytest

from tests.faults import shim
from tests.faults.sweep import ACTIONS, FAULTS

pytestmark = pytest.mark.timeout(600)  # on a busy machine they take many times as long

# How many calls to pass over between two points, in the suite that runs every time.
STRIDES = {
    "edit": 1,
    "read after edit": 9,
    "read after import": 29,
    "undo": 3,
    "erase": 5,
    "create": 3,
    "copy": 7,
    "backup": 9,
    "rewrite": 7,
    "snapshot": 3,
    "export": 1,
    "migrate": 11,
    "import": 37,
    "index": 23,
}


LAST = 100_000  # no action has as many calls


def sweep(library: Path, folder: Path, action: str, fault: str, calls: range, control: str = "") -> dict:
    which = f"{calls.start}:{calls.stop}:{calls.step}"
    return shim.run_under(library, "sweep", action, fault, str(folder), which, control)


def each(stride: int) -> range:
    return range(1, LAST, stride)


LONG = [pytest.param(name, marks=pytest.mark.slow) if name.startswith("read ") else name for name in ACTIONS]
# Six commands after each kill; ``test_reading`` and ``kills`` try them on fewer every time.


@pytest.mark.parametrize("action", LONG)
def test_killed(library: Path, folder: Path, action: str) -> None:
    result = sweep(library, folder, action, "kill", each(STRIDES[action]))
    assert result["problems"] == []
    assert result["points"] > 5
    assert result["words"] == {"got through": 1}


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        ("edit", "EIO for good"),
        ("edit", "ENOSPC"),
        ("undo", "ENOSPC for good"),
        ("import", "EIO"),
        ("create", "ENOSPC for good"),
        ("copy", "ENOSPC for good"),
        ("backup", "EIO"),
        ("rewrite", "ENOSPC for good"),
        ("migrate", "EROFS for good"),
    ],
)
def test_the_disk_fails(library: Path, folder: Path, action: str, fault: str) -> None:
    result = sweep(library, folder, action, fault, each(STRIDES[action] * 2))
    assert result["problems"] == []
    codes = {word.split()[1] for word in result["words"] if word.startswith("refused")}
    assert codes <= {"file.write", "file.full", "file.cannot_open", "file.read"}
    assert ("file.full" in codes) == fault.startswith("ENOSPC")


@pytest.mark.parametrize("fault", ["EIO", "EIO for good"])
def test_the_disk_fails_inside_the_search_index(library: Path, folder: Path, fault: str) -> None:
    """It keeps in memory what was rolled back under it; the next edit must not write that."""
    result = sweep(library, folder, "index", fault, range(1, 9))
    assert (result["points"], result["problems"]) == (8, [])


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.timeout(900)
def test_every_call(library: Path, folder: Path, action: str, fault: str) -> None:
    assert sweep(library, folder, action, fault, each(1))["problems"] == []


def test_an_early_acknowledgement_is_caught(library: Path, folder: Path) -> None:
    result = sweep(library, folder, "edit", "kill", each(2), "early")
    assert any("acknowledged is gone" in problem for problem in result["problems"])


def test_a_journal_in_memory_is_caught(library: Path, folder: Path) -> None:
    result = sweep(library, folder, "edit", "kill", each(2), "memory")
    assert result["problems"] != []
