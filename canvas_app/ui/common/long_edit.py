"""An edit of very many records, done beside the window: it shows how far it is, and can be stopped.

While it runs the workbook belongs to the worker. A small window keeps keys and pointer from the pages, which
show their last state and hear of the change when the workbook is back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.worker import Job, Worker

Call = Callable[[Progress], Any]


class Waiting(QDialog):
    """Says what is done and how far it is; Esc, Stop and closing it ask to stop.

    Attributes:
        stopped: the person has had enough; the window stays until the work has ended.

    """

    stopped = Signal()

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text)
        self.setAccessibleName(text)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._label = PlainLabel(text, self, wrap=True)
        self._label.setMinimumWidth(360)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self.stop = SecondaryButton(translate("Common", "Stop"), self)
        self.stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._label)
        column.addWidget(self.bar)
        column.addLayout(row)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Ask to stop; it takes a moment to take back what was done."""
        self.stop.setEnabled(False)
        self._label.setText(translate("Common", "Stopping…"))
        self.stopped.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the close button of the window for Stop."""
        event.ignore()
        self.reject()


class LongEdit(QObject):
    """One such edit: ``call`` gets a progress to tell, and its result is handed on by ``done``.

    Attributes:
        done: it is in the file; told after the pages have heard of it.
        failed: the file refused, and is as it was.
        stopped: the person stopped it, and the file is as it was.
        ended: before any of these, when the workbook is back and the pages may read again.

    """

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()

    def __init__(self, workbook: Workbook, worker: Worker, text: str, call: Call, parent: QObject) -> None:
        super().__init__(parent)
        self._workbook, self._worker, self._text, self._call = workbook, worker, text, call
        self._job: Job | None = None
        self._result: tuple[Any] | None = None
        self._error: Exception | None = None
        self._given_up = False
        self.window = Waiting(text, QApplication.activeWindow())
        self.window.stopped.connect(self._stop)

    def start(self) -> None:
        """Begin as soon as the worker is free: what it hands over may make the window read the workbook."""
        self.window.show()
        if self._worker.busy:
            self._worker.busy_changed.connect(self._on_busy)
        else:
            self._begin()

    def _on_busy(self, busy: bool) -> None:
        if not busy and self._job is None:
            self._worker.busy_changed.disconnect(self._on_busy)
            self._end() if self._given_up else self._begin()

    def _begin(self) -> None:
        self._workbook.lend(self._text)
        self._job = self._worker.run(self._work, lambda _result: None, progressed=self.window.show_progress)
        self._job.finished.connect(self._end)

    def _work(self, progress: Progress) -> None:
        self._workbook.adopt()
        try:
            self._result = (self._call(progress),)
        except (PersonError, OSError) as error:
            self._error = error
        finally:
            self._workbook.give_back()

    def _stop(self) -> None:
        self._given_up = True
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        """Say what came of it; what was written before the wish to stop was heard is done."""
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()
        self._workbook.give_back()  # for a job that never began
        self.ended.emit()
        self._workbook.catch_up()
        if self._result is not None:
            self.done.emit(self._result[0])
        elif self._error is not None:
            self.failed.emit(self._error)
        elif self._given_up:
            self.stopped.emit()
