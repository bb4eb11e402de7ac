"""When an error is ours: it goes into the log, and the person is told once what is known of the file."""

from __future__ import annotations

import logging
import os
import stat
import sys
import threading
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from canvas_app import __version__, paths, uncaught
from canvas_app.domain.errors import PersonError, WorkbookError, trace_without_messages
from canvas_app.paths import private_folder
from canvas_app.ui.common.soundness import DAMAGED
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

_log = logging.getLogger(__name__)

_OF_THE_FILE = ("file.busy", "file.damaged")
# A read that a timer asked for while a job has the workbook (pages are told when it ends); damage.

LOG_SIZE = 256 * 1024
"""Bytes after which the log begins anew; the one before is kept."""
_MOST_KINDS = 200
"""Kinds of error that are told apart; more than these are one."""
_ONLY_FILES = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_report(error: BaseException, folder: Path, times: int = 1) -> Path | None:
    """Append the trace of ``error`` to the log in ``folder``; return the file, None when it cannot be.

    The log is its owner's alone and quotes nobody's data; a full one makes place for the next.
    """
    file = folder / "errors.log"
    again = f" ({times} times)" if times > 1 else ""
    head = f"{datetime.now().isoformat(timespec='seconds')} Canvas App {__version__}{again}"
    trace = trace_without_messages(error)
    try:
        private_folder(folder)
        with suppress(FileNotFoundError):
            if file.stat().st_size >= LOG_SIZE:
                file.replace(folder / "errors.1.log")
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _ONLY_FILES, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            file.chmod(0o600)  # one of an older program was for everybody
            stream.write(f"{head}\n{trace}\n")
    except OSError:
        return None
    return file


def kind_of(error: BaseException) -> tuple[object, ...]:
    """Return what tells one kind of error from others: its type, its code, and the place that raised it."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = [(frame.filename, frame.lineno) for frame in place]
    return type(error), error.code if isinstance(error, PersonError) else "", *where


class CrashWindow(QObject):
    """Tells of errors of ours, each kind once: what fails at each painting is counted, and work goes on.

    It never raises, whatever is wrong with what it needs.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._telling = False
        self._untold = False
        self._file: Path | None = None
        self.times: dict[tuple[object, ...], int] = {}

    def install(self) -> None:
        """Hear of what nobody caught, in threads too."""
        sys.excepthook = self.report
        threading.excepthook = self._on_thread

    def report(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take the place of ``sys.excepthook``."""
        try:
            self._report(error if error is not None else kind())
        except Exception as second:
            uncaught.tell(second)

    def _on_thread(self, found: threading.ExceptHookArgs) -> None:
        error = found.exc_value
        if error is not None and not isinstance(error, SystemExit) and self._count(error) == 1:
            uncaught.tell(error)
            write_report(error, paths.logs())  # a thread shows no window

    def _report(self, error: BaseException) -> None:
        if isinstance(error, WorkbookError) and error.code in _OF_THE_FILE:
            if error.code == "file.busy" and QApplication.activeModalWidget() is not None:
                return  # the job's own window says so, and no person can have asked for the read
            self._window.failed(error, None)
            return
        times = self._count(error)
        if times & (times - 1):  # the first, the second, the fourth …: what repeats must not fill the disk
            return
        _log.error("unexpected error: %s", trace_without_messages(error))
        self._file = write_report(error, paths.logs(), times)
        if times == 1:
            self._untold = True
            self._tell_when_known()

    def _tell_when_known(self) -> None:
        """Tell once the file is known to be sound: damage has its own banner, and is no mistake of ours."""
        context = self._window.context
        if context is None:
            QTimer.singleShot(0, self, self._tell)  # not inside a painting: the window paints itself, too
        else:
            context.session.soundness.when_known(
                lambda state: None if state == DAMAGED else QTimer.singleShot(0, self, self._tell)
            )

    def _count(self, error: BaseException) -> int:
        kind = kind_of(error)
        if len(self.times) >= _MOST_KINDS and kind not in self.times:
            kind = ()
        self.times[kind] = self.times.get(kind, 0) + 1
        return self.times[kind]

    def _tell(self) -> None:
        """Tell of all kinds that came since the last time in one window."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                self._untold = False
                self._ask()
        except Exception as second:
            uncaught.tell(second)
        finally:
            self._telling = False

    def _ask(self) -> None:
        file = self._file
        text = f"{translate('Shell', 'The program made a mistake.')} {self._of_file()}".strip()
        if file is not None:
            where = fill(translate("Shell", "What happened is written in %1"), str(file))
            text = f"{text}\n\n{where}"
        show = self._window.tools.dialogs.confirm(
            translate("Shell", "A mistake in the program"), text, yes=translate("Shell", "Show the log")
        )
        if show and file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

    def _of_file(self) -> str:
        """Return what is known of the open file, and no more."""
        context = self._window.context
        if context is None:
            return ""
        if getattr(context.session.workbook, "damage", None) is not None:
            return translate("Shell", "The open file is damaged and is not written any more.")
        if self._window.status_bar.unsaved:
            return translate(
                "Shell", "What was shown as saved is in the file; what you typed last is not yet."
            )
        return translate("Shell", "What was shown as saved is in the file.")
