"""The order of Tab: as things stand, not as they were made.

Who orders stops names them: asking a layout for its items (``itemAt``) leaves wrappers of PySide6 behind that
outlive the items, and the next object at that address crashes the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget


def order_tabs(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each of ``stops`` to the one after it; what stands behind the last one stays there."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def as_shown(pane: QWidget) -> list[QWidget]:
    """Return the stops inside ``pane`` as they are read: line by line from the top, each from the left."""
    places = {
        widget: QRect(widget.mapTo(pane, QPoint()), widget.size())
        for widget in pane.findChildren(QWidget)
        if _takes_focus(widget)
    }
    lines: list[list[QWidget]] = []
    for widget in sorted(places, key=lambda one: (places[one].top(), places[one].left())):
        if lines and places[widget].center().y() < places[lines[-1][0]].bottom():
            lines[-1].append(widget)
        else:
            lines.append([widget])
    return [widget for line in lines for widget in sorted(line, key=lambda one: places[one].left())]


def step(whole: QWidget, panes: Iterable[QWidget], *, forward: bool) -> bool:
    """Take one step of Tab inside ``whole``: through its panes as they are shown, then beyond it.

    What is made while a person works (rows, lines of a form, answers) would come last of the whole window in
    Qt's own order. Tell whether the step was taken; where the focus is to go because its widget was hidden,
    it is not, and Qt decides.
    """
    current = whole.window().focusWidget()
    stops = [stop for pane in panes for stop in as_shown(pane)]
    if current not in stops:
        return False
    place = stops.index(current) + (1 if forward else -1)
    target = stops[place] if 0 <= place < len(stops) else _beyond(whole, forward=forward)
    if target is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _beyond(whole: QWidget, *, forward: bool) -> QWidget | None:
    """Return the stop of the window after ``whole``, or the one before it.

    Qt's chain is not asked: each step along it makes PySide take the next widget for a child of the one
    before, and all of them for deleted when one is.
    """
    window = whole.window()
    bottom = whole.mapTo(window, QPoint(0, whole.height())).y()
    outside = [stop for stop in as_shown(window) if not whole.isAncestorOf(stop)]
    below = [stop for stop in outside if stop.mapTo(window, QPoint()).y() >= bottom]
    if forward:
        return next(iter(below or outside), None)
    before = [stop for stop in outside if stop not in below]
    return next(iter(reversed(before or outside)), None)
