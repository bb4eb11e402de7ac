"""Python's garbage is collected by the interface thread alone.

Left to itself Python collects in whichever thread has just made an object. A widget in a circle of
references would then be destroyed by the worker's thread, and Qt's event loop, which has that widget in its
lists, ends the program with a segmentation fault (tried with PySide6 6.11.3: the destructor of a QWidget runs
in the thread that collects).
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer

from canvas_app.exchange.uncollected import collecting_held

EVERY: Final = 1_000
"""Milliseconds between two looks at how much was made."""
_SHARE: Final = 0.01  # of the time at most goes into collections of everything, however large the heap is
_APART: Final = 10.0  # seconds at least between two of those
_YOUNG, _ALL = 1, 2  # generations, as gc.collect counts them


class GarbageCollector(QObject):
    """Takes the collector's place from ``start`` on, for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        self._next_all = 0.0
        self._young = 0

    def start(self) -> None:
        """Turn Python's own collecting off, and look by a timer of the thread that this object lives in."""
        gc.disable()
        self._next_all = time.monotonic() + _APART
        self._timer.start()

    def collect(self) -> None:
        """Collect what is young when enough was made, and everything now and then."""
        if collecting_held():  # what is made in bulk is no garbage
            return
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        begun = time.monotonic()
        if self._young < gc.get_threshold()[1] or begun < self._next_all:
            self._young += 1
            gc.collect(_YOUNG)
            return
        gc.collect(_ALL)
        ended = time.monotonic()
        self._young = 0
        self._next_all = ended + max(_APART, (ended - begun) / _SHARE)
