"""Whether what the window shows is sound: the worker verifies the open file, and figures wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import PENDING
from canvas_app.ui.common.on_copy import OnCopy
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.domain.progress import Progress
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.worker import Worker

CHECKING: Final = "checking"
SOUND: Final = "sound"
DAMAGED: Final = "damaged"
"""States of tables."""
NONE: Final = "—"
"""Stands in place of a figure that there is none of."""
_BETWEEN: Final = 0.5  # seconds between two times that pages read anew while tables are verified


class Soundness(QObject):
    """What is known of the soundness of one open workbook.

    Attributes:
        changed: figures that a page waited for may be read now, or never will be.
        failed: what stands in the way (an error): damage, or that the file cannot be read.
        waited: whether something was shown without its figures.

    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, workbook: Workbook, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._workbook, self._worker = workbook, worker
        self._told = 0.0
        self._busy = self._stuck = False
        self._asking: list[Callable[[str], object]] = []
        self.waited = False

    def state(self, tables: Iterable[str] | None = None) -> str:
        """Return whether these tables (None: all) are SOUND, still to be verified, or the file DAMAGED."""
        from canvas_app.storage.statements import EVERYTHING

        known = self._workbook.soundness
        if not known.missing(EVERYTHING if tables is None else tables):
            return SOUND
        return CHECKING if known.damage is None else DAMAGED

    @property
    def mark(self) -> str:
        """What stands in place of a figure: it is to come, or there is none."""
        return NONE if self._workbook.damage is not None or self._stuck else PENDING

    def words(self) -> str:
        """Return why figures are not shown, as one sentence."""
        if self._workbook.damage is not None:
            return translate("Common", "The file is damaged: no figures are shown.")
        if self._stuck:
            return translate("Common", "The file could not be checked: no figures are shown.")
        return translate("Common", "The file is being checked. Figures appear in a moment.")

    def begin(self) -> None:
        """Let the worker verify what was not yet, on a copy of this moment; nothing when all is known."""
        if self._busy or self.state() != CHECKING:
            return
        try:
            job = OnCopy(self._workbook.snapshot(), _verify)
        except (PersonError, OSError):  # no room for a copy of a very large file
            self._verify_here()
            return
        self._busy, self._stuck = True, False
        handed = self._worker.run(job, self._on_done, failed=self._on_failed, progressed=self._on_progress)
        handed.finished.connect(job.give_up)
        handed.cancelled.connect(self._on_cancelled)

    def _verify_here(self) -> None:
        """Verify the file itself, while the window waits."""
        try:
            self._workbook.verify()
        except (PersonError, OSError) as error:
            self._on_failed(error)
        else:
            self._on_done(None)

    def when_known(self, call: Callable[[str], object]) -> None:
        """Call with SOUND or DAMAGED as soon as that is known, with CHECKING if it cannot be found out."""
        if (state := self.state()) != CHECKING:
            call(state)
            return
        self._asking.append(call)
        self.begin()

    def _on_progress(self, _done: int, _total: int) -> None:
        if monotonic() - self._told > _BETWEEN:
            self._tell()

    def _on_done(self, _result: object) -> None:
        self._busy = False
        self._tell()
        self._answer()

    def _on_failed(self, error: Exception) -> None:
        self._busy, self._stuck = False, True
        self._tell()
        self.failed.emit(error)
        self._answer()

    def _on_cancelled(self) -> None:
        self._busy = False
        self._answer()

    def _tell(self) -> None:
        self._told = monotonic()
        if self.waited:
            self.waited = False
            self.changed.emit()

    def _answer(self) -> None:
        asking, self._asking = self._asking, []
        for call in asking:
            call(self.state())


def _verify(copy: Workbook, progress: Progress) -> None:
    from canvas_app.storage.statements import EVERYTHING

    for done, table in enumerate(EVERYTHING):
        copy.verify((table,))
        progress.report(done + 1, len(EVERYTHING))
