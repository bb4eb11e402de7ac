"""What of an open file is known to be sound, and what is known to be damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from canvas_app.domain.errors import WorkbookError


class Soundness:
    """The tables of one open file that were verified, of the file and of the copies of its moments.

    The file is locked and each edit moves the digests by what it changes, so what was sound once stays so,
    and damage stays to be found. What a copy finds is told to the file it was taken of, not the other way:
    a copy keeps what it was taken with.

    Attributes:
        damage: what is wrong with the file, once that is known.
        measured: digests of tables that the file does not keep, worked out anew, and of which generation.

    """

    def __init__(self, of: Soundness | None = None) -> None:
        self.damage: WorkbookError | None = None if of is None else of.damage
        self.measured: tuple[int, Mapping[str, int]] | None = None if of is None else of.measured
        self._source = of
        self._sound: frozenset[str] = frozenset() if of is None else of.sound

    @property
    def sound(self) -> frozenset[str]:
        """The tables that were verified."""
        return self._sound

    def missing(self, tables: Iterable[str]) -> frozenset[str]:
        """Return those of ``tables`` that are still to be verified."""
        return frozenset(tables) - self._sound

    def add(self, tables: Iterable[str]) -> None:
        """Note that these tables are sound."""
        self._sound = self._sound.union(tables)
        if self._source is not None:
            self._source.add(tables)

    def measure(self, generation: int, digests: Mapping[str, int]) -> None:
        """Note digests of tables that were worked out anew, as of a generation: the file keeps none."""
        known = self.measured[1] if self.measured is not None and self.measured[0] == generation else {}
        self.measured = generation, {**known, **digests}
        if self._source is not None:
            self._source.measure(generation, digests)

    def spoil(self, error: WorkbookError) -> None:
        """Note what is wrong with the file; the first that is found is what is told."""
        self.damage = self.damage or error
        if self._source is not None:
            self._source.spoil(error)
