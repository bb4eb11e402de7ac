"""Segments, streams and employees by name: found whatever the case, made when nobody has the name yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from canvas_app.domain.record import Record
from canvas_app.domain.text import match_key


class _HasName(Record, Protocol):
    @property
    def name(self) -> str:
        """What people call it."""


N = TypeVar("N", bound=_HasName)


class Named(Generic[N]):
    """Records of one kind by name; ``made`` are the new ones, in the order met."""

    def __init__(self, known: Iterable[N], make: Callable[[str, int], N]) -> None:
        """Begin with ``known``; ``make`` gets a name and how many records there are."""
        self._by_key: dict[str, N] = {}
        self._by_id: dict[int, N] = {}
        for one in known:
            self._by_id[one.id] = one
            self._by_key.setdefault(match_key(one.name), one)
        self._keys: dict[str, str] = {}
        self._make = make
        self.made: list[N] = []

    def find(self, name: str) -> N | None:
        """Return the record of that name, or None; case, ё / е and outer spaces do not count."""
        return self._by_key.get(self._key(name))

    def by_id(self, record_id: int | None) -> N | None:
        """Return the record of that id, or None."""
        return None if record_id is None else self._by_id.get(record_id)

    def find_or_make(self, name: str) -> N:
        """Return the record of that name, made if there is none."""
        key = self._key(name)
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = self._make(name, len(self._by_key))
            self._by_id[found.id] = found
            self.made.append(found)
        return found

    def _key(self, name: str) -> str:
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = match_key(name)
        return key
