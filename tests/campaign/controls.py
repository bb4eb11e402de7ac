"""Programs with a mistake that the campaign must find: a campaign that finds none of them proves nothing.

Each round plays rounds of another suite, or a sweep, on a program in which one safeguard is taken out, until
the fault is found; the round is bad when none is.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from canvas_app.storage.sqlite.file_lock import FileLock
from tests.campaign import suites
from tests.campaign.crafting import STATEMENTS
from tests.campaign.table import Case, Played
from tests.faults import powercut, shim
from tests.faults.test_power_cuts import survive
from tests.faults.test_sweeps import each, sweep

Change = tuple[str, str, Any]
"""A module, a name in it (dots lead into a class), what stands there instead."""
Safeguard = tuple[Change, ...]
MOST = 60
"""Rounds within which a mistake must be found."""


class Player:
    """Plays each control."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed, self.folder = seed, folder
        ready = sys.platform.startswith("linux") and shutil.which("gcc")
        self.library = shim.build(folder) if ready else None

    def play(self, case: Case) -> Played:
        """Play one control."""
        if self.library is None:
            return Played([], 0, "needs Linux and gcc")
        with TemporaryDirectory(dir=self.folder) as folder:
            return CONTROLS[case.group](self, Path(folder))


def _told(found: object) -> Played:
    return Played([] if found else ["not caught"])


def _swept(control: str, player: Player, folder: Path) -> Played:
    """Sweep over an edit with a kill at each call."""
    assert player.library is not None
    return _told(sweep(player.library, folder, "edit", "kill", each(2), control)["problems"])


def _cut(control: str, player: Player, folder: Path) -> Played:
    """Cut the power of a program with weaker settings."""
    assert player.library is not None
    return _told(survive(player.library, folder, 20, 250, control))


def _killed(control: str, player: Player, folder: Path) -> Played:
    """Kill a program with a mistake in the middle of its edits."""
    killer: Any = suites.player("kills", player.seed, folder)
    killer.control = control
    return _told(any(_lost(killer.play(Case("kills", "edit", one))) for one in range(MOST)))


def _lost(played: Played) -> bool:
    """Tell whether a round shows a loss, and not what else may be found."""
    words = ("another state", "damaged", "not sound")
    return any(word in problem for problem in played.problems for word in words)


def _without(cases: Sequence[Case], safeguard: Safeguard, words: str, player: Player, folder: Path) -> Played:
    """Play rounds of another suite on a program without a safeguard, until a problem with these words."""
    if missing := [module for module, _, _ in safeguard if find_spec(module) is None]:
        return Played([], 0, f"there is no {missing[0]} yet")
    other = suites.player(cases[0].suite, player.seed, folder)
    with _changed(safeguard):
        played = (other.play(case) for case in cases)
        return _told(any(words in problem for one in played for problem in one.problems))


@contextmanager
def _changed(changes: Safeguard) -> Iterator[None]:
    """Put something else in the place of functions of the program."""
    before: list[tuple[Any, str, Any]] = []
    try:
        for module, name, other in changes:
            *path, last = name.split(".")
            owner: Any = import_module(module)
            for part in path:
                owner = getattr(owner, part)
            before.append((owner, last, vars(owner)[last]))
            setattr(owner, last, other)
        yield
    finally:
        for owner, last, one in reversed(before):
            setattr(owner, last, one)


def _nothing(*_: object, **__: object) -> tuple[()]:
    """Find nothing, do nothing."""
    return ()


def _no_lock(*_: object, **__: object) -> FileLock:
    return FileLock()


_NO_DIGEST: Safeguard = (
    ("canvas_app.storage.verification", "verify_tables", _nothing),
    ("canvas_app.storage.integrity", "_LOOKS", ()),
)
_AMOUNTS = [
    Case("flips", "crafted", number)
    for number, (statement, _) in enumerate(STATEMENTS)
    if "amount" in statement or "mentions" in statement
]
"""Values that only the digest tells from right ones."""
_NO_LOCK: Safeguard = (("canvas_app.storage.sqlite.file_lock", "hold", _no_lock),)
_NO_SWEEP: Safeguard = (
    ("canvas_app.storage.leftovers", "sweep", _nothing),
    ("canvas_app.storage.leftovers", "sweep_noted", _nothing),
)

CONTROLS: Mapping[str, Callable[[Player, Path], Played]] = {
    "early at a call": partial(_swept, "early"),
    "memory at a call": partial(_swept, "memory"),
    "early": partial(_killed, "early"),
    "memory": partial(_killed, "memory"),
    "off": partial(_killed, "off"),
    **{name: partial(_cut, name) for name in powercut.CONTROLS},
    "no digest": partial(_without, _AMOUNTS, _NO_DIGEST, "other figures"),
    "no check": partial(_without, _AMOUNTS, _NO_DIGEST, "says that the file is sound"),
    "no lock": partial(_without, [Case("locks", "reader", 0)], _NO_LOCK, "another program could write"),
    "no sweep": partial(
        _without, [Case("kills", "backup", one) for one in range(9)], _NO_SWEEP, "left behind"
    ),
}
"""Name of a control to what plays it."""
