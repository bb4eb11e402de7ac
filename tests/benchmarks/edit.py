"""An edit from the key that ends it to the committed file and the repainted sheet, in the real window."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.measure import environment, sample

EDITS = 200


def run() -> None:
    os.environ.update(environment())
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from canvas_app.app import build_window
    from canvas_app.ui.canvas.page import CanvasPage

    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    window = build_window()
    window.resize(1440, 900)
    window.show()
    window.controller.open(sample())
    page = window.findChild(CanvasPage)
    page.view.select(page.view.selection.with_block("kp"))
    note = page.view.order("kp")[0]
    found = []
    for number in range(EDITS):
        page.editing.begin_edit(note)
        page.editing.editor.setPlainText(f"Фермы и обжарщик {number}")
        begin = time.perf_counter()
        QTest.keyClick(page.editing.editor, Qt.Key.Key_Return)
        page.view.viewport().repaint()
        found.append(1000 * (time.perf_counter() - begin))
    floor = _floor()
    p95 = quantiles(found, n=20)[-1]
    print(
        f"edit, key to committed and repainted: median {median(found):.1f} ms, p95 {p95:.1f} ms (aim 30); "
        f"floor (one SQLite transaction with the file's settings) {floor:.2f} ms, "
        f"ratio {median(found) / floor:.0f}"
    )
    window.close()


def _floor() -> float:
    from sqlcipher3 import dbapi2

    folder = Path(tempfile.mkdtemp())
    connection = dbapi2.connect(str(folder / "x"), isolation_level=None)
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO note VALUES (1, '')")
    found = []
    for number in range(EDITS):
        begin = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE note SET text = ? WHERE id = 1", (str(number),))
        connection.execute("COMMIT")
        found.append(1000 * (time.perf_counter() - begin))
    connection.close()
    shutil.rmtree(folder)
    return median(found)
