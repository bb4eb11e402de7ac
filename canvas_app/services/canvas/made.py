"""What an edit of a canvas made."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Made:
    """What an edit made: ids of notes in order, and what changed.

    Attributes:
        ids: the new or moved notes; where the canvas showed a segment or stream of that name already, the
            note that shows it.
        known: those of ``ids`` that were there already.

    """

    ids: tuple[int, ...]
    changes: Changes
    known: tuple[int, ...] = ()

    @property
    def new(self) -> tuple[int, ...]:
        """The notes that this edit made or moved."""
        return tuple(one for one in self.ids if one not in self.known)
