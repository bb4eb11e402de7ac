"""Which tables a statement reads: what it names, so that no list of them can be forgotten."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.digest import DERIVED as SUMMED

META: Final = "meta"
"""The table of the file's own bookkeeping."""
RECORDS: Final = tuple(TABLES)
"""Every table of records, parents before children."""
DERIVED: Final = (*SUMMED, "client_search")
"""Every derived table."""
EVERYTHING: Final = (META, *RECORDS, *DERIVED)
"""Every table that something is read of for a person, in the order in which they are best verified."""

_NAMES: Final = re.compile(rf"(?<![\w.])(?:main\.)?({'|'.join(sorted(EVERYTHING, key=len, reverse=True))})\b")


@lru_cache(maxsize=2_000)
def tables_in(sql: str) -> frozenset[str]:
    """Return the tables of the file that a statement may read: all that it names.

    A column called like a table counts too: then one table more is verified than need be, never one less.
    """
    return frozenset(_NAMES.findall(sql))
