"""Currencies as cells name them: ISO 4217 codes, signs and words that mean one currency only."""

from __future__ import annotations

from typing import Final

_LISTED: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP "
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD "
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP "
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND "
    "VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
CODES: Final = frozenset(_LISTED.split())
"""Codes of ISO 4217 in use for money (not metals and units of account)."""

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
