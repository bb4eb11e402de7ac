"""The composition root of the window: builds every object and hands it to those that need it."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from canvas_app import __version__, paths, uncaught
from canvas_app.domain.kind_relations import at_home
from canvas_app.ui.common import file_type
from canvas_app.ui.common.actions import Actions
from canvas_app.ui.common.context import Tools
from canvas_app.ui.common.dialogs import Dialogs, WindowDialogs
from canvas_app.ui.common.keys import LayoutKeys
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.preferences import Preferences
from canvas_app.ui.common.text import Language, fill, system_language, translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.common.worker import Worker
from canvas_app.ui.ending import Ending, close_quietly, end_process, save_quietly
from canvas_app.ui.file_maintenance import CHECK_AFTER
from canvas_app.ui.main_window import MainWindow
from canvas_app.ui.pages import PageEntry
from canvas_app.ui.qt_messages import QtMessages

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

SMOKE_LIMIT = 60
"""Seconds after which ``--smoke`` gives up, whatever hangs."""
PREPARE_AFTER = 1_000
"""Milliseconds from the opening until what filters need is imported: the page is painted by then."""


def page_entries() -> list[PageEntry]:
    """Return the pages of the window; those whose module is not there yet are left out by the window."""
    return [
        PageEntry(
            "canvas",
            "canvas",
            lambda: translate("Pages", "Canvas"),
            "canvas_app.ui.canvas.page:CanvasPage",
            "Ctrl+1",
            kinds=at_home("canvas"),
        ),
        PageEntry(
            "clients",
            "clients",
            lambda: translate("Pages", "Clients"),
            "canvas_app.ui.clients.page:ClientsPage",
            "Ctrl+2",
            kinds=at_home("clients"),
            names_clients=True,
        ),
        PageEntry(
            "relationships",
            "relationships",
            lambda: translate("Pages", "Relationships"),
            "canvas_app.ui.relationships.page:RelationshipsPage",
            "Ctrl+3",
            shows=frozenset({"stage"}),
            names_clients=True,
        ),
        PageEntry(
            "documents",
            "documents",
            lambda: translate("Pages", "Documents"),
            "canvas_app.ui.documents.page:DocumentsPage",
            "Ctrl+4",
        ),
        PageEntry(
            "activity",
            "activity",
            lambda: translate("Pages", "Activity"),
            "canvas_app.ui.activity.page:ActivityPage",
            "Ctrl+6",
            kinds=at_home("activity"),
            names_clients=True,
            appears_with="task",
            counter="canvas_app.services.tasks:waiting",
        ),
    ]


class WorkbookFiles:
    """Opens and makes workbooks for the window; storage is imported with the first of them."""

    def create(self, path: Path, business: str, lang: str, who: str) -> Workbook:
        """Make a new workbook with its first canvas and return it open."""
        from canvas_app.services.files import create_workbook

        return create_workbook(path, language=lang, business=business, who=who)

    def open(self, path: Path, who: str, *, read_only: bool = False) -> Workbook:
        """Open a workbook."""
        from canvas_app.services.files import open_workbook

        return open_workbook(path, who=who, read_only=read_only)

    def example(self, path: Path, lang: str, who: str) -> Workbook:
        """Make the example at ``path`` and return it open."""
        from canvas_app.services.sample import create_sample

        return create_sample(path, lang, date.today(), who=who)

    def copy(self, path: Path, target: Path) -> None:
        """Copy the workbook at ``path``, which another window may hold, whole or not at all."""
        from canvas_app.services import files

        files.copy_held_workbook(path, target)

    def engine(self) -> str:
        """Return the version of SQLite that keeps the files."""
        from canvas_app.storage.sqlite import driver

        return driver.engine_version()


def build_window(
    *,
    preferences: Preferences | None = None,
    dialogs: Dialogs | None = None,
    worker: Worker | None = None,
    language: str = "",
    entries: Sequence[PageEntry] | None = None,
) -> MainWindow:
    """Build the window with everything it needs; the application must exist."""
    preferences = preferences or Preferences(paths.settings() / "preferences.json")
    words = Language()
    words.use(language or preferences.text("language") or system_language())
    theme = Theme(preferences.text("theme", "system"), preferences.number("text", 100))
    theme.apply()
    tools = Tools(
        words,
        theme,
        preferences,
        worker or Worker(),
        dialogs or WindowDialogs(words),
        Actions(),
    )
    return MainWindow(tools, WorkbookFiles(), page_entries() if entries is None else entries)


def run(file: Path | None, *, smoke: bool, sample: bool, language: str = "") -> int:
    """Open the window, with ``file`` or the example or the start page; return the exit code.

    ``language`` (``ru`` or ``en``) is spoken this time instead of the one in the settings.
    """
    uncaught.quiet_logging()
    if smoke:
        _guard_smoke()
    ending = Ending()
    said = QtMessages(lambda detail: _no_window(language or system_language(), detail))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    said.starting = False
    ending.listen(app)
    app.setApplicationName("Canvas App")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    file_type.register()
    window = build_window(language=language)
    window.layout_keys = LayoutKeys(app)
    window.appearance.restore_place()
    if not smoke:
        _show_crashes(window)
    ending.save, ending.end = partial(save_quietly, window), lambda number: end_process(window, 128 + number)
    app.aboutToQuit.connect(lambda: close_quietly(window))
    if file is not None or sample:
        window.expect_workbook()
    window.painted.connect(lambda: _begin(window, file, sample=sample, smoke=smoke))
    window.show()
    code = app.exec()
    if not window.tools.worker.stop():  # a disk answers no more: no thread may be torn down in its job
        os._exit(code)
    return code


def _begin(window: MainWindow, file: Path | None, *, sample: bool, smoke: bool) -> None:
    """Open what was asked for, now that the frame is on the screen."""
    opened = True
    if file is not None:
        opened = window.controller.open(file)
    elif sample:
        opened = window.controller.sample()
    else:
        window.show_start()
    if not smoke:
        _tell_of_settings(window)
        QTimer.singleShot(0, lambda: _collect_again(window))
        QTimer.singleShot(PREPARE_AFTER, window, _prepare_filters)
        if window.context is None:  # with a file open it is done for that one, too
            QTimer.singleShot(CHECK_AFTER, window.maintenance.tidy)
    elif opened:
        QTimer.singleShot(0, lambda: _when_painted(window, lambda: _leave(window)))
    else:
        _give_up(window.controller.refusal)


def _tell_of_settings(window: MainWindow) -> None:
    """Say that the settings could not be read, before they are written anew."""
    kept = window.tools.preferences.put_aside
    if kept is not None:
        text = translate(
            "Shell", "Your settings could not be read; the usual ones hold. What was there is kept as %1."
        )
        window.notify(Notice(fill(text, str(kept)), kind="warning", seconds=0, key="settings"))


def _prepare_filters() -> None:
    """Import what a filter needs in a thread of its own: the longest stall of the window is some 30 ms."""
    from canvas_app.storage import narrowing

    threading.Thread(target=narrowing.prepare, name="prepare filters", daemon=True).start()


def _collect_again(window: MainWindow) -> None:
    """Look for garbage from now on, but not among what the start made."""
    from canvas_app.ui.common.garbage import GarbageCollector

    gc.freeze()
    GarbageCollector(window).start()


def _when_painted(window: MainWindow, then: Callable[[], None]) -> None:
    """Call ``then`` after the page was painted with what it shows."""
    shown = window.stack.currentWidget()
    if shown is not None:
        shown.repaint()
    QTimer.singleShot(0, then)


def _leave(window: MainWindow) -> None:
    """End the smoke test: the file is closed as it was, without the backup of a real goodbye."""
    if window.context is not None:
        window.context.session.workbook.close()
    sys.stdout.flush()
    os._exit(0)


def _give_up(why: str) -> None:
    """End the smoke test as failed, whatever goes on."""
    print(why, file=sys.stderr, flush=True)
    os._exit(1)


def _guard_smoke() -> None:
    """Let an exception or a hang end the process with a code that is not 0."""

    def report(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        uncaught.tell(error)
        os._exit(1)

    sys.excepthook = report
    timer = threading.Timer(SMOKE_LIMIT, _give_up, [f"the page was not painted within {SMOKE_LIMIT} s"])
    timer.daemon = True
    timer.start()


def _show_crashes(window: MainWindow) -> None:
    """Show errors of ours in a window that says where the log is, and what is known of the file."""
    from canvas_app.ui.crash import CrashWindow

    CrashWindow(window).install()


def _no_window(lang: str, detail: str) -> str:
    """Return why Qt could open no window."""
    from canvas_app.content import load_messages

    return load_messages().say("error.window.no_plugin", lang, detail=detail)
