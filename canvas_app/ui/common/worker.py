"""The one worker: long jobs run beside the window, one after the other.

A job is a pure function of frozen data: ``job(progress)``. It calls ``progress.report(done, total)``
now and then, which raises ``Cancelled`` once the person has had enough. Its result comes back to
the interface thread by a queued signal; it never touches a widget or the open workbook. When the
program ends, a job that writes a file is let finish, and the others are given up.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Cancelled, Progress

_PAUSE = 0.05  # seconds between two reports that are passed on
LONGEST_END = 60.0
"""Seconds that the end of the program waits: a disk that answers no more must not keep it for ever."""


class Job(QObject):
    """One piece of work that was handed over.

    Attributes:
        progressed: (done, total) in the job's own unit, at most 20 times a second.
        done: the result.
        failed: the PersonError or OSError that stopped it. Other exceptions are ours and are raised.
        cancelled: it was given up.
        finished: after any of these three.

    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject, *, writes: bool) -> None:
        super().__init__(parent)
        self.work, self.writes = work, writes
        self.token = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; ``cancelled`` comes when it has."""
        self.token.set()


class _Reporter(Progress):
    """Passes a job's progress on, and stops it when asked to."""

    def __init__(self, token: threading.Event, tell: Callable[[int, int], None]) -> None:
        self._token, self._tell, self._last = token, tell, 0.0

    def report(self, done: int, total: int) -> None:
        """Pass on how far the job is; raises Cancelled when it is to stop."""
        if self._token.is_set():
            raise Cancelled
        now = time.monotonic()
        if (total and done >= total) or now - self._last >= _PAUSE:
            self._last = now
            self._tell(done, total)


class Worker(QObject):
    """Runs jobs in one thread of its own, started with the first of them.

    Attributes:
        busy_changed: the worker began or ended to have something to do.

    """

    busy_changed = Signal(bool)
    _message = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._jobs: list[Job] = []
        self._stuck = False
        self._message.connect(self._on_message, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether a job runs or waits."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        *,
        failed: Callable[[Exception], object] | None = None,
        progressed: Callable[[int, int], object] | SignalInstance | None = None,
        writes: bool = False,
    ) -> Job:
        """Hand ``work`` over; ``done`` gets its result on the interface thread.

        The worker outlives pages: hand it methods of objects of Qt or signals, which go with their object.
        ``writes``: it writes a file that somebody counts on, so the end of the program waits for it.
        """
        job = Job(work, self, writes=writes)
        job.done.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        if progressed is not None:
            job.progressed.connect(progressed)
        self._jobs.append(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="worker", daemon=True)
            self._thread.start()
        self._queue.put(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        return job

    def stop(self) -> bool:
        """Let the jobs that write finish, give up the others, end the thread; tell whether it has ended.

        A thread torn down in the middle of a job would leave half a file behind, or take the program down.
        """
        for job in self._jobs:
            if not job.writes:
                job.cancel()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(0 if self._stuck else LONGEST_END)
            self._stuck = self._thread.is_alive()
            if not self._stuck:
                self._thread = None
        return not self._stuck

    def _loop(self) -> None:
        while (job := self._queue.get()) is not None:
            kind, value = self._result(job)
            self._message.emit(job, kind, value)

    def _result(self, job: Job) -> tuple[str, object]:
        def tell(done: int, total: int) -> None:
            self._message.emit(job, "progressed", (done, total))

        if job.token.is_set():
            return "cancelled", None
        try:
            return "done", job.work(_Reporter(job.token, tell))
        except Cancelled:
            return "cancelled", None
        except (PersonError, OSError) as error:
            return "failed", error
        except Exception as error:
            return "broken", error

    def _on_message(self, job: Job, kind: str, value: Any) -> None:
        if kind == "progressed":
            job.progressed.emit(*value)
            return
        self._jobs.remove(job)
        try:
            if kind == "broken":
                raise value
            if kind == "cancelled" or job.token.is_set():
                job.cancelled.emit()
            else:
                (job.done if kind == "done" else job.failed).emit(value)
        finally:
            job.finished.emit()
            job.deleteLater()
            if not self._jobs:
                self.busy_changed.emit(False)
