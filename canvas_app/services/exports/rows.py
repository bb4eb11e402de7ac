"""Records as rows of the table of their kind: one column for each field that an import takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from canvas_app.domain.fields import Count, Ref, Switch
from canvas_app.domain.record_kind import Kind
from canvas_app.exchange.cell_writer import CellWriter
from canvas_app.exchange.fields import FIELDS, KIND_OF, TableField
from canvas_app.services.exports.record_names import RecordNames, code_of

Row = dict[str, str]
"""Cells by the keys of their columns."""


class RecordRows:
    """Writes the rows of one table.

    Attributes:
        kind: of its records.
        columns: those that say something of a record itself, and ``more``: columns of the table that rules of
            its own fill.

    """

    def __init__(self, table: str, names: RecordNames, writer: CellWriter, more: Iterable[str] = ()) -> None:
        self.kind: Kind = KIND_OF[table]
        assert self.kind.table is not None, "only what has a table is asked for its rows"
        self._moments: Mapping[str, tuple[str, str]] = self.kind.table.moments
        self._names, self._writer = names, writer
        own = frozenset(more)
        self.columns = [one for one in FIELDS[table] if self._is_plain(one) or one.key in own]
        self._plain = [(one, self._says(one)) for one in self.columns if one.key not in own]

    def _is_plain(self, field: TableField) -> bool:
        return bool(field.fills) or field.key in self._moments

    def row(self, record: Any) -> Row:
        """Return what its own fields say of a record."""
        return {field.key: self._writer.cell(field, says(record)) for field, says in self._plain}

    def rows(self, records: Iterable[Any]) -> Iterator[Row]:
        """Yield a row for each record."""
        return map(self.row, records)

    def _says(self, field: TableField) -> Callable[[Any], Any]:
        """Return what takes the value of a column out of a record; None for an empty cell."""
        name, declared, names = field.fills, field.declared, self._names
        if field.key in self._moments:
            day, time = self._moments[field.key]
            return lambda record: (getattr(record, day), getattr(record, time))
        if isinstance(declared, Ref):
            kind = declared.kind
            if self.kind.owner != (name, kind):
                return lambda record: names.reference(kind, getattr(record, name))
            say = names.code if field.key == name else names.name
            return lambda record: say(kind, getattr(record, name))
        if name == "code":
            return code_of
        if isinstance(declared, Switch | Count):
            usual = _default(self.kind.record, name)
            return lambda record: None if getattr(record, name) == usual else getattr(record, name)
        return lambda record: getattr(record, name)


def _default(record: type[Any], name: str) -> Any:
    """Return what a field holds when nothing was said of it; no cell says that either."""
    found = next(one.default for one in fields(record) if one.name == name)
    return None if found is MISSING else found
