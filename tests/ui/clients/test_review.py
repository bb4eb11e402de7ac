"""After an import: confirming what is suggested at once, or client by client."""

from __future__ import annotations

import pytest

from canvas_app.domain.stages.model import StageRecord
from canvas_app.services import stages
from canvas_app.services.clients import listing
from canvas_app.ui.clients.list_area import FILTER, REASON, REVIEW
from tests.ui.clients.conftest import go, shown
from tests.ui.clients.importing import WORDS, notification
from tests.ui.helpers import button, click, press, settle, type_text

# what is suggested after an import


@pytest.fixture
def offered(page, window, lang):
    """The strip that offers to confirm what is suggested for three clients."""
    page.parts.offer.show()
    told = {"ru": "Предложены стадии для 3 клиентов", "en": "Stages are suggested for 3 clients"}[lang]
    return notification(window, told)


def test_all_suggestions_are_confirmed_with_one_reason_as_one_step(page, offered, window, lang):
    book = page.context.session.workbook
    click(offered, WORDS["all"][lang])
    assert page.area.bar == REASON
    assert page.area.reason.reason.hasFocus()
    type_text(page.area.reason.reason, "итоги года")
    press(page.area.reason.reason, "Return")
    settle()
    found = book.all(StageRecord)
    assert len(found) == 4
    assert {one.reason for one in found} == {"", "итоги года"}
    assert page.area.bar == FILTER
    book.undo()
    assert len(book.all(StageRecord)) == 1


def test_the_offer_counts_those_still_undecided(page, offered, window, lang):
    go(page, "Ким Вера")
    press(page.area.table, "F8")
    settle()
    assert offered.isVisible()
    told = {"ru": "Предложены стадии для 2 клиентов", "en": "Stages are suggested for 2 clients"}[lang]
    assert offered.text == offered.accessibleName() == told
    book, day = page.context.session.workbook, page.context.session.as_of
    stages.confirm_all(book, listing.unconfirmed(book, "kotler", day), "kotler", day)
    settle()
    assert told not in [one.text for one in window.notifications.notifications()]


def test_a_review_confirms_skips_and_ends(page, offered, lang):
    book = page.context.session.workbook
    go(page, "Ким Вера")
    click(offered, WORDS["one"][lang])
    settle()
    table = page.area.table
    assert page.area.bar == REVIEW
    assert shown(page) == ["Бюро «Ёлка»", "Ким Вера", "Орлов & Ко"]
    assert page.area.review._told.text() == {"ru": "Проверка: 1 из 3", "en": "Review: 1 of 3"}[lang]
    press(table, "Return")
    settle()
    assert table.current_id() == page.ids["Ким Вера"]
    assert [one.client_id for one in book.all(StageRecord)][-1] == page.ids["Бюро «Ёлка»"]
    press(table, "Shift+F8")
    form = page.card.stage.form
    form.stage.setCurrentIndex(form.stage.findData("client"))
    type_text(form.reason, "знаем давно")
    press(form.reason, "Return")
    settle()
    assert table.current_id() == page.ids["Орлов & Ко"]
    assert table.hasFocus()
    assert page.area.review._told.text() == {"ru": "Проверка: 3 из 3", "en": "Review: 3 of 3"}[lang]
    press(table, "Escape")
    settle()
    assert not page.parts.review.active
    assert page.area.bar == FILTER
    assert len(shown(page)) == 4
    assert len(book.all(StageRecord)) == 3


def test_the_review_ends_after_the_last_one(page, offered, lang):
    click(offered, WORDS["one"][lang])
    for _ in range(3):
        press(page.area.table, "Down")
        page.parts.review.moved()
    assert page.parts.review.active
    page.parts.review.skip()
    assert not page.parts.review.active
    page.parts.review.start([])
    assert not page.parts.review.active
    assert button(page.area.filters, page.area.filters.add.accessibleName()).isVisible()


def test_f8_on_several_rows_asks_for_one_reason(page):
    press(page.area.table, "Ctrl+A")
    press(page.area.table, "F8")
    assert page.area.bar == REASON
    press(page.area.reason.reason, "Escape")
    assert len(page.context.session.workbook.all(StageRecord)) == 1
    press(page.area.table, "F8")
    press(page.area.reason.reason, "Return")
    assert len(page.context.session.workbook.all(StageRecord)) == 4
