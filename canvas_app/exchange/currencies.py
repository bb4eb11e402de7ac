"""Currencies as cells name them: ISO 4217 codes, signs and words that mean one currency only."""

from __future__ import annotations

from typing import Final

from canvas_app.domain.sales.currencies import CODES

_NAMED: Final = {
    "RUB": "₽ р р. руб руб. рубль рубля рублей rur", "USD": "$ us$ долл долл. доллар доллара долларов",
    "EUR": "€ евро euro", "GBP": "£", "KZT": "₸ тенге тг тг.", "UAH": "₴ грн грн.", "BYN": "br бел.руб.",
    "GEL": "₾ лари", "AMD": "֏ драм", "AZN": "₼ манат", "TRY": "₺", "INR": "₹", "KRW": "₩", "ILS": "₪",
    "PLN": "zł", "UZS": "сум", "KGS": "сом", "CNY": "юань юаня юаней",
}  # fmt: skip
_BY_NAME: Final = {name: code for code, names in _NAMED.items() for name in names.split()}


def currency_code(text: str) -> str:
    """Return the ISO code that ``text`` names (``RUB``, ``руб.``, ``$``), or empty; ¥ means two."""
    folded = text.strip().casefold()
    found = _BY_NAME.get(folded)
    if found is not None:
        return found
    code = folded.upper()
    return code if code in CODES else ""
