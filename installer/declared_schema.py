"""The schema that today's kinds of record declare, as SQL: what the newest frozen text must say.

The program itself never derives a schema: it makes and compares files by the frozen texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.storage.records import Table

_JOURNAL_INDEXES: Final = (
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


def declared_statements(kinds: Iterable[Kind] = tuple(KINDS.values())) -> tuple[str, ...]:
    """Return everything that makes an empty workbook of these kinds of record, in order."""
    kinds = tuple(kinds)
    indexes = chain.from_iterable(map(_indexes, kinds))
    return (*_JOURNAL, *map(_create, kinds), *indexes, *_JOURNAL_INDEXES, *_DERIVED)


def _create(kind: Kind) -> str:
    table, parts = Table(kind), []
    for field, column, column_type in zip(table.field_names, table.columns, table.types, strict=True):
        if column == "id":
            parts.append("id INTEGER PRIMARY KEY")
            continue
        named = kind.fields[field]
        parent = f" REFERENCES {named.kind} (id)" if isinstance(named, Ref) else ""
        parts.append(f"{column} {column_type}{parent and f'{parent} DEFERRABLE INITIALLY DEFERRED'}")
    return f"CREATE TABLE {kind.name} ({', '.join(parts)}) STRICT"


def _indexes(kind: Kind) -> Iterator[str]:
    types = dict(zip((table := Table(kind)).columns, table.types, strict=True))
    for one in kind.indexes:
        unique, where = "UNIQUE " if one.unique else "", f" WHERE {one.filled} <> ''" if one.filled else ""
        listed = (
            f"ifnull({column}, 0)" if one.unique and not types[column].endswith("NOT NULL") else column
            for column in one.columns.split(", ")
        )
        yield f"CREATE {unique}INDEX {kind.name}_{one.name} ON {kind.name} ({', '.join(listed)}){where}"
