"""The suites of the campaign: their kinds of fault, how many rounds each has, who plays them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from tests.campaign.crafting import STATEMENTS
from tests.campaign.table import Case, Played


class Player(Protocol):
    """Plays rounds of one suite in one process."""

    def play(self, case: Case) -> Played:
        """Play one round; what it does follows from the seed and the round alone."""


@dataclass(frozen=True)
class Group:
    """One kind of fault: its words in the table, how many rounds; ``fixed``: more make no sense."""

    words: str
    rounds: int
    fixed: bool = False


SUITES: Mapping[str, Mapping[str, Group]] = {
    "flips": {
        "flip": Group("one bit flipped: every command and the window", 500),
        "cut": Group("cut short: every command and the window", 200),
        "swap": Group("two pages swapped: every command and the window", 50),
        "crafted": Group("wrong values, digests left as they were", len(STATEMENTS), fixed=True),
        "agreed": Group("wrong values, digests made to agree", len(STATEMENTS), fixed=True),
    },
    "rescue": {
        "flip": Group("one bit flipped: at least what .recover saves", 100),
        "cut": Group("cut short: at least what .recover saves", 50),
        "swap": Group("two pages swapped: at least what .recover saves", 50),
    },
    "story": {
        "killed": Group("open, type, dialogs, import, export: killed at any moment", 140),
        "call": Group("the same, shorter: killed at a system call", 60),
        "ended": Group("ended by SIGTERM or SIGHUP in the middle", 30),
    },
    "locks": {
        "dialog": Group("the real file dialog in the workbook's folder", 34),
        "import": Group("the real import of the workbook itself", 33),
        "reader": Group("a reader inside the process", 33),
    },
    "calls": {
        "sweep": Group("kills and errors at each system call of ten actions", 60, fixed=True),
        "disk": Group("full disks", 34, fixed=True),
        "power": Group("power cuts, simulated", 3, fixed=True),
    },
    "controls": {
        name: Group(f"a mistake that must be found: {words}", 1, fixed=True)
        for name, words in {
            "early at a call": "acknowledged before COMMIT, each call",
            "memory at a call": "journal in memory, each call",
            "early": "acknowledged before COMMIT, random kills",
            "memory": "journal in memory, random kills",
            "off": "no journal, random kills",
            "DELETE FULL": "the library's own settings, power cuts",
            "TRUNCATE NORMAL": "fewer flushes, power cuts",
            "TRUNCATE OFF": "no flushes, power cuts",
            "no digest": "no table verified, wrong amounts in figures",
            "no check": "no table verified, wrong amounts in the check",
            "no lock": "no second lock, a reader inside the process",
            "no sweep": "nothing swept, kills",
        }.items()
    },
    "kills": {
        name: Group(f"{words}: reading commands, next start, what is left", 23 + (name == "edit"))
        for name, words in {
            "edit": "edits",
            "undo": "undo",
            "redo": "redo",
            "import": "import",
            "export": "export",
            "backup": "backup",
            "copy": "save a copy",
            "migrate": "migration",
            "restore": "restore",
            "erase": "erase for good",
            "open": "open after a crash",
            "close": "close",
            "rescue": "rescue",
        }.items()
    },
}
"""Suite, then kind of fault."""
_MODULES = {"rescue": "rescues"}


def cases(suite: str, rounds: int | None, only: str = "") -> list[Case]:
    """Return the rounds of a suite; ``rounds`` are those of all its groups together, ``only`` names one."""
    if only:
        group, _, number = only.partition(":")
        return [Case(suite, group, int(number))]
    groups = SUITES[suite]
    total = sum(group.rounds for group in groups.values())
    found = []
    for name, group in groups.items():
        wanted = group.rounds if rounds is None else max(1, round(rounds * group.rounds / total))
        if group.fixed:
            wanted = min(wanted, group.rounds)
        found += [Case(suite, name, number) for number in range(wanted)]
    return found


def player(suite: str, seed: int, folder: Path) -> Player:
    """Return who plays the rounds of a suite in this process."""
    made: Player = import_module(f"tests.campaign.{_MODULES.get(suite, suite)}").Player(seed, folder)
    return made
