"""Fixtures of whole stories: the real window on a real file, in both languages (see tests/ui/conftest.py)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from canvas_app import app as composition
from canvas_app.ui.main_window import MainWindow
from tests.ui.conftest import (
    _loud_qt,
    _own_folders,
    dialogs,
    lang,
    preferences,
    qapp,
    qapp_cls,
    shown,
    window,
)
from tests.ui.helpers import know_sound, settle
from tests.workflows.acting import Person
from tests.workflows.greek import WHO, greek_book

__all__ = [
    "_loud_qt",
    "_own_folders",
    "dialogs",
    "greek",
    "greek_books",
    "lang",
    "new_window",
    "person",
    "preferences",
    "qapp",
    "qapp_cls",
    "window",
]


@pytest.fixture
def person(window, dialogs, qtbot, lang, tmp_path) -> Person:
    """Somebody in front of the window, who speaks the language of the window."""
    return Person(window, dialogs, qtbot, lang, tmp_path)


@pytest.fixture
def new_window(qtbot, qapp, preferences, dialogs) -> Iterator[Callable[[], MainWindow]]:
    """Start the program once more: with the settings that the window before has left."""
    with ExitStack() as ends:

        def start() -> MainWindow:
            made = composition.build_window(preferences=preferences, dialogs=dialogs)
            return ends.enter_context(contextmanager(shown)(made, qtbot))

        yield start


@pytest.fixture(scope="session")
def greek_books(tmp_path_factory) -> dict[str, Path]:
    """A workbook in each language whose own texts are Greek."""
    made = {}
    for code in ("ru", "en"):
        made[code] = tmp_path_factory.mktemp(code) / "Βιβλίο.canvasbook"
        greek_book(made[code], code)
    return made


@pytest.fixture
def greek(person, greek_books, preferences, lang) -> Person:
    """Somebody whose workbook is in Greek."""
    preferences.keep(who=WHO)
    person.path = Path(shutil.copy(greek_books[lang], person.folder))
    assert person.window.controller.open(person.path)
    know_sound(person.window)
    settle()
    return person
