"""How our constructs are said to PostgreSQL: nothing is kept there yet, but every statement can be said."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect
from sqlalchemy.sql.elements import ClauseElement


class _Compiler(PGCompiler):
    def visit_among_func(self, function: Any, **options: Any) -> str:
        """Return whether a value is in a list that is bound as an array."""
        column, values = (self.process(one, **options) for one in function.clauses)
        return f"{column} = ANY ({values})"

    def visit_any_listed_func(self, function: Any, **options: Any) -> str:
        """Return whether one of the texts of an array is in a list that is kept as JSON."""
        column, values = (self.process(one, **options) for one in function.clauses)
        return f"CAST({column} AS JSONB) ?| {values}"

    def visit_each_listed_func(self, function: Any, **options: Any) -> str:
        """Return what stands in a list that is kept as JSON, as rows."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"jsonb_array_elements_text(CAST({column} AS JSONB))"

    def visit_holds_text_func(self, function: Any, **options: Any) -> str:
        """Return whether a text has a word in it."""
        _, text, word = (self.process(one, **options) for one in function.clauses)
        return f"strpos({text}, {word}) > 0"

    def visit_joined_ids_func(self, function: Any, **options: Any) -> str:
        """Return the values of a group as a text."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"string_agg(CAST({column} AS TEXT), ',')"

    def visit_different_ids_func(self, function: Any, **options: Any) -> str:
        """Return the different values of a group as a text."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"string_agg(DISTINCT CAST({column} AS TEXT), ',')"

    def visit_place_in_func(self, function: Any, **options: Any) -> str:
        """Return where a text begins in another one, 0 for nowhere."""
        text, part = (self.process(one, **options) for one in function.clauses)
        return f"strpos({text}, {part})"


class _Dialect(PGDialect):
    statement_compiler = _Compiler
    supports_statement_cache = True


DIALECT: Final[PGDialect] = _Dialect(paramstyle="named")  # type: ignore[no-untyped-call] # SQLAlchemy leaves it without types
"""PostgreSQL with our functions."""


def text(statement: ClauseElement) -> str:
    """Return a statement as PostgreSQL would be given it."""
    return str(statement.compile(dialect=DIALECT))
