"""Statements narrowed by a person's filter."""

from __future__ import annotations

from canvas_app.storage.filters import Filter
from canvas_app.storage.prepared import Statement


def narrowed(base: Statement, wanted: Filter, model: str = "") -> Statement:
    """Return ``base`` with the conditions of a filter; ``model``: the stage model that it is about.

    One that asks nothing needs no SQLAlchemy: it leaves the compiled statement as it is.
    """
    if wanted == type(wanted)():
        return base
    from canvas_app.storage.core.composing import composed  # late: it imports SQLAlchemy

    return composed(base.name, wanted, model)


def prepare() -> None:
    """Import what composes statements, so that a first filter need not wait for it: about 0.3 s."""
    from canvas_app.storage.core.composing import load  # late: as above

    load()
