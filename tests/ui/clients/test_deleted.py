"""Erasing people deleted earlier, from the window: found, chosen, asked about, gone from every file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from canvas_app import paths
from canvas_app.services import files
from canvas_app.services.clients import register
from canvas_app.storage.sqlite import backups
from canvas_app.ui.clients.deleted_window import DeletedWindow
from canvas_app.ui.clients.erased_window import ErasedWindow
from tests.people import add_person, delete_person
from tests.ui.helpers import press, settle, type_text, unnamed

NAME, PERSON = "Ким Вера", "Тайный Пётр"


@pytest.fixture
def past(page):
    """The page of a workbook where a client and somebody else's contact person were deleted."""
    book = page.context.session.workbook
    one = add_person(book, page.ids["Бюро «Ёлка»"], PERSON, phone="70009998877").id
    files.back_up(book)
    delete_person(book, one)
    register.delete_clients(book, [page.ids[NAME]])
    files.copy_workbook(book, book.path.with_name("copy.canvasbook"))
    return page


def opened(page, qtbot) -> DeletedWindow:
    page.context.tools.actions.action("clients.erase_deleted").trigger()
    settle()
    window = page.findChild(DeletedWindow)
    qtbot.waitUntil(lambda: window.progress.isHidden())
    settle()
    return window


def lines(window) -> list[str]:
    model = window.people
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def everything(page) -> bytes:
    book = page.context.session.workbook
    folder = backups.folder_of(book, paths.backups())
    held = [*folder.iterdir(), *(one for one in book.path.parent.iterdir() if one.is_file())]
    return b"".join(path.read_bytes() for path in held if path.suffix in (".canvasbook", ".replaced"))


def choose(window, *rows: int) -> None:
    select = QItemSelectionModel.SelectionFlag.Select
    for row in rows:
        window.list.selectionModel().select(window.people.index(row), select)


def test_they_are_found_erased_and_gone_from_every_file(past, dialogs, qtbot, lang):
    window = opened(past, qtbot)
    assert unnamed(window) == []
    assert [NAME in one for one in lines(window)] == [True, False]
    assert PERSON in lines(window)[1]
    assert "Ёлка" in lines(window)[1]
    assert not window.erase.isEnabled()
    choose(window, 0, 1)
    assert {"ru": "Выбрано: 2", "en": "Chosen: 2"}[lang] in window.state.text()
    dialogs.answer("confirm", False, True)
    window.erase.click()
    assert NAME in dialogs.texts[-1]
    assert PERSON in dialogs.texts[-1]
    window.erase.click()
    qtbot.waitUntil(lambda: past.findChild(ErasedWindow) is not None)
    erased = past.findChild(ErasedWindow)
    qtbot.waitUntil(lambda: erased.found is not None)
    settle()
    assert "copy.canvasbook" in erased.state.text()
    assert erased.rewrite.isVisible()
    erased.rewrite.click()
    qtbot.waitUntil(lambda: erased.found is not None and len(erased.found.copies_rewritten) == 1)
    erased.close()
    for text in (NAME, PERSON, "70009998877", "kim@example"):
        assert text.encode() not in everything(past), text
    assert past.context.session.workbook.check() == []


def test_by_keyboard_and_search(past, dialogs, qtbot):
    window = opened(past, qtbot)
    assert window.search.hasFocus()
    type_text(window.search, "ёлка тайный")
    qtbot.waitUntil(lambda: len(lines(window)) == 1)
    assert PERSON in lines(window)[0]
    window.list.setFocus()
    press(window.list, "Ctrl+A")
    assert [one.name for one in window.chosen()] == [PERSON]
    dialogs.answer("confirm", True)
    window.erase.setFocus()
    press(window.erase, "Space")
    qtbot.waitUntil(lambda: past.findChild(ErasedWindow) is not None)
    erased = past.findChild(ErasedWindow)
    qtbot.waitUntil(lambda: erased.found is not None)
    erased.close()
    settle()
    again = opened(past, qtbot)
    assert [NAME in one for one in lines(again)] == [True]
    again.close()


def test_nobody_was_deleted(page, qtbot, lang):
    window = opened(page, qtbot)
    assert lines(window) == []
    assert {"ru": "Удалённых в истории нет.", "en": "The history tells of nobody"}[
        lang
    ] in window.state.text()
    window.close()


def test_hidden_names_are_not_shown(past, qtbot):
    past.context.session.hide_names(True)
    past.context.tools.actions.action("clients.erase_deleted").trigger()
    settle()
    window = past.findChild(DeletedWindow)
    assert lines(window) == []
    assert "F7" in window.state.text()
    assert not window.erase.isEnabled()
    window.close()


def test_lines_are_read_out(past, qtbot):
    window = opened(past, qtbot)
    model = window.people
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == lines(window)[0]
    window.close()
