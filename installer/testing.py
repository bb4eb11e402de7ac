"""How the tests are started: on every core, in random order, with coverage, or against mutants."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.environment import Project
from installer.words import say, text

IN_PARALLEL = ("-n", "auto", "--dist", "loadgroup")
SHUFFLED = "--shuffled"
"""Asks for a random order; so does a seed (``--randomly-seed``). Else the order is that of the files."""

COVERAGE, MUTATE = "--coverage", "--mutate"
LAYERS = (
    "domain",
    "services",
    "exchange",
    "documents",
    "charts",
    "storage",
    "ui",
    "commands",
    "app",
    "content",
)
_SETTINGS = """\
[run]
branch = true
parallel = true
patch = subprocess
sigterm = true
source = canvas_app
data_file = {folder}/data

[report]
exclude_also =
    if TYPE_CHECKING:
"""


def arguments_of_pytest(arguments: Iterable[str]) -> list[str]:
    """Return what an ordinary run gives to pytest; what a person asks for comes last and so prevails."""
    given = list(arguments)
    shuffled = SHUFFLED in given or any(one.startswith("--randomly-") for one in given)
    rest = [one for one in given if one != SHUFFLED]
    return ["-m", "pytest", *IN_PARALLEL, *(("-p", "randomly") if shuffled else ()), *rest]


def environment() -> dict[str, str]:
    """Return the variables of a run: no window is ever shown."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Covered:
    """Of the statements and branches of a layer, how many some test went through."""

    done: int = 0
    all: int = 0

    def __add__(self, other: Covered) -> Covered:
        """Return both together."""
        return Covered(self.done + other.done, self.all + other.all)

    @property
    def percent(self) -> float:
        """Return the share as coverage.py's own total counts it."""
        return 100 * self.done / self.all if self.all else 100.0


def measure_coverage(project: Project, arguments: list[str]) -> int:
    """Run the tests under coverage.py, processes that they start included, and print a table by layer.

    Return the tests' exit code. The figures of every file stay in ``build/coverage/report.json``.
    """
    folder = project.root / "build" / "coverage"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    settings, report = folder / "settings.ini", folder / "report.json"
    settings.write_text(_SETTINGS.format(folder=folder.as_posix()), encoding="utf-8")
    code = _coverage(project, "run", f"--rcfile={settings}", *arguments_of_pytest(arguments))
    _coverage(project, "combine", "-q", f"--rcfile={settings}")
    if _coverage(project, "json", "-q", f"--rcfile={settings}", "-o", str(report)):
        return code or 1
    print(table(by_layer(json.loads(report.read_text(encoding="utf-8"))["files"])))
    say("coverage_in", path=report)
    return code


def _coverage(project: Project, *arguments: str) -> int:
    command = [str(project.python), "-m", "coverage", *arguments]
    return subprocess.run(command, cwd=project.root, env=environment(), check=False).returncode


def layer(name: str) -> str:
    """Return the layer that a file of the program belongs to; modules of the package itself are ``app``."""
    parts = Path(name).as_posix().partition("canvas_app/")[2].split("/")
    if len(parts) == 1:
        return "app"
    return "commands" if parts[0] == "cli" else parts[0]


def by_layer(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Covered]:
    """Return what is covered of each layer, by the figures that coverage.py writes for each file."""
    found = dict.fromkeys(LAYERS, Covered())
    for name, figures in files.items():
        one = figures["summary"]
        done = one["covered_lines"] + one["covered_branches"]
        found[layer(name)] += Covered(done, one["num_statements"] + one["num_branches"])
    return found


def table(layers: Mapping[str, Covered]) -> str:
    """Return the table that a person reads; the last line is the whole program."""
    rows = [*layers.items(), (text("coverage_total"), sum(layers.values(), Covered()))]
    head = f"{text('coverage_layer'):<12}{text('coverage_all'):>10}{text('coverage_missed'):>10}{'%':>8}"
    return "\n".join([head, *(f"{n:<12}{c.all:>10}{c.all - c.done:>10}{c.percent:>8.1f}" for n, c in rows)])
