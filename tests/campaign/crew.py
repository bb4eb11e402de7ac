"""Plays rounds in a few processes of their own: one that dies or hangs spoils its round and no other.

A process is spawned with the name of a suite; it reads a round a line and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import os
import queue
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.campaign.table import Case, Played
from tests.faults.shim import ROOT

LONGEST = 240.0
"""Seconds after which a round counts as hanging."""
Heard = Callable[[Case, Played], None]


def play(cases: Sequence[Case], seed: int, folder: Path, processes: int, heard: Heard) -> None:
    """Play the rounds of one suite, tell ``heard`` of each as it ends."""
    waiting: queue.SimpleQueue[Case] = queue.SimpleQueue()
    for case in cases:
        waiting.put(case)
    lock = threading.Lock()

    def tell(case: Case, played: Played) -> None:
        with lock:
            heard(case, played)

    mates = [
        threading.Thread(target=_take_turns, args=(waiting, seed, folder / f"mate{place}", tell))
        for place in range(max(1, min(processes, len(cases))))
    ]
    for mate in mates:
        mate.start()
    for mate in mates:
        mate.join()


def _take_turns(waiting: queue.SimpleQueue[Case], seed: int, folder: Path, tell: Heard) -> None:
    mate: Mate | None = None
    try:
        while True:
            try:
                case = waiting.get_nowait()
            except queue.Empty:
                return
            if mate is None or not mate.alive:
                mate = Mate(case.suite, seed, folder)
            tell(case, mate.play(case))
    finally:
        if mate is not None:
            mate.end()


class Mate:
    """One process that plays rounds of one suite."""

    def __init__(self, suite: str, seed: int, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._errors = folder / "stderr"
        command = [sys.executable, "-m", "tests.campaign.mate", suite, str(seed), str(folder)]
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=_environment(folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        self.alive = True

    def play(self, case: Case) -> Played:
        """Let it play a round; a process that ends or says nothing for long is a bad round."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(case).encode() + b"\n")
            self._process.stdin.flush()
            answer = self._answer()
        except BrokenPipeError:
            answer = b""
        if answer:
            return Played(*json.loads(answer))
        self.end()
        return Played([f"the process ended with {self._process.returncode}: {self._last_words()}"])

    def _answer(self) -> bytes:
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], LONGEST)[0]:
            return b""
        return self._process.stdout.readline()

    def _last_words(self) -> str:
        said = self._errors.read_text("utf-8", "replace").strip().splitlines()
        return said[-1][-300:] if said else "without a word"

    def end(self) -> None:
        """End the process; what it started ends itself when its pipes break."""
        self.alive = False
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                continue
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "CANVAS_APP_ACK_FD"}
    (folder / "tmp").mkdir(exist_ok=True)
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "CANVAS_APP_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "LC_ALL": "C.UTF-8",
    }


def answers(play_one: Callable[[Case], Played], lines: Iterable[str], mouth: int) -> None:
    """Play each round that comes in as a line; the other end of ``Mate``."""
    for line in lines:
        suite, group, number = json.loads(line)
        played = play_one(Case(suite, group, number))
        os.write(mouth, json.dumps(played).encode() + b"\n")
