"""The one worker: long jobs run beside the window, one after the other.

A job is a pure function of frozen data: ``job(progress)``. It calls ``progress.report(done, total)``
now and then, which raises ``Cancelled`` once the person has had enough. Its result is taken over by the
interface thread; it never touches a widget or the open workbook. When the program ends, a job that writes a
file is let finish, and the others are given up.

The thread has no object of Qt in its hands, not even to send a signal, and what a job was made of and what
came of it are let go of by the interface thread: PySide destroys an object of Qt in the thread that drops the
last reference to it (an exception's traceback holds frames, and those the objects of their functions).
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Cancelled, Progress

LOOK_EVERY: Final = 10
"""Milliseconds between two looks at what the thread has done, while there are jobs."""
_PAUSE: Final = 0.05  # seconds between two reports that are passed on
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
        self.writes = writes
        self.task = Task(work)
        self._told, self._told_at = (0, 0), 0.0

    def cancel(self) -> None:
        """Ask the job to stop; ``cancelled`` comes when it has."""
        self.task.unwanted.set()

    def tell_progress(self, *, at_once: bool = False) -> None:
        """Pass on how far the job is, if that is new and the last time was not a moment ago."""
        reached, now = self.task.reached, time.monotonic()
        if reached != self._told and (at_once or now - self._told_at >= _PAUSE):
            self._told, self._told_at = reached, now
            self.progressed.emit(*reached)


class Task(Progress):
    """What the thread sees of a job: plain data.

    Attributes:
        work: what is to be done; None once it was let go of.
        reached: (done, total) as last reported.
        unwanted: set when the job is to stop.
        outcome: what came of it and its value, once it has ended.

    """

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        self.work: Callable[[Progress], Any] | None = work
        self.reached = (0, 0)
        self.unwanted = threading.Event()
        self.outcome: tuple[str, Any] | None = None

    def report(self, done: int, total: int) -> None:
        """Say how far the job is; raises Cancelled when it is to stop."""
        if self.unwanted.is_set():
            raise Cancelled
        self.reached = (done, total)

    def run(self) -> None:
        """Do the work, on the thread of the worker."""
        if self.work is None or self.unwanted.is_set():
            self.outcome = "cancelled", None
            return
        try:
            self.outcome = "done", self.work(self)
        except Cancelled:
            self.outcome = "cancelled", None
        except (PersonError, OSError) as error:
            self.outcome = "failed", _apart(error)
        except Exception as error:
            self.outcome = "broken", _apart(error)

    def let_go(self) -> None:
        """Keep nothing of the work nor of what came of it: the thread may hold the task for long."""
        self.work = self.outcome = None


def _apart(error: Exception) -> Exception:
    """Take the frame of ``Task.run`` from the traceback: the error would hold the task that holds it."""
    return error.with_traceback(error.__traceback__ and error.__traceback__.tb_next)


def _serve(tasks: queue.SimpleQueue[Task | None]) -> None:
    """Do one task after the other until there is None."""
    while (task := tasks.get()) is not None:
        task.run()


class Worker(QObject):
    """Runs jobs in one thread of its own, started with the first of them.

    Attributes:
        busy_changed: the worker began or ended to have something to do.

    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._jobs: list[Job] = []
        self._stuck = False
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self._on_look)

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
            self._thread = threading.Thread(target=_serve, args=(self._tasks,), name="worker", daemon=True)
            self._thread.start()
        self._tasks.put(job.task)
        if len(self._jobs) == 1:
            self._look.start()
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
            self._tasks.put(None)
            self._thread.join(0 if self._stuck else LONGEST_END)
            self._stuck = self._thread.is_alive()
            if not self._stuck:
                self._thread = None
        return not self._stuck

    def _on_look(self) -> None:
        """Pass on the progress of the job that runs, and what came of those that have ended."""
        while self._jobs:
            job = self._jobs[0]
            ended = job.task.outcome is not None
            job.tell_progress(at_once=ended)
            if not ended or self._jobs[:1] != [job]:  # a slot may have run a loop of events of its own
                return
            self._hand_over(job)

    def _hand_over(self, job: Job) -> None:
        self._jobs.remove(job)
        unwanted, outcome = job.task.unwanted.is_set(), job.task.outcome
        assert outcome is not None
        kind, value = outcome
        try:
            if kind == "broken":
                raise value
            if kind == "cancelled" or unwanted:
                job.cancelled.emit()
            else:
                (job.done if kind == "done" else job.failed).emit(value)
        finally:
            job.finished.emit()  # the work is held until now: a connection to a method of it does not hold it
            job.task.let_go()
            job.deleteLater()
            if not self._jobs:
                self._look.stop()
                self.busy_changed.emit(False)
