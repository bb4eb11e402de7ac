"""Saving a copy from the window: over another workbook only when agreed to, and without history."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.services.clients import register
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.file_state import FileState
from tests.storage.other import OtherWindow
from tests.ui.helpers import press, settle, unnamed


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "Чужая.canvasbook"
    files.create_workbook(path, language="ru", business="Пекарня").close()
    return path


def test_another_workbook_is_replaced_only_when_agreed(small, dialogs, other, lang):
    before = other.read_bytes()
    dialogs.answer("save_file", other, other)
    dialogs.answer("confirm", False, True)
    press(small, "F12")
    assert "Пекарня" in dialogs.texts[-1]
    assert other.name in dialogs.texts[-1]
    assert other.read_bytes() == before
    press(small, "F12")
    with Workbook.open(other) as copy:
        assert copy.digest() == small.context.session.workbook.digest()
    said = small.notifications.notifications()[-1].text
    (kept,) = [one.path for one in files.backups_of(other, _identity(before, other))]
    assert str(kept) in said
    assert files.check_workbook(kept) == []


def _identity(before: bytes, other) -> str:
    old = other.with_name("before.canvasbook")
    old.write_bytes(before)
    with Workbook.open(old, read_only=True) as book:
        return book.meta("workbook")


def test_one_open_in_another_window_is_refused(small, dialogs, other):
    dialogs.answer("save_file", other)
    with OtherWindow(other) as window:
        assert window.ask("open") == "open"
        press(small, "F12")
        assert small.notifications.notifications()[-1].kind == "bad"
        assert window.ask("edit 3").startswith("generation")


def test_itself_is_refused(small, dialogs):
    dialogs.answer("save_file", small.context.session.workbook.path)
    press(small, "F12")
    assert small.notifications.notifications()[-1].kind == "bad"
    new_canvas(small.context.session.workbook, "To be")


def test_without_history_from_the_state_of_the_file(small, dialogs, tmp_path, lang):
    book = small.context.session.workbook
    from datetime import date

    gone = register.add_client(book, "Канарейкин", date(2026, 11, 30))
    register.delete_clients(book, [gone.id])
    small.dialog_opener.open_file_state()
    settle()
    popup = small.findChild(FileState)
    assert unnamed(popup) == []
    assert popup.findChild(QLineEdit).cursorPosition() == 0, "of a long path the beginning is seen"
    words = {"ru": "Сохранить копию без истории…", "en": "Save a copy without history…"}[lang]
    (button,) = [one for one in popup.findChildren(SecondaryButton) if one.accessibleName() == words]
    dialogs.answer("save_file", tmp_path / "plain.canvasbook")
    button.click()
    assert "Канарейкин".encode() not in (tmp_path / "plain.canvasbook").read_bytes()
    assert "Канарейкин".encode() in book.path.read_bytes()
    assert {"ru": "Копия без истории", "en": "Copy without history"}[
        lang
    ] in small.notifications.notifications()[-1].text
    with Workbook.open(tmp_path / "plain.canvasbook") as copy:
        assert copy.undo_step() is None


def test_it_is_in_the_menu(small):
    assert small.tools.actions.has("file.copy_plain")


def test_a_working_copy_replaces_nothing(small, dialogs, other):
    path, before = small.context.session.workbook.path, other.read_bytes()
    dialogs.answer("save_file", other)
    small.controller.work_in_copy()
    assert other.read_bytes() == before
    assert small.context.session.workbook.path == path, "what was open stays open"
    assert small.notifications.notifications()[-1].kind == "bad"
