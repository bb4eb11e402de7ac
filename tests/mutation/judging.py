"""What became of the mutants: the score, and which survivors were judged to change nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.workshop import KILLED

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
_NUMBER = re.compile(r"__mutmut_\d+$")
_MARKER = "ǁ"


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can tell from the code, and why; known by its function and changed lines."""

    function: str
    old: str
    new: str
    why: str

    def is_mutant(self, name: str, difference: str) -> bool:
        """Say whether it is this one: numbers of mutants change whenever the function does."""
        return function_of(name) == self.function and changed(difference) == (self.old, self.new)


def function_of(name: str) -> str:
    """Return ``package.module.Class.function`` for the name that mutmut gives to a mutant of it."""
    module, _, mangled = _NUMBER.sub("", name).rpartition(".")
    plain = mangled.removeprefix("x" + _MARKER).replace(_MARKER, ".") if _MARKER in mangled else mangled[2:]
    return f"{module}.{plain}"


def changed(difference: str) -> tuple[str, str]:
    """Return the lines that a diff takes away and those that it puts in their place."""
    lines = [line for line in difference.splitlines() if not line.startswith(("---", "+++"))]
    old, new = ([line[1:].strip() for line in lines if line.startswith(sign)] for sign in "-+")
    return "\n".join(old), "\n".join(new)


def known(path: Path = EQUIVALENT) -> list[Equivalent]:
    """Return the mutants that were looked at and judged equivalent."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", [])
    return [Equivalent(**entry) for entry in entries]


@dataclass(frozen=True)
class Verdict:
    """A sample of mutants: how many died, how many are equivalent, and the differences of the others."""

    tried: int
    killed: int
    equivalent: int
    survivors: Mapping[str, tuple[str, str]]

    @property
    def score(self) -> float:
        """Return how many of a hundred died, of those that change anything."""
        able = self.tried - self.equivalent
        return 100 * self.killed / able if able else 100.0


def verdict(
    outcomes: Mapping[str, str], differences: Mapping[str, str], equivalents: Sequence[Equivalent]
) -> Verdict:
    """Return the verdict; ``differences`` holds those of all that did not die."""
    left = {name: outcome for name, outcome in outcomes.items() if outcome != KILLED}
    survivors = {
        name: (outcome, differences[name])
        for name, outcome in left.items()
        if not any(one.is_mutant(name, differences[name]) for one in equivalents)
    }
    return Verdict(len(outcomes), len(outcomes) - len(left), len(left) - len(survivors), survivors)
