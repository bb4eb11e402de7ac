"""Statements narrowed by a person's filter: composed and compiled while the program runs, and kept.

A statement of ``core.statements`` that selects of ``client`` gets conditions added to it; nothing of a filter
ever becomes text of the statement, its values are bound.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from canvas_app.storage.core.filters import conditions
from canvas_app.storage.core.statements import statements
from canvas_app.storage.filters import Filter
from canvas_app.storage.prepared import Statement
from canvas_app.storage.sqlite.dialect import compiled

_KEPT: Final = 128


def load() -> None:
    """Make the constructs of all statements, which the first one to be composed would do otherwise."""
    statements()


@lru_cache(maxsize=_KEPT)
def composed(name: str, wanted: Filter, model: str) -> Statement:
    """Return the statement of this name with the conditions of a filter (KeyError: there is none of it)."""
    sql, brought = compiled(statements()[name].where(*conditions(wanted, model)))
    return Statement(name, sql, brought)
