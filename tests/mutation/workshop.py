"""A copy of the project in which mutmut works: all mutants are made there, and a sample of them is tried."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

STORED = ("edit", "editing", "journal", "records", "values", "derived", "sqlite/digest", "ownership")
"""The edit path of storage: what each change of a record passes on its way into the file and back."""

MUTATED = ("canvas_app/domain/*", "canvas_app/exchange/*", *(f"canvas_app/storage/{n}.py" for n in STORED))
TESTS = ("tests/domain", "tests/exchange", "tests/storage", "tests/services")

WITHOUT = ("tests/storage/test_migrations.py::test_in_a_packed_program",)
"""It pretends to be packed in a process of its own, where what counts the calls of each test cannot write."""

KILLED, SURVIVED, UNTESTED = "killed", "survived", "no test reaches it"
_BY_CODE = {0: SURVIVED, 5: UNTESTED, 33: UNTESTED, None: "not tried"}
"""Every other code is a death: a failed test, tests that cannot be imported, a limit of CPU time, a crash."""

_GENERATE = """
import os, sys
from pathlib import Path
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants, setup_source_paths
from mutmut.mutation.trampoline import set_mutant_under_test
set_mutant_under_test("mutant_generation")
Path("mutants").mkdir()
copy_src_dir()
copy_also_copy_files()
setup_source_paths()
create_mutants(int(sys.argv[1]))
"""


@dataclass(frozen=True)
class Settings:
    """What is mutated, by which tests, and what else these read."""

    source: str = "canvas_app"
    mutated: Sequence[str] = MUTATED
    tests: Sequence[str] = TESTS
    beside: Sequence[str] = ("resources", "installer")

    def as_toml(self) -> str:
        """Return the table of settings that mutmut reads from ``pyproject.toml``."""
        # Chosen at random, examples would make another verdict each time; mutmut limits the time by itself.
        options = ["-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0", "--timeout=0"]
        options += [f"--deselect={test}" for test in WITHOUT]
        values: dict[str, object] = {
            "source_paths": [self.source],
            "only_mutate": list(self.mutated),
            "also_copy": list(self.beside),
            "process_isolation": "forkserver",  # else what was cached before the mutant hides it
            "pytest_add_cli_args": options,
            "pytest_add_cli_args_test_selection": list(self.tests),
        }
        told = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
        off = ("track_dependencies", "use_git_change_detection", "use_setproctitle")
        return "\n[tool.mutmut]\n" + told + "".join(f"{name} = false\n" for name in off)


class Workshop:
    """One folder with a copy of the project; ``mutmut.log`` in it is what mutmut says."""

    def __init__(self, folder: Path, processes: int) -> None:
        self.folder = folder
        self.log = folder / "mutmut.log"
        self._processes = processes

    def fill(self, root: Path, files: Iterable[Path], settings: Settings) -> None:
        """Make the folder anew from some files of the project."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for path in files:
            copied = self.folder / path.relative_to(root)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copied)
        with (self.folder / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write(settings.as_toml())

    def make_mutants(self) -> list[str]:
        """Make every mutant there can be and return their names in order."""
        self._run([sys.executable, "-c", _GENERATE, str(self._processes)])
        return sorted(self._codes())

    def try_out(self, names: Sequence[str], progress: Callable[[int], None]) -> dict[str, str]:
        """Run the tests against some mutants and return what became of each."""
        command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run"]
        self._run([*command, "--max-children", str(self._processes), *names], lambda: progress(self._tried()))
        codes = self._codes()
        return {name: _BY_CODE.get(codes[name], KILLED) for name in names}

    def difference(self, name: str) -> str:
        """Return what a mutant changes, as lines of a diff."""
        command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "show", name]
        shown = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True)
        return shown.stdout.partition("\n")[2].strip("\n")

    def _tried(self) -> int:
        return sum(code is not None for code in self._codes().values())

    def _codes(self) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for meta in sorted((self.folder / "mutants").rglob("*.meta")):
            try:
                found |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
            except json.JSONDecodeError:
                continue  # it is being written: the next look sees it
        return found

    def _run(self, command: list[str], look: Callable[[], None] = lambda: None) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment["QT_QPA_PLATFORM"] = "offscreen"
        with self.log.open("a", encoding="utf-8") as log:
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)
            try:
                while process.poll() is None:
                    time.sleep(1)
                    look()
            finally:
                process.kill()
                process.wait()
        if process.returncode:
            said = self.log.read_text(encoding="utf-8", errors="replace")
            raise SystemExit(
                f"mutmut ended with {process.returncode}; the end of {self.log}:\n{said[-3000:]}"
            )


def sample(names: Sequence[str], number: int, seed: int) -> list[str]:
    """Return ``number`` of the names; the same number and seed choose the same."""
    return sorted(random.Random(seed).sample(list(names), min(number, len(names))))
