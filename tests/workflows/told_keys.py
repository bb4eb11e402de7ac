"""The real program on a workbook, in which a command of Ctrl and a letter tells its keys and does nothing.

Run by test_layouts.py: ``python -m tests.workflows.told_keys FILE``; prints ``all`` with the keys there are,
then a line a command.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app import app
from canvas_app.ui.common.actions import Actions, Command

LETTER = re.compile(r"Ctrl\+(Shift\+)?[A-Z]")
_make = Actions._make


def _telling(self: Actions, command: Command, owner: QWidget):
    letters = [keys for keys in command.keys if LETTER.fullmatch(keys)]
    if not letters:
        return _make(self, command, owner)
    named = replace(command, run=lambda: print(command.id, flush=True))
    action = _make(self, named, owner)
    QTimer.singleShot(0, lambda: action.setEnabled(True))
    return action


def _told() -> None:
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    window.activateWindow()
    commands = window.tools.actions.all()
    pairs = [f"{keys}={one.id}" for one in commands if one.run for keys in one.keys if LETTER.fullmatch(keys)]
    print("all", *pairs, flush=True)


if __name__ == "__main__":
    Actions._make = _telling
    application = QApplication(["canvas-app"])
    QTimer.singleShot(4000, _told)
    sys.exit(app.run(Path(sys.argv[1]), smoke=False, sample=False, language="ru"))
