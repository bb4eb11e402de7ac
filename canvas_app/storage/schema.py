"""The workbook's schema, as SQL: one table a kind of record, the journal, and what is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app.domain import workbook_file
from canvas_app.storage.records import TABLES, Table

SCHEMA: Final = 2
"""Number of this schema (``user_version``)."""
APPLICATION_ID: Final = workbook_file.APPLICATION_ID

_REFERENCES: Final = {
    ("note", "canvas_id"): "canvas",
    ("note", "segment_id"): "segment",
    ("note", "stream_id"): "stream",
    ("answer", "canvas_id"): "canvas",
    ("answer", "segment_id"): "segment",
    ("client", "segment_id"): "segment",
    ("client", "employee_id"): "employee",
    ("person", "client_id"): "client",
    ("deal", "client_id"): "client",
    ("deal", "employee_id"): "employee",
    ("deal_line", "deal_id"): "deal",
    ("deal_line", "stream_id"): "stream",
    ("interaction", "client_id"): "client",
    ("interaction", "employee_id"): "employee",
    ("interaction", "person_id"): "person",
    ("assessment", "client_id"): "client",
    ("stage", "client_id"): "client",
}

_INDEXES: Final = (
    "CREATE INDEX note_by_canvas ON note (canvas_id, block, position)",
    "CREATE UNIQUE INDEX answer_by_question ON answer (canvas_id, question, ifnull(segment_id, 0))",
    "CREATE UNIQUE INDEX setting_by_key ON setting (key)",
    "CREATE UNIQUE INDEX client_by_code ON client (code) WHERE code <> ''",
    "CREATE INDEX client_by_segment ON client (segment_id)",
    "CREATE INDEX client_by_employee ON client (employee_id)",
    "CREATE INDEX person_by_client ON person (client_id)",
    "CREATE UNIQUE INDEX deal_by_code ON deal (code) WHERE code <> ''",
    "CREATE INDEX deal_by_client ON deal (client_id)",
    "CREATE INDEX deal_by_won ON deal (won_on)",
    "CREATE INDEX deal_line_by_deal ON deal_line (deal_id)",
    "CREATE INDEX interaction_by_client ON interaction (client_id, day)",
    "CREATE INDEX assessment_by_client ON assessment (client_id, day)",
    "CREATE INDEX stage_by_client ON stage (client_id, model, day)",
    "CREATE INDEX stage_by_day ON stage (model, day)",
    "CREATE INDEX journal_by_reversed ON journal (reverses, seq) WHERE reverses IS NOT NULL",
    "CREATE INDEX journal_by_group ON journal (grp)",
)

_JOURNAL: Final = (
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE journal (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, "
    "name TEXT NOT NULL, params TEXT NOT NULL, origin TEXT NOT NULL, "
    "action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo', 'erase')), grp INTEGER NOT NULL, "
    "merge TEXT NOT NULL, reverses INTEGER, size INTEGER NOT NULL, session TEXT NOT NULL, "
    "hash BLOB NOT NULL) STRICT",
    "CREATE TABLE journal_part (seq INTEGER NOT NULL REFERENCES journal (seq), part INTEGER NOT NULL, "
    "packed INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (seq, part)) STRICT, WITHOUT ROWID",
    # The name and column that Alembic looks for; user_version is the truth, this follows it.
    "CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
)

_DERIVED: Final = (
    # ``number`` is small and dense: with 63-bit ids in its place the index is half as large again.
    "CREATE TABLE client_key (client_id INTEGER PRIMARY KEY, number INTEGER NOT NULL, "
    "key TEXT NOT NULL) STRICT",
    "CREATE INDEX client_key_by_key ON client_key (key)",
    "CREATE TABLE client_text (number INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, "
    "text TEXT NOT NULL) STRICT",
    # The text stays outside the index, so that a deletion can name what to take out of it: a contentless
    # index keeps the trigrams of an erased person until some later merge.
    "CREATE VIRTUAL TABLE client_search USING fts5 (text, tokenize = 'trigram', "
    "content = 'client_text', content_rowid = 'number', detail = 'none', columnsize = 0)",
    "CREATE TABLE client_stage (client_id INTEGER NOT NULL, model TEXT NOT NULL, suggested TEXT NOT NULL, "
    "confirmed TEXT NOT NULL, shown TEXT NOT NULL, state TEXT NOT NULL, confidence TEXT NOT NULL, "
    "flags TEXT NOT NULL, holding TEXT NOT NULL, since TEXT, valid_until TEXT, "
    "PRIMARY KEY (client_id, model)) STRICT, WITHOUT ROWID",
    "CREATE INDEX client_stage_by_stage ON client_stage (model, shown)",
)
SEARCH_SETTINGS: Final = (
    "INSERT INTO client_search (client_search, rank) VALUES ('secure-delete', 1)",
    # More of an import fits into memory at once: fewer merges.
    "INSERT INTO client_search (client_search, rank) VALUES ('hashsize', 8388608)",
)
"""Settings of the search index, which its own table keeps."""
DERIVED_TABLES: Final = ("client_key", "client_text", "client_search", "client_stage")
"""Tables that can be rebuilt from the records; outside journal and digest."""


def _create(table: Table) -> str:
    parts = []
    for column, column_type in zip(table.columns, table.types, strict=True):
        if column == "id":
            parts.append("id INTEGER PRIMARY KEY")
            continue
        parent = _REFERENCES.get((table.kind, column))
        reference = f" REFERENCES {parent} (id) DEFERRABLE INITIALLY DEFERRED" if parent else ""
        parts.append(f"{column} {column_type}{reference}")
    return f"CREATE TABLE {table.kind} ({', '.join(parts)}) STRICT"


STATEMENTS: Final = (*_JOURNAL, *(_create(table) for table in TABLES.values()), *_INDEXES, *_DERIVED)
"""Everything that makes an empty workbook, in order."""


def _name_of(statement: str) -> str:
    words = statement.split()
    return words[{"TABLE": 2, "INDEX": 2, "UNIQUE": 3, "VIRTUAL": 3}[words[1]]]


OBJECTS: Final[Mapping[str, str]] = {_name_of(statement): statement for statement in STATEMENTS}
"""Name of each object of the schema to the statement that makes it."""
SHADOWS: Final = frozenset(f"client_search_{part}" for part in ("data", "idx", "config"))
"""Tables that the search index makes for itself."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What this program can read: the newest schema, and the objects of each that it knows.

    Attributes:
        number: the schema that files are written in; an older file is brought up to it when it is opened.
        objects: number of a schema to the objects it consists of (name to statement).
        versions: folders with migrations besides the program's own.

    """

    number: int
    objects: Mapping[int, Mapping[str, str]]
    versions: tuple[Path, ...] = ()


_NOTE_1: Final = (
    "CREATE TABLE note (id INTEGER PRIMARY KEY, "
    "canvas_id INTEGER NOT NULL REFERENCES canvas (id) DEFERRABLE INITIALLY DEFERRED, "
    "block TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, colour TEXT NOT NULL, "
    "kinds TEXT NOT NULL, certainty TEXT NOT NULL, question TEXT NOT NULL, "
    "segment_id INTEGER REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED, "
    "stream_id INTEGER REFERENCES stream (id) DEFERRABLE INITIALLY DEFERRED, "
    "segments TEXT NOT NULL, links TEXT NOT NULL) STRICT"
)
CURRENT: Final = Edition(SCHEMA, {1: {**OBJECTS, "note": _NOTE_1}, SCHEMA: OBJECTS})
"""The edition of this program. A new schema adds its number here and keeps the objects of the old one."""


def record_tables(objects: Mapping[str, str]) -> tuple[str, ...]:
    """Return the tables of records among the objects of a schema: what the content digest covers."""
    own = {"meta", "journal", "journal_part", "alembic_version", *DERIVED_TABLES}
    return tuple(name for name, sql in objects.items() if sql.startswith("CREATE TABLE") and name not in own)


def revision(number: int) -> str:
    """Return the name of the migration that leads to schema ``number``."""
    return f"{number:04d}"
