"""Keeping the open file safe beside the work: a check soon after opening, backups, what to be told of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow
    from canvas_app.ui.neighbours import Listener

CHECK_AFTER = 2_000  # ms: the page is there and the person has begun
BACKUP_EVERY = 30 * 60 * 1_000  # ms
_STRIP = "keeping"

_log = logging.getLogger(__name__)


class Keeping(QObject):
    """Checks and backs up what ``window`` has open, in its worker."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context: PageContext | None = None
        self._check = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._check.timeout.connect(self.check)
        self._check.timeout.connect(self._listen)
        self._listener: Listener | None = None
        self._backup = QTimer(self, interval=BACKUP_EVERY)
        self._backup.timeout.connect(self.back_up)

    def begin(self, context: PageContext) -> None:
        """Tell what a person should know of the file, and look after it from now on."""
        self._context = context
        for code in context.workbook.notices:
            if code != "file.read_only":  # that has a banner of its own
                context.strip(context.sentence(f"error.{code}"), seconds=20, key=code)
        self._check.start()
        self._backup.start()

    def _listen(self) -> None:
        """Let other windows of this person find this one; not on the way to the first picture."""
        if self._context is None or self._context.workbook.read_only or self._listener is not None:
            return
        from canvas_app.ui.neighbours import Listener

        self._listener = Listener(self._come_forward, self)
        self._listener.listen(self._context.workbook.path)

    def check(self) -> None:
        """Compare the content with what the edits made it; damage is told, with the way to the backups."""
        if self._context is None:
            return
        if self._context.workbook.lent:
            self._check.start()
            return
        snapshot = self._snapshot()
        if snapshot is not None:
            self._window.tools.worker.run(
                lambda progress: _verify(snapshot, progress), _nothing, failed=self._damaged
            )

    def back_up(self) -> None:
        """Write a backup when there were edits since the last one."""
        from canvas_app.services import files

        if self._context is None or self._context.workbook.lent:
            return  # the next time is soon enough
        if not files.backup_due(self._context.workbook):
            return
        snapshot = self._snapshot()
        if snapshot is not None:
            self._window.tools.worker.run(
                lambda _progress: _back_up(snapshot), _nothing, failed=self._not_kept, writes=True
            )

    def end(self) -> None:
        """Write a last backup before the file is closed; a disk that refuses does not keep it open."""
        from canvas_app.services import files

        self._check.stop()
        self._backup.stop()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        context, self._context = self._context, None
        if context is None:
            return
        try:
            if files.backup_due(context.workbook):
                files.back_up(context.workbook)
        except (PersonError, OSError) as error:
            _log.warning("no backup at closing: %s", error)

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def _snapshot(self) -> Workbook | None:
        if self._context is None:
            return None
        try:
            return self._context.workbook.snapshot()
        except (PersonError, OSError) as error:
            self._not_kept(error)
            return None

    def _damaged(self, error: Exception) -> None:
        opening = self._window.opening
        ways = opening.ways_out(error, self._context.workbook.path) if self._context is not None else []
        self._window.strip(opening.sentence(error), ways, "bad", 0, _STRIP)

    def _not_kept(self, error: Exception) -> None:
        self._window.strip(self._window.opening.sentence(error), (), "warning", 20, _STRIP)


def _verify(snapshot: Workbook, progress: Progress) -> None:
    from canvas_app.services import files

    with snapshot:
        files.verify_workbook(snapshot, progress)


def _back_up(snapshot: Workbook) -> None:
    from canvas_app.services import files

    with snapshot:
        files.back_up(snapshot)


def _nothing(_result: object) -> None:
    """All is well: nobody needs to be told."""
