"""The one door for text, and the keys by which text is compared and searched."""

from __future__ import annotations

import re
import unicodedata

LINE_LIMIT = 1_000
"""Characters of a one-line field (a name, a title)."""
TEXT_LIMIT = 100_000
"""Characters of a field of several lines (an answer, remarks)."""

_KEPT = "\n\t"
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_QUOTES = (("«»", "„“"), ("“”", "‘’"))
"""Outer and inner quotes, of Russian and of English."""
_ASCII_PLAIN = re.compile(r"[ -~\n\t]*")


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return ``text`` fit to be stored: NFC, no NUL, surrogates or control characters, cut at ``limit``."""
    if not _ASCII_PLAIN.fullmatch(text):
        text = _LINE_ENDS.sub("\n", text)
        text = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
        text = unicodedata.normalize("NFC", text)
    return text[:limit]


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return ``text`` as one stored line: cleaned, without reversing marks, runs of space made one."""
    return " ".join(unturned(clean_text(text)).split())[:limit]


def unturned(text: str) -> str:
    """Return ``text`` without marks that turn the direction of what follows, to be quoted in a sentence.

    A note keeps them; in a sentence they would reverse the program's own words after it.
    """
    return text if text.isascii() else _BIDI.sub("", text)


def nested(text: str, before: str) -> str:
    """Return ``text`` as it is quoted after ``before``: inside quotes its own are the inner ones.

    Russian writes « „ “ », English “ ‘ ’ ”. What is not opened in ``before`` is left as it is.
    """
    for outer, inner in _QUOTES:
        if before.count(outer[0]) > before.count(outer[1]):
            return text.translate(str.maketrans(outer, inner))
    return text


def match_key(text: str) -> str:
    """Return the key by which names are the same: case, ё / е, width and outer spaces ignored."""
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return " ".join(folded.replace("ё", "е").split())


def lowered(text: str) -> str:
    """Return ``text`` as it goes on inside a sentence: small first letter, unless in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


search_key = match_key
"""The text that the search index holds and that queries are turned into."""
