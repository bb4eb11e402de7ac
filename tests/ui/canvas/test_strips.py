"""Strips that offer to undo: they speak of one step, and go with it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas import canvases
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import fill, notice_texts, press_notice, segments, texts, write
from tests.ui.helpers import press, settle

UNDO = "Отменить"


def deleted(sheet, text: str = "Офисы рядом") -> None:
    """Delete the note of a new segment, as a person does."""
    (note,) = fill(sheet, "cs", text)
    sheet.select_note(note)
    press(sheet.view, "Del")
    settle()


def test_the_offer_goes_when_something_else_was_done_since(window, sheet):
    deleted(sheet)
    assert len(notice_texts(window)) == 1
    fill(sheet, "vp", "Кофе")
    assert notice_texts(window) == [], "its button would take the new note away"
    assert texts(sheet) == ["Кофе"]


def test_the_offer_goes_when_the_step_is_undone(window, sheet):
    deleted(sheet)
    press_notice(window, translate("Canvas", "Delete the segment…"))
    assert segments(sheet) == []
    press(sheet.view, "Ctrl+Z")
    press(sheet.view, "Ctrl+Z")
    assert texts(sheet, "cs") == ["Офисы рядом"]
    assert notice_texts(window) == []


def test_the_offer_undoes_says_so_and_shows_what_came_back(window, sheet):
    deleted(sheet)
    sheet.view.select(Selection("vp"))
    press_notice(window, UNDO)
    assert texts(sheet, "cs") == ["Офисы рядом"]
    assert window.status_bar.message.text().startswith("Отменено: удаление стикера")
    assert sheet.view.selection.block == "cs"
    assert sheet.view.hasFocus()


def test_what_is_being_typed_is_not_taken_for_the_step_of_the_offer(window, sheet):
    deleted(sheet)
    notification = window.notifications.notifications()[-1]
    sheet.editing.begin_new("vp", None, "Кофе")
    notification.buttons[0].click()
    settle()
    assert texts(sheet) == ["Кофе"], "kept, and the older step stays done"


def test_a_deleted_canvas_is_brought_back_by_key_and_its_offer_goes(window, sheet):
    canvases.new_canvas(sheet.workbook, "Другая")
    sheet.context.tools.actions.run("canvas.delete_canvas")
    settle()
    assert len(notice_texts(window)) == 1
    press(sheet.view, "Ctrl+Z")
    assert len(sheet.workbook.all(Canvas)) == 2
    assert notice_texts(window) == []


def test_a_pasted_list_is_offered_while_it_is_the_latest_step(window, sheet):
    QGuiApplication.clipboard().setText("a\nb\nc")
    sheet.view.select(Selection("vp"))
    sheet.notes.paste()
    press_notice(window, translate("Canvas", "As one note"))
    assert texts(sheet, "vp") == ["a\nb\nc"]
    sheet.notes.paste()
    assert len(notice_texts(window)) == 1
    sheet.notes.set_colour("green")
    assert notice_texts(window) == []


@pytest.mark.parametrize(("block", "room"), [("vp", 10_000), ("cs", 1_000)])
@pytest.mark.parametrize("way", ["one", "lines", "typed"])
def test_what_does_not_fit_into_a_note_is_said(window, sheet, block, room, way):
    long = "x" * (room + 2_345)
    sheet.view.select(Selection(block))
    if way == "one":
        sheet.notes.pasting.whole(block, None, long)
    elif way == "lines":
        sheet.notes.pasting.paste(block, None, f"{long}\nshort")
    else:
        sheet.editing.begin_new(block, None, long)
        sheet.editing.finish()
    assert "x" * room in texts(sheet, block)
    told = window.notifications.notifications()[-1]
    assert told.kind == "warning"
    said = told.text.replace("\u00a0", "").replace(",", "")
    assert str(room) in said
    assert "2345" in said
    press(sheet.view, "Ctrl+Z")
    assert notice_texts(window) == []


def test_of_a_note_that_fits_nothing_is_said(window, sheet):
    sheet.notes.pasting.whole("vp", None, "x" * 10_000)
    assert notice_texts(window) == []


def test_a_message_ends_with_the_next_step(window, page):
    write(page, "Студенты")
    press(page.editing.editor, "Escape")
    assert "Студенты" in window.status_bar.message.text()
    page.notes.set_colour("green")
    assert window.status_bar.message.text() == ""


def test_the_focus_returns_to_the_sheet_after_a_button_of_a_strip(window, sheet):
    QGuiApplication.clipboard().setText("\n".join(str(number) for number in range(40)))
    sheet.view.setFocus()
    sheet.notes.paste()
    button = window.notifications.notifications()[-1].buttons[0]
    button.setFocus()
    button.click()
    settle()
    assert len(texts(sheet)) == 40
    assert sheet.view.hasFocus()
