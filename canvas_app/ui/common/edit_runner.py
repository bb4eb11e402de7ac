"""Calling services that edit: what is refused is told, what is written is shown as saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from canvas_app.domain.errors import PersonError
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.domain.progress import Progress
    from canvas_app.ui.common.long_edit import LongEdit
    from canvas_app.ui.common.session import Session
    from canvas_app.ui.common.shell import Shell
    from canvas_app.ui.common.worker import Worker

T = TypeVar("T")

LONG = 5_000
"""An edit of more records than this takes longer than half a second: the worker does it."""


class EditRunner(QObject):
    """Runs the edits of one open workbook for its pages."""

    def __init__(self, session: Session, worker: Worker, shell: Shell) -> None:
        super().__init__(session)
        self._session, self._worker, self._shell = session, worker, shell

    def run(self, call: Callable[[], T], written: Callable[[T], bool] = lambda _result: True) -> T | None:
        """Call a service that edits. What the person's world refuses is told, and None is returned.

        ``written`` tells of a result whether it means that something was written, so that it is saved.
        Nothing is done once the workbook is closed: a field that goes away commits a last time. Unexpected
        errors are ours: they go on to the crash window by way of ``sys.excepthook``.
        """
        if self._session.closed:
            return None
        try:
            result = call()
        except (PersonError, OSError) as error:
            self._shell.failed(error, lambda: self.run(call, written))
            return None
        if written(result):
            self._shell.saved()
        return result

    def run_long(
        self, text: str, call: Callable[[Progress], T], done: Callable[[T], object]
    ) -> LongEdit | None:
        """Call a service that edits very many records, beside the window, which shows how far it is.

        ``text`` says what is done. ``call`` runs in the worker's thread and touches nothing but the workbook;
        ``done`` gets its result when the pages have heard of the changes. What is refused is told, as in
        ``run``.
        """
        if self._session.closed:
            return None
        from canvas_app.ui.common.long_edit import LongEdit

        again = partial(self.run_long, text, call, done)
        edit = LongEdit(self._session.workbook, self._worker, text, call, self)
        edit.ended.connect(lambda: self._shell.hold(False))
        edit.done.connect(lambda _result: self._shell.saved())
        edit.done.connect(done)
        edit.failed.connect(lambda error: self._shell.failed(error, again))
        stopped = translate("Common", "Stopped. The file is as it was.")
        edit.stopped.connect(lambda: self._shell.say(stopped, "info"))
        self._shell.hold(True)
        edit.start()
        return edit

    def may_edit(self) -> bool:
        """Return whether the file can be written; when not, it is said why, before anything is typed."""
        if not self._session.workbook.read_only:
            return True
        from canvas_app.services.canvas.writing import require_writable  # late: a file is rarely read-only

        self.run(lambda: require_writable(self._session.workbook))
        return False
