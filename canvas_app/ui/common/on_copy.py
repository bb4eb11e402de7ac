"""Work of the worker on a copy of the workbook, which is closed whether or not the work's turn comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from canvas_app.domain.progress import Progress
    from canvas_app.storage.workbook import Workbook

T = TypeVar("T")


class OnCopy(Generic[T]):
    """A job that closes the copy it came with; if it never ran, ``give_up`` does, once it has finished."""

    def __init__(self, copy: Workbook, work: Callable[[Workbook, Progress], T]) -> None:
        self._copy: Workbook | None = copy
        self._work = work

    def __call__(self, progress: Progress) -> T:
        """Do the work; runs on the worker's thread."""
        copy, self._copy = self._copy, None
        assert copy is not None
        with copy:
            return self._work(copy, progress)

    def give_up(self) -> None:
        """Close the copy of a job that was cancelled before its turn came."""
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.close()
