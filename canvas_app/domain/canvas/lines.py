"""Breaking text into lines by advance widths, once for screen and paper alike.

Lines break at spaces, after hyphens and dashes inside words, at soft hyphens and zero-width spaces, between
wide (CJK) characters; never at no-break spaces. A single letter («с», «и», "a") stays with the word after
it, a dash or a middle dot with the one before, a slash with both («₽ / мес»). A word longer than a line is
broken: a plain word where a syllable begins (a consonant before a vowel), with a hyphen; anything else
where it must.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from canvas_app.domain.canvas.measure import Measurer

_BREAKING = r" \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORD = re.compile(rf"([^{_BREAKING}]+)([{_BREAKING}]*)")
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
_DASHES = r"\-\u2010\u2012-\u2014/"
_SPECIAL = frozenset("-\u2010\u2012\u2013\u2014/\u00ad\u200b")
_FIRST_WIDE = "\u2e80"
_SOFT, _ZERO = "\u00ad", "\u200b"
_VOWELS = frozenset("аеёиоуыэюяіїєaeiouyäöüõéèêàâ")
_NO_START = _VOWELS | frozenset("ьъй")
_DASH = ("—", "–", "·", "/")
_BOUND, _SUM = 8.0, 9.0
"""Ems up to which words, and a sum with what it is paid for, are bound: any column of a sheet is wider."""
_MIN_PART = 3
"""Letters that stay together on each side of a hyphen that we set."""


class Atom(NamedTuple):
    """A piece of text that is not broken while it fits on a line.

    Attributes:
        width: in ems; ``space_width`` of the ``space`` that follows, which vanishes at a line's end.
        soft: broken here, it gets a hyphen that the text does not have.

    """

    text: str
    width: float
    space: str
    space_width: float
    soft: bool


class Piece(NamedTuple):
    """One line of a broken text: what to paint, its width in ems, the joint to the next (``sheet.Line``)."""

    text: str
    width: float
    joint: str


_Paragraphs = tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text measured once, to be broken at several widths.

    Attributes:
        bound: its paragraphs, with words bound to their neighbours; ``loose``: without.
        hyphen: width of the hyphen, in ems.
        widest: of the words, in ems.

    """

    bound: _Paragraphs
    loose: _Paragraphs
    hyphen: float
    widest: float

    def paragraphs(self, limit: float) -> _Paragraphs:
        """Return the paragraphs to break at ``limit``: bound words only where none of them is too wide."""
        fits = all(atom.width <= limit for atoms in self.bound for atom in atoms)
        return self.bound if fits else self.loose


def prepare(text: str, weight: int, measurer: Measurer) -> Prepared:
    """Return ``text`` split where it may break and measured in ems."""
    space = measurer.width(" ", weight)
    loose = tuple(
        tuple(atom for word in _WORD.finditer(part) for atom in _atoms(word, weight, measurer, space))
        for part in text.split("\n")
    )
    bound = tuple(map(_bound, loose))
    widest = max((atom.width for atoms in loose for atom in atoms), default=0.0)
    return Prepared(bound, loose, measurer.width("-", weight), widest)


def _bound(atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """Return ``atoms`` with single letters and dashes bound to their neighbours while that is short."""
    out: list[Atom] = []
    for atom in atoms:
        last = out[-1] if out else None
        if last and last.space == " " and (atom.text in _DASH or _holds_next(last.text)):
            width = last.width + last.space_width + atom.width
            if width <= (_SUM if last.text[-1:] == "/" else _BOUND):
                out[-1] = Atom(f"{last.text} {atom.text}", width, atom.space, atom.space_width, atom.soft)
                continue
        out.append(atom)
    return tuple(out)


def _holds_next(text: str) -> bool:
    """Say whether the last word of ``text`` is a single letter or a slash."""
    return (text[-1:].isalpha() or text[-1:] == "/") and not text[-2:-1].strip()


@functools.cache  # its ranges take longer to compile than a sheet takes to lay out, and few texts need it
def _atom_pattern() -> re.Pattern[str]:
    return re.compile(
        f"[{_WIDE}]"  # a wide character breaks on either side
        f"|(?:[^{_DASHES}\u00ad\u200b{_WIDE}]|[{_DASHES}](?![^\\W\\d_]))*"
        f"(?:[{_DASHES}]|\u00ad|\u200b)?"  # here a dash is one before a letter
    )


def _atoms(word: re.Match[str], weight: int, measurer: Measurer, space: float) -> list[Atom]:
    """Return the atoms of one word; its spaces belong to the last."""
    text, gap = word.groups()
    gap_width = space if gap == " " else measurer.width(gap, weight)
    if _SPECIAL.isdisjoint(text) and max(text) < _FIRST_WIDE:
        return [Atom(text, measurer.width(text, weight), gap, gap_width, False)]
    raw = [part for part in _atom_pattern().findall(text) if part]
    atoms = []
    for part in raw:
        shown = part.strip(_SOFT + _ZERO)
        atoms.append(Atom(shown, measurer.width(shown, weight), "", 0.0, part.endswith(_SOFT)))
    last = atoms[-1]
    atoms[-1] = Atom(last.text, last.width, gap, gap_width, False)
    return atoms


def break_lines(text: Prepared, limit: float, weight: int, measurer: Measurer) -> list[Piece]:
    """Return the lines of ``text``, none wider than ``limit`` ems (unless a single character is)."""
    out: list[Piece] = []
    for atoms in text.paragraphs(limit):
        _break_paragraph(atoms, limit, text.hyphen, _Splitter(limit, text.hyphen, weight, measurer), out)
    return out


def _break_paragraph(
    atoms: tuple[Atom, ...], limit: float, hyphen: float, splitter: _Splitter, out: list[Piece]
) -> None:
    """Append the lines of one paragraph; an empty one is an empty line."""
    line, width, gap, gap_width, soft, spaced = "", 0.0, "", 0.0, False, False
    for atom in atoms:
        reach = width + gap_width + atom.width + (hyphen if atom.soft else 0.0)
        if reach <= limit:
            line = f"{line}{gap}{atom.text}"
            width += gap_width + atom.width
        else:
            if line:
                out.append(_ended(line, width, soft, spaced, hyphen))
            line, width = atom.text, atom.width
            if atom.width > limit:
                *whole, rest = splitter.split(atom.text)
                out += whole
                line, width = rest.text, rest.width
        gap, gap_width, soft, spaced = atom.space, atom.space_width, atom.soft, bool(atom.space)
    out.append(Piece(line, width, " "))


def _ended(line: str, width: float, soft: bool, spaced: bool, hyphen: float) -> Piece:
    """Return a line that ends between two atoms."""
    if soft:
        return Piece(line + "-", width + hyphen, "-")
    return Piece(line, width, " " if spaced else "")


class _Splitter:
    """Breaks a word that is wider than a line."""

    def __init__(self, limit: float, hyphen: float, weight: int, measurer: Measurer) -> None:
        self._limit, self._hyphen, self._weight, self._measurer = limit, hyphen, weight, measurer

    def split(self, word: str) -> list[Piece]:
        """Return the word in pieces of at most the line's width; the last is what remains."""
        steps = [self._measurer.width(char, self._weight) for char in word]
        pieces, start, plain = [], 0, word.isalpha()
        while True:
            end, width = self._reach(steps, start)
            if end == len(word):
                pieces.append(Piece(word[start:], width, " "))
                return pieces
            cut = self._syllable(word, start, end, steps) if plain else None
            if cut is None:
                pieces.append(Piece(word[start:end], width, ""))
                start = end
            else:
                width = sum(steps[start:cut]) + self._hyphen
                pieces.append(Piece(word[start:cut] + "-", width, "-"))
                start = cut

    def _reach(self, steps: list[float], start: int) -> tuple[int, float]:
        """Return how far a line from ``start`` goes and its width; a mark stays with its letter."""
        width, end = 0.0, start
        while end < len(steps) and (end == start or width + steps[end] <= self._limit):
            width += steps[end]
            end += 1
        return end, width

    def _syllable(self, word: str, start: int, end: int, steps: list[float]) -> int | None:
        """Return the last place before ``end`` where a syllable begins and a hyphen has room."""
        end = min(end, len(word) - _MIN_PART)
        width = sum(steps[start:end])
        for cut in range(end, start + _MIN_PART - 1, -1):
            if width + self._hyphen <= self._limit and self._begins_syllable(word, cut):
                return cut
            width -= steps[cut - 1]
        return None

    @staticmethod
    def _begins_syllable(word: str, cut: int) -> bool:
        """Say whether a consonant and a vowel follow, and a vowel is among the letters just before."""
        first, second, before = word[cut].lower(), word[cut + 1].lower(), word[cut - _MIN_PART : cut].lower()
        return first not in _NO_START and second in _VOWELS and not _VOWELS.isdisjoint(before)
