"""The tables of a workbook as ``MetaData``: those of the kinds of record, the journal, the derived ones.

Files are made and compared by the frozen text of their schema, never by this; the checks compare the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa

from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Index, Kind
from canvas_app.storage.core.types import BYTES, REAL, TEXT, WHOLE, Day, Switch
from canvas_app.storage.records import TABLES

_BY_ANNOTATION: Final[Mapping[str, Any]] = {"date": Day, "bool": Switch}
_BY_COLUMN: Final[Mapping[str, Any]] = {"INTEGER": WHOLE, "REAL": REAL, "TEXT": TEXT}


def tables_of(kinds: Iterable[Kind]) -> sa.MetaData:
    """Return every table of a workbook with these kinds of record."""
    found = sa.MetaData()
    for kind in kinds:
        _record_table(found, kind)
    _journal(found)
    _derived(found)
    return found


def _record_table(metadata: sa.MetaData, kind: Kind) -> None:
    mapped = TABLES[kind.name]
    columns = zip(mapped.field_names, mapped.columns, mapped.types, mapped.annotations, strict=True)
    made = (_column(kind, *one) for one in columns)
    table = sa.Table(kind.name, metadata, *made, sqlite_strict=True)
    for index in kind.indexes:
        _index(table, f"{kind.name}_{index.name}", index)


def _column(kind: Kind, field: str, name: str, column_type: str, annotation: str) -> sa.Column[Any]:
    wanted = column_type.partition(" ")[0]
    made = _BY_ANNOTATION.get(annotation.removesuffix(" | None"), _BY_COLUMN[wanted])
    if name == "id":
        return _key(name)
    named = kind.fields[field]
    parents = [_parent(named.kind)] if isinstance(named, Ref) else []
    return sa.Column(name, made, *parents, nullable=not column_type.endswith("NOT NULL"))


def _parent(kind: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED")


def _index(table: sa.Table, name: str, declared: Index) -> None:
    where = {} if not declared.filled else _only(table.c[declared.filled] != sa.literal_column("''"))
    elements = _elements(table, declared)
    sa.Index(name, *elements, unique=declared.unique, **where)


def _elements(table: sa.Table, declared: Index) -> Iterator[Any]:
    for name in declared.columns.split(", "):
        column = table.c[name]
        nothing = declared.unique and column.nullable
        yield sa.func.coalesce(column, sa.literal_column("0")) if nothing else column


def _only(condition: sa.ColumnElement[bool]) -> dict[str, Any]:
    return {"sqlite_where": condition, "postgresql_where": condition}


def _text(name: str, **given: Any) -> sa.Column[Any]:
    return sa.Column(name, TEXT, nullable=given.pop("nullable", False), **given)


def _whole(name: str, *parents: Any, **given: Any) -> sa.Column[Any]:
    return sa.Column(name, WHOLE, *parents, nullable=given.pop("nullable", False), **given)


def _key(name: str) -> sa.Column[Any]:
    """Return what SQLite takes for the row's own number: it is filled without NOT NULL."""
    return sa.Column(name, WHOLE, primary_key=True, autoincrement=False, nullable=True)


def _journal(metadata: sa.MetaData) -> None:
    rowless: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
    sa.Table("meta", metadata, _text("key", primary_key=True), _text("value"), **rowless)
    journal = sa.Table(
        "journal",
        metadata,
        _key("seq"),
        *map(_text, ("at", "who", "name", "params", "origin", "action")),
        sa.CheckConstraint(sa.column("action").in_(("do", "undo", "redo", "erase"))),
        _whole("grp"),
        _text("merge"),
        _whole("reverses", nullable=True),
        _whole("size"),
        _text("session"),
        sa.Column("hash", BYTES, nullable=False),
        sqlite_strict=True,
    )
    reversing = _only(journal.c.reverses.is_not(None))
    sa.Index("journal_by_reversed", journal.c.reverses, journal.c.seq, **reversing)
    sa.Index("journal_by_group", journal.c.grp)
    sa.Table(
        "journal_part",
        metadata,
        _whole("seq", sa.ForeignKey(journal.c.seq), primary_key=True, autoincrement=False),
        _whole("part", primary_key=True, autoincrement=False),
        _whole("packed"),
        sa.Column("data", BYTES, nullable=False),
        **rowless,
    )
    sa.Table("alembic_version", metadata, _text("version_num", primary_key=True), **rowless)


def _derived(metadata: sa.MetaData) -> None:
    keys = sa.Table(
        "client_key", metadata, _key("client_id"), _whole("number"), _text("key"), sqlite_strict=True
    )
    sa.Index("client_key_by_key", keys.c.key)
    sa.Table("client_text", metadata, _key("number"), _whole("client_id"), _text("text"), sqlite_strict=True)
    stages = sa.Table(
        "client_stage",
        metadata,
        _whole("client_id", primary_key=True, autoincrement=False),
        _text("model", primary_key=True),
        *map(_text, ("suggested", "confirmed", "shown", "state", "confidence", "flags", "holding")),
        sa.Column("since", Day),
        sa.Column("valid_until", Day),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    sa.Index("client_stage_by_stage", stages.c.model, stages.c.shown)


METADATA: Final = tables_of(KINDS.values())
"""Every table of this program's newest schema."""


def table(name: str) -> sa.Table:
    """Return a table of the workbook (KeyError for what is none)."""
    return METADATA.tables[name]
