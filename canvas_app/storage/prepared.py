"""Statements by name, as text that was compiled before: what the program runs without SQLAlchemy.

The statements themselves are constructs of ``storage.core.statements``; ``installer/dev.py statements``
compiles them for the file engine into ``resources/statements.json``. A module of storage names what it runs:

    _CLIENTS: Final = statement("counts.clients")
    workbook.read(_CLIENTS)                       rows, of tables that are verified where they must be
    _BLANK.run(connection, seq=seq)               inside of an edit
    _INSERT.run_many(connection, rows)            very many rows, each in the order of the parameters

Values are given as they are: a day, a flag, a list of ids; ``coding`` says how each travels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from canvas_app import paths
from canvas_app.storage.coding import CODINGS

FILE: Final = "statements.json"
"""The compiled statements, among the program's resources."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Sql(NamedTuple):
    """A compiled statement.

    Attributes:
        text: as the driver takes it, with ``?`` for each bound value.
        params: the names of the bound values in the order of their places; one may stand several times.
        codings: name of a value to the form in which it travels, of those that do not travel as they are.

    """

    text: str
    params: tuple[str, ...] = ()
    codings: Mapping[str, str] = _NOTHING


class Statement:
    """A statement of one name; its text is read when it is first run.

    Attributes:
        name: area and name of the construct in ``storage.core.statements``, in small letters.

    """

    __slots__ = ("_bound", "_sql", "name")

    def __init__(self, name: str, sql: Sql | None = None, bound: Mapping[str, object] = _NOTHING) -> None:
        """Name a statement; one composed at run time brings its text, and the values of its filter."""
        self.name = name
        self._sql = sql
        self._bound = bound

    @property
    def sql(self) -> Sql:
        """Its text and what must be bound (KeyError: nothing of that name was compiled)."""
        if self._sql is None:
            self._sql = compiled()[self.name]
        return self._sql

    def values(self, given: Mapping[str, object]) -> tuple[Any, ...]:
        """Return what is bound, in the order of the places.

        Raises:
            TypeError: other values were given than the statement asks for.

        """
        _, params, codings = self.sql
        found = {**self._bound, **given}
        if found.keys() != set(params):
            raise TypeError(f"{self.name} takes {sorted(set(params))}, given are {sorted(found)}")
        for name, coding in codings.items():
            found[name] = CODINGS[coding](found[name])
        return tuple([found[name] for name in params])

    def run(self, connection: Any, /, **given: object) -> Any:
        """Run it, and return the driver's cursor."""
        return connection.execute(self.sql.text, self.values(given))

    def run_many(self, connection: Any, rows: Iterable[Sequence[object]]) -> None:
        """Run it for many rows, each the values in the order of the places, as the file keeps them."""
        connection.executemany(self.sql.text, rows)


def statement(name: str) -> Statement:
    """Return the statement that ``storage.core.statements`` has under this name (``area.name``)."""
    return Statement(name)


@cache
def compiled() -> Mapping[str, Sql]:
    """Return every compiled statement by its name.

    Raises:
        FileNotFoundError: the program is incomplete.

    """
    return parse(file_in(paths.resources()).read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Sql]:
    """Return the statements of a text made by ``render``."""
    return {
        name: Sql(found["sql"], tuple(found.get("params", ())), found.get("codings", _NOTHING))
        for name, found in json.loads(text).items()
    }


def render(statements: Mapping[str, Sql]) -> str:
    """Return the text that keeps these statements, one part a line so that a change of one is seen."""
    kept = {
        name: {
            "sql": sql.text,
            **({"params": list(sql.params)} if sql.params else {}),
            **({"codings": dict(sorted(sql.codings.items()))} if sql.codings else {}),
        }
        for name, sql in sorted(statements.items())
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def file_in(resources: Path) -> Path:
    """Return where the compiled statements lie in a folder of resources."""
    return resources / FILE
