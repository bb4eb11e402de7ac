"""What a field of a record may hold: how a value given for it is cleaned, and what a file may keep of it.

A field is declared once, in ``kinds``; forms, imports, the check of a file and its rescue ask it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from math import isfinite
from typing import Any, Final

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.money import AMOUNT_LIMIT
from canvas_app.domain.sales.currencies import CODES
from canvas_app.domain.text import LINE_LIMIT, clean_line, clean_text, match_key

_IDS: Final = range(-(1 << 63), 1 << 63)
_FURTHEST: Final = 1 << 53  # places leave gaps, and there must be room for the next
_TIME: Final = r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])"


class Field:
    """One field of a kind of record; None is let through where the record's annotation allows it.

    Attributes:
        has_parts: a part of what a file keeps is still something: text, but no list and no day.
        own: the program keeps it for itself: it is neither shown nor edited as a value.

    """

    __slots__ = ()
    has_parts = own = False

    def clean(self, value: Any) -> Any:
        """Return ``value`` (not None) fit to be stored.

        Raises:
            ValueRefusedError: it cannot be, and why.

        """
        return value

    def is_sound(self, kept: Any) -> bool:
        """Tell whether what a column keeps (no NULL, of the column's type) may have come from an edit."""
        raise NotImplementedError


class Line(Field):
    """Text of one line, of at most ``limit`` characters; ``required``: something of it must show."""

    __slots__ = ("limit", "required")
    has_parts = True

    def __init__(self, *, required: bool = False, limit: int = LINE_LIMIT) -> None:
        self.required, self.limit = required, limit

    def clean(self, value: str) -> str:
        """Return the line without what cannot be stored (ValueRefusedError ``value.empty_name``)."""
        line = clean_line(value, self.limit)
        if self.required and not match_key(line):  # also for signs that show nothing
            raise ValueRefusedError("value.empty_name")
        return line

    def is_sound(self, kept: str) -> bool:
        """Take any text: what an older program did not clean is no damage."""
        del kept
        return True


class Phone(Line):
    """A telephone number as it is written; it is found by its digits alone."""

    __slots__ = ()


class Text(Field):
    """Text of several lines."""

    __slots__ = ()
    has_parts = True

    def clean(self, value: str) -> str:
        """Return the text without what cannot be stored, and without space around it."""
        return clean_text(value).strip()

    def is_sound(self, kept: str) -> bool:
        """Take any text."""
        del kept
        return True


class Choice(Field):
    """One of a few keys; the empty one is named among them where nothing need be chosen.

    ``labels``: where the catalogue says what they are called (``client.type``); empty: nowhere.
    """

    __slots__ = ("keys", "labels")
    has_parts = True

    def __init__(self, keys: Iterable[str], labels: str = "") -> None:
        self.keys, self.labels = tuple(keys), labels

    def clean(self, value: str) -> str:
        """Return the key (ValueRefusedError ``value.choice``)."""
        if value not in self.keys:
            raise ValueRefusedError("value.choice", value=value, names=", ".join(filter(None, self.keys)))
        return value

    def is_sound(self, kept: str) -> bool:
        """Take one of the keys."""
        return kept in self.keys


class Currency(Field):
    """A currency by its ISO 4217 code; a file may have none."""

    __slots__ = ()
    has_parts = True

    def clean(self, value: str) -> str:
        """Return the code in capitals (ValueRefusedError ``value.currency``)."""
        code = clean_line(value).upper()
        if code not in CODES:
            raise ValueRefusedError("value.currency", value=code)
        return code

    def is_sound(self, kept: str) -> bool:
        """Take a code, or none."""
        return not kept or kept in CODES


class Clock(Field):
    """A time of day as ``HH:MM``, empty for none."""

    __slots__ = ()
    has_parts = True

    def clean(self, value: str) -> str:
        """Return the time with two digits each (ValueRefusedError ``value.time``)."""
        text = clean_line(value)
        if not text:
            return ""
        found = re.fullmatch(_TIME, text)
        if found is None:
            raise ValueRefusedError("value.time", value=text)
        return f"{int(found[1]):02d}:{found[2]}"

    def is_sound(self, kept: str) -> bool:
        """Take what cleaning leaves as it is."""
        try:
            return self.clean(kept) == kept
        except ValueRefusedError:
            return False


class Json(Field):
    """What the program itself keeps as JSON, empty for nothing."""

    __slots__ = ()
    has_parts = own = True

    def is_sound(self, kept: str) -> bool:
        """Take JSON that says something."""
        try:
            return not kept or json.loads(kept) is not None
        except (ValueError, RecursionError):
            return False


class Day(Field):
    """A local date, kept as ``YYYY-MM-DD``."""

    __slots__ = ()

    def is_sound(self, kept: str) -> bool:
        """Take a day that there is, spelt as it is kept."""
        try:
            return date.fromisoformat(kept).isoformat() == kept
        except ValueError:
            return False


class Switch(Field):
    """Yes or no, kept as 1 or 0."""

    __slots__ = ()

    def is_sound(self, kept: int) -> bool:
        """Take 1 and 0."""
        return kept in (0, 1)


class Whole(Field):
    """A whole number from ``least`` to ``most``; ``refusal``: what is said of any other."""

    __slots__ = ("least", "most", "refusal")

    def __init__(self, least: int, most: int, refusal: str = "value.number") -> None:
        self.least, self.most, self.refusal = least, most, refusal

    def clean(self, value: int) -> int:
        """Return the number (ValueRefusedError ``refusal``)."""
        if not self.least <= value <= self.most:
            raise ValueRefusedError(self.refusal, value=str(value))
        return value

    def is_sound(self, kept: int) -> bool:
        """Take what lies between least and most."""
        return self.least <= kept <= self.most


class Count(Whole):
    """How many times something happened, at most ``most``; yes is once."""

    __slots__ = ()

    def __init__(self, most: int) -> None:
        super().__init__(0, most, "value.count")


class Place(Whole):
    """A place in an order, ascending, with gaps."""

    __slots__ = ()
    own = True

    def __init__(self) -> None:
        super().__init__(-_FURTHEST, _FURTHEST)


class Amount(Whole):
    """Money in 1/10,000 of a currency."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(-AMOUNT_LIMIT, AMOUNT_LIMIT)


class Version(Field):
    """A number that the program counts up by itself."""

    __slots__ = ()
    own = True

    def is_sound(self, kept: int) -> bool:
        """Take any."""
        del kept
        return True


class Score(Field):
    """A finite number from ``low`` to ``high``."""

    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def clean(self, value: float) -> float:
        """Return the number (ValueRefusedError ``value.score``)."""
        if not self.low <= value <= self.high:
            raise ValueRefusedError("value.score", value=f"{value:g}", low=self.low, high=self.high)
        return value

    def is_sound(self, kept: float) -> bool:
        """Take what lies between low and high; NaN does not."""
        return isfinite(kept) and self.low <= kept <= self.high


class Ref(Field):
    """The id of a record of another kind.

    Attributes:
        kind: of the record that is named.
        owns: that record owns this one, which goes with it, is merged with it and erased with it.
        forgets: where that record is erased, this one stays and names nobody.

    """

    __slots__ = ("forgets", "kind", "owns")

    def __init__(self, kind: str, *, owns: bool = False, forgets: bool = False) -> None:
        self.kind, self.owns, self.forgets = kind, owns, forgets

    def is_sound(self, kept: int) -> bool:
        """Take any: whether there is such a record is the database's to check."""
        del kept
        return True


class _Listed(Field):
    """Several values of one type, kept as a JSON list."""

    __slots__ = ("_fits",)

    def __init__(self, fits: Callable[[object], bool]) -> None:
        self._fits = fits

    def is_sound(self, kept: str) -> bool:
        """Take a list of such values."""
        try:
            found = json.loads(kept)
        except (ValueError, RecursionError):
            return False
        return isinstance(found, list) and all(map(self._fits, found))


class Refs(_Listed):
    """Ids of records of one kind, in the order given."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        super().__init__(lambda one: type(one) is int and one in _IDS)  # no column holds a larger one
        self.kind = kind


class Words(_Listed):
    """Short texts in the order given: tags, or keys of the catalogue. ``limit``: characters of each."""

    __slots__ = ("limit",)

    def __init__(self, *, limit: int = LINE_LIMIT) -> None:
        super().__init__(lambda one: type(one) is str)
        self.limit = limit

    def clean(self, value: Iterable[str]) -> tuple[str, ...]:
        """Return the texts cleaned, each once whatever its case, in the order given."""
        found: dict[str, str] = {}
        for word in value:
            text = clean_line(word, self.limit)
            if text:
                found.setdefault(match_key(text), text)
        return tuple(found.values())
