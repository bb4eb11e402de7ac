"""The story of a day, killed at any moment: what the window said is saved is there, nothing lies about.

A story that is ended by SIGTERM or SIGHUP has saved all that was typed, too. Two stories: that of
``tests.faults.story``, which never ends and plays other things for each seed, and a short one that is killed
at a system call.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.campaign import aftermath, operating, reading, spoiling, windows
from tests.campaign.storytelling import STORY
from tests.campaign.table import Case, Played
from tests.faults import shim
from tests.faults import story as long_story

LONGEST = 120
"""Seconds after which a story hangs."""
OWN = ("book",)
LINES = 100
"""Lines of the long story within which it is ended."""
TO_THE_END = 1.3
"""Calls of the short story with its end, in those before it."""
WAIT = 0.4
"""Seconds after a line within which it is ended."""


class Told(NamedTuple):
    """What the short story had said."""

    saved: list[str]
    calls: int
    wrong: list[str]


class Player:
    """Tells a story and ends it, once a round."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self._window = windows.Watcher()
        self._injector = shim.build(folder) if shutil.which("gcc") else None
        self._calls = 0

    def _fresh(self) -> Path:
        root = self._folder / "round"
        shutil.rmtree(root, ignore_errors=True)
        for name in ("docs", "tmp"):
            (root / name).mkdir(parents=True)
        return root

    def play(self, case: Case) -> Played:
        """Tell it, end it, look."""
        dice = spoiling.chance(self._seed, case.group, case.number)
        root = self._fresh()
        with aftermath.home(root):
            if case.group == "call":
                return self._play_short(root, dice)
            how = signal.SIGKILL if case.group == "killed" else dice.choice([signal.SIGTERM, signal.SIGHUP])
            return Played(self._play_long(root, case, how, dice))

    # the long story

    def _play_long(self, root: Path, case: Case, how: signal.Signals, dice: random.Random) -> list[str]:
        book, graceful = root / "docs" / "book.canvasbook", how != signal.SIGKILL
        long_story.make(book)
        told = long_story.play(book, root, case.number, how, dice.randrange(1, LINES), dice.random() * WAIT)
        found, _ = aftermath.read(book, "Клиент 0")
        if told.code != (128 + how if graceful else -how):
            found.append(f"{how.name} ended it with {told.code}: {told.said.strip()[-200:]}")
        found += long_story.problems(book, told, graceful=graceful)
        return found + self._next_start(root)

    # the short story

    def _play_short(self, root: Path, dice: random.Random) -> Played:
        if self._injector is None:
            return Played([], 0, "needs Linux and gcc")
        if not self._calls:
            self._calls = self._measure()
            root = self._fresh()
        operating.Import(root / "docs").prepare()
        told = self._tell(root, dice.randint(1, round(self._calls * TO_THE_END)))
        found, content = aftermath.read(root / "docs" / "book.canvasbook", "CANARY client 59")
        words = _words(content)
        found += [f"lost, though saved: {one}" for one in told.saved if one not in words]
        return Played(told.wrong + found + self._next_start(root))

    def _measure(self) -> int:
        """Tell the short story to its end; return how many calls it has before its end."""
        root = self._fresh()
        operating.Import(root / "docs").prepare()
        told = self._tell(root, 0)
        assert told.calls, told
        return told.calls

    def _tell(self, root: Path, call: int) -> Told:
        ears, mouth = os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.campaign.storytelling", str(root / "docs"), str(call)],
            cwd=shim.ROOT,
            env={**os.environ, STORY: str(mouth), "LD_PRELOAD": str(self._injector)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[mouth],
        )
        os.close(mouth)
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with os.fdopen(ears, "rb") as heard:
            return _told(heard.read().decode().splitlines())

    # afterwards

    def _next_start(self, root: Path) -> list[str]:
        seen = self._window.look(root / "docs" / "book.canvasbook", deep=False)
        found = [f"next start: {one}" for one in seen.faults()]
        if seen.refused or seen.told:
            found.append(f"next start: {seen.refused or seen.told}"[:90])
        return found + aftermath.left(root, OWN)


def _told(lines: list[str]) -> Told:
    said = [line.partition(" ") for line in lines]
    return Told(
        [rest for word, _, rest in said if word == "saved"],
        sum(int(rest) for word, _, rest in said if word == "calls"),
        [f"{word} {rest}" for word, _, rest in said if word in ("stuck", "broken")],
    )


def _words(content: reading.Content | None) -> str:
    """Return all that is written in a file."""
    rows = [row for table in (content or {}).values() for row in table]
    texts = [value for row in rows for value in row if isinstance(value, bytes)]
    return "\n".join(text.decode("utf-8", "replace") for text in texts)
