"""Numbers, money, shares, scores and lists as a language writes them.

Written out for the two languages: importing Babel costs 60 ms and its first use another 20, more than the
window has for its first paint. The tests compare every rule here with Babel's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from canvas_app.content import dates
from canvas_app.content.languages import LANGUAGES
from canvas_app.content.plurals import plural_form
from canvas_app.domain.money import amount_to_decimal

NBSP = "\u00a0"
BAND_LIMITS = (2.5, 3.0, 3.5, 4.0)
"""Scores at which a band or a default threshold begins (domain catalogue, 5.2 and 6.1)."""

_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£"}
_SCALES: dict[str, tuple[tuple[int, str], ...]] = {
    "en": ((3, "K"), (6, "M"), (9, "B"), (12, "T")),
    "ru": ((3, f"{NBSP}тыс."), (6, f"{NBSP}млн"), (9, f"{NBSP}млрд"), (12, f"{NBSP}трлн")),
}
Number = int | float | Decimal
_SIZES = {"en": ("bytes", "KB", "MB", "GB"), "ru": ("байт", "КБ", "МБ", "ГБ")}


def money_places(amounts: Iterable[int]) -> int:
    """Return the decimals of amounts (1/10,000) that stand under each other: as many as one of them needs.

    A whole amount needs none, any other two at least.
    """
    values = (amount_to_decimal(amount) for amount in amounts)
    return max(
        (-int(value.as_tuple().exponent) for value in values if value != value.to_integral_value()), default=0
    )


@dataclass(frozen=True, slots=True)
class Formats:
    """How ``lang`` (``en`` or ``ru``) writes values; spaces inside a value are no-break spaces."""

    lang: str

    def __post_init__(self) -> None:
        """Refuse a language there is not."""
        if self.lang not in LANGUAGES:
            raise ValueError(f"no such language: {self.lang!r}")

    def number(self, value: Number, decimals: int | None = None) -> str:
        """Return ``value`` grouped by thousands, with ``decimals`` places or as it has (at most three)."""
        if isinstance(value, int) and not decimals:
            return self._grouped(f"{value:,d}")
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        if not exact.is_finite():
            raise ValueError(f"not a number to show: {value!r}")
        text = f"{round(exact, 3 if decimals is None else decimals):,f}"
        if decimals is None and "." in text:
            text = text.rstrip("0").rstrip(".")
        return self._grouped("0" if text == "-0" else text)

    def money(self, amount: int, currency: str = "", decimals: int | None = None) -> str:
        """Return ``amount`` (1/10,000 of ``currency``) with its sign or code, or with none.

        ``decimals`` None: none for a whole amount, otherwise two or as many as it has.
        """
        value = amount_to_decimal(amount)
        places = money_places((amount,)) if decimals is None else decimals
        return self._with_sign(self.number(round(value, places), places), currency)

    def sign(self, currency: str) -> str:
        """Return the sign of a currency, or its code."""
        return _SIGNS.get(currency, currency)

    def compact_money(self, amount: int, currency: str = "") -> str:
        """Return ``amount`` (1/10,000 of ``currency``) short, for charts and live lines: 6,2 млн ₽, $6.2M."""
        return self._with_sign(self.compact(amount_to_decimal(amount)), currency)

    def compact(self, value: Number) -> str:
        """Return ``value`` in thousands, millions …, one decimal below a hundred of them: 6,2 млн, 234K."""
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        shown = round(exact, 0)
        unit = ""
        for power, name in _SCALES[self.lang]:
            if abs(shown) < 1000:
                break
            scaled = exact / 10**power
            shown = round(scaled, 1 if abs(scaled) < 100 else 0)
            unit = name
        return f"{self.number(shown)}{unit}"

    def size(self, count: int) -> str:
        """Return the size of a file as systems show it: 812 байт, 212 КБ, 1.4 MB; 1 KB is 1024 bytes."""
        names = _SIZES[self.lang]
        value, power = Decimal(count), 0
        while value >= 1000 and power < len(names) - 1:
            value, power = value / 1024, power + 1
        places = 1 if power and value < 10 else 0
        return f"{self.number(round(value, places), places or None)}{NBSP}{names[power]}"

    def percent(self, share: Number, decimals: int = 0) -> str:
        """Return ``share`` (1 is the whole) in per cent: 71 %, 71%."""
        exact = share if isinstance(share, Decimal) else Decimal(str(share))
        return f"{self.number(exact * 100, decimals)}{NBSP if self.lang == 'ru' else ''}%"

    def share(self, part: Number, decimals: int = 0) -> str:
        """Return a share of a whole in per cent; one that is there but rounds to nothing is «< 1 %»."""
        least = Decimal(1).scaleb(-2 - decimals)
        shown = self.percent(part, decimals)
        small = part > 0 and shown == self.percent(0, decimals)
        return f"<{NBSP}{self.percent(least, decimals)}" if small else shown

    def score(self, value: float, limits: Sequence[float] = BAND_LIMITS) -> str:
        """Return a score with one decimal, with two where one would cross a limit.

        Source: domain catalogue, 5.2: 3.96 shown as 4,0 is still medium.
        """
        for places in (1, 2):
            shown = round(value, places)
            if all((value >= limit) == (shown >= limit) for limit in limits):
                return self.number(shown, places)
        return self.number(int(value * 100) / 100, 2)

    def joined(self, items: Sequence[str]) -> str:
        """Return ``items`` as a phrase: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {'и' if self.lang == 'ru' else 'and'} {items[-1]}"

    def plural(self, count: Number) -> str:
        """Return the plural form that ``count`` takes: ``one``, ``few``, ``many`` or ``other``."""
        return plural_form(self.lang, count)

    def date(self, day: datetime.date) -> str:
        """Return 23.11.2026, 23 Nov 2026."""
        return dates.short(self.lang, day)

    def period(self, first: datetime.date, last: datetime.date) -> dict[str, str]:
        """Return ``from`` and ``to`` of a period for a sentence: 25.08 and 23.11.2026."""
        begin, end = dates.period(self.lang, first, last)
        return {"from": begin, "to": end}

    def long_date(self, day: datetime.date) -> str:
        """Return 23 ноября 2026 г., 23 November 2026."""
        return dates.long(self.lang, day)

    def day_month(self, day: datetime.date) -> str:
        """Return 23 ноя, 23 Nov."""
        return dates.day_month(self.lang, day)

    def month(self, day: datetime.date) -> str:
        """Return the month's short name for an axis: ноя, Nov."""
        return dates.month(self.lang, day)

    def month_year(self, day: datetime.date) -> str:
        """Return ноябрь 2026, November 2026."""
        return dates.month_year(self.lang, day)

    def time(self, at: datetime.datetime) -> str:
        """Return the time without seconds: 14:02."""
        return f"{at:%H:%M}"

    def moment(self, at: datetime.datetime, today: datetime.date) -> str:
        """Return when something was, seen from ``today``: сегодня в 14:02, yesterday at 18:40."""
        return dates.moment(self.lang, at, today)

    def value(self, given: object) -> str:
        """Return any value for a sentence: numbers and dates in the language, the rest as text."""
        if isinstance(given, bool):
            return str(given)
        if isinstance(given, int | float | Decimal):
            return self.number(given)
        if isinstance(given, datetime.datetime):
            return f"{self.date(given.date())}{',' if self.lang == 'en' else ''} {self.time(given)}"
        return self.date(given) if isinstance(given, datetime.date) else str(given)

    def _grouped(self, text: str) -> str:
        return text if self.lang == "en" else text.replace(",", NBSP).replace(".", ",")

    def _with_sign(self, number: str, currency: str) -> str:
        if not currency:
            return number
        sign = self.sign(currency)
        if self.lang == "ru":
            return f"{number}{NBSP}{sign}"
        space = NBSP if sign == currency else ""
        return f"-{sign}{space}{number[1:]}" if number.startswith("-") else f"{sign}{space}{number}"
