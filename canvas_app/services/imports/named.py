"""Records by name, such as segments and employees: found whatever the case, made when nobody has the name."""

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
Make = Callable[[str, int | None, int], N]
"""Makes a record from its name, the id of its owner if it has one, and how many records there are."""


class Named(Generic[N]):
    """Records of one kind by owner and name; ``made`` are the new ones, in the order met."""

    def __init__(self, known: Iterable[N], make: Make[N], owner: str = "") -> None:
        """Begin with ``known``; ``owner`` is the field that names who owns them, if somebody does."""
        self._by_key: dict[tuple[int | None, str], N] = {}
        self._by_id: dict[int, N] = {}
        for one in known:
            self._by_id[one.id] = one
            owner_id = getattr(one, owner) if owner else None
            self._by_key.setdefault((owner_id, match_key(one.name)), one)
        self._keys: dict[str, str] = {}
        self._make = make
        self.made: list[N] = []

    def find(self, name: str, owner_id: int | None = None) -> N | None:
        """Return the record of that name, or None; case, ё / е and outer spaces do not count."""
        return self._by_key.get((owner_id, self._key(name)))

    def by_id(self, record_id: int | None) -> N | None:
        """Return the record of that id, or None."""
        return None if record_id is None else self._by_id.get(record_id)

    def find_or_make(self, name: str, owner_id: int | None = None) -> N:
        """Return the record of that name, made if there is none."""
        key = owner_id, self._key(name)
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = self._make(name, owner_id, len(self._by_key))
            self._by_id[found.id] = found
            self.made.append(found)
        return found

    def change(self, record: N, owner_id: int | None = None) -> None:
        """Take ``record`` for the one of its name."""
        self._by_key[owner_id, self._key(record.name)] = self._by_id[record.id] = record

    def _key(self, name: str) -> str:
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = match_key(name)
        return key
