"""How records of a kind are shown and edited: what its declaration says, else what its fields suggest."""

from __future__ import annotations

from typing import Final

from canvas_app.domain.fields import Choice, Day, Field, Ref, Refs, Switch, Text
from canvas_app.domain.record_kind import Kind, Listing

_FILTERED: Final = (Choice, Ref, Switch, Day)
"""Types of fields that a list can be narrowed by."""


def readable(kind: Kind) -> tuple[str, ...]:
    """Return the fields that say something to a person, but for the one that names the owner."""
    owner = kind.owner[0] if kind.owner is not None else ""
    return tuple(name for name, field in kind.fields.items() if name != owner and not field.own)


def editable(field: Field) -> bool:
    """Return whether a form has an editor for such a field."""
    return not field.own and not isinstance(field, Refs)


def form_rows(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a form row by row: those of one row stand side by side."""
    if kind.form is None:
        return tuple((name,) for name in readable(kind) if editable(kind.fields[name]))
    return tuple((row,) if isinstance(row, str) else row for row in kind.form)


def form_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields of a form in the order of the tab key."""
    return tuple(name for row in form_rows(kind) for name in row)


def listing_of(kind: Kind) -> Listing:
    """Return how a list shows the kind.

    Where it says nothing: a column for each field but long texts, the latest day first, narrowed by choices,
    references, switches and days.
    """
    if kind.listing is not None:
        return kind.listing
    columns = tuple(name for name in readable(kind) if not isinstance(kind.fields[name], Text))
    day = next((name for name in columns if isinstance(kind.fields[name], Day)), "")
    filters = tuple(name for name in columns if isinstance(kind.fields[name], _FILTERED))
    return Listing(columns, sort=day or kind.called_by or columns[0], descending=bool(day), filters=filters)
