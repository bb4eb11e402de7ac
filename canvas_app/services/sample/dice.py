"""Chance that falls the same way everywhere: numbers and ids that depend on a seed alone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_RANDOM_BITS = 21
_FIRST_MOMENT = 1_577_836_800_000  # 1 January 2020 in milliseconds: before any real record


class Dice:
    """Seeded chance, built on ``Random.random()`` alone, whose results Python promises to keep.

    Neither logarithms nor other functions whose last digit depends on the machine are used.
    """

    def __init__(self, seed: str) -> None:
        self._next = random.Random(seed).random

    def chance(self, probability: float) -> bool:
        """Return True in ``probability`` of the calls."""
        return self._next() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self._next() * (high - low + 1))

    def within(self, low: float, high: float) -> float:
        """Return a number between ``low`` and ``high``."""
        return low + self._next() * (high - low)

    def score(self, low: float, high: float) -> float:
        """Return a score between ``low`` and ``high`` with one decimal."""
        return round(self.within(low, high), 1)

    def skewed(self, low: float, high: float, power: int = 2) -> float:
        """Return a number between ``low`` and ``high``, the rarer the higher."""
        return low + self._next() ** power * (high - low)

    def pick(self, values: Sequence[T]) -> T:
        """Return one of ``values``."""
        return values[int(self._next() * len(values))]

    def weighted(self, values: Sequence[tuple[T, float]]) -> T:
        """Return one of the values, each as likely as its weight."""
        left = self._next() * sum(weight for _, weight in values)
        for value, weight in values:
            left -= weight
            if left < 0:
                return value
        return values[-1][0]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return ``values`` in an order of chance."""
        result = list(values)
        for place in range(len(result) - 1, 0, -1):
            other = int(self._next() * (place + 1))
            result[place], result[other] = result[other], result[place]
        return result


class SampleIds:
    """Valid record ids of a fixed past, ascending, the same for the same seed.

    They lie before every id of ``domain.ids.new_id``, whatever day the sample is made for.
    """

    def __init__(self, seed: str, minutes: int = 0) -> None:
        self._dice = Dice(f"ids/{seed}")
        self._moment = _FIRST_MOMENT + minutes * 60_000

    def __call__(self) -> int:
        """Return the next id."""
        self._moment += self._dice.whole(1, 9)
        return (self._moment << _RANDOM_BITS) | self._dice.whole(0, (1 << _RANDOM_BITS) - 1)
