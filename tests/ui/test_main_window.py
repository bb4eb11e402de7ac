"""The shell: rail, top bar, status bar, panes, pages that come and go, and what a screen reader finds."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.services.canvas.canvases import new_canvas, rename_canvas
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.notice import Notice
from tests.ui.helpers import button, click, press, settle, unnamed


def page(window):
    return window.workspace.page


def test_pages_that_this_build_lacks_are_not_offered(small):
    assert [entry.key for entry in small.entries] == ["names", "other"]
    assert page(small).key == "names"


def test_a_page_is_made_at_its_first_visit(small):
    assert [made.key for made in small.workspace.made()] == ["names"]
    press(small, "Ctrl+2")
    assert page(small).key == "other"
    assert [made.key for made in small.workspace.made()] == ["names", "other"]
    click(small.rail, "Имена")
    assert page(small).key == "names"


def test_a_hidden_page_catches_up_when_shown(small):
    workbook, names = small.context.session.workbook, page(small)
    press(small, "Ctrl+2")
    names.calls.clear()
    new_canvas(workbook, "To be")
    new_canvas(workbook, "Dream")
    assert names.calls == [], "nobody looks"
    press(small, "Ctrl+1")
    assert names.calls.count("apply") == 1
    assert names.names[-2:] == ["To be", "Dream"]
    rename_canvas(workbook, workbook.all(Canvas)[-1].id, "Goal")
    assert names.names[-1] == "Goal"


def test_back_and_forward_visit_the_places_left(small):
    small.go("names", {"place": "a"})
    small.go("other", {"place": "x"})
    small.go("names", {"place": "b"})
    press(small, "Alt+Left")
    assert (page(small).key, page(small).place) == ("other", "x")
    press(small, "Alt+Left")
    assert (page(small).key, page(small).place) == ("names", "a")
    press(small, "Alt+Right")
    assert page(small).key == "other"
    assert small.tools.actions.action("go.forward").isEnabled()
    press(small, "Alt+Right")
    assert (page(small).key, page(small).place) == ("names", "b")
    assert not small.tools.actions.action("go.forward").isEnabled()


def test_text_being_typed_is_kept_before_the_page_is_left(small):
    names = page(small)
    names.calls.clear()
    press(small, "Ctrl+2")
    assert names.calls[0] == "close"


def test_the_pages_own_button_and_header_stand_in_the_top_bar(small):
    names = page(small)
    assert small.top_bar.primary.isVisible()
    assert small.top_bar.primary.accessibleName() == names.title()
    assert names.menu.isVisible()
    small.top_bar.primary.click()
    press(small, "Ctrl+E")
    assert names.calls.count("export") == 2
    press(small, "Ctrl+2")
    assert not small.top_bar.primary.isVisible()
    assert not names.menu.isVisible()


def test_ctrl_e_is_the_document_also_from_within_a_field(small):
    names = page(small)
    names.field.setFocus()
    names.calls.clear()
    press(names.field, "Ctrl+E")
    names.text.setFocus()
    press(names.text, "Ctrl+E")
    assert names.calls == ["export", "export"]


def test_keys_of_the_window_reach_the_page(small):
    names = page(small)
    names.calls.clear()
    for keys in ("Ctrl+F", "F3", "Shift+F3", "F9", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+9"):
        press(small, keys)
    wanted = ["search", "next", "previous", "inspector", "zoom in", "zoom out", "zoom toggle", "zoom block"]
    assert names.calls == wanted
    assert small.status_bar.zoom.accessibleName().endswith("100 %")
    names.zoom("in")
    assert small.status_bar.zoom.text() == "110 %"
    press(small, "Ctrl+2")
    assert not small.status_bar.zoom.isVisible()


def test_f6_visits_rail_panes_and_messages_and_returns(small):
    names = page(small)
    names.text.setFocus()
    press(small, "F6")
    assert small.rail.isAncestorOf(QApplication.focusWidget())
    press(small, "F6")
    assert names.field.hasFocus()
    press(small, "Shift+F6")
    assert small.rail.isAncestorOf(QApplication.focusWidget())
    small.notify(Notice("Готово", [("Открыть", lambda: None)]))
    settle()
    press(small, "Shift+F6")
    assert small.notifications.isAncestorOf(QApplication.focusWidget())


def test_the_rail_shows_words_where_the_window_is_wide(small):
    assert small.rail.width() == small.rail.NARROW
    small.resize(1440, 900)
    settle()
    assert small.rail.width() == small.rail.WIDE
    assert button(small.rail, "Имена").text() == "Имена"
    small.resize(1000, 560)
    settle()
    assert button(small.rail, "Имена").text() == ""


def test_the_window_is_never_smaller_than_the_smallest_laptop(small):
    small.resize(300, 200)
    assert (small.width(), small.height()) == (1000, 560)
    assert small.minimumSizeHint().width() <= 1000
    assert small.minimumSizeHint().height() <= 560


def test_the_as_of_day_is_chosen_below_and_pages_read_anew(small, lang):
    names = page(small)
    names.calls.clear()
    small.status_bar.day_chosen.emit(date(1998, 5, 6))
    assert small.context.session.as_of == date(1998, 5, 6)
    assert names.calls == ["refresh"]
    shown = small.status_bar.day.text()
    assert shown == ("на 06.05.1998" if lang == "ru" else "as of 6 May 1998")


def test_the_language_changes_everywhere_and_the_focus_stays(small, lang):
    names = page(small)
    names.field.setFocus()
    names.calls.clear()
    other = "en" if lang == "ru" else "ru"
    small.status_bar.language.click()
    settle()
    assert names.calls[-2:] == ["retranslate", "refresh"]
    assert small.tools.preferences.text("language") == other
    assert small.status_bar.language.text() == other.upper()
    assert small.top_bar.primary.accessibleName() == ("Names" if other == "en" else "Имена")
    undo = small.tools.actions.action("edit.redo").text()
    assert undo == ("Redo" if other == "en" else "Вернуть")
    assert names.field.hasFocus()
    small.status_bar.language.click()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_search_field_takes_the_room_that_is_free(small, percent):
    small.tools.theme.use(percent=percent)
    for width in (1000, 1280, 1440):
        small.resize(width, 600)
        settle()
        bar = small.top_bar
        assert bar.search.text(), (width, percent)
        assert bar.business.width() >= bar.business.sizeHint().width()
        assert bar.search.width() <= small.tools.theme.px(280)


def test_f11_leaves_the_page_alone_on_the_screen(small):
    press(small, "F11")
    assert small.isFullScreen()
    assert not small.rail.isVisible()
    assert not small.top_bar.isVisible()
    press(small, "F11")
    assert not small.isFullScreen()
    assert small.rail.isVisible()
    assert small.status_bar.isVisible()


def test_f7_hides_names_and_pages_read_anew(small):
    names = page(small)
    names.calls.clear()
    press(small, "F7")
    assert small.context.session.names_hidden
    assert names.calls == ["refresh"]
    assert small.tools.actions.action("view.names").isChecked()
    press(small, "F7")
    assert not small.context.session.names_hidden


@pytest.mark.parametrize("hidden", [True, False])
def test_f7_hides_names_in_what_is_refused(small, hidden):
    def refuse():
        raise ValueRefusedError("value.code_taken", id="A1", name="Тайный клиент")

    small.context.session.hide_names(hidden)
    assert ("Тайный" not in attempt(small.context, refuse).problem) is hidden
    small.context.edits.run(refuse)
    said = small.notifications.notifications()[-1].text
    assert "A1" in said
    assert ("Тайный" not in said) is hidden


def test_text_size_steps_and_is_kept(small):
    small.appearance.step_text(1)
    assert small.tools.theme.percent == 110
    small.appearance.step_text(-1)
    small.appearance.step_text(-1)
    small.appearance.step_text(-1)
    assert small.tools.theme.percent == 90
    assert small.tools.preferences.number("text", 0) == 90
    small.appearance.use_text(100)


def test_a_message_stands_in_the_status_bar(small):
    small.context.notifier.say("Стикер «Клуб гостей» добавлен")
    assert small.status_bar.message.text() == "Стикер «Клуб гостей» добавлен"


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_of_the_shell_has_a_name(small, percent):
    small.appearance.use_text(percent)
    small.notify(Notice("Готово", [("Открыть", lambda: None)]))
    settle()
    assert unnamed(small) == []
    small.close_workbook()
    settle()
    assert unnamed(small) == []
    small.appearance.use_text(100)


def test_the_place_of_the_window_is_remembered(small_window):
    small_window.resize(1000, 610)  # the screen of the tests is 800 wide, so the width is the smallest
    small_window.appearance.remember_place()
    small_window.resize(1400, 800)
    small_window.appearance.restore_place()
    assert (small_window.width(), small_window.height()) == (1000, 610)


def test_the_title_names_business_and_page(small, lang):
    assert small.windowTitle() == (
        "Кофейня (book) — Имена — Canvas App" if lang == "ru" else "Кофейня (book) — Names — Canvas App"
    )
    small.close_workbook()
    assert small.windowTitle() == "Canvas App"


def test_the_real_window_opens_its_pages(open_window):
    settle()
    for entry in open_window.entries:
        open_window.go(entry.key, {})
        settle()
        assert open_window.workspace.key == entry.key
        assert open_window.workspace.page.title()
    assert unnamed(open_window) == []
