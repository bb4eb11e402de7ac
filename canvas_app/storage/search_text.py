"""What the search index holds of a client: the key of the name, and everything that may be looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from canvas_app.domain.text import search_key
from canvas_app.storage.driver import Connection

Indexed = tuple[int, str, str]
"""A client's id, the key of the name, the text to search: normalised, each word with a space before it."""

_BATCH: Final = 500
_CLIENTS: Final = "SELECT id, name, tags, company, code, email, city, country, remarks, phone FROM client"
_PEOPLE: Final = "SELECT client_id, name || ' ' || role || ' ' || email, phone FROM person"
_SEPARATOR: Final = "\x00"  # no stored text holds it
_NOT_DIGITS: Final = re.compile(r"[^\d\x00]+")
_TAGS: Final = str.maketrans('[]",', "    ")
_LONG_NUMBER, _HOME, _ABROAD = 11, "8", "7"  # 8 912 … within Russia is +7 912 … from outside


def of_clients(connection: Connection, ids: Collection[int]) -> Iterator[Indexed]:
    """Yield what the index should hold of these clients, of those that there are."""
    for batch in batches(sorted(ids)):
        among = f"IN ({', '.join('?' * len(batch))})"
        clients = connection.execute(f"{_CLIENTS} WHERE id {among}", batch).fetchall()
        people = connection.execute(f"{_PEOPLE} WHERE client_id {among} ORDER BY id", batch).fetchall()
        yield from _prepared(clients, people)


def of_all(connection: Connection) -> Iterator[Indexed]:
    """Yield what the index should hold of every client."""
    yield from of_clients(connection, [row[0] for row in connection.execute("SELECT id FROM client")])


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ``ids`` in portions that one statement can name."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _prepared(clients: Sequence[Any], people: Iterable[Any]) -> Iterator[Indexed]:
    """Normalise many texts in one call, which costs half of as many calls."""
    names: dict[int, list[str]] = defaultdict(list)
    phones: dict[int, list[str]] = defaultdict(list)
    for client_id, words, phone in people:
        names[client_id].append(words)
        phones[client_id].append(phone)
    numbers = _digits([row[-1] for row in clients])
    texts = [
        _text(row[2], row[1], *row[3:-1], number, *names.get(row[0], ()), *_digits(phones.get(row[0], ())))
        for row, number in zip(clients, numbers, strict=True)
    ]
    keys = _normalised([row[1] for row in clients])
    for row, key, text in zip(clients, keys, _normalised(texts), strict=True):
        yield row[0], key, f" {text}"


def _text(tags: str, *rest: str) -> str:
    return " ".join((tags.translate(_TAGS) if tags != "[]" else "", *rest))


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
