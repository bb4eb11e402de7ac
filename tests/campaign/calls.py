"""A fault at each system call of an action, full disks, power cuts: the sweeps of tests/faults, counted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.workbook import Workbook
from tests.campaign.table import Case, Played
from tests.faults import scenario, shim
from tests.faults.sweep import ACTIONS, FAULTS
from tests.faults.test_power_cuts import survive
from tests.faults.test_sweeps import STRIDES, each
from tests.faults.test_sweeps import sweep as sweep_of

SWEEPS = [(action, fault) for action in ACTIONS for fault in FAULTS]
"""One round each: every point of an action, or every so manieth of a long one."""
FULL_DISKS = range(130, 330, 6)
"""Pages of a small disk, from no room at all to enough."""


class Player:
    """Injects faults into actions in memory, where a flush costs nothing."""

    def __init__(self, seed: int, folder: Path) -> None:
        del seed
        self._folder = folder
        ready = sys.platform.startswith("linux") and shutil.which("gcc")
        self._library = shim.build(folder) if ready else None

    def play(self, case: Case) -> Played:
        """Sweep over one action."""
        if self._library is None:
            return Played([], 0, "needs Linux and gcc")
        play = {"sweep": self._sweep, "power": self._power, "disk": self._disk}[case.group]
        memory = Path("/dev/shm")  # where a flush costs nothing
        with TemporaryDirectory(dir=memory if memory.is_dir() else self._folder) as folder:
            return play(Path(folder), case.number)

    def _sweep(self, folder: Path, number: int) -> Played:
        action, fault = SWEEPS[number]
        assert self._library is not None
        stride = STRIDES[action] * (1 if fault == "kill" else 2)
        result = sweep_of(self._library, folder, action, fault, each(stride))
        problems = [f"{action}, {fault}: {problem}" for problem in result["problems"]]
        return Played(problems, result["points"])

    def _power(self, folder: Path, number: int) -> Played:
        assert self._library is not None
        action, edits, cuts = (("edit", 30, 300), ("edit", 60, 600), ("copy", 0, 120))[number]
        return Played(survive(self._library, folder, edits, cuts, action=action), cuts)

    def _disk(self, folder: Path, number: int) -> Played:
        """Import on a small disk that gets full: what was there stays, sound."""
        mounted = folder / "disk"
        mounted.mkdir()
        size = f"size={FULL_DISKS[number] * 4}k"
        command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(mounted)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return Played([], 0, "only root may mount a small disk")
        try:
            return Played(_fill(folder, mounted))
        finally:
            subprocess.run(["umount", "-l", str(mounted)], check=True)


def _fill(folder: Path, mounted: Path) -> list[str]:
    scenario.make(folder / "a.canvasbook")
    try:
        shutil.move(folder / "a.canvasbook", mounted / "a.canvasbook")
    except OSError:
        return []  # not even the file has room
    with Workbook.open(mounted / "a.canvasbook") as book:
        before, code = book.digest(), ""
        try:
            scenario.import_many(book, 100)
        except WorkbookError as error:
            code = error.code
        found = [] if code in ("", "file.full") else [f"said {code}"]
        if (book.digest() == before) != bool(code):
            found.append("half an import")
        return found + book.check()
