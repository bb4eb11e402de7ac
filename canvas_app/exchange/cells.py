"""What a cell holds, as a value: cleaned text, exact numbers, dates, keys. Empty cells never come here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from canvas_app.domain.clients.model import COUNT_LIMIT, TAG_LIMIT
from canvas_app.domain.clients.values import clean_tags
from canvas_app.domain.text import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, match_key
from canvas_app.exchange.currencies import currency_code
from canvas_app.exchange.dates import Order, parse_moment
from canvas_app.exchange.numbers import Number, Style, parse_number, shown
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.exchange.tags import parted
from canvas_app.exchange.words import Words

_BEFORE_CLEANING: Final = 4
"""So many times the length of its field a cell may have before it is cleaned, letter by letter."""
_NAMED: Final = ("block", "colour")

Value = Any
"""What a reader gives: str, bool, int, Decimal, Number, date, Moment or a tuple of str."""
Reader = Callable[["Cells", str], Value]


@dataclass(slots=True)
class Cells:
    """Reads the cells of one column.

    Attributes:
        words: the words of both languages.
        style: decimal sign of the column's numbers.
        order: what comes first in the column's dates.
        noted: what there was to say about cells read since somebody looked: codes and values.

    """

    words: Words
    style: Style = Style.UNKNOWN
    order: Order = Order.UNKNOWN
    noted: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def line(self, cell: str) -> str:
        """Return the cell as one line."""
        if len(cell) <= LINE_LIMIT and _is_clean(cell):
            return " ".join(cell.split()) if "  " in cell else cell.strip()
        _require_short(cell, _BEFORE_CLEANING * LINE_LIMIT, LINE_LIMIT)
        self._note_nul(cell)
        text = clean_line(cell, len(cell))
        _require_short(text, LINE_LIMIT)
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
        for label in labels:
            _require_short(label, TAG_LIMIT)
        return clean_tags(labels)

    def yes_no(self, cell: str) -> bool:
        """Return whether the cell says yes."""
        found = self.words.find("yes_no", cell)
        if not found:
            raise RowRefusedError("import.row.yes_no", value=shown(cell))
        return found == "yes"

    def count(self, cell: str) -> int:
        """Return a number of times; yes is once, no is never."""
        found = self.words.find("yes_no", cell)
        if found:
            return int(found == "yes")
        return self._whole(cell, COUNT_LIMIT)

    def percent(self, cell: str) -> int:
        """Return whole per cents, 0 to 100."""
        return self._whole(cell, 100)

    def _whole(self, cell: str, highest: int) -> int:
        value = parse_number(cell, self.style).value
        if value != int(value) or not 0 <= value <= highest:
            raise RowRefusedError("import.row.whole", value=shown(cell), lowest=0, highest=highest)
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

    def scale(self, cell: str) -> str:
        """Return a key of SCALES."""
        found = self.words.scale(cell)
        if not found:
            raise RowRefusedError("import.row.scale", value=shown(cell))
        return found

    def key_of(self, holds: str, cell: str) -> str:
        """Return the key that the cell names among what it holds."""
        found = self.words.find(holds, cell)
        if not found:
            code = holds if holds in _NAMED else "word_known"
            names = ", ".join(self.words.keys(holds))
            raise RowRefusedError(f"import.row.{code}", value=shown(cell), names=names)
        return found


def _require_short(text: str, limit: int, told: int = 0) -> None:
    """Refuse what is longer than ``limit``, too long for its field: a part of it would be lost."""
    if len(text) > limit:
        raise RowRefusedError("import.row.long", value=shown(text), limit=told or limit)


def _is_clean(cell: str) -> bool:
    """Tell whether cleaning could change spaces only; cleaning letter by letter costs ten times as much."""
    return cell.isprintable() and unicodedata.is_normalized("NFC", cell)


def _naming(holds: str) -> Reader:
    return lambda cells, cell: cells.key_of(holds, cell)


READERS: Final[Mapping[str, Reader]] = {
    "line": Cells.line, "text": Cells.text, "tags": Cells.tags, "yes_no": Cells.yes_no, "count": Cells.count,
    "percent": Cells.percent, "amount": Cells.amount, "score": Cells.score, "currency": Cells.currency,
    "moment": Cells.moment, "date": Cells.date, "scale": Cells.scale,
    **{holds: _naming(holds) for holds in (
        "type", "interaction", "direction", "outcome", "source", "block", "colour",
    )},
}  # fmt: skip
"""What reads a cell, by what the cell holds."""

NUMERIC: Final = frozenset({"count", "percent", "amount", "score"})
DATED: Final = frozenset({"date", "moment"})
