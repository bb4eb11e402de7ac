"""One story in the real window, in a process that is killed in the middle of it.

Run as ``python -m tests.campaign.storytelling FOLDER CALL``: opens ``book.canvasbook`` of the folder, types a
note, looks into the real file dialog, imports ``source.csv``, types on the card of a client, exports, types
again and is asked to end by SIGTERM. Each time the window says that what was typed is saved, so does a line
on the descriptor ``STORY_FD``; ``calls N`` comes before SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app import app as composition
from canvas_app.ui.main_window import MainWindow
from tests.campaign import windows
from tests.campaign.commanding import described
from tests.faults import shim
from tests.ui.helpers import press, type_text

STORY = "STORY_FD"
_PACE = 5  # ms between two looks
_MOST = 1_500
"""Looks after which what is waited for will not come."""
Script = Iterator[Callable[[], object]]


def say(words: str) -> None:
    """Tell the process that listens."""
    os.write(int(os.environ[STORY]), f"{words}\n".encode())


def _injected() -> bool:
    return "faultio" in os.environ.get("LD_PRELOAD", "")


def focus() -> QWidget:
    """Return the control with the caret."""
    found = QApplication.focusWidget()
    assert found is not None, "no control has the focus"
    return found


class Story:
    """Plays a script in the loop of the program: each step ends with what must hold before the next."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._script = self.script()
        self._ready: Callable[[], object] = lambda: window.workspace is not None
        self._looks = 0
        self._timer = QTimer(window, interval=_PACE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        self._looks += 1
        if not self._ready():
            if self._looks > _MOST:
                say(f"stuck {self._ready.__qualname__}")
                os._exit(3)
            return
        self._looks = 0
        self._timer.stop()  # a dialog runs a loop of its own
        try:
            self._ready = next(self._script)
            self._timer.start()
        except StopIteration:
            return
        except Exception as error:
            say(f"broken {described(error)}")
            os._exit(4)

    def script(self) -> Script:
        """Tell the story."""
        yield from self._notes()
        yield from self._dialog()
        yield from self._import()
        yield from self._remarks()
        yield from self._export()
        yield from self._end()

    def _saved(self) -> bool:
        """Tell whether the window says that everything is in the file."""
        return self._window.status_bar.state.accessibleName().startswith("Saved")

    def _page(self, name: str) -> bool:
        page = self._window.workspace.page if self._window.workspace is not None else None
        return page is not None and page.key == name

    def _notes(self) -> Script:
        self._window.workspace.page.view.setFocus()
        yield lambda: QApplication.focusWidget() is not None
        for number in range(3):
            words = f"CANARY story note {number}"
            type_text(focus(), words)
            yield lambda: True
            press(focus(), "Return")
            yield self._saved
            say(f"saved {words}")
        press(focus(), "Esc")
        yield lambda: True

    def _dialog(self) -> Script:
        windows.answer_dialog(self._folder / "book.canvasbook", choose=False)
        self._window.controller.ask_open()
        yield lambda: True

    def _import(self) -> Script:
        windows.answer_dialog(self._folder / "source.csv", choose=True)
        self._window.go("clients", {"run": "import"})
        yield lambda: self._page("clients")
        panel = self._window.workspace.page.importing.panel
        yield lambda: panel.isVisible() and panel.accept_button.isEnabled()
        panel.accept_button.click()
        yield lambda: not panel.isVisible() and self._saved()
        say("saved CANARY row 39")

    def _remarks(self) -> Script:
        page = self._window.workspace.page
        page.area.table.setFocus()
        yield lambda: page.card.client_id
        page.card.choose("details")
        for number in range(4):
            words = f"CANARY remark {number}. "
            page.card.details.remarks.setFocus()
            type_text(page.card.details.remarks, words)
            for _ in range(3):
                yield lambda: True
            yield self._saved
            say(f"saved {words.strip()}")

    def _export(self) -> Script:
        windows.answer_dialog(self._folder / "out.pdf", choose=True)
        self._window.go("documents", {})
        yield lambda: self._page("documents")
        page = self._window.workspace.page
        yield lambda: page.preview.view.pages and not page.parts.producer.busy
        page.parts.output.export()
        yield lambda: (self._folder / "out.pdf").exists() and not self._window.tools.worker.busy
        say("written out.pdf")

    def _end(self) -> Script:
        self._window.go("clients", {})
        yield lambda: self._page("clients")
        remarks = self._window.workspace.page.card.details.remarks
        remarks.setFocus()
        type_text(remarks, "CANARY last words")
        if _injected():
            say(f"calls {shim.calls()}")
        os.kill(os.getpid(), signal.SIGTERM)
        yield lambda: False


def main(folder: Path, call: int) -> int:
    """Open the window on the book and play the story."""
    if _injected():
        shim.watch(folder.parent)
        shim.arm(call, shim.Fault(kill=True))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    build = composition.build_window
    told: list[Story] = []

    def build_and_tell(**given: object) -> MainWindow:
        window = build(**given)
        window.painted.connect(lambda: told.append(Story(window, folder)))
        return window

    composition.build_window = build_and_tell
    say("begun")
    return composition.run(folder / "book.canvasbook", smoke=False, sample=False, language="en")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
