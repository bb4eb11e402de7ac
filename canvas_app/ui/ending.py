"""The end that nobody asks the person about: a signal, the end of the session, a power-off.

What is typed is saved, the file is closed, the process ends. Handlers of signals only take note: Python may
call them in the middle of an edit. The work is done from the event loop, that of an open dialog or menu too.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from canvas_app import uncaught

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
_ANSWERED = 50  # ms in which whoever asked does what was asked for
_LOOK_EVERY = 250  # ms, where a signal cannot wake the event loop


class Ending(QObject):
    """Calls ``save`` when the session asks for what is unsaved, and ``end`` (with a signal's number) once.

    Installed before the application exists: a signal that comes during the start is heard when the event
    loop runs.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.save: Callable[[], object] = lambda: None
        self.end: Callable[[int], object] = lambda _number: None
        self._told: list[int] = []
        self._ended = False
        self._notifier: QSocketNotifier | None = None
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                with suppress(ValueError, OSError):
                    signal.signal(number, self._on_signal)

    def listen(self, app: QGuiApplication) -> None:
        """Look for signals from the event loop of ``app``, and hear its session end."""
        if sys.platform == "win32":  # there only a socket could wake it
            timer = QTimer(self, interval=_LOOK_EVERY)
            timer.timeout.connect(self._on_woken)
            timer.start()
        else:
            self._ear, mouth = os.pipe()
            for end in (self._ear, mouth):
                os.set_blocking(end, False)
            signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._ear, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_woken)
        app.commitDataRequest.connect(self._on_session)
        app.saveStateRequest.connect(self._on_session)
        if self._told:  # it came before anybody could hear it
            QTimer.singleShot(0, self, self._on_woken)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._told.append(number)

    def _on_woken(self) -> None:
        if self._notifier is not None:
            with suppress(BlockingIOError):
                os.read(self._ear, 4096)
        if self._told and not self._ended:
            self._ended = True
            self.end(self._told[0])

    def _on_session(self, _manager: object = None) -> None:
        """Save without asking; the session may still go on, so the file stays open."""
        if not self._ended:
            self.save()


def close_quietly(window: MainWindow) -> None:
    """Save what is typed and close the open file without asking; what fails does not keep the rest back.

    A long edit that has the workbook is stopped: the file is as it was before.
    """
    context = window.context
    if context is None:
        return
    if context.session.workbook.lent:
        _try(window.tools.worker.stop)
    _try(window.commit_typed)
    _try(context.session.typed.save_drafts)
    _try(lambda: _keep_begun(window, "end"))
    _try(window.appearance.remember_place)
    _try(window.tools.worker.stop)
    _try(lambda: window.close_workbook(start=False))
    if window.context is not None:  # a part of the window failed: the file is closed all the same
        _try(context.session.workbook.close)


def save_quietly(window: MainWindow) -> None:
    """Save what is typed without asking; forms stay open, and what is begun in them is kept."""
    _try(window.commit_typed)
    _try(lambda: _keep_begun(window, "session"))


def _keep_begun(window: MainWindow, end: str) -> None:
    from canvas_app.ui.begun import keep_begun  # late: the frame is painted without it

    if window.context is not None:
        keep_begun(window.context, end)


def end_process(window: MainWindow, code: int, tries: int = 3) -> None:
    """End the process with ``code``, whatever dialog is open; a text asked for by one of ours is taken."""
    from canvas_app.ui.common.question import Question  # late: the frame is painted without it

    asked = QApplication.activeModalWidget()
    if tries and isinstance(asked, Question) and asked.accept_text():
        QTimer.singleShot(_ANSWERED, window, lambda: end_process(window, code, tries - 1))
        return
    close_quietly(window)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _try(stream.flush)
    os._exit(code)


def _try(step: Callable[[], object]) -> None:
    try:
        step()
    except Exception as error:
        uncaught.tell(error)
