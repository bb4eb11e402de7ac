"""A window that finds a workbook open elsewhere can call the other window forward."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from canvas_app.ui.single_instance import Listener, address, call_forward, sweep
from tests.ui.helpers import settle

_LISTEN = """
import os, signal, socket, sys
ear = socket.socket(socket.AF_UNIX)
ear.bind(sys.argv[1])
ear.listen()
os.kill(os.getpid(), signal.SIGKILL)
"""
_CALL = """
import pathlib, sys
from canvas_app.ui.single_instance import call_forward
sys.exit(not call_forward(pathlib.Path(sys.argv[1])))
"""


def test_a_call_is_heard_by_the_window_of_that_file(qtbot, qapp, tmp_path):
    path = tmp_path / "Книга.canvasbook"
    path.touch()
    came = []
    listener = Listener(lambda: came.append(True), qapp)
    listener.listen(path)
    caller = subprocess.Popen([sys.executable, "-c", _CALL, str(path)])
    qtbot.waitUntil(lambda: came == [True], timeout=30_000)  # an interpreter starts and imports Qt
    assert caller.wait(30) == 0
    listener.stop()
    settle()
    assert not call_forward(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there these are no files")
def test_sockets_that_killed_windows_left_are_swept_and_nobody_is_called(qtbot, qapp, tmp_path, monkeypatch):
    with tempfile.TemporaryDirectory(prefix="s-") as folder:  # a path of a socket is short
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", None)
        living, killed, other = (Path(folder) / address(tmp_path / name) for name in "abc")
        came = []
        listener = Listener(lambda: came.append(True), qapp)
        listener.listen(tmp_path / "a")
        assert living.is_socket()
        child = subprocess.run([sys.executable, "-c", _LISTEN, str(killed)], check=False, timeout=30)
        assert child.returncode == -signal.SIGKILL
        assert killed.is_socket()
        other.write_text("not a socket")
        foreign = Path(folder) / "canvas-app-settings"
        foreign.mkdir()
        sweep()
        assert sorted(Path(folder).iterdir()) == sorted([living, other, foreign])
        settle()
        assert came == []
        assert call_forward(tmp_path / "a"), "it still hears"
        qtbot.waitUntil(lambda: came == [True])
        listener.stop()
        settle()


def test_each_file_has_an_address_of_its_own(tmp_path):
    assert address(tmp_path / "a") != address(tmp_path / "b")
    assert address(tmp_path / "a") == address(tmp_path / "x" / ".." / "a")
    assert "a.canvasbook" not in address(tmp_path / "a.canvasbook")
