"""Finding the names of the register in running text, however they are written or declined.

Where in doubt it replaces: a word too many is a blemish, a name too few is somebody's secret. Only words that
texts are full of (``_ORDINARY``) must begin with a capital to be taken for a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from canvas_app.domain.text import match_key

HIDDEN = "…"
"""What stands for an address or a number."""

_WORD = re.compile(r"[^\W_ʼ]+")
_QUOTED = re.compile(r"[«\"„“]([^»\"“”]{3,})[»\"”“]")
_ENDINGS = (
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ой", "ей", "ою", "ею",
    "ых", "их", "ую", "юю", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ам", "ям", "ах", "ях",
    "а", "я", "о", "е", "у", "ю", "ы", "и", "й", "ь",
)  # fmt: skip
_STEM = 3
"""Letters that declension leaves of a name at least."""
_ORDINARY_WORDS = (
    "вера", "надежда", "любовь", "люба", "слава", "света", "роман", "рома", "роза", "лилия", "мила", "мира",
    "марк", "поля", "дана", "тома", "мороз", "король", "зима", "весна", "новый", "белый", "black", "brown",
    "case", "cook", "faith", "frank", "good", "grace", "grant", "green", "hope", "king", "long", "mark",
    "page", "price", "rich", "rose", "white", "will", "young",
)  # fmt: skip
_LEGAL = frozenset((
    "ооо", "оао", "зао", "пао", "ао", "ип", "нко", "ано", "чп", "тоо", "llc", "ltd", "inc", "gmbh", "ag",
    "co", "corp", "company", "limited", "sa", "srl", "bv", "plc",
))  # fmt: skip
_SHORT = 4
"""Letters from which a name of one word is found in any case and declined; shorter ones as they are."""
_BETWEEN = 3
"""Characters that may part two words of one name: a space, a dash, quotation marks."""
_ADDRESS = re.compile(
    r"\S+@\S+\.\w+|(?:https?://|www\.)\S*[^\s.,;:!?)»]|(?<![\w.])@\w{3,}"
    r"|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:ru|su|рф|com|org|net|by|kz|ua|io|me|info|biz|online)\b(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])\+?\d[\d\s().–-]{6,}\d(?!\w)")
_PHONE_DIGITS = (10, 15)
_PHONE_MARKS = re.compile(r"[+()–-]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d\d?\.\d\d\.\d{4}")
_CLOSING = {"«": "»", "„": "“", "“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class Named:
    """A name to be found and what stands for it; ``person``: its parts alone give somebody away, too."""

    name: str
    stand_in: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    forms: frozenset[str]

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    def tells(self, name: frozenset[str]) -> bool:
        """Tell whether this word alone gives a name of these forms away."""
        same = self.forms & name
        return bool(same) and (self.capital or (len(self.text) >= _SHORT and bool(same - _ORDINARY)))


class NameFinder:
    """Replaces names, e-mail and web addresses and telephone numbers in texts."""

    def __init__(self, named: Iterable[Named], phones: Iterable[str] = ()) -> None:
        self._whole: dict[str, list[tuple[tuple[_Token, ...], str]]] = {}
        self._parts: dict[str, set[str]] = {}
        self._phones = {digits for phone in phones if len(digits := _digits(phone)) >= 6}
        for one in named:
            for spelling in _spellings(one.name, person=one.person):
                tokens = tuple(_tokens(spelling))
                for form in tokens[0].forms if tokens else ():
                    self._whole.setdefault(form, []).append((tokens, one.stand_in))
            if one.person:
                for token in _tokens(one.name):
                    if len(token.text) > 1 and match_key(token.text) not in _LEGAL:
                        for form in token.forms:
                            self._parts.setdefault(form, set()).add(one.stand_in)

    def replaced(self, text: str) -> str:
        """Return ``text`` with stand-ins for names and nothing that leads to anybody."""
        seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")  # invisible
        text = _PHONE.sub(self._phone, _ADDRESS.sub(HIDDEN, seen))
        tokens = list(_tokens(text))
        pieces: list[str] = []
        at = place = 0
        while place < len(tokens):
            count, stand_in = self._longest(text, tokens, place)
            if not count:
                place += 1
                continue
            count = _with_initials(text, tokens, place, count)
            pieces += [text[at : tokens[place].start], stand_in]
            at = _end(text, tokens[place : place + count])
            place += count
        return "".join((*pieces, text[at:]))

    def _longest(self, text: str, tokens: Sequence[_Token], place: int) -> tuple[int, str]:
        """Return how many words from ``place`` on are a name, and what stands for it."""
        best = (0, "")
        for form in tokens[place].forms:
            for name, stand_in in self._whole.get(form, ()):
                if len(name) > best[0] and _is_name(text, tokens[place : place + len(name)], name):
                    best = (len(name), stand_in)
        parts = self._run_of_parts(text, tokens, place)
        return parts if parts[0] > best[0] else best

    def _run_of_parts(self, text: str, tokens: Sequence[_Token], place: int) -> tuple[int, str]:
        """Return how many words from ``place`` on are parts of one person's name."""
        found: set[str] = set()
        count = 0
        told = False
        for token in tokens[place:]:
            if count and not _beside(text, tokens[place + count - 1], token):
                break
            who = set().union(*(self._parts.get(form, ()) for form in token.forms))
            both = who & found if count else who
            if not both:
                break
            found, count = both, count + 1
            told = told or token.tells(token.forms.intersection(self._parts))
        return (count, min(found, key=lambda one: (len(one), one))) if told else (0, "")

    def _phone(self, found: re.Match[str]) -> str:
        digits = _digits(found[0])
        known = any(digits.endswith(phone[-10:]) for phone in self._phones)
        fits = _PHONE_DIGITS[0] <= len(digits) <= _PHONE_DIGITS[1]
        marked = _PHONE_MARKS.search(found[0]) and not _DAY.search(found[0])  # an amount has spaces alone
        return HIDDEN if known or (fits and marked) else found[0]


def _spellings(name: str, *, person: bool) -> Iterator[str]:
    """Yield a name, as written and as one word; a firm's also without its legal form and as it is quoted."""
    yield name
    words = [word for word in _WORD.findall(name) if match_key(word) not in _LEGAL]
    yield "".join(words)
    if not person:
        core = " ".join(words)
        if len(core) >= _SHORT and core != name:
            yield core
        yield from (found[1] for found in _QUOTED.finditer(name) if len(found[1]) >= _SHORT)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _WORD.finditer(text):
        yield _Token(found[0], found.start(), found.end(), _forms(found[0]))


def _forms(word: str) -> frozenset[str]:
    """Return the word's key and what is left of it without each ending that declension may have put there."""
    key = match_key(word)
    if len(key) > _SHORT and key.endswith("s"):
        return frozenset((key, key[:-1]))
    if len(key) < _SHORT or not "а" <= key[-1] <= "я":
        return frozenset((key,))
    stems = (key[: -len(ending)] for ending in _ENDINGS if key.endswith(ending))
    return frozenset((key, *(stem for stem in stems if len(stem) >= _STEM)))


_ORDINARY = frozenset().union(*map(_forms, _ORDINARY_WORDS))


def _is_name(text: str, tokens: Sequence[_Token], name: Sequence[_Token]) -> bool:
    if len(tokens) < len(name) or any(not _beside(text, before, after) for before, after in pairwise(tokens)):
        return False
    if len(name) == 1:
        return _is_word(tokens[0], name[0])
    return all(token.forms & part.forms for token, part in zip(tokens, name, strict=True))


def _is_word(token: _Token, name: _Token) -> bool:
    """Tell whether a word is a name of one word: short names as written, others in any case and declined."""
    return token.text == name.text if len(name.text) < _SHORT else token.tells(name.forms)


def _beside(text: str, before: _Token, after: _Token) -> bool:
    between = text[before.end : after.start]
    if between == ".":  # anna.petrova
        return True
    return len(between) <= _BETWEEN and not any(mark in between for mark in ".!?;,\n")


def _with_initials(text: str, tokens: Sequence[_Token], place: int, count: int) -> int:
    """Return ``count`` with the initials that follow: «Ветрова А. С.»."""
    while place + count < len(tokens):
        token, before = tokens[place + count], tokens[place + count - 1]
        near = len(text[before.end : token.start]) <= 2
        if not (near and len(token.text) == 1 and token.capital and text[token.end : token.end + 1] == "."):
            break
        count += 1
    return count


def _end(text: str, tokens: Sequence[_Token]) -> int:
    """Return where a name ends: with the full stop of an initial, with the quotation mark it began with."""
    start, end = tokens[0].start, tokens[-1].end
    after = text[end : end + 1]
    if after == "." and len(tokens[-1].text) == 1:
        return end + 1
    opened = [mark for mark in text[start:end] if mark in _CLOSING]
    return end + 1 if opened and after == _CLOSING[opened[-1]] else end


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
