"""The workbook's schema: its number, its objects, and which of them hold records.

A file is made and compared by the frozen text of its number (``frozen_schemas``), never by what the kinds of
record declare today; ``installer/declared_schema.py`` derives that, and the checks compare the two. A change
of a table or index takes a new number: raise ``SCHEMA``, write the migration, run ``dev.py schema``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app.domain import workbook_file
from canvas_app.storage.sqlite.frozen_schemas import FrozenSchemas

SCHEMA: Final = 3
"""Number of the newest schema (``user_version``): the one that files are written in."""
APPLICATION_ID: Final = workbook_file.APPLICATION_ID
SEARCH_SETTINGS: Final = (
    "INSERT INTO client_search (client_search, rank) VALUES ('secure-delete', 1)",
    # More of an import fits into memory at once: fewer merges.
    "INSERT INTO client_search (client_search, rank) VALUES ('hashsize', 8388608)",
)
"""Settings of the search index, which its own table keeps."""
DERIVED_TABLES: Final = ("client_key", "client_text", "client_search", "client_stage")
"""Tables of any schema that can be rebuilt from the records; outside journal and digest."""
SHADOWS: Final = frozenset(f"client_search_{part}" for part in ("data", "idx", "config"))
"""Tables that the search index makes for itself."""


@dataclass(frozen=True, slots=True)
class SchemaVersion:
    """What this program can read: the newest schema, and the objects of each that it knows.

    Attributes:
        number: the schema that files are written in; an older file is brought up to it when it is opened.
        objects: number of a schema to the objects it consists of (name to statement).
        versions: folders with migrations besides the program's own.

    """

    number: int
    objects: Mapping[int, Mapping[str, str]]
    versions: tuple[Path, ...] = ()

    @property
    def newest(self) -> Mapping[str, str]:
        """The objects of a file as it is written, name to statement, in the order of making."""
        return self.objects[self.number]


CURRENT: Final = SchemaVersion(SCHEMA, FrozenSchemas(SCHEMA))
"""The schema version of this program."""


def record_tables(objects: Mapping[str, str]) -> tuple[str, ...]:
    """Return the tables of records among the objects of a schema: what the content digest covers."""
    own = {"meta", "journal", "journal_part", "alembic_version", *DERIVED_TABLES}
    return tuple(name for name, sql in objects.items() if sql.startswith("CREATE TABLE") and name not in own)


def revision(number: int) -> str:
    """Return the name of the migration that leads to schema ``number``."""
    return f"{number:04d}"
