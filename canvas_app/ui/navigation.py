"""Back and forward: the places a person was at, as Alt+← and Alt+→ visit them."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A page and where on it."""

    page: str
    state: dict[str, object] = field(default_factory=dict)


class Trail:
    """The places behind and before the current one."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._before: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember the place left for a new one; what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-MOST]
        self._before.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place before ``here``, None at the beginning."""
        return self._step(self._behind, self._before, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place that ``back`` came from, None at the end."""
        return self._step(self._before, self._behind, here)

    def can(self) -> tuple[bool, bool]:
        """Tell whether there is a place to go back and forward to."""
        return bool(self._behind), bool(self._before)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
