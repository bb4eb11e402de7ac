"""Jobs run beside the window, one after the other; their results come back to its thread."""

from __future__ import annotations

import threading

import pytest

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.ui.common import worker as module
from canvas_app.ui.common.worker import Worker


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    made.stop()


def test_the_result_comes_back_to_the_interface_thread(worker, qtbot):
    where, results = [], []

    def work(_progress):
        where.append(threading.current_thread())
        return "done"

    def done(result):
        where.append(threading.current_thread())
        results.append(result)

    worker.run(work, done)
    qtbot.waitUntil(lambda: results == ["done"])
    assert where[0] is not threading.main_thread()
    assert where[1] is threading.main_thread()
    assert not worker.busy


def test_jobs_run_in_the_order_given(worker, qtbot):
    results = []
    gate = threading.Event()
    worker.run(lambda _: gate.wait(5), results.append)
    for number in range(5):
        worker.run(lambda _, number=number: number, results.append)
    assert worker.busy
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert results == [True, 0, 1, 2, 3, 4]


def test_progress_is_told_and_ends_complete(worker, qtbot):
    told, results = [], []

    def work(progress):
        for done in range(1, 2001):
            progress.report(done, 2000)
        return True

    worker.run(work, results.append, progressed=lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: results == [True])
    assert told[-1] == (2000, 2000)
    assert len(told) < 200, "not every report is passed on"


def test_a_cancelled_job_stops_and_gives_no_result(worker, qtbot):
    results, stopped = [], []
    begun = threading.Event()

    def work(progress):
        while True:
            begun.set()
            progress.report(0, 0)

    job = worker.run(work, results.append)
    job.cancelled.connect(lambda: stopped.append(True))
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [True])
    assert results == []
    assert not worker.busy


def test_the_result_of_a_job_cancelled_while_it_was_on_its_way_is_not_handed_over(worker, qtbot):
    results, stopped, next_one = [], [], threading.Event()
    job = worker.run(lambda _: "late", results.append)
    job.cancelled.connect(lambda: stopped.append(True))
    worker.run(lambda _: next_one.set(), lambda _: None)
    assert next_one.wait(5), "by now the first has ended, and nobody has heard of it"
    job.cancel()
    qtbot.waitUntil(lambda: not worker.busy)
    assert (results, stopped) == ([], [True])


def test_what_the_persons_world_refuses_is_told(worker, qtbot):
    failures, results = [], []

    def work(_progress):
        raise ValueRefusedError("value.number", value="x")

    worker.run(work, results.append, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].code == "value.number"
    assert results == []


def test_an_error_of_ours_is_raised_where_it_is_shown(worker, qtbot):
    def work(_progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        worker.run(work, lambda _: None)
        qtbot.waitUntil(lambda: not worker.busy and bool(caught))
    assert caught[0][0] is ZeroDivisionError


class Watched:
    """Remembers which thread let go of it last."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.gone_in = gone_in

    def __del__(self) -> None:
        self.gone_in.append(threading.current_thread())


@pytest.mark.parametrize("how", ["done", "failed", "cancelled"])
def test_the_interface_thread_lets_go_of_the_work_and_of_what_came_of_it(worker, qtbot, how):
    """PySide destroys an object of Qt in the thread that drops the last reference to it."""
    gone_in: list[threading.Thread] = []
    job = None

    def hand_over():
        nonlocal job
        held = Watched(gone_in)

        def work(progress, held=held):
            in_frame = Watched(gone_in)
            if how == "failed":
                raise OSError
            if how == "cancelled":
                job.cancel()
                progress.report(0, 0)
            return held, in_frame

        job = worker.run(work, lambda _: None)

    hand_over()
    qtbot.waitUntil(lambda: not worker.busy)
    job = None
    for _ in range(3):
        worker.run(lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: not worker.busy)
    assert len(gone_in) == 2
    by_hand = 1 if how == "cancelled" else 0  # the frame that the cancelling left is the thread's own
    assert gone_in.count(threading.main_thread()) == 2 - by_hand


def test_stopping_gives_up_what_waits(worker):
    gate, ran = threading.Event(), []
    worker.run(lambda _: gate.wait(5), lambda _: None)
    worker.run(lambda _: ran.append(1), lambda _: None)
    gate.set()
    worker.stop()
    assert ran == []


def test_the_end_waits_for_what_writes_and_gives_up_the_rest(worker):
    """Both wait behind a job that runs; nobody calls back for them, for the window is gone."""
    gate, done = threading.Event(), []
    worker.run(lambda _: gate.wait(5), done.append)
    worker.run(lambda _: done.append("read"), done.append)
    worker.run(lambda _: done.append("written"), done.append, writes=True)
    threading.Timer(0.1, gate.set).start()
    assert worker.stop()
    assert done == ["written"]


def test_a_job_that_never_ends_does_not_keep_the_program(worker, monkeypatch):
    monkeypatch.setattr(module, "LONGEST_END", 0.05)
    gate = threading.Event()
    worker.run(lambda _: gate.wait(20), lambda _: None, writes=True)
    assert not worker.stop()
    monkeypatch.undo()
    assert not worker.stop(), "it is not waited for a second time"
    gate.set()
