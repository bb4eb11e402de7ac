"""What one edit touched, so that each view re-reads only what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, frozenset[int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids each kind of record had written by one edit, and who started it.

    Attributes:
        ids: kind of record (``note``, ``client``, …) to the ids written or deleted.
        name: key of the edit's name in the messages' catalogue, for example ``edit.note_add``.
        params: values for the name's placeholders.
        origin: what started the edit (a page's key, ``undo``, ``redo``, ``command``).
        canvases: where the notes and answers touched are or were, also those that are gone.

    """

    ids: Mapping[str, frozenset[int]] = field(default_factory=lambda: _NOTHING)
    name: str = ""
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    origin: str = ""
    canvases: frozenset[int] = frozenset()

    def of(self, kind: str) -> frozenset[int]:
        """Return the ids of ``kind`` that were touched."""
        return self.ids.get(kind, frozenset())

    def touch(self, *kinds: str) -> bool:
        """Tell whether any record of one of ``kinds`` was touched."""
        return any(self.ids.get(kind) for kind in kinds)

    @property
    def size(self) -> int:
        """How many records were touched."""
        return sum(len(ids) for ids in self.ids.values())
