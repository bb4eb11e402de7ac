"""Every statement of the program, by area; and how to write one.

A statement is a construct of Core in the module of its area, under a name in capitals:

    CLIENTS = select(func.count()).select_from(client).where(client.c.archived == false())

- Tables come from ``core.tables`` (``table("client")``). Constants stand as they are; what each call gives is
  ``given("day")``. Compared with a column it has that column's type, so a day is given as a ``date``, a
  switch as a ``bool``; alone it must be told one: ``given("limit", WHOLE)``.
- "Is one of these ids" is ``among(column, "ids")``, texts ``among_texts``: one bound value however many there
  are. Further functions that each database says its way are in ``core.constructs``: add one there, in
  ``storage.sqlite.dialect`` and in ``core.postgresql``.
- It must compile for PostgreSQL as well: what is grouped or ordered by stands in full or as a label
  (``.label("amount")``, then ``order_by(desc("amount"))``), nothing but grouped columns is selected beside
  sums, booleans are not summed (``flag_of``), "equal, or both nothing" is ``is_not_distinct_from``.
- Then run ``installer/dev.py statements``: it compiles all of them into ``resources/statements.json``. The
  program runs that text (``storage.prepared``): ``statement("counts.clients")`` for ``CLIENTS`` of
  ``counts.py``. Names that begin with ``_`` are parts, not statements.
- A filter of a person adds conditions to a statement while the program runs: see ``core.composing``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sqlalchemy.sql.expression import Executable


@cache
def statements() -> Mapping[str, Any]:
    """Return every statement by its name: that of its module, a dot, its own in small letters."""
    return dict(_all())


def _all() -> Iterator[tuple[str, Any]]:
    for found in sorted(iter_modules(__path__), key=lambda one: one.name):
        module = import_module(f"{__name__}.{found.name}")
        for name, one in vars(module).items():
            if name.isupper() and not name.startswith("_") and isinstance(one, Executable):
                yield f"{found.name}.{name.lower()}", one
