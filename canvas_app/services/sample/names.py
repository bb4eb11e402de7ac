"""Invented names, addresses and numbers; e-mail and telephone only in ranges that reach nobody."""

from __future__ import annotations

from canvas_app.services.sample.dice import Dice
from canvas_app.services.sample.script import Script

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sch - y - e yu ya"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(" "), strict=True))
_MAIL_DOMAINS = ("example.com", "example.org")
_AREA_CODES = (201, 206, 303, 312, 404, 415, 503, 512, 602, 617, 702, 713, 805, 901)


class Names:
    """Gives names, each once, and addresses made from them."""

    def __init__(self, script: Script, dice: Dice) -> None:
        self._dice = dice
        self._lang = script.lang
        self._lists = script.table("names")[script.lang]
        self._companies = dice.shuffled([script.text(entry) for entry in script.table("companies")["names"]])
        self._kinds = {
            segment: [script.text(kind) for kind in kinds]
            for segment, kinds in script.table("company_kinds").items()
        }
        self._used: set[str] = set()
        self._numbers = dice.shuffled(range(10_000 if self._lang == "ru" else 100 * len(_AREA_CODES)))

    def person(self) -> str:
        """Return the full name of a person, surname first in Russian, that was not given before."""
        while True:
            woman = self._dice.chance(0.54)
            first = self._dice.pick(self._lists["women" if woman else "men"])
            surname = self._dice.pick(self._lists["surnames"])
            if self._lang == "ru":
                name = f"{_feminine(surname) if woman else surname} {first}"
            else:
                name = f"{first} {surname}"
            if name not in self._used:
                self._used.add(name)
                return name

    def reserve(self, name: str) -> None:
        """Keep ``name`` from being given."""
        self._used.add(name)

    def company(self, segment: str) -> str:
        """Return the name of a company that was not given before."""
        return self._dice.pick(self._kinds[segment]).format(self._companies.pop())

    def email(self, name: str) -> str:
        """Return an address at a domain reserved for examples, not given before."""
        quoted = name.partition("«")[2].partition("»")[0]  # «…» holds a Russian company's name
        words = [word for word in (_latin(part) for part in (quoted or name).lower().split()) if word]
        slug = ".".join(words if quoted or self._lang == "en" else reversed(words))
        address = f"{slug}@{self._dice.pick(_MAIL_DOMAINS)}"
        if address in self._used:
            address = f"{slug}.{len(self._used)}@{_MAIL_DOMAINS[0]}"
        self._used.add(address)
        return address

    def phone(self) -> str:
        """Return a number of a fictional range, not given before."""
        number = self._numbers.pop()
        if self._lang == "ru":
            return f"+7 900 000-{number // 100:02d}-{number % 100:02d}"
        return f"+1 {_AREA_CODES[number // 100]} 555-01{number % 100:02d}"


def _feminine(surname: str) -> str:
    if surname.endswith(("ский", "цкий")):
        return f"{surname[:-2]}ая"
    return f"{surname}а" if surname.endswith(("ов", "ев", "ёв", "ин", "ын")) else surname


def _latin(word: str) -> str:
    letters = "".join(_LETTERS.get(letter, letter) for letter in word)
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
