"""The part of the lock file that one purpose needs: the bundle has no use for the tools of the tests."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "# via canvas-app (pyproject.toml)" or, for a group of tools, "… (pyproject.toml:build)".
ASKED_BY_US = re.compile(r"^canvas-app \(pyproject\.toml(?::(?P<group>\w+))?\)$")


@dataclass(frozen=True)
class Entry:
    """One library of the lock file: its name, its lines, and who asked for it."""

    name: str
    lines: str
    asked_by: tuple[str, ...]


def entries(lock: str) -> list[Entry]:
    """Return the libraries of a lock file as written by ``uv pip compile``."""
    blocks = re.split(r"^(?=[A-Za-z0-9][\w.-]*==)", lock, flags=re.MULTILINE)
    found = []
    for block in blocks:
        name = re.match(r"([A-Za-z0-9][\w.-]*)==", block)
        if name is None:
            continue
        comments = re.findall(r"^[ ]+#[ ]*(?:via)?[ ]*(.*)$", block, re.MULTILINE)
        asked_by = tuple(comment.strip() for comment in comments if comment.strip())
        found.append(Entry(name[1].lower(), block, asked_by))
    return found


def part(lock: str, groups: frozenset[str]) -> str:
    """Return the entries that the program and some groups of tools need, with all they need in turn.

    Versions and hashes stay those of the whole lock file.
    """
    whole = entries(lock)
    kept = {entry.name for entry in whole if any(_wanted(asker, groups) for asker in entry.asked_by)}
    while True:
        more = {entry.name for entry in whole if kept & set(entry.asked_by)} - kept
        if not more:
            return "".join(entry.lines for entry in whole if entry.name in kept)
        kept |= more


def _wanted(asker: str, groups: frozenset[str]) -> bool:
    ours = ASKED_BY_US.match(asker)
    return ours is not None and (ours["group"] is None or ours["group"] in groups)
