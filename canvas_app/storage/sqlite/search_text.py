"""What the search index holds of a client: the key of the name, and everything that may be looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from canvas_app.domain.fields import Phone, Words
from canvas_app.domain.kind_relations import searched_with
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.text import search_key
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.driver import Connection

Indexed = tuple[int, str, str]
"""A client's id, the key of the name, the text to search: normalised, each word with a space before it."""

_BATCH: Final = 500
_SEPARATOR: Final = "\x00"  # no stored text holds it
_NOT_DIGITS: Final = re.compile(r"[^\d\x00]+")
_TAGS: Final = str.maketrans('[]",', "    ")
_LONG_NUMBER, _HOME, _ABROAD = 11, "8", "7"  # 8 912 … within Russia is +7 912 … from outside


class _Searched:
    """The columns of one kind that a client is found by: texts, then the telephone number."""

    def __init__(self, name: str, owner: str) -> None:
        kind, table = KINDS[name], TABLES[name]
        numbers = [field for field in kind.searched if isinstance(kind.fields[field], Phone)]
        self.words = [field for field in kind.searched if field not in numbers]
        self.lists = [
            place for place, field in enumerate(self.words) if isinstance(kind.fields[field], Words)
        ]
        columns = [*map(table.column, self.words), *(map(table.column, numbers) if numbers else ["''"])]
        self.select = f"SELECT {owner}, {', '.join(columns)} FROM {name}"
        self.owner = owner


@cache
def _own() -> tuple[_Searched, int]:
    """Return what is searched of a client itself, and which column of its row is the name."""
    own = _Searched("client", "id")
    return own, own.words.index("name") + 1


@cache
def _belonging() -> tuple[_Searched, ...]:
    """Return what is searched of the kinds that belong to a client."""
    owned = ((name, KINDS[name].owner) for name in searched_with("client"))
    return tuple(_Searched(name, TABLES[name].column(owner[0])) for name, owner in owned if owner)


def of_clients(connection: Connection, ids: Collection[int]) -> Iterator[Indexed]:
    """Yield what the index should hold of these clients, of those that there are."""
    own, _ = _own()
    for batch in batches(sorted(ids)):
        among = f"IN ({', '.join('?' * len(batch))})"
        clients = connection.execute(f"{own.select} WHERE id {among}", batch).fetchall()
        belonging = [
            connection.execute(f"{one.select} WHERE {one.owner} {among} ORDER BY id", batch).fetchall()
            for one in _belonging()
        ]
        yield from _prepared(clients, belonging)


def of_all(connection: Connection) -> Iterator[Indexed]:
    """Yield what the index should hold of every client."""
    yield from of_clients(connection, [row[0] for row in connection.execute("SELECT id FROM client")])


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ``ids`` in portions that one statement can name."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _prepared(clients: Sequence[Any], belonging: Sequence[Sequence[Any]]) -> Iterator[Indexed]:
    """Normalise many texts in one call, which costs half of as many calls."""
    own, named = _own()
    words: dict[int, list[str]] = defaultdict(list)
    for one, rows in zip(_belonging(), belonging, strict=True):
        _collect(words, one, rows)
    numbers = _digits([row[-1] for row in clients])
    texts = [
        " ".join((*_words(row[1:-1], own.lists), number, *words.get(row[0], ())))
        for row, number in zip(clients, numbers, strict=True)
    ]
    keys = _normalised([row[named] for row in clients])
    for row, key, text in zip(clients, keys, _normalised(texts), strict=True):
        yield row[0], key, f" {text}"


def _collect(words: dict[int, list[str]], one: _Searched, rows: Sequence[Any]) -> None:
    """Add the words of a kind's records to those of their clients, then their numbers."""
    for row in rows:
        words[row[0]].append(" ".join(_words(row[1:-1], one.lists)))
    for row, number in zip(rows, _digits([row[-1] for row in rows]), strict=True):
        words[row[0]].append(number)


def _words(values: Sequence[str], lists: Sequence[int]) -> Sequence[str]:
    """Return the texts of a row; of a list its words alone."""
    if not lists:
        return values
    found = list(values)
    for place in lists:
        found[place] = found[place].translate(_TAGS) if found[place] != "[]" else ""
    return found


def _joined(texts: Iterable[str]) -> str:
    return _SEPARATOR.join([text.replace(_SEPARATOR, " ") for text in texts])


def _normalised(texts: Sequence[str]) -> list[str]:
    return [text.strip() for text in search_key(_joined(texts)).split(_SEPARATOR)] if texts else []


def _digits(phones: Sequence[str]) -> list[str]:
    """Return telephone numbers as digits, long ones both as they are dialled at home and from abroad."""
    if not phones:
        return []
    return [
        f"{_ABROAD}{digits[1:]} {_HOME}{digits[1:]}"
        if len(digits) == _LONG_NUMBER and digits[0] in (_HOME, _ABROAD)
        else digits
        for digits in _NOT_DIGITS.sub("", _joined(phones)).split(_SEPARATOR)
    ]
