"""Keys by which two clients may be the same: name, telephone, e-mail, each in one spelling."""

from __future__ import annotations

import re

from canvas_app.domain.clients.model import Client
from canvas_app.domain.text import match_key

FEWEST_DIGITS = 7
"""A shorter number is an extension: it tells nobody apart."""
_LONG, _AREA = 11, "78"
_NOT_DIGITS = re.compile(r"[^0-9]")


def phone_key(text: str) -> str:
    """Return the digits that tell a telephone number apart, empty when they are too few.

    8 912 … within Russia and +7 912 … from abroad are one number.
    """
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) == _LONG and digits[0] in _AREA:
        digits = digits[1:]
    return digits if len(digits) >= FEWEST_DIGITS else ""


def duplicate_keys(client: Client) -> frozenset[tuple[str, str]]:
    """Return what a client may share with another: (``name``, ``phone`` or ``email``; its key)."""
    name, email, phone = match_key(client.name), match_key(client.email), phone_key(client.phone)
    keys = (("name", name), ("email", email), ("phone", phone))
    return frozenset((kind, key) for kind, key in keys if key)
