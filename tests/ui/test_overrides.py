"""An error in a method that Qt calls is told and does not end the process, whoever raised it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QObject
from PySide6.QtWidgets import QWidget

from canvas_app.domain.errors import PersonError
from canvas_app.ui.overrides import guarded
from tests.ui.helpers import settle

_ALONE = """
import sys
from datetime import date
import canvas_app.ui
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

def fail():
    {fail}

class Model(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 1
    def columnCount(self, parent=None):
        return 1
    def data(self, index, role=0):
        fail()

class Hinted(QWidget):
    def sizeHint(self):
        fail()

app = QApplication([])
model, outer = Model(), QWidget()
QVBoxLayout(outer).addWidget(Hinted())
for call in (lambda: model.index(0, 0).data(), outer.adjustSize):
    try:
        call()
    except Exception as error:
        print(type(error).__name__)
"""

FAILURES = {
    "a day that C code refuses": ("date.fromisoformat('2026-02-31')", "ValueError"),
    "an index": ("[][3]", "IndexError"),
    "a key": ("{}['x']", "KeyError"),
    "no words": ("raise ValueError", "ValueError"),
    "no text": ("raise ValueError(3, [])", "ValueError"),
    "an attribute": ("object().nothing", "AttributeError"),
    "bytes": ("b'\\xff'.decode()", "UnicodeDecodeError"),
    "a file": ("open('/nowhere/at/all')", "FileNotFoundError"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_an_error_in_an_override_is_an_error_and_no_crash(name):
    fail, kind = FAILURES[name]
    done = subprocess.run(
        [sys.executable, "-c", _ALONE.format(fail=fail)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout.split()) == (0, [kind, kind]), done.stderr[-500:]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.12 and later need no guard")
def test_every_override_is_guarded_and_nothing_else():
    class Model(QAbstractTableModel):
        def data(self, index, role=0):
            return None

        def ours(self):
            return None

    class Derived(Model):
        def data(self, index, role=0):
            return super().data(index, role)

        def ours(self):
            return None

    for one in (Model, Derived):
        assert hasattr(one.data, "__wrapped__")
        assert not hasattr(one.ours, "__wrapped__")


def test_an_error_of_a_person_passes_as_it_is():
    @guarded
    def refuse(_self):
        raise PersonError("value.number", value="x")

    with pytest.raises(PersonError) as caught:
        refuse(QObject())
    assert caught.value.params == {"value": "x"}


def test_a_painting_that_fails_is_told_and_the_next_one_paints(qtbot):
    class Painted(QWidget):
        fails = True
        painted = 0

        def paintEvent(self, event):
            if self.fails:
                [][3]
            self.painted += 1

    one = Painted()
    qtbot.addWidget(one)
    with qtbot.captureExceptions() as caught:
        try:
            one.show()
            settle()
        except IndexError as error:
            caught.append((IndexError, error, None))
    assert {kind for kind, *_ in caught} == {IndexError}
    one.fails = False
    one.update()
    settle()
    assert one.painted
