"""Ids by which other programs know records that nobody gave one: made from the record's own, for ever."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = {"client": "c"}
"""What such ids begin with where it is not the name of the kind."""
_OWN: Final = re.compile(r"([a-z_]+)-([1-9][0-9]{0,18})", re.ASCII)


def own_code(record_id: int, kind: str = "client") -> str:
    """Return the id of a record for other programs, where nobody gave it one."""
    return f"{_SHORT.get(kind, kind)}-{record_id}"


def own_id(code: str, kind: str = "client") -> int | None:
    """Return the record id of which ``code`` is the ``own_code``, None when it is none."""
    found = _OWN.fullmatch(code)
    return int(found[2]) if found and found[1] == _SHORT.get(kind, kind) else None
