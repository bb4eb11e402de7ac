"""Widgets in circles of references are destroyed by the interface thread, whichever thread makes garbage."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from canvas_app.exchange.uncollected import without_collecting
from canvas_app.ui.common import garbage
from canvas_app.ui.common.garbage import GarbageCollector
from canvas_app.ui.common.worker import Worker


@pytest.fixture
def collector(qapp, monkeypatch):
    monkeypatch.setattr(garbage, "EVERY", 10)
    gc.collect()
    gc.enable()  # as Python begins
    made = GarbageCollector()
    yield made
    made.deleteLater()


class InCircle(QWidget):
    def __init__(self, destroyed_in: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: destroyed_in.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )


def make_garbage(_progress) -> int:
    """Make what Python would look through for garbage several times, by its own count."""
    for _ in range(20_000):
        circle: list[object] = []
        circle.append(circle)
    return 1


def test_a_widget_is_destroyed_by_the_interface_thread_though_the_worker_makes_the_garbage(collector, qtbot):
    destroyed_in: list[threading.Thread] = []
    InCircle(destroyed_in)
    collector.start()
    worker, results = Worker(), []
    worker.run(make_garbage, results.append)
    qtbot.waitUntil(lambda: results == [1])
    qtbot.waitUntil(lambda: bool(destroyed_in))
    worker.stop()
    assert destroyed_in == [threading.main_thread()]


def test_without_it_the_worker_would_destroy_the_widget(collector, qtbot):
    """The fact that the collector is there for; once it is gone from PySide, so may the collector be."""
    destroyed_in: list[threading.Thread] = []
    InCircle(destroyed_in)
    maker = threading.Thread(target=make_garbage, args=(None,))
    maker.start()
    maker.join()
    gc.collect()
    assert destroyed_in == [maker]


def test_nothing_is_collected_while_records_are_made_in_bulk(collector):
    collector.start()
    destroyed_in: list[threading.Thread] = []
    InCircle(destroyed_in)
    with without_collecting():
        make_garbage(None)
        collector.collect()
        assert destroyed_in == []
        assert gc.get_count()[0] > gc.get_threshold()[0]
    assert not gc.isenabled(), "as it was before the block"
    collector.collect()
    assert destroyed_in == [threading.main_thread()]


def test_everything_is_collected_too_but_seldom(collector, monkeypatch):
    generations = []
    monkeypatch.setattr(garbage.gc, "collect", generations.append)
    now = 0.0
    monkeypatch.setattr(garbage.time, "monotonic", lambda: now)
    monkeypatch.setattr(garbage.gc, "get_count", lambda: (10**6, 0, 0))
    collector.start()
    for _ in range(200):
        now += 1.0
        collector.collect()
    assert set(generations) == {1, 2}
    assert 5 <= generations.count(2) <= 20
