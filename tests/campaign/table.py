"""What a campaign found, as one table: how many rounds of what, how many were bad, how to repeat those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

COMMAND = "python3 installer/dev.py faults"
_WIDTH = 76


class Case(NamedTuple):
    """One round: the suite, the kind of fault in it, and a number from which the seed makes all the rest."""

    suite: str
    group: str
    number: int

    def __str__(self) -> str:
        return f"{self.group}:{self.number}"


class Played(NamedTuple):
    """What one round showed: what was wrong, for how many faults it stands, why it was not played."""

    problems: list[str]
    count: int = 1
    skipped: str = ""


@dataclass
class Row:
    """One line of the table."""

    what: str
    rounds: int = 0
    bad: list[tuple[Case, str]] = field(default_factory=list)
    skipped: str = ""

    def add(self, case: Case, played: Played) -> None:
        """Count one round."""
        if played.skipped:
            self.skipped = played.skipped
            return
        self.rounds += played.count
        if played.problems:
            self.bad.append((case, "; ".join(dict.fromkeys(played.problems))))


def lines(rows: Iterable[Row], seed: int) -> list[str]:
    """Return the table, then a line for each bad round."""
    rows = list(rows)
    found = [f"{'what':{_WIDTH}}  rounds     bad"]
    for row in rows:
        if row.rounds or not row.skipped:
            found.append(f"{row.what:{_WIDTH}} {row.rounds:7,} {len(row.bad):7,}")
        else:
            found.append(f"{row.what:{_WIDTH}} left out: {row.skipped}")
    for row in rows:
        for case, problem in row.bad:
            found.append(f"bad: {case.suite} {case}: {problem}\n     {repeat(case, seed)}")
    return found


def repeat(case: Case, seed: int) -> str:
    """Return the command that plays one round again."""
    return f"{COMMAND} --only {case.suite} --seed {seed} --case {case}"
