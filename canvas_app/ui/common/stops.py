"""The order of Tab: as things stand, not as they were made.

Who orders stops names them: asking a layout for its items (``itemAt``) leaves wrappers of PySide6 behind that
outlive the items, and the next object at that address crashes the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def order_stops(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each of ``stops`` to the one after it; what stands behind the last one stays there."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
