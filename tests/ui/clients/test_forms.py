"""The forms of the card: what is wrong stands under its field, and Esc throws nothing away."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from canvas_app.app import WorkbookFiles
from canvas_app.domain.clients.model import Client
from canvas_app.ui.clients.list_area import FILTER
from canvas_app.ui.clients.page import ClientsPage
from canvas_app.ui.common.records.form import RecordForm
from tests.ui.clients.conftest import fill, go
from tests.ui.clients.openers import deal, entry, new_client, override, person, scores, survey
from tests.ui.helpers import press, settle, type_text


class Case(NamedTuple):
    """A form, a field of it, what is typed there, and the code of what is wrong with that."""

    opened: Callable[..., QWidget]
    field: Callable[..., QWidget]
    typed: str
    code: str = ""

    def open(self, page) -> tuple[RecordForm, QLineEdit]:
        form = self.opened(page)
        settle()
        return form, self.field(form)


CASES = {
    "title": Case(deal, lambda form: form.widget("title"), "Зёрна"),
    "amount": Case(deal, lambda form: form.lines_box.lines[1].amount, "много", "value.amount"),
    "currency": Case(deal, lambda form: form.widget("currency"), "рубли", "value.currency"),
    "opened": Case(deal, lambda form: form.widget("opened_on"), "вчера", "value.date"),
    "expected": Case(deal, lambda form: form.widget("expected_on"), "вчера", "value.date"),
    "won": Case(deal, lambda form: form.widget("won_on"), "вчера", "value.date"),
    "ended before it began": Case(deal, lambda form: form.widget("lost_on"), "1.2.1999", "value.dates_order"),
    "probability": Case(deal, lambda form: form.widget("probability"), "150", "value.probability"),
    "likely": Case(deal, lambda form: form.widget("probability"), "очень", "value.probability"),
    "person": Case(person, lambda form: form.widget("role"), "директор", "value.empty_name"),
    "time": Case(entry, lambda form: form.widget("time"), "25:99", "value.time"),
    "day": Case(entry, lambda form: form.widget("on"), "", "value.date"),
    "score": Case(scores, lambda form: form.widget("te"), "много", "value.number"),
    "score too high": Case(scores, lambda form: form.widget("rc"), "7", "value.score"),
    "phone": Case(new_client, lambda form: form.widget("phone"), "8 800", ""),
}
WRONG = {name: case for name, case in CASES.items() if case.code}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_wrong_stands_under_its_field_which_gets_the_focus(page, case, lang):
    go(page, "Ёлкин Артём")
    form, field = case.open(page)
    field.clear()
    type_text(field, case.typed)
    if case.opened is deal and field is not form.lines_box.lines[1].amount:
        form.lines_box.lines[0].amount.setText("100")
    form.save_button.setFocus()
    before = page.context.session.workbook.generation
    form.submit()
    settle()
    wrong = form.widget("name") if case.code == "value.empty_name" else field
    shown = [label for label in (form.error, *form.errors.values()) if label.isVisible()]
    assert [label.text() != "" for label in shown] == [True]
    row = next(one for one in form.errors if one is wrong or one.isAncestorOf(wrong))
    assert shown == [form.errors[row]]
    assert shown[0].mapTo(form, shown[0].rect().topLeft()).y() >= row.geometry().bottom()
    assert not shown[0].visibleRegion().isEmpty()
    assert QApplication.focusWidget() is wrong
    assert wrong.property("invalid")
    assert page.context.session.workbook.generation == before
    form.leave()
    form, field = case.open(page)
    assert not any(label.isVisible() for label in (form.error, *form.errors.values()))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_esc_keeps_what_was_typed_until_it_is_saved_or_cancelled(page, case):
    go(page, "Ёлкин Артём")
    form, field = case.open(page)
    began_with = field.text()
    field.clear()
    type_text(field, case.typed)
    press(field, "Escape")
    assert not form.isVisible()
    again, field = case.open(page)
    assert again is form
    assert field.text() == case.typed
    form.cancel_button.click()
    _, field = case.open(page)
    assert field.text() == began_with


def test_a_form_begun_for_one_client_is_not_shown_for_another(page):
    go(page, "Ёлкин Артём")
    form = deal(page)
    type_text(form.widget("title"), "Зёрна")
    type_text(form.lines_box.lines[1].amount, "500")
    go(page, "Ким Вера")  # a click on another row
    assert not form.isVisible()
    go(page, "Ёлкин Артём")
    page.card.deals.new_deal()
    assert (form.widget("title").text(), form.lines_box.lines[1].amount.text()) == ("Зёрна", "500")
    press(form.widget("title"), "Escape")
    go(page, "Ким Вера")
    page.card.deals.new_deal()
    assert (form.widget("title").text(), len(form.lines_box.lines)) == ("", 1)


def test_a_new_client_begun_waits_behind_insert_and_the_cross(page):
    page.parts.cards.add_client()
    form = page.card.new_form
    type_text(form.widget("name"), "Новая булочная")
    press(form.widget("name"), "Ins")  # once more
    assert form.widget("name").text() == "Новая булочная"
    page.parts.cards.close_drawer()
    assert not form.isVisible()
    page.parts.cards.add_client()
    assert form.widget("name").text() == "Новая булочная"
    press(form.widget("name"), "Return")
    settle()
    assert [one.name for one in page.context.session.workbook.all(Client)].count("Новая булочная") == 1
    page.parts.cards.add_client()
    assert form.widget("name").text() == ""


def test_an_empty_form_is_not_begun(page, window):
    go(page, "Ёлкин Артём")
    before = window.status_bar.message.text()
    form = page.card.deals.form
    page.card.deals.new_deal()
    press(form.widget("title"), "Escape")
    assert form.begun.begun_for is None
    assert window.status_bar.message.text() == before


def test_answers_a_reason_and_an_entry_begun_are_kept_too(page):
    go(page, "Ёлкин Артём")
    statement = survey(page).statements[0]
    statement.answer(4)
    press(statement, "Escape")
    assert survey(page).statements[0].answered() == 4
    page.card.scores.survey.cancel.click()
    assert survey(page).statements[0].answered() is None
    page.card.scores.survey.cancel.click()
    form = override(page)
    type_text(form.reason, "знаем давно")
    press(form.reason, "Escape")
    assert override(page).reason.text() == "знаем давно"
    form.cancel.click()
    assert override(page).reason.text() == ""
    press(form.reason, "Escape")
    type_text(page.card.entry.line, "обещал перезвонить")
    go(page, "Ким Вера")
    assert page.card.entry.line.text() == ""
    go(page, "Ёлкин Артём")
    assert page.card.entry.line.text() == "обещал перезвонить"


def test_a_read_only_file_refuses_before_anything_is_typed(window, dialogs, tmp_path, lang):
    book = WorkbookFiles().create(tmp_path / "book.canvasbook", "Кофейня", lang, "Vera")
    ids = fill(book)
    book.close()
    assert window.controller.open(tmp_path / "book.canvasbook", read_only=True)
    window.go("clients", {"client": ids["Ёлкин Артём"]})
    settle()
    page = window.findChild(ClientsPage)
    card = page.card
    press(page.area.table, "Ins")
    page.importing.ask_file()  # asks for no file
    page.importing.begin("name\tphone\nРомашка\t1\n")
    page.parts.views.save()
    page.parts.actions.add_tag()
    page.parts.decisions.ask_reason([ids["Ким Вера"]])
    assert page.main.currentWidget() is page.area
    assert page.area.bar == FILTER
    assert dialogs.asked == []
    for opened in (deal, person, entry, survey, override):
        window.notifications.clear()
        opened(page)
        settle()
        assert window.notifications.notifications(), opened
    forms = [*card.findChildren(RecordForm), card.scores.survey, card.stage.form]
    assert not any(form.isVisible() for form in forms)
