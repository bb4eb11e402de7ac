"""A window that finds a workbook open elsewhere can call the other window forward."""

from __future__ import annotations

import subprocess
import sys

from canvas_app.ui.neighbours import Listener, address, call_forward
from tests.ui.helpers import settle

_CALL = """
import pathlib, sys
from canvas_app.ui.neighbours import call_forward
sys.exit(not call_forward(pathlib.Path(sys.argv[1])))
"""


def test_a_call_is_heard_by_the_window_of_that_file(qtbot, qapp, tmp_path):
    path = tmp_path / "Книга.canvasbook"
    path.touch()
    came = []
    listener = Listener(lambda: came.append(True), qapp)
    listener.listen(path)
    caller = subprocess.Popen([sys.executable, "-c", _CALL, str(path)])
    qtbot.waitUntil(lambda: came == [True])
    assert caller.wait(10) == 0
    listener.stop()
    settle()
    assert not call_forward(path)


def test_each_file_has_an_address_of_its_own(tmp_path):
    assert address(tmp_path / "a") != address(tmp_path / "b")
    assert address(tmp_path / "a") == address(tmp_path / "x" / ".." / "a")
    assert "a.canvasbook" not in address(tmp_path / "a.canvasbook")
