"""The fields of each table: keys, and what their cells hold, as kinds declare it; their names are content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from canvas_app.domain import fields as declared
from canvas_app.domain import record_table
from canvas_app.domain.kinds import KINDS as DECLARED
from canvas_app.domain.record_kind import Kind

_HOLDS: Final[Mapping[type[declared.Field], str]] = {
    declared.Line: "line",
    declared.Text: "text",
    declared.Words: "tags",
    declared.Choice: "choice",
    declared.Currency: "currency",
    declared.Clock: "time",
    declared.Day: "date",
    declared.Switch: "yes_no",
    declared.Count: "count",
    declared.Amount: "amount",
    declared.Whole: "whole",
    declared.Score: "score",
    declared.Ref: "line",
}
"""What the cells hold that fill a field of such a type, or of one derived from it: the nearest one counts."""


@dataclass(frozen=True, slots=True)
class TableField:
    """A field of a table.

    Attributes:
        key: what commands call it.
        holds: what its cells hold: a name of ``cells.READERS``.
        fills: the record's field that it fills; empty where the planner of the table takes it apart.
        declared: what that field may hold; None where no field says it.

    """

    key: str
    holds: str
    fills: str = ""
    declared: declared.Field | None = None


def _fields(kind: Kind, table: record_table.Table) -> tuple[TableField, ...]:
    return tuple(_field(kind, table, key, name) for key, name in record_table.columns(kind, table).items())


def _field(kind: Kind, table: record_table.Table, key: str, name: str) -> TableField:
    holds = table.cells.get(key) or ("moment" if key in table.moments else "")
    field = kind.fields.get(name)
    return TableField(key, holds or _holds(field), name, field)


def _holds(field: declared.Field | None) -> str:
    return next(_HOLDS[one] for one in type(field).__mro__ if one in _HOLDS)


_WITH_TABLE: Final = sorted(
    ((kind.table, kind) for kind in DECLARED.values() if kind.table is not None), key=lambda one: one[0].rank
)
KIND_OF: Final[Mapping[str, Kind]] = MappingProxyType({table.name: kind for table, kind in _WITH_TABLE})
"""The kind of record of each table."""
KINDS: Final = tuple(KIND_OF)
"""Kinds of tables, in the order in which they are offered."""
FIELDS: Final[Mapping[str, tuple[TableField, ...]]] = MappingProxyType(
    {table.name: _fields(kind, table) for table, kind in _WITH_TABLE}
)
"""Fields by kind of table, in the order in which they are offered."""
REQUIRED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {table.name: record_table.needed(kind, table) for table, kind in _WITH_TABLE}
)
"""Groups of fields of which at least one needs a column."""
