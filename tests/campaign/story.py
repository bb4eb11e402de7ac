"""The story of a day, killed at any moment: what the window said is saved is there, nothing lies about.

The story that ends by itself ends with SIGTERM: then what was typed last is there, too.
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

from tests.campaign import aftermath, operating, reading, spoiling, windows
from tests.campaign.storytelling import STORY
from tests.campaign.table import Case, Played
from tests.faults import shim

LONGEST = 120
"""Seconds after which a story hangs."""
OWN = ("book",)
WORDS = 11
"""Lines of the whole story."""


class Told(NamedTuple):
    """What the story had said, and how its process ended."""

    saved: list[str]
    ending: str
    calls: int
    wrong: list[str]
    code: int


class Player:
    """Tells the story and kills it, once a round."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self._window = windows.Watcher()
        self._injector = shim.build(folder) if shutil.which("gcc") else None
        self._sound = folder / "sound"
        shutil.rmtree(self._sound, ignore_errors=True)
        (self._sound / "docs").mkdir(parents=True)
        (self._sound / "tmp").mkdir()
        operating.Import(self._sound / "docs").prepare()
        self._whole = self._measure()

    def _measure(self) -> tuple[int, float]:
        """Tell the story to its end; return how many calls it has and how long it takes."""
        root = self._fresh()
        began = time.monotonic()
        told = self._tell(root, 0, None)
        assert told.ending, told
        return told.calls, time.monotonic() - began

    def _fresh(self) -> Path:
        root = self._folder / "round"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self._sound, root)
        return root

    def play(self, case: Case) -> Played:
        """Tell it, kill it, look."""
        dice = spoiling.chance(self._seed, case.group, case.number)
        root = self._fresh()
        calls, seconds = self._whole
        how = "" if case.group == "ended" else dice.choice(["call", "time", "word"])
        if how == "call" and calls:
            told = self._tell(root, dice.randint(1, calls), None)
        elif how == "word":
            told = self._tell(root, 0, None, dice.randint(1, WORDS))
        else:
            told = self._tell(root, 0, dice.uniform(0.1, 1.0) * seconds if how else None)
        found = list(told.wrong)
        if case.group == "ended" and told.code != 0:
            found.append(f"SIGTERM ended it with {told.code}")
        with aftermath.home(root):
            found += self._look(root, told, ended=case.group == "ended")
        return Played(found)

    def _tell(self, root: Path, call: int, seconds: float | None, word: int = 0) -> Told:
        """Tell the story; kill it at a call, after some seconds or right after a word, or not at all."""
        ears, mouth = os.pipe()
        environment = {**os.environ, **aftermath.places(root), STORY: str(mouth)}
        if self._injector is not None:
            environment["LD_PRELOAD"] = str(self._injector)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.campaign.storytelling", str(root / "docs"), str(call)],
            cwd=shim.ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[mouth],
        )
        os.close(mouth)
        heard = os.fdopen(ears, "rb", buffering=0)
        said = b""
        while said.count(b"\n") < word and (more := heard.read(1)):
            said += more
        if word:
            process.send_signal(signal.SIGKILL)
        try:
            process.wait(LONGEST if seconds is None else seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        with heard:
            said += heard.read()
        return _told(said.decode().splitlines(), process.returncode)

    def _look(self, root: Path, told: Told, *, ended: bool) -> list[str]:
        book = root / "docs" / "book.canvasbook"
        found, content = aftermath.read(book, "CANARY client 59")
        wanted = told.saved + ([told.ending] if ended else [])
        for _ in range(2):
            words = _words(content)
            found += [f"lost, though saved: {one}" for one in wanted if one not in words]
            seen = self._window.look(book, deep=False)
            content = reading.content(book)
        found += [f"next start: {one}" for one in seen.faults()]
        if seen.refused or seen.told:
            found.append(f"next start: {seen.refused or seen.told}"[:90])
        return found + aftermath.left(root, OWN)


def _told(lines: list[str], code: int) -> Told:
    said = [line.partition(" ") for line in lines]
    return Told(
        [rest for word, _, rest in said if word == "saved"],
        "".join(rest for word, _, rest in said if word == "ending"),
        sum(int(rest) for word, _, rest in said if word == "calls"),
        [f"{word} {rest}" for word, _, rest in said if word in ("stuck", "broken")],
        code,
    )


def _words(content: reading.Content | None) -> str:
    """Return all that is written in a file."""
    rows = [row for table in (content or {}).values() for row in table]
    return "\n".join(
        value.decode("utf-8", "replace") for row in rows for value in row if isinstance(value, bytes)
    )
