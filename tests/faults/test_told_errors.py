"""Whatever fails: nothing that is printed or logged holds a word of a client, and one window tells of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from canvas_app.services.clients import register
from canvas_app.services.files import create_workbook
from tests.faults.story import ROOT

CANARY = "Канарейкина-4509"

_WINDOW = """
import json, logging, os, sys, threading, warnings
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning, qCritical
from PySide6.QtWidgets import QWidget
from canvas_app import app, uncaught
from canvas_app.domain.clients.model import Client

asked, painted = [], [0]

class Dialogs:
    def confirm(self, title, text, *, yes, danger=False):
        asked.append(text)
        return False

class Painted(QWidget):
    def paintEvent(self, event):
        painted[0] += 1
        raise LookupError(name())

class Dying:
    def __del__(self):
        raise LookupError(name())

def name():
    return window.context.session.workbook.all(Client)[0].name

def fail(*_):
    raise ValueError(name())

def in_listener(changes):
    raise OverflowError(name())

def edit():
    from canvas_app.services.clients import register
    workbook = window.context.session.workbook
    workbook.subscribe(in_listener)
    register.edit_client(workbook, workbook.all(Client)[0].id, city=name())

def begin():
    secret = name()
    shown = Painted(window)
    shown.resize(30, 30)
    shown.show()
    again = QTimer(window, interval=10)
    again.timeout.connect(shown.update)
    again.start()
    QTimer.singleShot(0, fail)
    QTimer.singleShot(0, edit)
    def in_thread():
        raise ArithmeticError(secret)
    threading.Thread(target=in_thread).start()
    def in_job(progress):
        raise AssertionError(secret)
    window.tools.worker.run(in_job, print)
    Dying()
    warnings.warn(secret)
    try:
        fail()
    except ValueError:
        logging.getLogger("some.library").exception("cannot %s", secret)
        logging.getLogger("canvas_app.test").warning("caught", exc_info=True)
    qWarning(f'cannot open "{secret}"')
    qCritical(f"no file /home/{secret}/a b")
    QTimer.singleShot(2500, leave)

def leave():
    print(json.dumps({"asked": asked, "painted": painted[0]}))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)

build = app.build_window
def built(**given):
    global window
    window = build(dialogs=Dialogs(), **given)
    window.painted.connect(lambda: QTimer.singleShot(300, begin))
    return window

app.build_window = built
uncaught.install()
app.run(Path(sys.argv[1]), smoke=False, sample=False, language="en")
"""

_SMOKE = """
import sys
from pathlib import Path
from canvas_app import app, uncaught
from canvas_app.domain.clients.model import Client
from canvas_app.ui.canvas.page import CanvasPage
def refresh(self):
    raise ValueError(self.context.session.workbook.all(Client)[0].name)
CanvasPage.refresh = refresh
uncaught.install()
app.run(Path(sys.argv[1]), smoke=True, sample=False)
"""

_COMMAND = """
import sys, warnings
from canvas_app.cli import file_commands
from canvas_app.storage.workbook import Workbook
from canvas_app.domain.clients.model import Client
def check(given, output):
    with Workbook.open(given.file) as book:
        name = book.all(Client)[0].name
    warnings.warn(name)
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(name) from error
file_commands.check = check
from canvas_app.__main__ import main
sys.argv = ["canvas-app", "check", sys.argv[1]]
sys.exit(main())
"""


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "a.canvasbook"
    with create_workbook(path, language="en", business="A", who="V") as made:
        from datetime import date

        register.add_client(made, CANARY, date(2026, 1, 1))
    return path


def run(code: str, book) -> subprocess.CompletedProcess:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment["CANVAS_APP_HOME"] = str(book.parent / "home")
    return subprocess.run(
        [sys.executable, "-c", code, str(book)],
        env=environment, cwd=book.parent, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def written(book, done: subprocess.CompletedProcess) -> str:
    """Return all that was printed and logged."""
    logs = book.parent.glob("home/logs/**/*")
    return done.stdout + done.stderr + "".join(file.read_text("utf-8") for file in logs if file.is_file())


def test_the_window_tells_each_kind_once_and_nothing_quotes(book):
    done = run(_WINDOW, book)
    text = written(book, done)
    assert CANARY not in text
    assert "4509" not in text
    for kind in ("LookupError", "ValueError", "ArithmeticError", "AssertionError", "OverflowError"):
        assert kind in text, f"{kind} is told by its kind"
    assert "UserWarning" in text
    assert "some.library" in text
    told = json.loads(done.stdout)
    assert told["painted"] > 20
    assert 1 <= len(told["asked"]) <= 5, "one window a kind of error, not one at each painting"
    assert text.count("LookupError") < 20


def test_the_smoke_test_quotes_nothing(book):
    done = run(_SMOKE, book)
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert CANARY not in written(book, done)


def test_a_command_quotes_nothing(book):
    done = run(_COMMAND, book)
    assert done.returncode == 1
    assert "KeyError" in done.stderr
    assert "ValueError" in done.stderr
    assert "UserWarning" in done.stderr
    assert CANARY not in written(book, done)
