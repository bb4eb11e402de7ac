"""The window is closed while a file is written: the file is whole, nothing else is left, the code is 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas import reads

SLOWLY = """
import sys, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from canvas_app import app
from canvas_app.services import writing
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage.sqlite import copies
from canvas_app.ui.documents import exporting

book, target = Path(sys.argv[1]), Path(sys.argv[2])
begun = threading.Event()

def slow(module, name):
    whole = getattr(module, name)
    def wrapped(*arguments, **more):
        if threading.current_thread() is not threading.main_thread():
            begun.set()
            time.sleep(3)
        return whole(*arguments, **more)
    setattr(module, name, wrapped)

class Answers:
    def save_file(self, title, filters, suggested):
        return target
    def confirm(self, title, text, *, yes, danger=False):
        print("asked", flush=True)
        return {yes!r} == "yes"

build = app.build_window

def built(**more):
    global window
    window = build(dialogs=Answers(), **more)
    QTimer.singleShot(0, when_open)
    return window

def when_open():
    if window.workspace is None:
        QTimer.singleShot(20, when_open)
        return
    {do}
    close_when_begun()

def close_when_begun():
    if not begun.is_set():
        QTimer.singleShot(20, close_when_begun)
        return
    if {late}:
        new_canvas(window.context.session.workbook, "the last edit")
    window.close()

app.build_window = built
sys.exit(app.run(book, smoke=False, sample=False))
"""


@pytest.fixture
def book(tmp_path) -> Path:
    path = tmp_path / "book.canvasbook"
    files.create_workbook(path, language="en", business="Coffee").close()
    return path


def closed_during(tmp_path, book: Path, do: str, *, yes: str = "", late: bool = True) -> str:
    """Run the window, do something slow, close it meanwhile; return what was printed."""
    done = subprocess.run(
        [sys.executable, "-c", SLOWLY.format(do=do, yes=yes, late=late), book, tmp_path / "out.pdf"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])
    assert [path.name for path in tmp_path.rglob("*.part*")] == []
    with files.open_workbook(book, read_only=True) as after:
        assert "the last edit" in [canvas.name for canvas in reads.canvases(after)]
        assert after.check() == []
    return done.stdout


def test_a_document_that_is_being_written_is_finished(tmp_path, book):
    do = (
        "slow(writing.places, 'flush'); "
        "window.go('documents', {'preset': 'director'}); "
        "QTimer.singleShot(0, window.workspace.page.parts.output.export)"
    )
    assert closed_during(tmp_path, book, do) == ""
    data = (tmp_path / "out.pdf").read_bytes()
    assert data.rstrip().endswith(b"%%EOF")


def test_a_document_that_is_not_ready_is_asked_about(tmp_path, book):
    do = (
        "from canvas_app.ui.documents import document_job; "
        "slow(document_job, '_create'); "
        "new_canvas(window.context.session.workbook, 'the last edit'); "
        "window.go('documents', {'preset': 'director'}); "
        "QTimer.singleShot(0, window.workspace.page.parts.output.export)"
    )
    assert closed_during(tmp_path, book, do, yes="yes", late=False) == "asked\n"
    assert not (tmp_path / "out.pdf").exists()


def test_a_backup_that_is_being_made_is_finished(tmp_path, book, monkeypatch):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    do = "slow(copies, 'vacuum_into'); window.maintenance.back_up()"
    closed_during(tmp_path, book, do)
    made = files.backups_of(book)
    assert [backup.number for backup in made] == [2, 1]
    for backup, names in zip(made, (["the last edit"], []), strict=True):
        with files.open_workbook(backup.path, read_only=True) as found:
            assert [one.name for one in found.all(Canvas)][1:] == names
            assert found.check() == []
