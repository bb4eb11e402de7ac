"""In which form the values that a statement is given travel to the database; standard library only."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

DAY: Final = "day"
FLAG: Final = "flag"
IDS: Final = "ids"
TEXTS: Final = "texts"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _list(value: Any) -> str:
    return json.dumps(list(value), ensure_ascii=False)


CODINGS: Final[Mapping[str, Callable[[Any], Any]]] = {DAY: _day, FLAG: _flag, IDS: _list, TEXTS: _list}
"""What makes of a value what the file engine is given."""
