"""Timing whole processes, and printing figures."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROGRAM = [sys.executable, "-m", "canvas_app"]


@dataclass(frozen=True)
class Run:
    """One process: seconds from start to end, and its greatest memory in MiB."""

    seconds: float
    memory: float


def environment(**more: str) -> dict[str, str]:
    home = tempfile.mkdtemp(prefix="canvas-bench-")
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": home, **more}


def process(command: Sequence[str | Path], env: dict[str, str]) -> Run:
    """Run a process to its end; it must succeed."""
    begin = time.perf_counter()
    child = subprocess.Popen(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    if child.returncode:
        raise SystemExit(f"exit {child.returncode}: {' '.join(map(str, command))}")
    return Run(seconds, usage.ru_maxrss / 1024)


def alternating(commands: dict[str, Sequence[str | Path]], rounds: int) -> dict[str, list[Run]]:
    """Run each command once unmeasured, then all of them ``rounds`` times in turn."""
    env = environment()
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            run = process(command, env)
            if turn:
                found[name].append(run)
    return found


def ratio(ours: Sequence[float], floor: Sequence[float]) -> float:
    """Return the median of the ratios of runs side by side."""
    return median(a / b for a, b in zip(ours, floor, strict=True))


def sample(lang: str = "ru") -> Path:
    """Make the example in a new folder and return its path."""
    path = Path(tempfile.mkdtemp(prefix="canvas-bench-")) / "sample.canvasbook"
    process([*PROGRAM, "new", path, "--sample", "coffee", "--lang", lang], environment())
    return path
