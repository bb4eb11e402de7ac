"""When an error is ours: it goes into the log, and the person is told that the file is safe."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from canvas_app import __version__, paths
from canvas_app.domain.errors import WorkbookError, trace_without_messages
from canvas_app.paths import private_folder
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

_log = logging.getLogger(__name__)

LOG_SIZE = 256 * 1024
"""Bytes after which the log begins anew; the one before is kept."""


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Append the trace of ``error`` to the log in ``folder``; return the file, None when it cannot be.

    The log is its owner's alone and quotes nobody's data; a full one makes place for the next.
    """
    file = folder / "errors.log"
    trace = trace_without_messages(error)
    try:
        private_folder(folder)
        with suppress(FileNotFoundError):
            if file.stat().st_size >= LOG_SIZE:
                file.replace(folder / "errors.1.log")
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            file.chmod(0o600)  # one of an older program was for everybody
            stream.write(
                f"{datetime.now().isoformat(timespec='seconds')} Canvas App {__version__}\n{trace}\n"
            )
    except OSError:
        return None
    return file


class CrashWindow:
    """Tells of errors of ours, once at a time; the program goes on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._telling = False

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take the place of ``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, WorkbookError) and error.code == "file.busy":
            self._window.failed(error, None)  # a read that a timer asked for: the pages are told when it ends
            return
        _log.error("unexpected error: %s", trace_without_messages(error))
        file = write_report(error, paths.logs())
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(file)
        finally:
            self._telling = False

    def _tell(self, file: Path | None) -> None:
        text = translate("Shell", "The program made a mistake. Your file is safe.")
        if file is not None:
            where = fill(translate("Shell", "What happened is written in %1"), str(file))
            text = f"{text}\n\n{where}"
        show = self._window.tools.dialogs.confirm(
            translate("Shell", "A mistake in the program"), text, yes=translate("Shell", "Show the log")
        )
        if show and file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
