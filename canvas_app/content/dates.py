"""Dates as the two languages write them; spaces that must not break are no-break spaces."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_NBSP = "\u00a0"
_SHORT = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
}
_NAMES = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "ru": (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
}  # fmt: skip
_OF = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def short(lang: str, day: date) -> str:
    """Return 23.11.2026, 23 Nov 2026."""
    if lang == "ru":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day} {_SHORT['en'][day.month - 1]} {day.year}"


def period(lang: str, first: date, last: date) -> tuple[str, str]:
    """Return both ends of a period, the year once where it is the same: 25.08 and 23.11.2026."""
    begin = short(lang, first)
    if first.year == last.year:
        begin = begin.rpartition("." if lang == "ru" else " ")[0]
    return begin, short(lang, last)


def long(lang: str, day: date) -> str:
    """Return 23 ноября 2026 г., 23 November 2026."""
    if lang == "ru":
        return f"{day.day} {_OF[day.month - 1]} {day.year}{_NBSP}г."
    return f"{day.day} {_NAMES['en'][day.month - 1]} {day.year}"


def day_month(lang: str, day: date) -> str:
    """Return 23 ноя, 5 мая (the one short name that Russian declines), 23 Nov."""
    name = "мая" if lang == "ru" and day.month == 5 else month(lang, day)
    return f"{day.day}{_NBSP}{name}"


def month(lang: str, day: date) -> str:
    """Return ноя, Nov."""
    return _SHORT[lang][day.month - 1]


def month_year(lang: str, day: date) -> str:
    """Return ноябрь 2026, November 2026."""
    return f"{_NAMES[lang][day.month - 1]} {day.year}"


def moment(lang: str, at: datetime, today: date) -> str:
    """Return when ``at`` was, seen from ``today``: вчера в 18:40, 23 Nov 2026 at 18:40."""
    words = ("сегодня", "вчера", "в") if lang == "ru" else ("today", "yesterday", "at")
    if at.date() == today:
        name = words[0]
    elif at.date() == today - timedelta(days=1):
        name = words[1]
    else:
        name = short(lang, at.date())
    return f"{name} {words[2]}{_NBSP}{at:%H:%M}"
