"""``python -m tests.mutation [--number N] [--seed S]`` tries a sample of mutants and prints the survivors."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tests.architecture.project import ROOT, tracked
from tests.mutation.judging import Verdict, known, verdict
from tests.mutation.workshop import KILLED, Settings, Workshop, sample

NUMBER, SEED = 1500, 6
ENOUGH = 90.0


def main() -> int:
    """Return 0 when enough of the sample died."""
    asked = _arguments()
    if not hasattr(os, "fork"):
        print("mutmut needs a system that forks: Linux or macOS", file=sys.stderr)
        return 2
    workshop = Workshop(asked.folder, asked.processes)
    print(f"making the mutants in {asked.folder} …", flush=True)
    workshop.fill(ROOT, tracked(), Settings())
    every = workshop.make_mutants()
    chosen = asked.only or sample(every, asked.number, asked.seed)
    print(
        f"{len(chosen)} of {len(every)} mutants, seed {asked.seed}; first the tests without any …", flush=True
    )
    outcomes = workshop.try_out(chosen, _Progress(len(chosen)))
    left = [name for name, outcome in outcomes.items() if outcome != KILLED]
    result = verdict(outcomes, {name: workshop.difference(name) for name in left}, known())
    _show(result)
    return 0 if result.score >= ENOUGH else 1


class _Progress:
    """Says how many were tried, a line each time that another twentieth is done."""

    def __init__(self, whole: int) -> None:
        self._step = max(1, whole // 20)
        self._whole = whole
        self._said = 0

    def __call__(self, tried: int) -> None:
        if tried // self._step > self._said:
            self._said = tried // self._step
            print(f"  {tried} of {self._whole}", flush=True)


def _show(result: Verdict) -> None:
    for name, (outcome, difference) in sorted(result.survivors.items()):
        print(f"\n{outcome}: {name}\n{difference}")
    print(
        f"\n{result.tried} mutants: {result.killed} died, {len(result.survivors)} did not, "
        f"{result.equivalent} change nothing (tests/mutation/equivalent.toml)\nscore {result.score:.1f} %"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer/dev.py test --mutate", description=__doc__)
    parser.add_argument("--number", type=int, default=NUMBER, help=f"how many mutants are tried ({NUMBER})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"which ones ({SEED})")
    parser.add_argument("--only", nargs="+", help="names of mutants, as the survivors are printed")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "mutation")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
