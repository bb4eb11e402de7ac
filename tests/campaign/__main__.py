"""The campaign: ``python -m tests.campaign [--only NAME] [--rounds N] [--seed S] [--processes P]``.

Prints one table of how often the program met a fault and how often it did not stand it; ends with 1 when
anything was bad.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.campaign import crew, suites, table
from tests.campaign.table import Case, Played, Row

SEED = 6


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(prog=table.COMMAND, description="What the program stands, as a table.")
    made.add_argument(
        "--only", choices=tuple(suites.SUITES), action="append", help="one suite; may be repeated"
    )
    made.add_argument("--rounds", type=int, help="rounds of each suite, shared out among its kinds of fault")
    made.add_argument("--seed", type=int, default=SEED, help="what all chance follows from")
    made.add_argument("--processes", type=int, default=2, help="rounds that are played at the same time")
    made.add_argument("--case", default="", help="one round, as a bad one is named: KIND:NUMBER")
    return made


def run(names: Sequence[str], rounds: int | None, seed: int, processes: int, only: str = "") -> list[Row]:
    """Play the suites and return the rows of the table; how far it is goes to stderr."""
    rows: list[Row] = []
    for name in names:
        found = {group: Row(f"{name}: {one.words}") for group, one in suites.SUITES[name].items()}
        cases = suites.cases(name, rounds, only)
        began = monotonic()
        with TemporaryDirectory(prefix="campaign-") as folder:
            heard = _Counter(found, len(cases), name, seed)
            crew.play(cases, seed, Path(folder), processes, heard.hear)
        print(f"\r{name}: {monotonic() - began:.0f} s{' ' * 40}", file=sys.stderr)
        rows += [row for group, row in found.items() if any(case.group == group for case in cases)]
    return rows


class _Counter:
    """Adds up what the rounds showed, and says how far it is."""

    def __init__(self, rows: dict[str, Row], total: int, name: str, seed: int) -> None:
        self._rows, self._total, self._name, self._seed = rows, total, name, seed
        self._done = 0

    def hear(self, case: Case, played: Played) -> None:
        """Take in one round."""
        self._rows[case.group].add(case, played)
        self._done += 1
        if played.problems:
            print(f"\rbad: {case}: {'; '.join(dict.fromkeys(played.problems))}", file=sys.stderr)
        if sys.stderr.isatty():
            print(f"\r{self._name}: {self._done} of {self._total}", end="", file=sys.stderr, flush=True)


def main(words: Sequence[str]) -> int:
    """Run the command line; return the exit code."""
    given = parser().parse_args(words)
    names = given.only or list(suites.SUITES)
    rows = run(names, given.rounds, given.seed, given.processes, given.case)
    print("\n".join(table.lines(rows, given.seed)))
    return int(any(row.bad for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
