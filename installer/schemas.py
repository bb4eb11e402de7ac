"""The frozen texts of the workbook's schemas: written once a number, checked against what is declared today.

Run by ``installer/dev.py schema`` when ``SCHEMA`` was raised and the migration to it is written; with
``--check`` nothing is written and the exit code says whether every number is frozen and the newest is what
the kinds of record declare. A number of which a file is kept in ``tests/storage/released`` is released: its
text is never written again.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app.storage.sqlite import frozen_schemas
from canvas_app.storage.sqlite.schema import SCHEMA
from installer.declared_schema import declared_statements
from installer.words import Failure, say, text

ROOT: Final = Path(__file__).resolve().parent.parent
_HEADER: Final = (
    "-- Schema {number}, frozen: what sqlite_schema of a file of this number holds, in the order of making,\n"
    "-- beside the tables that SQLite makes for a search index. Never edited: a change of a table or index\n"
    "-- takes a new number, whose text installer/dev.py schema writes.\n"
)


@dataclass(frozen=True, slots=True)
class Project:
    """Where the texts and the kept files are, the newest number, and what is declared for it.

    Attributes:
        number: the newest schema.
        declared: the statements that today's kinds of record derive.
        texts: folder of the frozen texts.
        released: folder of the kept files, one a released number.

    """

    number: int = SCHEMA
    declared: Sequence[str] = declared_statements()
    texts: Path = frozen_schemas.FOLDER
    released: Path = ROOT / "tests" / "storage" / "released"

    def text_of(self, number: int) -> Path:
        """Return where the frozen text of a number stands."""
        return frozen_schemas.file_of(number, self.texts)

    def kept_file_of(self, number: int) -> Path:
        """Return where the kept file of a number stands."""
        return self.released / f"schema_{number}.canvasbook.gz"


def rendered(number: int, statements: Sequence[str]) -> str:
    """Return the text to freeze.

    Raises:
        Failure: two statements make an object of the same name, or one cannot be told from its neighbours.

    """
    several = len(frozen_schemas.objects_of(statements)) != len(statements)
    if several or any(frozen_schemas.END in statement for statement in statements):
        raise Failure("schema_unreadable", number=number)
    return _HEADER.format(number=number) + "".join(statement + frozen_schemas.END for statement in statements)


def differing(project: Project) -> list[str]:
    """Return the names of the objects that are not declared as the text of the newest number has them.

    Their order is that of making: a file made in another order is the same.
    """
    frozen = frozen_schemas.parse(project.text_of(project.number).read_text(encoding="utf-8"))
    declared = frozen_schemas.objects_of(project.declared)
    return [name for name in {**frozen, **declared} if frozen.get(name) != declared.get(name)]


def complaints(project: Project) -> list[str]:
    """Return what is wrong with the frozen texts, each with what to do about it; nothing when all is well."""
    numbers = range(1, project.number + 1)
    expected = [project.text_of(number).name for number in numbers]
    beyond = sorted({path.name for path in project.texts.glob("*.sql")}.difference(expected))
    return [
        *(text("schema_beyond", file=name, number=project.number) for name in beyond),
        *(fault for number in numbers if (fault := _fault_of_text(project, number))),
        *(
            text("schema_no_file", number=number, file=project.kept_file_of(number).name)
            for number in numbers
            if not project.kept_file_of(number).exists()
        ),
    ]


def _fault_of_text(project: Project, number: int) -> str:
    """Return what is wrong with the text of one number, or nothing."""
    file = project.text_of(number)
    released = number < project.number or project.kept_file_of(number).exists()
    if not file.exists():
        return text("schema_lost" if released else "schema_missing", number=number, file=file.name)
    if number < project.number or not (names := differing(project)):
        return ""
    said = {"number": number, "next": number + 1, "names": ", ".join(names)}
    return text("schema_released" if released else "schema_outdated", **said)


def freeze(project: Project) -> Path:
    """Write the text of the newest number and return it; that of a released one stays as it is.

    Raises:
        Failure: the statements cannot be frozen.

    """
    target = project.text_of(project.number)
    if not project.kept_file_of(project.number).exists():
        target.write_text(rendered(project.number, project.declared), encoding="utf-8", newline="\n")
    return target


def main(arguments: list[str], project: Project | None = None) -> int:
    """Freeze the newest schema, or check; print complaints and return 1 when there are any."""
    project = project or Project()
    try:
        if "--check" not in arguments:
            freeze(project)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    found = complaints(project)
    for complaint in found:
        print(complaint, file=sys.stderr)
    if not found:
        say("schema_frozen", number=project.number, path=project.text_of(project.number))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
