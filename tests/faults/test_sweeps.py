"""A kill or a failing disk at every call of an action leaves the state before or after it, never between."""

from pathlib import Path

import pytest

from tests.faults import shim
from tests.faults.sweep import ACTIONS, FAULTS

# How many calls to pass over between two points, in the suite that runs every time.
STRIDES = {"edit": 1, "undo": 3, "erase": 5, "create": 3, "copy": 7, "backup": 9, "migrate": 11, "import": 37}


def sweep(library: Path, folder: Path, action: str, fault: str, stride: int, control: str = "") -> dict:
    return shim.run_under(library, "sweep", action, fault, str(folder), str(stride), control)


@pytest.mark.parametrize("action", ACTIONS)
def test_killed(library: Path, folder: Path, action: str) -> None:
    result = sweep(library, folder, action, "kill", STRIDES[action])
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
        ("migrate", "EROFS for good"),
    ],
)
def test_the_disk_fails(library: Path, folder: Path, action: str, fault: str) -> None:
    result = sweep(library, folder, action, fault, STRIDES[action] * 2)
    assert result["problems"] == []
    codes = {word.split()[1] for word in result["words"] if word.startswith("refused")}
    assert codes <= {"file.write", "file.full", "file.cannot_open", "file.read"}
    assert ("file.full" in codes) == fault.startswith("ENOSPC")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.timeout(900)
def test_every_call(library: Path, folder: Path, action: str, fault: str) -> None:
    assert sweep(library, folder, action, fault, 1)["problems"] == []


def test_an_early_acknowledgement_is_caught(library: Path, folder: Path) -> None:
    result = sweep(library, folder, "edit", "kill", 2, "early")
    assert any("acknowledged is gone" in problem for problem in result["problems"])


def test_a_journal_in_memory_is_caught(library: Path, folder: Path) -> None:
    result = sweep(library, folder, "edit", "kill", 2, "memory")
    assert result["problems"] != []
