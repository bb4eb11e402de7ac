"""What outlives a workbook (look, worker) has nothing to do with its pages once it is closed.

Nothing is collected inside a test, so the collector does not hide what still hangs on a closed page.
"""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication

from tests.ui.helpers import press, settle


def heard(window) -> tuple[int, int]:
    """Return how many listen to the look and to the focus."""
    app = QApplication.instance()
    focus = app.receivers(SIGNAL("focusChanged(QWidget*,QWidget*)"))
    return window.tools.theme.receivers(SIGNAL("changed()")), focus


def visit_all(window) -> None:
    for entry in window.entries:
        window.go(entry.key, {})
        settle()


def test_no_page_of_a_closed_workbook_hears_of_a_change_of_the_look(window, tmp_path):
    before = heard(window)
    for name in ("first", "second"):
        assert window.controller.create(tmp_path / f"{name}.canvasbook", "Кофейня")
        visit_all(window)
        assert heard(window)[0] > before[0]
    window.close_workbook()
    settle()
    assert heard(window) == before
    window.appearance.use_theme("dark")  # an error in a slot fails the test
    window.appearance.use_text(150)
    window.appearance.use_text(100)
    window.appearance.use_theme("light")


@pytest.mark.parametrize("page", ["import", "documents"])
def test_a_workbook_can_be_closed_while_the_worker_reads_for_its_page(open_window, qtbot, tmp_path, page):
    worker, gate = open_window.tools.worker, threading.Event()
    worker.run(lambda _progress: gate.wait(20), lambda _done: None)
    if page == "import":
        table = tmp_path / "table.csv"
        table.write_text("id;Название\n" + "".join(f"{i};Клиент {i}\n" for i in range(2000)), "utf-8")
        open_window.go("clients", {})
        open_window.workspace.page.importing.begin(table)
    else:
        open_window.go("documents", {})
        producer = open_window.workspace.page.parts.producer
        qtbot.waitUntil(lambda: producer._job is not None)
    press(open_window, "Ctrl+W")
    settle()
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy, timeout=20_000)
    settle()
    assert open_window.start_page is not None
