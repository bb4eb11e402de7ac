"""Who stands on which stage: confirmed or only suggested, active, inactive or ended, each client once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from canvas_app.domain.stages.movement import Ids
from canvas_app.domain.stages.stage_model import Stage, StageModel

STATES: Final = ("active", "inactive", "ended")
BASES: Final = ("shown", "confirmed", "suggested")
"""Which stage counts: the confirmed one, else the suggested; only the confirmed; only the suggested."""


class Standing(NamedTuple):
    """Where one client stands in one model as of a day; ``confirmed`` is None when no stage was."""

    client_id: int
    suggested: str
    confirmed: str | None
    state: str

    def on(self, basis: str) -> tuple[str | None, bool]:
        """Return the stage that counts by ``basis`` (None: none does) and whether it is confirmed."""
        if basis == "suggested" or (basis == "shown" and self.confirmed is None):
            return self.suggested, False
        return self.confirmed, True


@dataclass(frozen=True, slots=True)
class Rung:
    """The clients of one stage.

    Attributes:
        number: its place, from 1.
        solid: state to the clients confirmed here; ``hatched``: state to those only suggested.

    """

    stage: Stage
    number: int
    solid: Mapping[str, Ids]
    hatched: Mapping[str, Ids]

    @property
    def confirmed(self) -> Ids:
        """Clients confirmed here, in any state."""
        return _merged(self.solid.values())

    @property
    def suggested(self) -> Ids:
        """Clients that are here by suggestion only, in any state."""
        return _merged(self.hatched.values())

    @property
    def clients(self) -> Ids:
        """Everybody on this stage."""
        return _merged((*self.solid.values(), *self.hatched.values()))

    def in_state(self, state: str) -> Ids:
        """Return everybody on this stage whose relationship is ``active``, ``inactive`` or ``ended``."""
        return _merged((self.solid.get(state, ()), self.hatched.get(state, ())))

    @property
    def counted(self) -> Ids:
        """Clients confirmed here that the matrix of moves counts: without ``over``."""
        states = STATES if self.stage.exit else STATES[:2]
        return _merged(self.solid.get(state, ()) for state in states)

    @property
    def over(self) -> Ids:
        """Clients confirmed here whose relationship ended: on an exit stage nobody, there it is the stage."""
        return () if self.stage.exit else self.solid.get("ended", ())


def median_stage(model: StageModel, counts: Mapping[str, int]) -> Stage | None:
    """Return the highest stage that at least half of all clients have reached; None when there is none.

    ``counts`` are clients by stage, those on the exit stage among them. A median within one model may be
    said; a mean of rungs may not.
    """
    number = sum(counts.values())
    above = 0
    for stage in reversed(model.ladder):
        above += counts.get(stage.key, 0)
        if number and 2 * above >= number:
            return stage
    return None


def stages_from(model: StageModel, stage: str) -> tuple[str, ...]:
    """Return the keys of ``stage`` and of all above it on the ladder; nothing for the exit stage."""
    keys = tuple(one.key for one in model.ladder)
    return keys[keys.index(stage) :] if stage in keys else ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every stage of a model in order with its clients; each client stands on one of them at most.

    Attributes:
        rungs: the stages of the ladder and then the exit stage, where there is one.
        total: how many clients were looked at, also those that the basis leaves out.

    """

    model: StageModel
    rungs: tuple[Rung, ...]
    total: int

    @property
    def clients(self) -> Ids:
        """Everybody that stands on some stage."""
        return _merged(rung.clients for rung in self.rungs)

    @property
    def confirmed(self) -> Ids:
        """Everybody whose stage is confirmed."""
        return _merged(rung.confirmed for rung in self.rungs)

    def in_state(self, state: str) -> Ids:
        """Return everybody in that state."""
        return _merged(rung.in_state(state) for rung in self.rungs)

    @property
    def median(self) -> Stage | None:
        """The highest stage that at least half of all clients have reached, see ``median_stage``."""
        return median_stage(self.model, {rung.stage.key: len(rung.clients) for rung in self.rungs})


@dataclass(frozen=True, slots=True)
class Month:
    """The stages at the end of a month, or on the as-of day for the last one.

    Attributes:
        day: the day looked at.
        solid: stage to the clients confirmed there; ``hatched``: to those by suggestion, worked out again
            from what was recorded by that day.

    """

    day: date
    solid: Mapping[str, Ids]
    hatched: Mapping[str, Ids]

    def clients(self, stage: str) -> Ids:
        """Return everybody on ``stage``."""
        return _merged((self.solid.get(stage, ()), self.hatched.get(stage, ())))


def ladder(model: StageModel, standings: Iterable[Standing], basis: str = "shown") -> Ladder:
    """Return who stands on which stage of ``model``, by one of BASES.

    A confirmed stage that the model does not know counts as not confirmed.
    """
    found: dict[tuple[str, bool], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    total = 0
    for standing in standings:
        total += 1
        if standing.confirmed is not None and standing.confirmed not in model.places:
            standing = standing._replace(confirmed=None)
        stage, confirmed = standing.on(basis)
        if stage is not None:
            found[stage, confirmed][standing.state].append(standing.client_id)
    rungs = tuple(
        Rung(stage, place + 1, _sorted(found[stage.key, True]), _sorted(found[stage.key, False]))
        for place, stage in enumerate(model.stages)
    )
    return Ladder(model, rungs, total)


def _sorted(by_state: Mapping[str, list[int]]) -> Mapping[str, Ids]:
    return MappingProxyType({state: tuple(sorted(ids)) for state, ids in by_state.items()})


def _merged(parts: Iterable[Ids]) -> Ids:
    return tuple(sorted(one for ids in parts for one in ids))
