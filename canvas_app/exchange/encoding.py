"""Which encoding a text file has: its mark, else strict UTF-8, else the code page that reads like words.

Most of a Russian export is often ASCII, with one Russian row among fifty; general detectors then call it
Big5 or Windows-1252. Scoring only the places that are not ASCII, by how Russian words are built, does not.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas_app.domain.errors import PersonError

CODE_PAGES: Final = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "cp1252")
"""One-byte encodings tried when a file is not UTF-8, the commonest first."""
CHOICES: Final = ("utf-8", *CODE_PAGES, "utf-16-le", "utf-16-be")
"""Encodings to offer a person."""

_PRIOR: Final = {"cp1251": 1.5}
"""What a code page is ahead of the others before a letter is seen; decides for a single word only."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = re.compile(rb"[^\x80-\xff]{0,2}[\x80-\xff]+(?:[ -~]{0,2}[\x80-\xff]+)*[^\x80-\xff]{0,2}")
_ENOUGH: Final = 64 * 1024
"""Bytes of the sample by which a code page is guessed."""
_BLOCK: Final = 4096
_TWO_BYTE_SHARE: Final = 0.9
_HIGH_BYTES: Final = b"\x00\x04\x20\x21"  # Latin, Cyrillic, punctuation, number sign

_COMMON_PAIRS: Final = (
    "ст но то на ен ов ни ра во ко ро ал ли по го не ре ос пр ор ер ан ин ка ва та ол ло ел ом от ве "
    "ат ит ле те де да од об тр ед ск ик ий ая ое ые ла ас ес ис ар ви ны ир ам ак мо ма ми им па за "
    "ки др ев ся ив их ых ой ья ия чк ич еч ша си ри ил ем ку бо бу вы га гр до ег же зи зн оо щи"
)
_PAIRS: Final = frozenset(_COMMON_PAIRS.split())
_FREQUENT: Final = frozenset("оеаинтсрвлкмдпу")
_VOWELS: Final = frozenset("аеёиоуыэюяйьъ")
_NEVER_FIRST: Final = frozenset("ьъы")
"""Letters that begin no Russian word and follow no vowel."""
_RARE: Final = frozenset("ъэщцфёюхжшґєїіўћђјљњџѓќ")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding found or chosen.

    Attributes:
        name: Python's name of it, for example ``cp1251``.
        mark: bytes of the mark at the file's beginning, to be skipped.
        certain: told by a mark or by being valid UTF-8, or chosen by the person; not a guess.

    """

    name: str
    mark: int = 0
    certain: bool = True


def marked(head: bytes) -> Encoding | None:
    """Return the encoding that a byte order mark at the beginning of ``head`` tells, or None."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, len(mark))
    return None


def two_byte(head: bytes) -> Encoding | None:
    """Return UTF-16 of either order when ``head``, without a mark, reads as such, or None."""
    head = head[: len(head) // 2 * 2]
    if b"\0" not in head or len(head) < 4:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if sum(map(high.count, _HIGH_BYTES)) >= len(high) * _TWO_BYTE_SHARE and _reads(head, name):
            return Encoding(name, certain=False)
    return None


def _reads(head: bytes, name: str) -> bool:
    text = head.decode(name, "replace")
    return "\0" not in text and text.count("\ufffd") <= 1  # the cut end may halve a pair


def chosen(name: str, head: bytes) -> Encoding:
    """Return the encoding that a person named, skipping its mark if the file has it.

    Raises:
        PersonError: there is no such encoding of text.

    """
    try:
        info = codecs.lookup(name)
        "".encode(info.name)  # refuses codecs that are none of text
        b"".decode(info.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        raise PersonError("import.encoding_unknown", encoding=name) from None
    mark = marked(head)
    family = info.name.replace("-sig", "").removesuffix("-le").removesuffix("-be")
    if mark is not None and mark.name.startswith(family):
        return Encoding(mark.name, mark.mark)
    return Encoding(info.name if info.name != "utf-16" else "utf-16-le")


class Utf8Check:
    """Takes a file piece by piece and says whether all of it is UTF-8; plain ASCII at the speed of memory."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._between = True

    def feed(self, piece: bytes, *, final: bool = False) -> bool:
        """Take the next piece, ``final`` with the last one; False: this is no UTF-8, whatever follows."""
        if self._between and piece.isascii():
            return True
        try:
            self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            return False
        self._between = not self._decoder.getstate()[0]  # no letter is cut in two
        return True


def guess(pieces: Iterable[bytes]) -> Encoding:
    """Return the encoding that a file which is not UTF-8 reads best in, by a sample of it; not certain."""
    sample = b"\n".join(_until(_foreign(pieces), _ENOUGH))
    best = max(("utf-8", *CODE_PAGES), key=lambda name: score(sample, name) + _PRIOR.get(name, 0))
    return Encoding(best, certain=False)


def _foreign(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is not ASCII, with what stands around it; ASCII is passed over in blocks."""
    for piece in pieces:
        for start in range(0, len(piece), _BLOCK):
            block = piece[start : start + _BLOCK]
            if not block.isascii():
                yield from (match[0] for match in _FOREIGN.finditer(block))


def _until(parts: Iterable[bytes], enough: int) -> Iterator[bytes]:
    """Yield parts until there are ``enough`` bytes of them."""
    for part in parts:
        yield part
        enough -= len(part)
        if enough <= 0:
            return


def score(sample: bytes, name: str) -> float:
    """Return how much ``sample``, bytes around what is not ASCII, reads like words in ``name``."""
    text = sample.decode(name, "replace")
    total = 0.0
    previous = " "
    for character in text:
        total += _weight(previous, character)
        previous = character
    return total


@lru_cache(maxsize=20_000)
def _weight(previous: str, character: str) -> float:
    """Return what a character says for an encoding, seen after the one before it."""
    if character == "\ufffd":
        return -20
    if character.isascii():
        return -4 if character.isalpha() and _is_cyrillic(previous) else 0
    if _is_cyrillic(character):
        return _cyrillic_weight(previous, character)
    if character.isalpha() and character < "\u0180":
        return _latin_weight(previous, character)
    return 0 if character in "№«»„“”‘’…–—\u00a0€₽°§" else -3


def _cyrillic_weight(previous: str, character: str) -> float:
    lower, before = character.lower(), previous.lower()
    weight = 1.0 if lower in _FREQUENT else -1.0 if lower in _RARE else 0.0
    weight += 0.5 if character.islower() else 0
    weight += 2.0 if before + lower in _PAIRS else 0
    if lower in _NEVER_FIRST and (before in _VOWELS or not before.isalpha()):
        weight -= 4
    if character.isupper() and previous.islower():
        weight -= 6
    if previous.isascii() and previous.isalpha():
        weight -= 4
    return weight


def _latin_weight(previous: str, character: str) -> float:
    if not previous.isascii():
        return -3
    if not previous.isalpha():
        return 0.5
    return -2 if character.isupper() and previous.islower() else 2.5


def _is_cyrillic(character: str) -> bool:
    return "\u0400" <= character <= "\u04ff"
