"""How clients moved between confirmed stages in a period, and how many stood where at its two ends.

Each client stands in one cell of the matrix: where it stood before the period and where at its end. Rows then
add up to the ladder before, columns to the ladder after, and every count is the number of clients a click
opens. The single steps in between (pairs of consecutive confirmations) are kept beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from canvas_app.domain.stages.months import days_before
from canvas_app.domain.stages.stage_model import StageModel

K = TypeVar("K", str, tuple[str, str])

NEW: Final = "new"
"""Row of the matrix: not confirmed on any stage before the period, or come back after an end."""
LEFT: Final = "left"
"""Column of the matrix: the relationship ended in the period without a step into an exit stage."""
DIRECTIONS: Final = ("up", "down", "same")

Ids = tuple[int, ...]


class Mark(NamedTuple):
    """One confirmed stage of a client."""

    on: date
    id: int
    stage: str


Histories = Mapping[int, Sequence[Mark]]
"""Client to its confirmed stages in one model, by date and then as entered."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two consecutive confirmations of a client, the second inside the period."""

    client_id: int
    before: str
    after: str
    on: date
    direction: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Moves in one model from ``first`` to ``last``, both days included.

    Attributes:
        start, end: stage to the clients confirmed on it on the eve of the period and at its end; ended
            relationships stand on an exit stage only.
        cells: (stage or NEW, stage or LEFT) to its clients; every client stands in one cell at most.
        steps: every pair of consecutive confirmations whose second lies in the period.

    """

    model: StageModel
    first: date
    last: date
    start: Mapping[str, Ids]
    end: Mapping[str, Ids]
    cells: Mapping[tuple[str, str], Ids]
    steps: tuple[Step, ...]

    @property
    def up(self) -> Ids:
        """Clients that stand higher than before."""
        return self._that_went("up")

    @property
    def down(self) -> Ids:
        """Clients that stand lower than before, or on an exit stage."""
        return self._that_went("down")

    @property
    def same(self) -> Ids:
        """Clients that stand where they stood."""
        return self._that_went("same")

    @property
    def new(self) -> Ids:
        """Clients confirmed for the first time, or come back."""
        return self._from(NEW)

    @property
    def left(self) -> Ids:
        """Clients whose relationship ended."""
        return self._sorted(ids for (_, after), ids in self.cells.items() if after == LEFT)

    def passing(self, direction: str) -> Ids:
        """Clients with a step ``up`` or ``down`` in the period whose two ends do not show it."""
        seen = self._that_went(direction)
        stepped = {step.client_id for step in self.steps if step.direction == direction}
        return tuple(sorted(stepped.difference(seen)))

    def into(self, stage: str, direction: str) -> Ids:
        """Return the clients that came to ``stage``: ``up``, ``down``, ``same`` or NEW."""
        if direction == NEW:
            return self.cells.get((NEW, stage), ())
        return self._sorted(
            ids
            for (before, after), ids in self.cells.items()
            if after == stage and before != NEW and self.model.direction(before, after) == direction
        )

    def _from(self, row: str) -> Ids:
        return self._sorted(ids for (before, _), ids in self.cells.items() if before == row)

    def _that_went(self, direction: str) -> Ids:
        return self._sorted(
            ids
            for (before, after), ids in self.cells.items()
            if before != NEW and after != LEFT and self.model.direction(before, after) == direction
        )

    @staticmethod
    def _sorted(parts: Iterable[Ids]) -> Ids:
        return tuple(sorted(one for ids in parts for one in ids))


def stage_on(marks: Sequence[Mark], day: date) -> str | None:
    """Return the stage last confirmed on or before ``day``, or None."""
    for mark in reversed(marks):
        if mark.on <= day:
            return mark.stage
    return None


def steps_of(model: StageModel, histories: Histories, first: date, last: date) -> tuple[Step, ...]:
    """Return every pair of consecutive confirmations whose second lies from ``first`` to ``last``."""
    return tuple(
        Step(client_id, before.stage, after.stage, after.on, model.direction(before.stage, after.stage))
        for client_id, marks in histories.items()
        for before, after in pairwise(marks)
        if first <= after.on <= last
    )


def movement(
    model: StageModel,
    histories: Histories,
    first: date,
    last: date,
    ended_before: Collection[int] = (),
    ended_after: Collection[int] = (),
) -> Movement:
    """Return the moves of ``model`` from ``first`` to ``last``.

    Args:
        model: the stage model.
        histories: confirmed stages of the clients looked at; marks of unknown stages are passed over.
        first: first day of the period.
        last: its last day.
        ended_before: clients whose relationship was ended on the eve of the period.
        ended_after: clients whose relationship is ended on ``last``.

    """
    eve = days_before(first, 1)
    start: dict[str, list[int]] = defaultdict(list)
    end: dict[str, list[int]] = defaultdict(list)
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    known = {
        client_id: [mark for mark in marks if mark.stage in model.places]
        for client_id, marks in sorted(histories.items())
    }
    for client_id, marks in known.items():
        before = _standing(model, stage_on(marks, eve) if eve < first else None, client_id in ended_before)
        after = _standing(model, stage_on(marks, last), client_id in ended_after)
        if before is not None:
            start[before].append(client_id)
        if after is not None:
            end[after].append(client_id)
        if before is not None or after is not None:
            cells[before or NEW, after or LEFT].append(client_id)
    return Movement(
        model,
        first,
        last,
        _frozen(start),
        _frozen(end),
        _frozen(cells),
        steps_of(model, known, first, last),
    )


def _standing(model: StageModel, stage: str | None, ended: bool) -> str | None:
    """Return the stage of a client that is there to be counted: an ended one only on an exit stage."""
    if stage is None or (ended and not model.stage(stage).exit):
        return None
    return stage


def _frozen(lists: Mapping[K, list[int]]) -> Mapping[K, Ids]:
    return MappingProxyType({key: tuple(ids) for key, ids in lists.items()})
