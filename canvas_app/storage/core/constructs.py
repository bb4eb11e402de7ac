"""What statements are made of beyond Core itself: given values, functions that each database says its way.

Each function is a ``func.<name>`` that the dialects' compilers know as ``visit_<name>_func``: for the file
engine ``storage.sqlite.dialect``, for PostgreSQL ``storage.core.postgresql``.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from canvas_app.storage.core.types import REAL, TEXT, WHOLE, Ids, Texts

Condition = sa.ColumnElement[bool]


def given(name: str, kind: Any = None) -> sa.BindParameter[Any]:
    """Return the value that the caller gives as ``name``; compared with a column it is of that one's type."""
    return sa.bindparam(name, type_=kind)


def among(column: Any, name: str) -> Condition:
    """Return whether ``column`` is one of the ids given as ``name``, however many they are."""
    return sa.func.among(column, given(name, Ids()), type_=sa.Boolean())


def among_texts(column: Any, name: str) -> Condition:
    """Return whether ``column`` is one of the texts given as ``name``."""
    return sa.func.among(column, given(name, Texts()), type_=sa.Boolean())


def joined_ids(column: Any) -> sa.ColumnElement[str]:
    """Return the ids of ``column`` in the group as a text, parted by commas."""
    return sa.func.joined_ids(column, type_=TEXT)


def different_ids(column: Any) -> sa.ColumnElement[str]:
    """Return the ids of ``column`` in the group as a text, each once, parted by commas."""
    return sa.func.different_ids(column, type_=TEXT)


def holds_word(words: Any, word: Any) -> Condition:
    """Return whether a text of words, parted by spaces, has this one (given as TEXT)."""
    return sa.func.place_in(_spaced(words), _spaced(word), type_=WHOLE) > sa.literal_column("0")


def _spaced(text: Any) -> sa.ColumnElement[str]:
    space = sa.literal_column("' '", TEXT)
    return space.concat(text).concat(space)


def real(number: Any) -> sa.ColumnElement[float]:
    """Return a whole number as one with a fraction: sums of such do not overflow."""
    return sa.cast(number, REAL)


def flag_of(condition: Any) -> sa.ColumnElement[int]:
    """Return 1 where a condition holds, else 0: what can be summed everywhere."""
    return sa.case((condition, sa.literal_column("1")), else_=sa.literal_column("0"))
