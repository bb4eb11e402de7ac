"""Rounds of the loss of a lock: something in the process reads the open workbook, another program tries it.

Run as ``python -m tests.faults.lost_lock FOLDER ROUNDS``; prints what was found as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import PersonError
from canvas_app.storage.workbook import Workbook
from tests.storage.other import ROOT, OtherWindow


def by_a_library(path: Path) -> None:
    """Open, read and close the file, as a preview or a library does."""
    with path.open("rb") as file:
        file.read()


def by_the_import(path: Path) -> None:
    """Choose the workbook itself as the table to import, also by a reader that does not know it is open."""
    from canvas_app.exchange.source import open_source

    for known in (True, False):
        with suppress(PersonError):
            list(open_source(path, lambda _status, known=known: known).lines())


def by_the_dialog(path: Path) -> None:
    """Show the workbook's folder in Qt's own file dialog until its files have their icons."""
    from PySide6.QtCore import QDir
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel

    from canvas_app.ui.common import file_type

    app = QApplication.instance() or QApplication(sys.argv[:1])
    file_type.register()
    dialog = QFileDialog(None, "", str(path.parent))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFilter(QDir.Filter.AllEntries | QDir.Filter.NoDotAndDotDot)
    dialog.selectFile(path.name)
    dialog.show()
    model = dialog.findChild(QFileSystemModel)
    for _ in range(100):
        QTest.qWait(10)
        if model.type(model.index(str(path))) not in ("", "Unknown") and _ > 5:
            break
    dialog.close()
    dialog.deleteLater()
    app.processEvents()


READERS: dict[str, Callable[[Path], None]] = {
    "library": by_a_library,
    "import": by_the_import,
    "dialog": by_the_dialog,
}


def command(name: str, path: Path, *more: str) -> subprocess.CompletedProcess:
    """Run a command of the program on the file."""
    return subprocess.run(
        [sys.executable, "-m", "canvas_app", name, str(path), "--lang", "en", *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def _round(path: Path, number: int, reader: str, other: OtherWindow, found: dict) -> None:
    """Edit, let something read the file, let another program try, edit again; nothing may be lost."""
    with Workbook.open(path) as book:
        for canvas in (2 * number + 1, 2 * number + 2):
            with book.edit("edit.x") as edit:
                edit.put(Canvas(canvas, f"acknowledged {canvas}"))
            found["acknowledged"] += 1
            READERS[reader](path)
            answer = other.ask("open")
            if answer != f"file.locked {os.getpid()}":
                found["let in"] += 1
                found["problems"].append(f"round {number}, {reader}: {answer}")
                other.ask(f"edit {10_000 + canvas}")
                other.ask("close")
    with Workbook.open(path) as again:
        kept = {canvas.id for canvas in again.all(Canvas)}
        lost = {2 * number + 1, 2 * number + 2} - kept
        found["lost"] += len(lost)
        found["problems"] += again.check()


def rounds(folder: Path, count: int, readers: Sequence[str] = tuple(READERS)) -> dict:
    """Do ``count`` rounds, the readers in turn, and return what was counted: none let in, none lost."""
    path = folder / "a.canvasbook"
    Workbook.create(path, language="en").close()
    found: dict = {"rounds": count, "acknowledged": 0, "let in": 0, "lost": 0, "problems": []}
    with OtherWindow(path) as other:
        for number in range(count):
            _round(path, number, readers[number % len(readers)], other, found)
    return found


if __name__ == "__main__":
    print(json.dumps(rounds(Path(sys.argv[1]), int(sys.argv[2]))))
