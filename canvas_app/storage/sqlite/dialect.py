"""How Core's constructs are said to SQLite; imported late, with SQLAlchemy.

Constants of a statement stand in its text, as they would in one written by hand: the planner reads them, and
a partial index is found by them. What is given with each call is bound, as ``?``, in the order of ``Sql``.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy.dialects.sqlite.base import SQLiteCompiler, SQLiteDialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter, ClauseElement

from canvas_app.storage.prepared import Sql
from canvas_app.storage.sqlite import search

_BREAK: Final = re.compile(r"\s*\n\s*")


class _Compiler(SQLiteCompiler):
    def visit_bindparam(self, bindparam: BindParameter[Any], *args: Any, **options: Any) -> str:
        """Bind what is given with each call; anything else is a constant of the statement."""
        constant = not bindparam.required
        options["literal_binds"] = constant or options.get("literal_binds", False)
        text = super().visit_bindparam(bindparam, *args, **options)  # type: ignore[no-untyped-call] # SQLAlchemy's
        return str(text)

    def visit_among_func(self, function: Any, **options: Any) -> str:
        """Return whether a value is in a list that is bound as JSON."""
        column, values = (self.process(one, **options) for one in function.clauses)
        return f"{column} IN (SELECT value FROM json_each({values}))"

    def visit_any_listed_func(self, function: Any, **options: Any) -> str:
        """Return whether one of the texts that are bound as JSON is in a list that is kept as JSON."""
        column, values = (self.process(one, **options) for one in function.clauses)
        wanted = f"SELECT value FROM json_each({values})"
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({wanted}))"

    def visit_each_listed_func(self, function: Any, **options: Any) -> str:
        """Return what stands in a list that is kept as JSON, as rows."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"json_each({column})"

    def visit_holds_text_func(self, function: Any, **options: Any) -> str:
        """Return whether a text has a word in it: the index says who may, the text itself who does."""
        number, text, word = function.clauses
        asked: BindParameter[str] = BindParameter(
            None, search.trigrams(word.value), unique=True, required=True
        )
        rowid, match, held, part = (self.process(one, **options) for one in (number, asked, text, word))
        likely = f"SELECT rowid FROM client_search WHERE client_search MATCH {match}"
        return f"{rowid} IN ({likely}) AND instr({held}, {part})"

    def visit_joined_ids_func(self, function: Any, **options: Any) -> str:
        """Return the values of a group as a text."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"group_concat({column})"

    def visit_different_ids_func(self, function: Any, **options: Any) -> str:
        """Return the different values of a group as a text."""
        (column,) = (self.process(one, **options) for one in function.clauses)
        return f"group_concat(DISTINCT {column})"

    def visit_place_in_func(self, function: Any, **options: Any) -> str:
        """Return where a text begins in another one, 0 for nowhere."""
        text, part = (self.process(one, **options) for one in function.clauses)
        return f"instr({text}, {part})"


class _Dialect(SQLiteDialect):
    statement_compiler = _Compiler
    supports_native_boolean = True  # a condition is one, and not "condition = 1"
    supports_statement_cache = True


DIALECT: Final = _Dialect(paramstyle="qmark")
"""SQLite with our functions; it only compiles, statements are run through the driver."""


def compiled(statement: ClauseElement) -> tuple[Sql, dict[str, Any]]:
    """Return the text of a statement for the file engine, and the values that it brings by itself."""
    found = statement.compile(dialect=DIALECT)
    text = _BREAK.sub(" ", str(found))
    assert isinstance(found, SQLCompiler)
    places = tuple(found.positiontup or ())
    binds = {name: found.binds[name] for name in places}
    codings = {name: coding for name, one in binds.items() if (coding := getattr(one.type, "coding", ""))}
    brought = {name: one.value for name, one in binds.items() if one.value is not None}
    return Sql(text, places, codings), brought
