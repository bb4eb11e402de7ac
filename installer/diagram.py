"""The picture of the tables in the README: drawn from the declared kinds of record, as Mermaid text.

Run by ``installer/dev.py diagram``; with ``--check`` nothing is written and the exit code says whether the
README shows today's tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from canvas_app.domain.fields import Ref, Refs
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from installer.words import Failure, say

README: Final = Path(__file__).resolve().parent.parent / "README.md"
BEGIN: Final = "<!-- tables: made by installer/dev.py diagram -->\n"
END: Final = "<!-- tables end -->\n"


def drawn(kinds: Iterable[Kind]) -> str:
    """Return the tables of ``kinds`` and how they name each other, as Markdown; their columns are the fields.

    A full line: the record goes with the one it belongs to. A dashed line: it names the other one.
    """
    lines = [line for kind in kinds for line in (kind.name, *_lines(kind))]
    return "```mermaid\nerDiagram\n" + "".join(f"    {line}\n" for line in lines) + "```\n"


def _lines(kind: Kind) -> Iterator[str]:
    """Yield a line for each field by which a table names another one."""
    for name, field in kind.fields.items():
        if isinstance(field, Ref):
            yield f"{field.kind} {'||--o{' if field.owns else '|o..o{'} {kind.name} : {name}"
        elif isinstance(field, Refs):
            yield f"{field.kind} }}o..o{{ {kind.name} : {name}"


def renewed(readme: str) -> str:
    """Return the text of the README with today's tables in the place kept for them.

    Raises:
        Failure: there is no such place.

    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise Failure("diagram_no_place", begin=BEGIN.strip(), end=END.strip())
    return f"{before}{begin}{drawn(KINDS.values())}{end}{after}"


def main(arguments: list[str], readme: Path = README) -> int:
    """Draw the tables into the README, or check; return 1 when they are not today's."""
    text = readme.read_text(encoding="utf-8")
    try:
        now = renewed(text)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    if "--check" in arguments:
        say("diagram_current" if now == text else "diagram_outdated")
        return int(now != text)
    readme.write_text(now, encoding="utf-8", newline="\n")
    say("diagram_current")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
