"""How records of a kind come from tables of other programs, and leave for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from canvas_app.domain.fields import Field, Ref, Refs

if TYPE_CHECKING:
    from canvas_app.domain.record_kind import Kind

_NONE: Final[Mapping[str, Any]] = MappingProxyType({})
_CODE, _ID = "code", "id"


class Table:
    """The table of a kind, for imports and exports; its name alone is enough where nothing is special.

    Attributes:
        name: what commands call it (``clients``), and where the catalogue has the names of its columns.
        columns: their keys in the order in which they are offered; empty: those of every field that can be.
        fills: fields of the record by the keys of columns that are called otherwise.
        moments: columns that hold a day and a time of day, with the two fields that they fill.
        cells: what the cells of a column hold that no field says (a name of ``exchange.cells.READERS``).
        needed: groups of columns of which one must be there; None: what a record cannot be made without.
        defaults: values of a new record where its class has others.
        rank: its place among the tables that are offered, lowest first.

    """

    __slots__ = ("cells", "columns", "defaults", "fills", "moments", "name", "needed", "rank")

    def __init__(
        self,
        name: str,
        columns: tuple[str, ...] = (),
        *,
        fills: Mapping[str, str] = _NONE,
        moments: Mapping[str, tuple[str, str]] = _NONE,
        cells: Mapping[str, str] = _NONE,
        needed: tuple[tuple[str, ...], ...] | None = None,
        defaults: Mapping[str, Any] = _NONE,
        rank: int = 50,
    ) -> None:
        self.name, self.columns, self.fills, self.moments = name, columns, fills, moments
        self.cells, self.needed, self.defaults, self.rank = cells, needed, defaults, rank


def own_key(name: str, field: Field) -> str:
    """Return the key of the column that fills the field ``name``, unless its table says otherwise."""
    if name == _CODE:
        return _ID
    return name.removesuffix("_id") if isinstance(field, Ref) else name


def word_key(kind: Kind, name: str) -> str:
    """Return the catalogue's key of what a field is called: that of the column which fills it alone."""
    table = kind.table or Table(kind.name)
    renamed = {field: key for key, field in table.fills.items()}
    return f"field.{table.name}.{renamed.get(name) or own_key(name, kind.fields[name])}"


def columns(kind: Kind, table: Table) -> dict[str, str]:
    """Return the columns of a table, each with the field it fills; with none where a planner reads it.

    A record that has an owner names it by two columns: its id (``client_id``), or its name (``client``).
    """
    parts = {field: key for key, pair in table.moments.items() for field in pair}
    renamed = {field: key for key, field in table.fills.items()}
    known: dict[str, str] = {}
    for name, field in sorted(kind.fields.items(), key=lambda one: one[0] != _CODE):
        if field.own or isinstance(field, Refs):
            continue
        if kind.owner is not None and name == kind.owner[0]:
            known[name] = name
        key = parts.get(name) or renamed.get(name) or own_key(name, field)
        known[key] = "" if key in table.moments else name
    if not table.columns:
        return known
    return {key: known.get(key, "") for key in table.columns}


def needed(kind: Kind, table: Table) -> tuple[tuple[str, ...], ...]:
    """Return groups of columns of which one at least must be there for a record to be made."""
    if table.needed is not None:
        return table.needed
    filled = {field: key for key, field in columns(kind, table).items() if field}
    filled |= {field: key for key, pair in table.moments.items() for field in pair}
    groups: list[tuple[str, ...]] = []
    for name in required(kind):
        if kind.owner is not None and name == kind.owner[0]:
            groups.append((name, own_key(name, kind.fields[name])))
        elif name in filled:
            groups.append((filled[name],))
    return tuple(dict.fromkeys(groups))


def required(kind: Kind) -> tuple[str, ...]:
    """Return the fields without which a record cannot be made."""
    return tuple(
        one.name
        for one in fields(kind.record)
        if one.name in kind.fields and one.default is MISSING and one.default_factory is MISSING
    )
