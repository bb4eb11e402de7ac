"""Dates as people and programs write them; the column tells if day or month is first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from canvas_app.exchange import limits
from canvas_app.exchange.numbers import shown
from canvas_app.exchange.problems import RowRefusedError

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""Beyond these a date is a program's way to say «none» (0000-00-00, 9999-12-31), or a slip."""

_PIVOT: Final = 70
"""Two-digit years from here on are of the 20th century, as POSIX has it."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january янв январь января", "feb february фев февр февраль февраля",
            "mar march мар март марта", "apr april апр апрель апреля", "may май мая",
            "jun june июн июнь июня", "jul july июл июль июля", "aug august авг август августа",
            "sep sept september сен сент сентябрь сентября", "oct october окт октябрь октября",
            "nov november ноя нояб ноябрь ноября", "dec december дек декабрь декабря",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_DAY = r"(?P<a>\d{1,4})(?P<sign>[-./])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})"
_COMPACT = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
_NAMED_DAY = (
    r"(?:(?P<d1>\d{1,2})[ .-]+(?P<m1>[^\W\d_]+)\.?[ ,-]+(?P<y1>\d{4}|\d{2})"
    r"|(?P<m2>[^\W\d_]+)\.? (?P<d2>\d{1,2}),? (?P<y2>\d{4}))(?: ?(?:г|год|года)\.?)?"
)
_TIME = (
    r"(?:(?:,? +|T)(?:в )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)?"
    r"(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
)
_NUMERIC = re.compile(_DAY + _TIME, re.ASCII)
_PACKED = re.compile(
    _COMPACT + r"(?:T(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?Z?)?", re.ASCII
)
_WORDED = re.compile(_NAMED_DAY + _TIME)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_ODD_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t"), " ")


class Order(StrEnum):
    """What comes first in dates such as 01/02/2003."""

    DAY = "dmy"
    MONTH = "mdy"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and the time of day (``HH:MM``) if one was written; a time zone is left as written, unread."""

    day: date
    time: str = ""


class OrderFinder:
    """Sees the dates of a column one by one and says what comes first in them."""

    def __init__(self) -> None:
        self._told: set[Order] = set()
        self._example = ""

    def see(self, cell: str) -> None:
        """Look at the next date."""
        if len(cell) > limits.VALUE_CHARACTERS or _ISO.fullmatch(cell):
            return
        order = _told(cell)
        if order is None:
            self._example = self._example or cell.strip()
        elif order is not Order.UNKNOWN:
            self._told.add(order)

    def found(self) -> tuple[Order, str]:
        """Return the order, and the first date that leaves it open.

        The example is empty when no date needs to know. Dates that contradict each other tell nothing.
        """
        return (next(iter(self._told)) if len(self._told) == 1 else Order.UNKNOWN), self._example


@lru_cache(maxsize=4096)
def _told(cell: str) -> Order | None:
    """Return the order one date tells, UNKNOWN when it tells and needs none, None when it could be both."""
    match = _NUMERIC.fullmatch(_plain(cell))
    if match is None or match["sign"] == "." or len(match["a"]) > 2:
        return Order.UNKNOWN
    first, second = int(match["a"]), int(match["b"])
    if first == second:
        return Order.UNKNOWN
    if first > 12 or second > 12:
        return Order.UNKNOWN if first > 12 and second > 12 else Order.DAY if first > 12 else Order.MONTH
    return None


def parse_moment(cell: str, order: Order = Order.UNKNOWN) -> Moment:
    """Return the date, and the time if there is one, that ``cell`` writes.

    Args:
        cell: not blank.
        order: the order of its column; asked only for dates that could be two.

    Raises:
        RowRefusedError: no date, one that does not exist or lies beyond 1900–2199, or it could be two.

    """
    if len(cell) > limits.VALUE_CHARACTERS:  # no date; and it would be remembered
        raise RowRefusedError("import.row.date", value=shown(cell))
    return _moment(cell, order)


@lru_cache(maxsize=4096)
def _moment(cell: str, order: Order) -> Moment:
    text = _plain(cell)
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        year, month, day = _numeric(cell, match, order)
    else:
        match = _PACKED.fullmatch(text)
        if match is not None:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            match = _WORDED.fullmatch(text)
            if match is None:
                code = "import.row.date_serial" if _SERIAL.fullmatch(text) else "import.row.date"
                raise RowRefusedError(code, value=shown(cell))
            year, month, day = _worded(cell, match)
    return Moment(_existing(cell, year, month, day), _time(cell, match))


def _numeric(cell: str, match: re.Match[str], order: Order) -> tuple[int, int, int]:
    first, second, third = match["a"], match["b"], match["c"]
    if len(first) == 4 and len(third) <= 2:
        return int(first), int(second), int(third)
    if len(first) > 2 or len(third) not in (2, 4):
        raise RowRefusedError("import.row.date", value=shown(cell))
    if match["sign"] == "." or _told(cell) is Order.DAY:
        order = Order.DAY
    elif _told(cell) is Order.MONTH:
        order = Order.MONTH
    elif _told(cell) is Order.UNKNOWN:
        order = order or Order.DAY  # both alike, or neither exists
    elif order is Order.UNKNOWN:
        raise RowRefusedError("import.row.date_unclear", value=shown(cell))
    day, month = (int(first), int(second)) if order is Order.DAY else (int(second), int(first))
    return _full_year(third), month, day


def _worded(cell: str, match: re.Match[str]) -> tuple[int, int, int]:
    name = match["m1"] or match["m2"]
    month = _MONTHS.get(name.casefold())
    if month is None:
        raise RowRefusedError("import.row.date", value=shown(cell))
    return _full_year(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"])


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _existing(cell: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise RowRefusedError("import.row.date_impossible", value=shown(cell)) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RowRefusedError(
            "import.row.date_range", value=shown(cell), first=str(FIRST_YEAR), last=str(LAST_YEAR)
        )
    return found


def _time(cell: str, match: re.Match[str]) -> str:
    if match["hour"] is None:
        return ""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = match.groupdict().get("half")
    if half:
        if not 1 <= hour <= 12:
            hour = 24
        hour = hour % 12 + (12 if half in "pP" else 0) if hour < 24 else hour
    if hour > 23 or minute > 59 or second > 59:
        raise RowRefusedError("import.row.time_impossible", value=shown(cell))
    return f"{hour:02d}:{minute:02d}"


def _plain(cell: str) -> str:
    return " ".join(cell.translate(_ODD_SPACES).split())
