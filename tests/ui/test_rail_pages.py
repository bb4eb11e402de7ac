"""Pages that come onto the rail with their first record, and what waits on them in the status bar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

import canvas_app.app as composition
from canvas_app.services.clients.deals import Line, add_deal
from canvas_app.services.clients.register import add_client
from tests.ui import small_pages
from tests.ui.conftest import shown
from tests.ui.helpers import button, buttons, click, know_sound, press, settle

TODAY = date.today()
SAID = {"ru": ("Ещё", "1 сделка", "сделк"), "en": ("More", "1 deal", "deal")}


@pytest.fixture
def said(window):
    """What is read in the language of the window: "More", a count of one, and what every count has."""
    return SAID[window.tools.language.code]


@pytest.fixture
def window(qtbot, qapp, preferences, dialogs):
    entries = [*small_pages.entries(), small_pages.DEALS]
    made = composition.build_window(preferences=preferences, dialogs=dialogs, entries=entries)
    yield from shown(made, qtbot)


@pytest.fixture
def book(window, tmp_path):
    assert window.controller.create(Path(tmp_path) / "book.canvasbook", "Кофейня")
    settle()
    return window.context.session.workbook


def on_rail(window):
    """The pages on the rail, from the top; "More" stands below them where something is under it."""
    settle()
    found = [one for one in buttons(window.rail) if one is not window.rail.more]
    assert window.rail.more.isVisible() == (len(found) == 2)
    assert window.rail.more.y() > found[-1].y() or not window.rail.more.isVisible()
    return [one.accessibleName() for one in sorted(found, key=lambda one: one.y())]


def more(window):
    """The pages under "More"; the menu is closed again."""
    click(window.rail, SAID[window.tools.language.code][0])
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    return words


def counted(window):
    settle()
    part = SAID[window.tools.language.code][2]
    return [one.accessibleName() for one in buttons(window.status_bar) if part in one.accessibleName()]


def a_deal(book, **values):
    client = add_client(book, "Ромашка", TODAY)
    add_deal(book, client.id, [Line(amount=10_000)], title="Зёрна", **values)


def test_a_page_without_records_is_found_under_more(window, book):
    assert on_rail(window) == ["Имена", "Другие"]
    assert more(window) == ["Сделки"]


def test_a_page_comes_with_its_first_record_and_stays(window, book):
    a_deal(book)
    assert on_rail(window) == ["Имена", "Другие", "Сделки"]
    assert window.page.key == "names", "nobody is led away"
    window.undo()
    assert on_rail(window) == ["Имена", "Другие", "Сделки"], "nothing moves away under the pointer"


@pytest.mark.parametrize("by", ["more", "keys"])
def test_a_page_opened_without_records_is_on_the_rail(window, book, said, by):
    if by == "keys":
        press(window, "Ctrl+5")
    else:
        click(window.rail, said[0])
        QApplication.activePopupWidget().actions()[0].trigger()
    assert window.page.key == "deals"
    assert on_rail(window) == ["Имена", "Другие", "Сделки"]
    assert button(window.rail, "Сделки").isChecked()


def test_another_workbook_has_its_own_pages(window, book, tmp_path):
    a_deal(book)
    assert window.controller.create(tmp_path / "other.canvasbook", "Чайная")
    assert on_rail(window) == ["Имена", "Другие"]
    assert window.controller.open(tmp_path / "book.canvasbook")
    assert on_rail(window) == ["Имена", "Другие", "Сделки"]


def test_what_waits_is_counted_and_opens_its_page(window, book, said):
    a_deal(book)
    told = button(window.status_bar, said[1])
    assert told.isVisible()
    assert "Сделки" in told.toolTip()
    told.click()
    assert window.page.key == "deals"
    window.undo()
    assert not told.isVisible()


def test_the_count_speaks_the_language_of_the_window(window, book):
    a_deal(book)
    window.appearance.switch_language()
    assert counted(window) == [SAID[window.tools.language.code][1]]


def test_the_count_is_there_when_a_file_is_opened_and_goes_with_it(window, book, said, tmp_path):
    a_deal(book, won_on=TODAY + timedelta(days=1))
    assert window.controller.create(tmp_path / "other.canvasbook", "Чайная")
    settle()
    assert counted(window) == []
    assert window.controller.open(tmp_path / "book.canvasbook")
    know_sound(window)
    assert counted(window) == [said[1]]
    window.close_workbook()
    settle()
    assert counted(window) == []
