"""The schema of every released number, frozen as text: what a file of that number consists of, for ever.

Each text is ``migrations/schemas/NNNN.sql``: the exact statement of each object as the file holds it in
``sqlite_schema``, in the order of making. Nothing is derived from the kinds of record of today, so a kind
added later does not make an older file look damaged. ``installer/dev.py schema`` writes a new number's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "migrations" / "schemas"
"""The texts, beside the migrations in a checkout, a wheel and a packed program alike."""
END: Final = ";\n"
"""What ends a statement of a text."""

_COMMENT: Final = "--"
_NAME_AT: Final = {"TABLE": 2, "INDEX": 2, "UNIQUE": 3, "VIRTUAL": 3}


def file_of(number: int, folder: Path = FOLDER) -> Path:
    """Return where the text of schema ``number`` stands."""
    return folder / f"{number:04d}.sql"


def parse(text: str) -> dict[str, str]:
    """Return the objects of a frozen text, name to statement, in the order of making."""
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if not line.startswith(_COMMENT)), len(lines))
    return objects_of("\n".join(lines[first:]).split(END)[:-1])


def objects_of(statements: Iterable[str]) -> dict[str, str]:
    """Return statements by the name of the object that each makes."""
    return {_name_of(statement): statement for statement in statements}


def _name_of(statement: str) -> str:
    words = statement.split(maxsplit=4)
    return words[_NAME_AT[words[1]]].strip('"')


class NotFrozenError(Exception):
    """A programmer raised ``SCHEMA`` and forgot to freeze the new number, or a text is lost."""

    def __init__(self, number: int, path: Path) -> None:
        super().__init__(
            f"schema {number} is not frozen, {path} is missing. If the number is new, write the migration "
            "to it and run: python3 installer/dev.py schema"
        )


class FrozenSchemas(Mapping[int, Mapping[str, str]]):
    """The objects of the schemas 1 to ``newest``; a text is read when it is first asked for.

    Opening a file of the newest schema reads that one text only.
    """

    def __init__(self, newest: int, folder: Path = FOLDER) -> None:
        self._newest = newest
        self._folder = folder
        self._read: dict[int, Mapping[str, str]] = {}

    def __getitem__(self, number: int) -> Mapping[str, str]:
        """Return the objects of a schema; KeyError for a number that never was.

        Raises:
            NotFrozenError: its text is missing.

        """
        if number not in self:
            raise KeyError(number)
        if number not in self._read:
            path = file_of(number, self._folder)
            try:
                self._read[number] = parse(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                raise NotFrozenError(number, path) from None
        return self._read[number]

    def __contains__(self, number: object) -> bool:
        """Tell whether there is such a schema, without reading it."""
        return isinstance(number, int) and 1 <= number <= self._newest

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers, oldest first."""
        return iter(range(1, self._newest + 1))

    def __len__(self) -> int:
        """Return how many schemas there are."""
        return self._newest
