"""The controls of the documents page: named, reached by keyboard and by a click anywhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.documents.choosing import choose
from tests.ui.documents.conftest import wait
from tests.ui.helpers import press, settle, unnamed

# everything is named


def test_every_control_has_a_name(qtbot, page):
    for document in ("full", "client"):
        page.state.selection = replace(page.state.selection, client=0)
        choose(qtbot, page, document)
        settle()
        assert unnamed(page) == []


def test_the_view_says_which_page_it_shows(qtbot, page, lang):
    choose(qtbot, page, "full")
    page.preview.view.go_to(1)
    said = page.preview.view.accessibleName()
    assert "2" in said
    assert ("Выводы" if lang == "ru" else "Findings") in said


def test_cards_are_chosen_by_keyboard(qtbot, page):
    card = page.options.cards["director"]
    card.setFocus()
    press(card, "Return")
    wait(qtbot, page)
    assert page.state.selection.document == "director"
    press(card, "Down")
    assert page.options.cards["full"].hasFocus()


def test_a_click_anywhere_on_a_card_chooses_it(qtbot, page):
    card = page.options.cards["full"]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 12, card.height() - 8))
    assert page.state.selection.document == "full"
    wait(qtbot, page)
