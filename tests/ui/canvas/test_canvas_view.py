"""How a canvas is looked at: zoom, width and inspector are remembered, and what is worked on is shown."""

from __future__ import annotations

import pytest

from canvas_app.services.canvas import canvases
from canvas_app.ui.canvas.inspector_place import NARROWEST, WIDEST
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import fill, page_of, texts
from tests.ui.helpers import press, settle, type_text

# what is remembered


def test_zoom_is_remembered_for_each_canvas(window, sheet, tmp_path):
    first = sheet.canvas_id
    second = canvases.new_canvas(sheet.workbook, "Другая").ids[0]
    settle()
    sheet.view.set_zoom(2.0)
    sheet.show_canvas(second)
    sheet.view.show_whole()
    sheet.show_canvas(first)
    assert sheet.view.zoom == pytest.approx(2.0, abs=0.01)
    sheet.show_canvas(second)
    assert sheet.view.whole
    sheet.show_canvas(first)
    window.close_workbook()
    window.controller.open(tmp_path / "book.canvasbook")
    assert page_of(window).view.zoom == pytest.approx(2.0, abs=0.01)


def test_a_zoom_nobody_chose_is_not_remembered(window, sheet, tmp_path):
    window.close_workbook()
    window.controller.open(tmp_path / "book.canvasbook")
    settle()
    assert window.tools.preferences.texts("sheet_zooms") == []


@pytest.mark.parametrize("count", [3, 130])
def test_a_file_opens_whole_unless_it_would_be_too_small_to_read(window, sheet, tmp_path, count):
    fill(sheet, "vp", *(f"Предложение номер {number}" for number in range(count)))
    window.close_workbook()
    window.resize(1000, 560)
    settle()
    window.controller.open(tmp_path / "book.canvasbook")
    page = page_of(window)
    whole = count == 3
    assert page.view.whole == whole
    pixels = page.view.sheet.size * 25.4 / 72 * page.view.lens.scale
    assert pixels >= (11 if whole else 11.9)


def test_a_full_sheet_opens_on_the_current_block(window, sheet, tmp_path):
    fill(sheet, "vp", *(f"Предложение номер {number}" for number in range(130)))
    window.close_workbook()
    for size in ((1000, 560), (1280, 680)):
        window.resize(*size)
        settle()
        window.controller.open(tmp_path / "book.canvasbook")
        page = page_of(window)
        settle()
        block, room = page.view.block_rect("cs"), page.view.viewport().rect()
        assert not page.view.whole
        assert room.left() <= block.left()
        assert block.right() <= room.right()
        window.close_workbook()


def test_in_a_narrow_window_a_button_shows_the_inspector(window, sheet):
    opener = sheet.place.opener
    window.resize(1440, 900)
    settle()
    assert not opener.isVisible()
    window.resize(1000, 560)
    settle()
    assert opener.isVisible()
    assert opener.accessibleName() == translate("Canvas", "Show the inspector")
    assert "F9" in opener.toolTip()
    opener.click()
    settle()
    assert sheet.place.frame.isVisible()
    assert not opener.isVisible()
    press(window.focusWidget(), "F9")
    assert opener.isVisible()


def test_the_inspectors_width_is_drawn_and_remembered_in_wide_windows(window, sheet):
    window.resize(1440, 900)
    settle()
    press(sheet.view, "Ctrl+0")
    sheet.context.tools.actions.run("inspector.wider")
    assert sheet.inspector.width() == 392
    sheet.place.widen(9_999)
    assert sheet.inspector.width() == WIDEST
    sheet.place.widen(10)
    assert sheet.inspector.width() == NARROWEST
    sheet.place._keep.timeout.emit()
    assert sheet.context.tools.preferences.number("inspector_width", 0) == NARROWEST
    window.resize(1280, 680)
    settle()
    assert sheet.inspector.width() == 320
    assert not sheet.place._grip.isVisible()


def test_a_theme_change_repaints_the_sheet_and_keeps_the_note(window, page):
    type_text(page.editing.editor, "Офисы")
    before = page.view.viewport().grab().toImage().pixelColor(5, 5)
    window.appearance.use_theme("dark")
    settle()
    assert page.view.viewport().grab().toImage().pixelColor(5, 5) != before
    page.close_editors()
    assert texts(page) == ["Офисы"]
    window.appearance.use_theme("light")


def test_canvases_are_walked_by_key_and_one_alone_says_so(window, sheet):
    press(sheet.view, "Ctrl+Tab")
    assert window.status_bar.message.text() == translate("Canvas", "There is only this canvas.")
    first = sheet.canvas_id
    second = canvases.new_canvas(sheet.workbook, "Другая").ids[0]
    settle()
    press(sheet.view, "Ctrl+Tab")
    assert sheet.canvas_id == second
    assert sheet.menu.accessibleName().endswith("Другая")
    press(sheet.view, "Ctrl+Tab")
    assert sheet.canvas_id == first


def test_a_narrow_window_made_wide_gets_its_inspector(window, tmp_path):
    window.resize(1000, 560)
    settle()
    assert window.controller.create(tmp_path / "narrow.canvasbook", "Кофейня")
    page = page_of(window)
    assert not page.inspector_made
    window.resize(1440, 900)
    settle()
    assert page.inspector_made
    assert page.inspector.isVisible()


def test_readable_shows_a_block_that_is_larger_than_the_window_from_its_top(window, sheet):
    window.resize(1000, 560)
    settle()
    sheet.view.show_whole()
    window.appearance.use_text(200)
    press(sheet.view, "Ctrl+0")
    block = sheet.view.block_rect("cs")
    assert block.height() > sheet.view.viewport().height()
    assert 0 <= block.top() <= 16
    window.appearance.use_text(100)
