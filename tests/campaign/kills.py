"""Killed in the middle of every operation: nothing acknowledged is lost, everything can be read at once.

Each round lets a process begin one operation on a copy of a prepared folder and kills it, at a system call
that the seed chooses or after a time that it chooses. Then every reading command must work; what it says must
be the state before or after, and after once that was acknowledged. After the next start no file but the
workbook, its backups and what was written for a person may hold anything of a client.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from canvas_app.cli.main import COMMANDS
from tests.campaign import aftermath, commanding, operating, reading, spoiling, windows
from tests.campaign.table import Case, Played
from tests.faults import shim

ONE_BY_ONE = ("edit", "undo", "redo")
"""Operations of many edits, each acknowledged; the others are one step."""
OWN = ("book", "copy", "restored", "rescued", "one", "damaged")
"""Workbooks that a person knows of."""


class Template(NamedTuple):
    """A prepared folder, and what the operation makes of it."""

    folder: Path
    states: list[reading.Content]  # the first is that before
    calls: int
    seconds: float
    after: dict[str, bytes]  # files when it has come to its end


class Told(NamedTuple):
    """What the killed process had said."""

    acknowledged: int
    done: bool


class Player:
    """Kills operations, one a round."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self.control = ""
        """A mistake that the killed program has, see ``operating.CONTROLS``."""
        self._templates: dict[str, Template] = {}
        self._window = windows.Watcher()
        self._injector = shim.build(folder) if shutil.which("gcc") else None

    def play(self, case: Case) -> Played:
        """Kill one operation and look at what is left."""
        if case.group in ("restore", "rescue") and case.group not in COMMANDS:
            return Played([], 0, f"there is no command {case.group} yet")
        if case.group not in self._templates:
            self._templates[case.group] = self._template(case.group)
        template = self._templates[case.group]
        root = self._folder / "round"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template.folder, root)
        told = self._kill(case, template, root)
        with aftermath.home(root):
            found = self._look(case.group, template, root, told)
        return Played(found)

    # the operation

    def _template(self, name: str) -> Template:
        """Prepare the folder of an operation, and let it come to its end once."""
        made = self._folder / "templates" / name
        shutil.rmtree(made, ignore_errors=True)
        (made / "docs").mkdir(parents=True)
        (made / "tmp").mkdir()
        with aftermath.home(made):
            operation = operating.OPERATIONS[name](made / "docs")
            operation.prepare()
        trial = self._folder / "trial"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(made, trial)
        states = [self._state(trial)] if name in ONE_BY_ONE else []
        states += self._each_state(name, trial) if name in ONE_BY_ONE else self._states(name, made)
        shutil.rmtree(trial)
        shutil.copytree(made, trial)
        began = time.monotonic()
        said = self._start(name, trial, 0, {}).communicate(timeout=120)[0].decode().split()
        seconds = time.monotonic() - began
        assert "calls" in said, (name, said)
        after = {path.name: path.read_bytes() for path in (trial / "docs").iterdir() if path.is_file()}
        return Template(made, states, int(said[-1]), seconds, after)

    def _states(self, name: str, made: Path) -> list[reading.Content]:
        """Return the content before and after one step."""
        found = []
        for acted in (False, True):
            trial = self._folder / "trial"
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(made, trial)
            with aftermath.home(trial):
                operation = operating.OPERATIONS[name](trial / "docs")
                operation.ready()
                if acted:
                    operation.act()
                elif isinstance(operation, operating.Close):
                    operation.book.close()
            found.append(self._state(trial))
        return found

    def _each_state(self, name: str, trial: Path) -> list[reading.Content]:
        """Return the content after each acknowledged edit of an operation of many."""
        found: list[reading.Content] = []
        seen = self._folder / "seen.canvasbook"
        from canvas_app.storage import editing

        acknowledge = editing.Editor._acknowledge

        def remember(book: editing.Editor, edit: object) -> None:
            acknowledge(book, edit)
            subprocess.run(["cp", book.path, seen], check=True)
            content = reading.content(seen)
            assert content is not None
            found.append(content)

        editing.Editor._acknowledge = remember
        try:
            with aftermath.home(trial):
                operating.OPERATIONS[name](trial / "docs").act()
        finally:
            editing.Editor._acknowledge = acknowledge
        return found

    def _state(self, root: Path) -> reading.Content:
        """Return what the workbook holds by the word of the program: it is backed up first."""
        code = commanding.run(["backup", root / "docs" / "book.canvasbook", root / "state"])
        assert code.code == 0, code
        (made,) = (root / "state").glob("*.canvasbook")
        content = reading.content(made)
        assert content is not None
        shutil.rmtree(root / "state")
        return content

    def _start(
        self, name: str, root: Path, call: int, more: dict[str, str], mouth: int = -1
    ) -> subprocess.Popen[bytes]:
        module = [sys.executable, "-m", "tests.campaign.operating"]
        command = [*module, name, str(root / "docs"), str(call), self.control]
        environment = {**os.environ, **aftermath.places(root), **more}
        if self._injector is not None:
            environment["LD_PRELOAD"] = str(self._injector)
        return subprocess.Popen(
            command,
            cwd=shim.ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[mouth] if mouth >= 0 else [],
        )

    def _kill(self, case: Case, template: Template, root: Path) -> Told:
        """Begin the operation and kill it; return what it had acknowledged, and whether it had ended."""
        dice = spoiling.chance(self._seed, case.group, case.number)
        by_call = self._injector is not None and template.calls > 0 and dice.random() < 0.7
        call = dice.randint(1, template.calls) if by_call else 0
        ears, mouth = os.pipe()
        process = self._start(case.group, root, call, {"CANVAS_APP_ACK_FD": str(mouth)}, mouth)
        os.close(mouth)
        assert process.stdout is not None
        process.stdout.readline()
        if not by_call:
            time.sleep(dice.random() * template.seconds * 0.6)
            process.send_signal(signal.SIGKILL)
        said = process.communicate(timeout=120)[0]
        with os.fdopen(ears, "rb") as heard:
            acknowledged = len(heard.read().splitlines())
        return Told(acknowledged, b"calls" in said)

    # what is left

    def _look(self, name: str, template: Template, root: Path, told: Told) -> list[str]:
        book = root / "docs" / "book.canvasbook"
        found = self._read(book, template, told, name)
        found += self._outputs(root, template)
        seen = self._window.look(book, deep=False)
        found += [f"next start: {one}" for one in seen.faults()]
        if seen.refused or seen.told:
            found.append(f"next start: {seen.refused or seen.told}")
        if not self._is_allowed(reading.content(book), template, told, name):
            found.append("next start: another state")
        found += aftermath.left(root, OWN)
        return found

    def _allowed(self, template: Template, told: Told, name: str) -> list[reading.Content]:
        """Return the states that may be there: all that was acknowledged, at most one edit more."""
        last = len(template.states) - 1
        if told.done:
            return template.states[last:]
        if name not in ONE_BY_ONE:
            return template.states[last:] if told.acknowledged else template.states
        return template.states[told.acknowledged : told.acknowledged + 2]

    def _is_allowed(self, content: reading.Content | None, template: Template, told: Told, name: str) -> bool:
        known = template.states[0]
        return reading.comparable(content, known) in [
            reading.comparable(state, known) for state in self._allowed(template, told, name)
        ]

    def _read(self, book: Path, template: Template, told: Told, name: str) -> list[str]:
        """Run every reading command: it works, and a backup that it makes holds an allowed state."""
        found, content = aftermath.read(book, self._somebody(name))
        if content is not None and not self._is_allowed(content, template, told, name):
            found.append(f"another state after {told.acknowledged} acknowledged edits")
        return found

    @staticmethod
    def _somebody(name: str) -> str:
        return "Ёлкин" if name == "migrate" else "CANARY client 59"

    @staticmethod
    def _outputs(root: Path, template: Template) -> list[str]:
        """Return what is neither the old nor the new of what was being written."""
        found = []
        docs = root / "docs"
        made = docs / "out.pdf"
        if made.exists() and not commanding.same_document(made.read_bytes(), template.after["out.pdf"]):
            found.append("half a document")
        for kind in ("copy", "restored", "rescued"):
            made = docs / f"{kind}.canvasbook"
            if made.exists() and commanding.run(["check", made]).code != 0:
                found.append(f"{made.name} is not sound")
        copies = sorted((docs / "copies").glob("*.canvasbook"))
        found += [f"not sound: {made.name}" for made in copies if commanding.run(["check", made]).code != 0]
        return found
