"""What a person narrows lists and figures to, as data: it can be kept, compared, and made into conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
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

Chosen = int | str | bool | None
"""A value that a field may have: an id, a key, a tag, yes or no; None: nothing."""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records of one kind are looked at; a field that is not named asks nothing.

    Attributes:
        kind: the kind's name.
        among: fields with the values of which a record must have one; of a list of texts, one in it.
        days: fields with the first and the last day that fit, None for no end.
        search: what was typed; every word of it must occur in the texts of a record.

    """

    kind: str
    among: tuple[tuple[str, tuple[Chosen, ...]], ...] = ()
    days: tuple[tuple[str, date | None, date | None], ...] = ()
    search: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether every record of the kind fits."""
        return not (self.among or self.days or self.search.strip())

    def chosen(self, field: str) -> tuple[Chosen, ...]:
        """Return the values of which a field must have one; empty: any."""
        return dict(self.among).get(field, ())

    def between(self, field: str) -> tuple[date | None, date | None]:
        """Return the first and the last day that a field may have."""
        return next(((first, last) for name, first, last in self.days if name == field), (None, None))

    def with_chosen(self, field: str, values: tuple[Chosen, ...]) -> RecordFilter:
        """Return the filter with other values of a field; none: it asks nothing of the field."""
        others = tuple(one for one in self.among if one[0] != field)
        return replace(self, among=(*others, (field, values)) if values else others)

    def with_days(self, field: str, first: date | None, last: date | None) -> RecordFilter:
        """Return the filter with other days of a field; no end at either side: it asks nothing of it."""
        others = tuple(one for one in self.days if one[0] != field)
        return replace(self, days=(*others, (field, first, last)) if first or last else others)
