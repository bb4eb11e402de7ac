"""PySide6 6.12 drops a reference to None per call on Python 3.11, which aborts after some thousands."""

import sys

from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

CALLS = 1000
# Other objects come and go meanwhile; the fault loses several references per call.
NOISE = 200


class Painted(QWidget):
    """A widget whose painting calls methods of Qt that return nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrush(QBrush())
        painter.drawRect(self.rect())
        painter.end()
        self.painted += 1


def test_painting_loses_no_references_to_none(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.render(picture)
    after = sys.getrefcount(None)
    assert widget.painted >= CALLS
    assert after > before - NOISE
