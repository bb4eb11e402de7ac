"""The shell: opening, moving about, undo, saving, and what a screen reader finds."""

from __future__ import annotations

from tests.ui.helpers import press, settle, type_text, unnamed


def test_enter_on_the_start_page_creates_the_workbook(window):
    start = window.start_page
    assert start.name.hasFocus()
    type_text(start.name, "Кофейня у метро")
    press(start.name, "Return")
    assert window.context is not None
    assert window.context.workbook.setting("business") == "Кофейня у метро"
    assert window.context.workbook.path.name == "Кофейня у метро.canvasbook"
    assert window.context.workbook.path.exists()
    assert window.top_bar.business.text() == "Кофейня у метро"


def test_every_control_of_the_shell_has_a_name(window, open_window):
    settle()
    assert unnamed(open_window) == []
    open_window.close_workbook()
    settle()
    assert unnamed(open_window) == []
