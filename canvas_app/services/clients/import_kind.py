"""What a table to be imported is most likely a list of, told by its headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from canvas_app.content import Catalogue
from canvas_app.exchange.fields import KIND_OF, REQUIRED
from canvas_app.exchange.headers import Headers

KINDS: Final = tuple(name for name, kind in KIND_OF.items() if kind.home == "clients")
"""Kinds of tables that the register takes, in the order in which they are offered."""


def likely_kind(header: Sequence[str], catalogue: Catalogue) -> str:
    """Return the kind whose fields most of ``header`` names; clients when nothing tells."""

    def weight(kind: str) -> int:
        found = Headers(kind, catalogue).guess(header)
        needed = all(any(name in found for name in group) for group in REQUIRED[kind])
        return len(found) if needed else 0

    return max(KINDS, key=weight)
