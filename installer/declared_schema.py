"""The schema that today's kinds of record declare, as SQL: what the newest frozen text must say.

The program itself never derives a schema: it makes and compares files by the frozen texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from canvas_app.storage.records import TABLES, Table

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


def declared_statements(tables: Iterable[Table] = tuple(TABLES.values())) -> tuple[str, ...]:
    """Return everything that makes an empty workbook of these kinds of record, in order."""
    return (*_JOURNAL, *(_create(table) for table in tables), *_INDEXES, *_DERIVED)


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
