"""What the window shows of a file: one application that opens one file after the other, offscreen."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from canvas_app import app as composition
from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.ui import crash
from canvas_app.ui.common.preferences import Preferences
from canvas_app.ui.main_window import MainWindow
from tests.campaign.commanding import described
from tests.ui.helpers import settle
from tests.workflows.acting import labels, spoken_parts

PATIENCE = 30.0
"""Seconds after which what is waited for will not come."""
_AFTER_A_CRASH = 2.0
_FOR_THE_DIALOG = 0.3  # icons and kinds of files are found out beside the dialog
_FIGURE = re.compile(r"\d[\d,.\s]* clients?\b|\d[\d,.]*%|Most clients.*|Income from.*")


class SilentDialogs:
    """Somebody who answers every question with Cancel; what was asked is remembered."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def _cancel(self, title: str, *_: object, **__: object) -> None:
        self.asked.append(title)

    open_file = save_file = folder = ask_text = _cancel

    def confirm(self, title: str, text: str, **_: object) -> bool:
        """Cancel a question of consequence."""
        del text
        self.asked.append(title)
        return False


@dataclass
class Seen:
    """What one window showed of one file."""

    early: list[str] = field(default_factory=list)  # figures when the page was there
    figures: list[str] = field(default_factory=list)  # figures of every page, when all was checked
    texts: list[str] = field(default_factory=list)  # everything else
    told: str = ""  # what a red message says
    refused: str = ""
    read_only: bool = False
    crashes: list[str] = field(default_factory=list)
    stuck: str = ""

    def faults(self) -> list[str]:
        """Return what no window may do, whatever file it is given."""
        return [f"traceback: {one}" for one in self.crashes[:3]] + ([self.stuck] if self.stuck else [])

    def differs(self, sound: Seen) -> list[str]:
        """Return what is shown otherwise than of the sound file, though nothing or though figures may not."""
        if self.refused:
            return []
        found = []
        for words, shown in (("at first", self.early), ("at last", self.figures)):
            known = {*sound.early, *sound.figures}
            if other := [figure for figure in shown if figure not in known]:
                found.append(f"other figures {words}: {len(other)}")
        if not self.told and (self.texts, self.figures) != (sound.texts, sound.figures):
            found.append("other words, and nothing is told")
        return found


class Watcher:
    """Opens files in windows of one application."""

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication(["canvas-app"])
        assert isinstance(self._app, QApplication)
        self._app.setStyle("Fusion")

    def look(self, path: Path, *, deep: bool = True) -> Seen:
        """Open a file, look at its pages until all is checked, close it; ``deep``: with the charts."""
        seen = Seen()
        preferences = Preferences(paths.settings() / "preferences.json")
        preferences.keep(language="en", theme="light", who="Vera")
        window = composition.build_window(preferences=preferences, dialogs=SilentDialogs())
        sys.excepthook = hook = _Hook(window, seen)
        window.resize(1280, 680)
        window.show()
        try:
            hook.run(partial(self._look, window, path, seen, hook, deep=deep))
            hook.run(settle)  # what failed in a slot comes out of the loop
            _judge(window, seen)
        finally:
            hook.run(partial(close, window))
            sys.excepthook = sys.__excepthook__
        return seen

    def _look(self, window: MainWindow, path: Path, seen: Seen, hook: _Hook, *, deep: bool) -> None:
        if not window.controller.open(path):
            seen.refused = window.controller.refusal or "refused"
            return
        settle()
        seen.early = _figures(window)
        window.maintenance.check()
        _wait(seen, lambda: _idle(window), "checking the file")
        for page in ("canvas", "clients", *(("relationships",) if deep else ())):
            hook.run(partial(_visit, window, page, seen))


def _visit(window: MainWindow, page: str, seen: Seen) -> None:
    """Go to a page and take down what it shows."""
    if window.context is None:
        seen.stuck = "the file was closed by itself"
        return
    window.go(page, {})
    settle()
    _wait(seen, lambda: _drawn(window) and _idle(window), page)
    seen.figures += _figures(window)
    seen.texts += _texts(window)


def _judge(window: MainWindow, seen: Seen) -> None:
    """Take down what the window says of the file, and whether it may be edited."""
    seen.told = " | ".join(
        notification.text
        for notification in window.notifications.notifications()
        if notification.kind == "bad"
    )
    if window.context is not None:
        book = window.context.session.workbook
        seen.read_only = bool(book.read_only or getattr(book, "damage", None))


class _Hook:
    """Hears what nobody caught as the program does: errors of the file are told, others are crashes."""

    def __init__(self, window: MainWindow, seen: Seen) -> None:
        self._window, self._seen = window, seen

    def __call__(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the place of ``sys.excepthook``."""
        del trace
        self.hear(error if error is not None else kind())

    def run(self, act: Callable[[], object]) -> None:
        """Do something as a slot of the window does it."""
        try:
            act()
        except Exception as error:
            self.hear(error)

    def hear(self, error: BaseException) -> None:
        """Tell it in the window, or count it as a crash."""
        of_the_file = getattr(crash, "_OF_THE_FILE", ("file.busy",))
        if isinstance(error, WorkbookError) and error.code in of_the_file:
            self._window.failed(error, None)
        else:
            self._seen.crashes.append(described(error))


def _idle(window: MainWindow) -> bool:
    """Tell whether nothing goes on beside the window, and no long edit has its workbook."""
    lent = window.context is not None and window.context.session.workbook.lent
    return not window.tools.worker.busy and not lent


def _wait(seen: Seen, ready: Callable[[], bool], what: str) -> None:
    began = monotonic()
    while not ready():
        if monotonic() - began > (_AFTER_A_CRASH if seen.crashes else PATIENCE):
            seen.stuck = f"never done: {what}"
            return
        settle()
    settle()


def _drawn(window: MainWindow) -> bool:
    page = window.workspace.page if window.workspace is not None else None
    return bool(getattr(page, "settled", True))


def _shown(window: MainWindow) -> list[str]:
    """Return the words on the page, those that are painted among them."""
    page = window.workspace.page if window.workspace is not None else None
    if page is None:
        return []
    found = labels(page)
    if page.key == "canvas":
        found += spoken_parts(page.view)
    if page.key == "relationships":
        found += [page.view.sentence.text(), *spoken_parts(page.view.charts.ladder.view)]
    return found


def _figures(window: MainWindow) -> list[str]:
    """Return the register's figures on the page, apart from the words around them."""
    page = window.workspace.page if window.workspace is not None else None
    if page is None:
        return []
    if page.key == "relationships":
        return [words for words in _shown(window) if any(map(str.isdigit, words))]
    return [figure for words in _shown(window) for figure in _FIGURE.findall(words)]


def _texts(window: MainWindow) -> list[str]:
    return sorted(_shown(window))


def wait(ready: Callable[[], object], seconds: float) -> None:
    """Let the program go on until something holds, or for so long."""
    end = monotonic() + seconds
    while not ready() and monotonic() < end:
        settle()


def answer_dialog(path: Path, *, choose: bool) -> None:
    """Let the real file dialog that opens next show the folder of ``path``, select it, choose it or leave."""
    QTimer.singleShot(10, lambda: _answer(path, choose=choose))


def _answer(path: Path, *, choose: bool) -> None:
    """Do in the open file dialog what a person does there."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        answer_dialog(path, choose=choose)
        return
    dialog.setDirectory(str(path.parent))
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen:
        dialog.setNameFilter("*")
    dialog.selectFile(path.name)
    wait(lambda: False, _FOR_THE_DIALOG)
    if choose:
        dialog.accept()
    else:
        dialog.reject()


def close(window: MainWindow, *, gone: bool = True) -> None:
    """Close a window as a person does; ``gone``: and forget it."""
    window.status_bar.saved()
    window.close()
    if gone:
        window.tools.language.forget()
        window.deleteLater()
    settle()
