"""The compiled statements in ``resources/statements.json``: made from ``storage.core.statements``, checked.

Run by ``installer/dev.py statements``; with ``--check`` nothing is written and the exit code says whether the
file holds what SQLAlchemy Core compiles now.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from canvas_app.storage import prepared
from canvas_app.storage.core.statements import statements
from canvas_app.storage.prepared import Sql
from canvas_app.storage.sqlite.dialect import compiled
from installer.words import say

FILE: Final = prepared.file_in(Path(__file__).resolve().parent.parent / "resources")


def compiled_now() -> dict[str, Sql]:
    """Return what Core makes of every statement today."""
    return {name: compiled(statement)[0] for name, statement in statements().items()}


def differing(file: Path = FILE) -> list[str]:
    """Return the names of the statements that the file has not as Core compiles them, or has in vain."""
    kept = prepared.parse(file.read_text(encoding="utf-8")) if file.exists() else {}
    now = compiled_now()
    return sorted(name for name in kept.keys() | now.keys() if kept.get(name) != now.get(name))


def main(arguments: list[str], file: Path = FILE) -> int:
    """Write the compiled statements, or check; return 1 when they are not today's."""
    if "--check" in arguments:
        found = differing(file)
        say("statements_outdated" if found else "statements_current", names=", ".join(found))
        return int(bool(found))
    file.write_text(prepared.render(compiled_now()), encoding="utf-8", newline="\n")
    say("statements_current")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
