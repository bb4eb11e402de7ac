"""What a cell holds, as a value: cleaned text, exact numbers, dates, keys. Empty cells never come here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, TypeVar

from canvas_app.domain.clients.model import TAG_LIMIT
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Choice, Clock, Field, Line, Whole
from canvas_app.domain.fields import Words as Tags
from canvas_app.domain.text import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, match_key
from canvas_app.exchange.currencies import currency_code
from canvas_app.exchange.dates import Order, parse_moment
from canvas_app.exchange.numbers import Number, Style, parse_number, shown
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.exchange.tags import parted
from canvas_app.exchange.words import YES_NO, Words

_BEFORE_CLEANING: Final = 4
"""So many times the length of its field a cell may have before it is cleaned, letter by letter."""
_NAMED: Final = ("block", "colour")

F = TypeVar("F", bound=Field)

Value = Any
"""What a reader gives: str, bool, int, Decimal, Number, date, Moment or a tuple of str."""
Reader = Callable[["Cells", str], Value]


@dataclass(slots=True)
class Cells:
    """Reads the cells of one column.

    Attributes:
        words: the words of both languages.
        declared: what the field may hold that they fill, if one does.
        style: decimal sign of the column's numbers.
        order: what comes first in the column's dates.
        noted: what there was to say about cells read since somebody looked: codes and values.

    """

    words: Words
    declared: Field | None = None
    style: Style = Style.UNKNOWN
    order: Order = Order.UNKNOWN
    noted: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def line(self, cell: str) -> str:
        """Return the cell as one line."""
        limit = self.declared.limit if isinstance(self.declared, Line) else LINE_LIMIT
        if len(cell) <= limit and _is_clean(cell):
            return " ".join(cell.split()) if "  " in cell else cell.strip()
        _require_short(cell, _BEFORE_CLEANING * limit, limit)
        self._note_nul(cell)
        text = clean_line(cell, len(cell))
        _require_short(text, limit)
        return text if match_key(text) else ""  # signs that show nothing are no name

    def text(self, cell: str) -> str:
        """Return the cell as text of several lines."""
        _require_short(cell, _BEFORE_CLEANING * TEXT_LIMIT, TEXT_LIMIT)
        if _is_clean(cell):
            text = cell.strip()
        else:
            self._note_nul(cell)
            text = clean_text(cell, len(cell)).strip()
        _require_short(text, TEXT_LIMIT)
        return text

    def _note_nul(self, cell: str) -> None:
        if "\0" in cell:
            self.noted.append(("import.row.nul", {}))

    def tags(self, cell: str) -> tuple[str, ...]:
        """Return the labels that the cell lists, each once whatever its case."""
        _require_short(cell, TEXT_LIMIT)
        labels = [self.line(part) for part in parted(cell) if part and not part.isspace()]
        field = self.declared if isinstance(self.declared, Tags) else Tags(limit=TAG_LIMIT)
        for label in labels:
            _require_short(label, field.limit)
        return field.clean(labels)

    def yes_no(self, cell: str) -> bool:
        """Return whether the cell says yes."""
        found = self.words.find(YES_NO, cell)
        if not found:
            raise RowRefusedError("import.row.yes_no", value=shown(cell))
        return found == "yes"

    def count(self, cell: str) -> int:
        """Return a number of times; yes is once, no is never."""
        found = self.words.find(YES_NO, cell)
        if found:
            return int(found == "yes")
        return self.whole(cell)

    def whole(self, cell: str) -> int:
        """Return a whole number that the field takes."""
        value = parse_number(cell, self.style).value
        field = self._field(Whole)
        if value != int(value) or not field.least <= value <= field.most:
            raise RowRefusedError(
                "import.row.whole", value=shown(cell), lowest=field.least, highest=field.most
            )
        return int(value)

    def amount(self, cell: str) -> Number:
        """Return an amount of money with the currency written beside it."""
        number = parse_number(cell, self.style)
        if number.percent:
            raise RowRefusedError("import.row.number", value=shown(cell))
        exponent = number.value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -4:
            raise RowRefusedError("import.row.decimals", value=shown(cell))
        if abs(number.value) > 10**12:
            raise RowRefusedError("import.row.amount_large", value=shown(cell))
        return number

    def score(self, cell: str) -> Decimal:
        """Return a score; whether it fits its scale is for the row to say."""
        return parse_number(cell, self.style).value

    def currency(self, cell: str) -> str:
        """Return an ISO code."""
        code = currency_code(cell)
        if not code:
            raise RowRefusedError("import.row.currency", value=shown(cell))
        return code

    def moment(self, cell: str) -> Value:
        """Return a Moment."""
        return parse_moment(cell, self.order)

    def date(self, cell: str) -> Value:
        """Return a date; a time beside it is left out."""
        return parse_moment(cell, self.order).day

    def time(self, cell: str) -> str:
        """Return a time of day as ``HH:MM``."""
        try:
            return self._field(Clock).clean(cell)
        except ValueRefusedError:
            raise RowRefusedError("import.row.time_impossible", value=shown(cell)) from None

    def scale(self, cell: str) -> str:
        """Return a key of SCALES."""
        found = self.words.scale(cell)
        if not found:
            raise RowRefusedError("import.row.scale", value=shown(cell))
        return found

    def choice(self, cell: str) -> str:
        """Return the key of the field that the cell names."""
        field = self._field(Choice)
        found = self.words.find(field, cell)
        if not found:
            code = field.labels if field.labels in _NAMED else "word_known"
            names = ", ".join(filter(None, field.keys))
            raise RowRefusedError(f"import.row.{code}", value=shown(cell), names=names)
        return found

    def _field(self, declared: type[F]) -> F:
        assert isinstance(self.declared, declared), "the cells of such a field alone are read so"
        return self.declared


def _require_short(text: str, limit: int, told: int = 0) -> None:
    """Refuse what is longer than ``limit``, too long for its field: a part of it would be lost."""
    if len(text) > limit:
        raise RowRefusedError("import.row.long", value=shown(text), limit=told or limit)


def _is_clean(cell: str) -> bool:
    """Tell whether cleaning could change spaces only; cleaning letter by letter costs ten times as much."""
    return cell.isprintable() and unicodedata.is_normalized("NFC", cell)


READERS: Final[Mapping[str, Reader]] = {
    "line": Cells.line, "text": Cells.text, "tags": Cells.tags, "yes_no": Cells.yes_no, "count": Cells.count,
    "whole": Cells.whole, "amount": Cells.amount, "score": Cells.score, "currency": Cells.currency,
    "moment": Cells.moment, "date": Cells.date, "time": Cells.time, "scale": Cells.scale,
    "choice": Cells.choice,
}  # fmt: skip
"""What reads a cell, by what the cell holds."""

NUMERIC: Final = frozenset({"count", "whole", "amount", "score"})
DATED: Final = frozenset({"date", "moment"})
