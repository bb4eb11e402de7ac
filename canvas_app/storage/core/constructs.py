"""What statements are made of beyond Core itself: given values, functions that each database says its way.

Each function is a ``func.<name>`` that the dialects' compilers know as ``visit_<name>_func``: for the file
engine ``storage.sqlite.dialect``, for PostgreSQL ``storage.core.postgresql``.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from canvas_app.storage.core.types import REAL, TEXT, WHOLE, Ids, Texts

Condition = sa.ColumnElement[bool]
_SPACE: Final[sa.ColumnElement[str]] = sa.literal_column("' '", TEXT)


def given(name: str, kind: Any = None) -> sa.BindParameter[Any]:
    """Return the value that the caller gives as ``name``; compared with a column it is of that one's type."""
    return sa.bindparam(name, type_=kind)


def value(one: object, kind: Any = None) -> sa.BindParameter[Any]:
    """Return a value of a person's filter: bound, whatever else of the statement stands in its text."""
    return sa.bindparam(None, one, unique=True, required=True, type_=kind)


def among(column: Any, name: str) -> Condition:
    """Return whether ``column`` is one of the ids given as ``name``, however many they are."""
    return sa.func.among(column, given(name, Ids()), type_=sa.Boolean())


def among_texts(column: Any, name: str) -> Condition:
    """Return whether ``column`` is one of the texts given as ``name``."""
    return sa.func.among(column, given(name, Texts()), type_=sa.Boolean())


def among_these(column: Any, ids: tuple[int, ...]) -> Condition:
    """Return whether ``column`` is one of these ids of a filter."""
    return sa.func.among(column, value(ids, Ids()), type_=sa.Boolean())


def among_these_texts(column: Any, texts: tuple[str, ...]) -> Condition:
    """Return whether ``column`` is one of these texts of a filter."""
    return sa.func.among(column, value(texts, Texts()), type_=sa.Boolean())


def any_listed(column: Any, texts: tuple[str, ...]) -> Condition:
    """Return whether a column that keeps a list has one of these texts of a filter in it."""
    return sa.func.any_listed(column, value(texts, Texts()), type_=sa.Boolean())


def each_listed(column: Any) -> sa.TableValuedAlias:
    """Return the texts of a list that a column keeps as rows, their column ``value``."""
    return sa.func.each_listed(column).table_valued(sa.column("value", TEXT))


def holds_text(texts: sa.Table, word: str) -> Condition:
    """Return whether the text of a row of ``client_text`` has this word of a filter anywhere in it."""
    return sa.func.holds_text(texts.c.number, texts.c.text, value(word, TEXT), type_=sa.Boolean())


def word_begins(column: Any, word: str) -> Condition:
    """Return whether a word of a text begins with this one of a filter."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _SPACE.concat(column).like(value(f"% {escaped}%", TEXT), escape="\\")


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
    return _SPACE.concat(text).concat(_SPACE)


def real(number: Any) -> sa.ColumnElement[float]:
    """Return a whole number as one with a fraction: sums of such do not overflow."""
    return sa.cast(number, REAL)


def flag_of(condition: Any) -> sa.ColumnElement[int]:
    """Return 1 where a condition holds, else 0: what can be summed everywhere."""
    return sa.case((condition, sa.literal_column("1")), else_=sa.literal_column("0"))
