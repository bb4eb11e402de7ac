"""The current place of a chart's picture, the one pointed at, and how arrows lead from place to place."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.charts.picture import Region

NOWHERE = -1


class RegionCursor:
    """Walks the places of a picture.

    Attributes:
        regions: the places of the picture shown.
        index, hovered: the current place and the one under the pointer, NOWHERE for none.

    """

    def __init__(self) -> None:
        self.regions: tuple[Region, ...] = ()
        self.index = self.hovered = NOWHERE

    @property
    def current(self) -> Region | None:
        """The current place."""
        return self.regions[self.index] if self.index >= 0 else None

    @property
    def pointed_at(self) -> Region | None:
        """The place under the pointer."""
        return self.regions[self.hovered] if self.hovered >= 0 else None

    def take(self, regions: Sequence[Region]) -> None:
        """Take the places of another picture: what was current stays so, by its key or where it stood."""
        before, self.regions = self.current, tuple(regions)
        self.hovered = NOWHERE
        self.index = NOWHERE if before is None else self._same(before)

    def _same(self, before: Region) -> int:
        places = list(enumerate(self.regions))
        same = [at for at, one in places if one.key == before.key and one.key]
        near = [at for at, one in places if (one.row, one.column) == (before.row, before.column)]
        return (same or near or [NOWHERE])[0]

    def go_to(self, index: int) -> None:
        """Make a place current."""
        self.index = index if 0 <= index < len(self.regions) else NOWHERE

    def find(self, key: str) -> int:
        """Return the place that a key opens."""
        return next((at for at, one in enumerate(self.regions) if one.key == key), NOWHERE)

    def at(self, x: float, y: float) -> int:
        """Return the place at a point of the picture, of several on top of each other the last."""
        places = reversed(range(len(self.regions)))
        return next((at for at in places if self.regions[at].holds(x, y)), NOWHERE)

    def first(self) -> int:
        """Return the place at which the walk begins."""
        places = self.regions
        return min(range(len(places)), key=lambda at: (places[at].row, places[at].column), default=NOWHERE)

    def last(self) -> int:
        """Return the place at which the walk ends."""
        return len(self.regions) - 1

    def beside(self, down: int, right: int) -> int:
        """Return the next place in a direction, NOWHERE where there is none; the first from nowhere."""
        here, places = self.current, self.regions
        if here is None:
            return self.first()
        if down:
            rows = sorted({one.row for one in places if (one.row - here.row) * down > 0}, reverse=down < 0)
            there = [at for at, one in enumerate(places) if rows and one.row == rows[0]]
            return min(there, key=lambda at: (abs(places[at].column - here.column), at), default=NOWHERE)
        same = (at for at, one in enumerate(places) if one.row == here.row)
        there = [at for at in same if (places[at].column - here.column) * right > 0]
        return min(there, key=lambda at: abs(places[at].column - here.column), default=NOWHERE)
