"""What a person narrows lists and figures to, as data: it can be kept, compared, and made into conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DECISIONS: Final = ("", "confirmed", "suggested", "differs")
"""Whether a stage is confirmed: any, confirmed, only suggested, confirmed otherwise than suggested."""


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Which clients are looked at; an empty field asks nothing.

    Attributes:
        search: what was typed; see ``storage.core.filters``.
        segments, employees: ids, None among them for clients without one.
        stages: keys of stages of the model shown; the stage shown counts.
        decision: one of DECISIONS.
        states, flags, tags: keys of which a client must have one.
        ids: exactly these clients; ``deals``: the clients of these deals; None: anybody.
        archived: those put away instead of those in use.

    """

    search: str = ""
    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()
    stages: tuple[str, ...] = ()
    decision: str = ""
    states: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[int, ...] | None = None
    deals: tuple[int, ...] | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which clients figures of stages are about; archived ones never are.

    Attributes:
        segments, employees: ids, None among them for clients without one; empty: any.

    """

    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()


Filter = ClientFilter | Scope
"""Whichever of them."""
