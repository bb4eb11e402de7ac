"""How a long job says how far it is, and learns that it is no longer wanted."""

from __future__ import annotations

from typing import Final, Protocol

PENDING: Final = "…"
"""Stands in place of a figure that is to come."""


class Cancelled(Exception):  # noqa: N818 - an event, not an error: nobody is told that anything failed
    """The person has given the job up; whoever runs it cleans up and lets this pass."""


class Progress(Protocol):
    """Hears from a job now and then, and may stop it."""

    def report(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` units are done; ``total`` is 0 while nobody knows.

        Raises:
            Cancelled: the job is to stop.

        """


class Share:
    """Tells ``whole`` of one part of its job: the one from ``begin`` to ``end`` per cent."""

    def __init__(self, whole: Progress, begin: int, end: int) -> None:
        self._whole, self._begin, self._end = whole, begin, end

    def report(self, done: int, total: int) -> None:
        """Say how far the part is, as per cent of the whole."""
        self._whole.report(self._begin + (self._end - self._begin) * done // max(total, 1), 100)


class Repeated:
    """Passes what a job reports on to ``whole``, and says it once more when asked to: between two reports."""

    def __init__(self, whole: Progress) -> None:
        self._whole, self._last = whole, (0, 0)

    def report(self, done: int, total: int) -> None:
        """Pass it on and remember it."""
        self._last = done, total
        self._whole.report(done, total)

    def again(self) -> None:
        """Report the last once more, so that the job can be stopped in between."""
        self._whole.report(*self._last)


class NoProgress:
    """For callers that wait: nobody listens and nothing is cancelled."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""
