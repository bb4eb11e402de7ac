"""Fixtures of the window's tests: a workbook on a real file, a context, the whole window; both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from canvas_app import app as composition
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.actions import Actions
from canvas_app.ui.common.context import PageContext, Tools, page_context
from canvas_app.ui.common.preferences import Preferences
from canvas_app.ui.common.text import Language
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.common.worker import Worker
from canvas_app.ui.main_window import MainWindow
from tests.ui import small_pages
from tests.ui.helpers import FakeDialogs, FakeShell, settle

_HARMLESS = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def _loud_qt(qtlog, request) -> Iterator[None]:
    """Any warning of Qt fails the test: it is a defect that nobody would see otherwise."""
    yield
    said = [
        record.message
        for record in qtlog.records
        if record.type.name != "QtDebugMsg" and not record.message.startswith(_HARMLESS)
    ]
    assert not said, f"Qt complained: {said}"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(scope="session")
def qapp(qapp):
    qapp.setStyle("Fusion")
    Theme("light", 100).apply()
    return qapp


@pytest.fixture(params=["ru", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture
def preferences(tmp_path, lang) -> Preferences:
    kept = Preferences(tmp_path / "home" / "settings" / "preferences.json")
    kept.keep(language=lang, theme="light", who="Vera")
    return kept


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def workbook(tmp_path, lang) -> Iterator[Workbook]:
    made = composition.WorkbookFiles().create(tmp_path / "Кофейня.canvasbook", "Кофейня", lang, "Vera")
    yield made
    made.close()


@pytest.fixture
def tools(qapp, preferences, dialogs, lang) -> Iterator[Tools]:
    language, theme = Language(), Theme("light", 100)
    language.use(lang)
    theme.apply()
    worker = Worker()
    yield Tools(language, theme, preferences, worker, dialogs, Actions())
    worker.stop()
    language.forget()


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def context(workbook, tools, shell) -> PageContext:
    return page_context(workbook, tools, shell)


@pytest.fixture
def window(qtbot, qapp, preferences, dialogs) -> Iterator[MainWindow]:
    """The window on its start page (1280×680); ``window.controller.create(path, "…")`` makes a workbook."""
    yield from shown(composition.build_window(preferences=preferences, dialogs=dialogs), qtbot)


@pytest.fixture
def open_window(window, tmp_path) -> MainWindow:
    """The window with a new workbook open."""
    assert window.controller.create(Path(tmp_path) / "book.canvasbook", "Кофейня")
    return window


@pytest.fixture
def small_window(qtbot, qapp, preferences, dialogs) -> Iterator[MainWindow]:
    """The window with two small pages instead of the real ones, on its start page."""
    made = composition.build_window(preferences=preferences, dialogs=dialogs, entries=small_pages.entries())
    yield from shown(made, qtbot)


@pytest.fixture
def small(small_window, tmp_path) -> MainWindow:
    """The same with a new workbook open."""
    assert small_window.controller.create(Path(tmp_path) / "book.canvasbook", "Кофейня")
    return small_window


def shown(made: MainWindow, qtbot) -> Iterator[MainWindow]:
    """Show a window on its start page for a test, and close it."""
    made.resize(1280, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_start()
    yield made
    made.status_bar.saved()  # nothing is asked about at the end
    if made.context is not None:
        made.context.session.typed.close()
    made.close()
    made.tools.language.forget()
    made.deleteLater()
    settle()
