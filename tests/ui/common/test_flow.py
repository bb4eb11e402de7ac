"""A flow of widgets keeps exactly those that are in it, whatever goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import createdByPython

from canvas_app.ui.common.flow import FlowLayout
from tests.ui.helpers import settle


def names(flow: FlowLayout) -> list[str]:
    return [flow.itemAt(place).widget().text() for place in range(flow.count())]


def test_a_widget_that_is_taken_out_or_deleted_leaves_no_item(qapp):
    whole = QWidget()
    flow = FlowLayout(whole)
    buttons = [QPushButton(name, whole) for name in ("a", "b", "c")]
    for button in buttons:
        flow.addWidget(button)
    flow.removeWidget(buttons[1])
    assert names(flow) == ["a", "c"]
    flow.addWidget(buttons[1])
    assert names(flow) == ["a", "c", "b"]
    buttons[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert names(flow) == ["c", "b"]
    assert flow.heightForWidth(1) > buttons[1].sizeHint().height()
    whole.deleteLater()
    settle()


def test_its_items_are_our_own(qapp):
    """Of those that Qt makes PySide6 loses track, and asking one that it holds for gone is a crash."""
    whole = QWidget()
    flow = FlowLayout(whole)
    flow.addWidget(QPushButton("a", whole))
    assert createdByPython(flow.itemAt(0))
    whole.deleteLater()
    settle()
