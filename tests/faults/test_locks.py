"""A disk that cannot lock is named as such; nothing is written there."""

from pathlib import Path

from tests.faults import shim


def test_disks_without_locks(library: Path, folder: Path) -> None:
    result = shim.run_under(library, "locks", str(folder))
    assert result["told"] == {
        "ENOLCK": ["file.no_locks", "then []"],
        "ENOTSUP": ["file.no_locks", "then []"],
        "EIO": ["file.no_locks", "then []"],
        "EAGAIN": ["file.locked", "then []"],
    }
    assert result["unchanged"]
