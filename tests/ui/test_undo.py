"""Undo and redo: the focused field first, the page of what changed, one question before far steps."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.ui import undo
from canvas_app.ui.common.question import Question
from tests.ui.helpers import press, settle, type_text


def names(window) -> list[str]:
    return [canvas.name for canvas in window.context.session.workbook.all(Canvas)]


@pytest.fixture
def quiet(small):
    """The window with its focus on no text field."""
    small.rail.focus_current()
    return small


def test_undo_and_redo_change_the_file_and_say_so(quiet, lang):
    first = names(quiet)
    new_canvas(quiet.context.session.workbook, "R&D")
    undo = quiet.top_bar.undo_button
    assert undo.accessibleName() == (
        "Отменить: новая канва «R&D»" if lang == "ru" else "Undo: new canvas “R&D”"
    )
    press(quiet, "Ctrl+Z")
    assert names(quiet) == first
    said = quiet.status_bar.message.text()
    assert said == ("Отменено: новая канва «R&D»" if lang == "ru" else "Undone: new canvas “R&D”")
    press(quiet, "Ctrl+Y")
    assert names(quiet) == [*first, "R&D"]
    undo.click()
    assert names(quiet) == first
    press(quiet, "Ctrl+Shift+Z")
    assert names(quiet) == [*first, "R&D"]
    assert not quiet.top_bar.redo_button.isEnabled()


def test_an_edit_of_a_newer_program_is_undone_under_a_general_name(quiet, lang):
    with quiet.context.session.workbook.edit("edit.from_the_future", what="x") as edit:
        edit.put(Canvas(edit.new_id(), "New"))
    press(quiet, "Ctrl+Z")
    assert "New" not in names(quiet)
    said = quiet.status_bar.message.text()
    assert said == ("Отменено: правка" if lang == "ru" else "Undone: an edit")


def test_a_step_of_very_many_records_is_undone_and_redone_beside_the_window(quiet, qtbot, monkeypatch, lang):
    monkeypatch.setattr(undo, "LONG", 3)
    first = names(quiet)
    with quiet.context.session.workbook.edit("edit.canvas_new", name="R&D") as edit:
        edit.put_all(Canvas(edit.new_id(), f"{number}") for number in range(4))
    all_of_them = names(quiet)
    words = ("Отменено", "Возвращено") if lang == "ru" else ("Undone", "Redone")
    for way, keys, wanted, word in zip(
        ("undo", "redo"), ("Ctrl+Z", "Ctrl+Y"), (first, all_of_them), words, strict=True
    ):
        quiet.activateWindow()  # as a desktop does when a window above it goes
        qtbot.waitUntil(quiet.isActiveWindow)
        go_on = held_back(quiet.context.session.workbook, way, monkeypatch)
        press(quiet, keys)
        assert "R&D" in QApplication.activeModalWidget().windowTitle()
        assert not quiet.workspace.updatesEnabled()
        go_on.set()
        qtbot.waitUntil(lambda word=word: word in quiet.status_bar.message.text())
        assert names(quiet) == wanted
        assert (QApplication.activeModalWidget(), quiet.workspace.updatesEnabled()) == (None, True)
    assert quiet.top_bar.undo_button.isEnabled()
    assert not quiet.top_bar.redo_button.isEnabled()


def held_back(workbook, way: str, monkeypatch) -> threading.Event:
    """Let undo or redo begin only when the event is set."""
    go_on, real = threading.Event(), getattr(workbook, way)

    def waiting(*, progress):
        go_on.wait(10)
        return real(progress=progress)

    monkeypatch.setattr(workbook, way, waiting)
    return go_on


def test_undo_opens_the_page_of_what_changed(quiet):
    new_canvas(quiet.context.session.workbook, "To be")
    press(quiet, "Ctrl+2")
    quiet.rail.focus_current()
    press(quiet, "Ctrl+Z")
    page = quiet.workspace.page
    assert page.key == "names"
    assert page.revealed[-1].touch("canvas")


def test_typing_is_kept_before_undo(quiet):
    page = quiet.workspace.page
    new_canvas(quiet.context.session.workbook, "To be")
    page.calls.clear()
    press(quiet, "Ctrl+Z")
    assert page.calls[0] == "close"


@pytest.mark.parametrize("part", ["field", "text"])
def test_a_focused_field_undoes_its_own_text_first(small, part):
    field = getattr(small.workspace.page, part)
    first = names(small)
    new_canvas(small.context.session.workbook, "To be")
    field.setFocus()
    type_text(field, "Офисы")
    press(field, "Ctrl+Z")
    content = field.text() if part == "field" else field.toPlainText()
    assert content == ""
    assert names(small) == [*first, "To be"], "the journal was not asked"
    press(field, "Ctrl+Z")
    assert names(small) == [*first, "To be"], "it stops there"
    assert "To be" in small.status_bar.message.text(), "and says what comes next"
    press(field, "Ctrl+Z")
    assert names(small) == first


def test_a_field_redoes_its_own_text_first(small):
    field = small.workspace.page.field
    field.setFocus()
    type_text(field, "Офисы")
    press(field, "Ctrl+Z")
    press(field, "Ctrl+Y")
    assert field.text() == "Офисы"


def test_an_untouched_field_lets_undo_pass(small):
    first = names(small)
    new_canvas(small.context.session.workbook, "To be")
    field = small.workspace.page.field
    field.setFocus()
    press(field, "Ctrl+Z")
    assert names(small) == first


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y"])
def test_a_field_of_a_dialog_undoes_its_own_text_and_nothing_behind_it(small, keys):
    new_canvas(small.context.session.workbook, "To be")
    if keys == "Ctrl+Y":
        small.undo()
    before = names(small)
    asked = Question(small, "New canvas", "Name", "Create")
    field = QLineEdit(asked)
    asked.setModal(True)
    asked.show()
    asked.activateWindow()
    field.setFocus()
    settle()
    press(field, keys)
    assert names(small) == before, "the field is empty, and that is all"
    type_text(field, "Офисы")
    press(field, "Ctrl+Z")
    assert field.text() == ""
    press(field, "Ctrl+Y")
    assert field.text() == "Офисы"
    assert names(small) == before
    asked.close()
    asked.deleteLater()


def test_a_field_of_the_start_page_undoes_its_own_text(small_window):
    field = small_window.start_page.name
    type_text(field, "Кофейня")
    press(field, "Ctrl+Z")
    assert field.text() == ""


def test_a_step_of_an_earlier_session_is_asked_about_once(quiet, lang):
    path = quiet.context.session.workbook.path
    first = names(quiet)
    new_canvas(quiet.context.session.workbook, "To be")
    quiet.close_workbook()
    quiet.controller.open(path)
    quiet.rail.focus_current()
    press(quiet, "Ctrl+Z")
    assert names(quiet) == [*first, "To be"]
    asked = quiet.notifications.notifications()[-1].text
    assert "To be" in asked
    assert ("сегодня" if lang == "ru" else "today") in asked
    press(quiet, "Ctrl+Z")
    assert names(quiet) == first
    assert quiet.notifications.notifications() == [], "the question is gone"


def test_a_step_of_many_records_is_asked_about(quiet):
    workbook = quiet.context.session.workbook
    with workbook.edit("edit.canvas_new", name="51") as edit:
        edit.put_all(Canvas(edit.new_id(), f"C{number}") for number in range(51))
    press(quiet, "Ctrl+Z")
    assert len(names(quiet)) == 52
    quiet.notifications.notifications()[-1].buttons[0].click()
    assert len(names(quiet)) == 1


def test_fifty_records_are_undone_without_a_question(quiet):
    workbook = quiet.context.session.workbook
    with workbook.edit("edit.canvas_new", name="50") as edit:
        edit.put_all(Canvas(edit.new_id(), f"C{number}") for number in range(50))
    press(quiet, "Ctrl+Z")
    assert len(names(quiet)) == 1


def test_nothing_to_undo_is_said(quiet):
    workbook = quiet.context.session.workbook
    while workbook.undo():
        pass
    press(quiet, "Ctrl+Z")
    quiet.undo()
    assert quiet.status_bar.message.text()
    assert not quiet.top_bar.undo_button.isEnabled()


def test_the_question_before_a_far_step_goes_when_another_step_is_done(quiet):
    workbook = quiet.context.session.workbook
    with workbook.edit("edit.canvas_new", name="51") as edit:
        edit.put_all(Canvas(edit.new_id(), f"C{number}") for number in range(51))
    press(quiet, "Ctrl+Z")
    assert quiet.notifications.notifications()
    new_canvas(workbook, "To be")
    assert quiet.notifications.notifications() == []


def test_a_message_does_not_outlive_the_next_step_nor_its_time(quiet):
    new_canvas(quiet.context.session.workbook, "To be")
    press(quiet, "Ctrl+Z")
    assert quiet.status_bar.message.text()
    new_canvas(quiet.context.session.workbook, "To be")
    assert quiet.status_bar.message.text() == ""
    quiet.say("Готово")
    quiet.status_bar._fade.timeout.emit()
    assert quiet.status_bar.message.text() == ""


def test_a_message_stays_with_its_page_but_that_of_an_undo_is_said_where_it_leads(quiet):
    new_canvas(quiet.context.session.workbook, "To be")
    quiet.say("Готово")
    press(quiet, "Ctrl+2")
    assert quiet.status_bar.message.text() == ""
    quiet.rail.focus_current()
    press(quiet, "Ctrl+Z")
    assert quiet.workspace.key == "names"
    assert "To be" in quiet.status_bar.message.text()
