"""What follows from the declared kinds: who owns whom, who names whom, and who reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from canvas_app.domain.fields import Refs
from canvas_app.domain.kinds import KINDS


def read_by(view: str) -> tuple[str, ...]:
    """Return the kinds that a view of the window reads."""
    return tuple(kind.name for kind in KINDS.values() if view in kind.views)


def owned_by(owner: str) -> tuple[str, ...]:
    """Return the kinds whose records go with one of ``owner``, at whatever remove.

    In an order to delete them: children before their parents, who names a record before that record.
    """
    found = [owner]
    for kind in KINDS.values():  # parents stand before children
        if kind.owner is not None and kind.owner[1] in found:
            found.append(kind.name)
    return tuple(reversed(found[1:]))


def owners(kind: str) -> Iterable[tuple[str, str]]:
    """Yield the way from a kind to the one that owns it in the end, step by step: field and kind."""
    step = KINDS[kind].owner
    while step is not None:
        yield step
        step = KINDS[step[1]].owner


def goes_with(kind: str, owner: str) -> bool:
    """Tell whether records of ``kind`` are such an owner's, at whatever remove, or owners themselves."""
    return kind == owner or any(one == owner for _, one in owners(kind))


def at_home(page: str) -> frozenset[str]:
    """Return the kinds whose undo opens a page of the window."""
    return frozenset(kind.name for kind in KINDS.values() if kind.home == page)


def human() -> tuple[str, ...]:
    """Return the kinds whose records are somebody: their names are left out of anonymous documents."""
    return tuple(kind.name for kind in KINDS.values() if kind.about_people and kind.has_name)


def searched_with(owner: str) -> tuple[str, ...]:
    """Return the kinds whose texts lead to the one of ``owner`` that they belong to."""
    return tuple(name for name in owned_directly(owner) if KINDS[name].searched)


def owned_directly(owner: str) -> tuple[str, ...]:
    """Return the kinds whose records name the one of ``owner`` that they go with."""
    return tuple(kind.name for kind in KINDS.values() if kind.owner is not None and kind.owner[1] == owner)


def on_card() -> tuple[str, ...]:
    """Return the kinds that have a tab on the card of the client they belong to."""
    return tuple(name for name in owned_directly("client") if KINDS[name].on_card)


def forgetting(named: str) -> Iterator[tuple[str, str]]:
    """Yield kinds, and their fields, that name nobody once a record of kind ``named`` is erased."""
    for kind in KINDS.values():
        for field, one in kind.references():
            if one.forgets and one.kind == named:
                yield kind.name, field


def naming(named: str) -> Iterator[tuple[str, str]]:
    """Yield kinds, and their fields, that name one record of kind ``named``, whether it owns them or not."""
    for kind in KINDS.values():
        for field, one in kind.references():
            if one.kind == named:
                yield kind.name, field


def listing(named: str) -> Iterator[tuple[str, str]]:
    """Yield kinds, and their fields, that name any number of records of kind ``named``."""
    for kind in KINDS.values():
        for field, one in kind.fields.items():
            if isinstance(one, Refs) and one.kind == named:
                yield kind.name, field


def stood_in_for() -> frozenset[str]:
    """Return the kinds of which a record is made where one that another cannot do without is lost."""
    refs = (one for kind in KINDS.values() for _, one in kind.references())
    return frozenset(one.kind for one in refs if not one.forgets)


OWNER_FIELDS: Final = tuple(dict.fromkeys(kind.owner[0] for kind in KINDS.values() if kind.owner))
"""Names of the fields that say with what a record goes."""
FORGETTING_FIELDS: Final = tuple(
    dict.fromkeys(name for kind in KINDS.values() for name, one in kind.references() if one.forgets)
)
"""Names of the fields that name nobody once the record they name is erased."""
OUTSIDE: Final = tuple(kind.name for kind in KINDS.values() if kind.outside)
"""Kinds whose name is that of somebody outside, who may ask to be erased."""
EVIDENCE: Final = tuple(kind.name for kind in KINDS.values() if kind.evidence)
"""Kinds that suggested stages follow from."""
