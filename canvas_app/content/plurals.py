"""Which plural form a number takes, by the rules of CLDR for English and Russian.

Written out because importing Babel costs 60 ms; the tests compare every rule with Babel's.
"""

from __future__ import annotations

from decimal import Decimal

SINGLE = "single"
"""Our own form for exactly 1, for sentences that name the one thing; Russian ``one`` is 21 too."""
FORMS = {"en": (SINGLE, "one", "other"), "ru": (SINGLE, "one", "few", "many", "other")}
"""Forms a message may give; ``other`` of Russian is for fractions."""
REQUIRED = {"en": ("one", "other"), "ru": ("one", "few", "many")}
"""Forms a message must give: a Russian fraction takes ``few`` when ``other`` is not given (1,5 клиента)."""


def plural_form(lang: str, count: float | Decimal) -> str:
    """Return the plural form of ``count`` in ``lang``: ``one``, ``few``, ``many`` or ``other``."""
    if lang not in FORMS:
        raise ValueError(f"no such language: {lang!r}")
    if not isinstance(count, int):
        return "other"
    number = abs(count)
    if lang == "en":
        return "one" if number == 1 else "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return "few"
    return "many"
