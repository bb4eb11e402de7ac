"""The card: what is typed, clicked and chosen there is what the file holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client
from canvas_app.services import stages
from canvas_app.services.clients import interactions
from canvas_app.ui.clients.card import DEALS, DETAILS, PEOPLE, TIMELINE
from canvas_app.ui.clients.erased_window import ErasedWindow
from tests.ui.clients.card_parts import client
from tests.ui.clients.conftest import TODAY, cell, go, shown
from tests.ui.clients.listing import choose
from tests.ui.helpers import button, click, press, settle, type_text, unnamed

# new clients


def test_a_name_and_enter_make_a_client_and_open_the_card(page, window, lang):
    press(page.area.table, "Ins")
    form = page.card.new_form
    assert form.widget("name").hasFocus()
    type_text(form.widget("name"), "Аптека № 5")
    press(form.widget("name"), "Return")
    settle()
    made = next(one for one in page.context.session.workbook.all(Client) if one.name == "Аптека № 5")
    assert made.created_on == TODAY
    assert page.card.client_id == made.id
    assert page.card.head.name.text() == "Аптека № 5"
    assert shown(page)[0] == "Аптека № 5"
    said = {"ru": "Клиент «Аптека № 5» добавлен", "en": "Client “Аптека № 5” added"}[lang]
    assert window.status_bar.message.text() == said


def test_the_first_client_leads_to_its_note_on_the_sheet(empty_page, window, lang):
    page, book = empty_page, empty_page.context.session.workbook
    with book.edit("edit.segment_new", name="Офисы") as edit:
        edit.put(Segment(edit.new_id(), "Офисы"))
    settle()
    for name in ("Первый", "Второй"):
        page.parts.cards.add_client()
        form = page.card.new_form
        form.widget("segment_id").setCurrentIndex(1)
        type_text(form.widget("name"), name)
        press(form.widget("name"), "Return")
        settle()
    told = {"ru": "Стикер «Офисы» теперь считает клиентов.", "en": "The note “Офисы” counts clients now."}[
        lang
    ]
    assert [one.text for one in window.notifications.notifications()] == [told]


def test_several_clients_in_a_row(page):
    page.parts.cards.add_client()
    form = page.card.new_form
    for name in ("Первый", "Второй"):
        type_text(form.widget("name"), name)
        press(form.widget("name"), "Ctrl+Return")
        settle()
        assert form.isVisible()
        assert form.widget("name").hasFocus()
        assert form.widget("name").text() == ""
    press(form.widget("name"), "Escape")
    assert page.area.table.hasFocus()
    assert [one.name for one in page.context.session.workbook.all(Client)][-2:] == ["Первый", "Второй"]


def test_an_empty_name_is_refused_under_the_field(page, lang):
    page.parts.cards.add_client()
    form = page.card.new_form
    before = page.context.session.workbook.generation
    press(form.widget("name"), "Return")
    assert form.errors[form.widget("name")].text() == page.context.texts.sentence("error.value.empty_name")
    assert form.errors[form.widget("name")].isVisible()
    assert form.widget("name").hasFocus()
    assert page.context.session.workbook.generation == before


def test_whoever_is_there_already_is_named(page, lang):
    page.parts.cards.add_client()
    form = page.card.new_form
    type_text(form.widget("name"), "ким  вера")
    form.look_for_same()
    told = {"ru": "Открыть: Ким Вера, Метро-Офис", "en": "Open Ким Вера, Метро-Офис"}[lang]
    click(form, told)
    settle()
    assert page.card.client_id == page.ids["Ким Вера"]
    page.parts.cards.add_client()
    type_text(form.widget("phone"), "8 (912) 345 67 89")
    form.look_for_same()
    assert button(form, {"ru": "Открыть: Ёлкин Артём", "en": "Open Ёлкин Артём"}[lang])


# head and details


def test_segment_and_employee_are_chosen_in_the_head(page, lang):
    go(page, "Ким Вера")
    head = page.card.head
    head.segment.menu().aboutToShow.emit()
    choose(head.segment.menu(), "Студенты")
    head.employee.menu().aboutToShow.emit()
    choose(head.employee.menu(), "Ветрова Анна")
    found = client(page, "Ким Вера")
    assert page.state.names.segments[found.segment_id] == "Студенты"
    assert page.state.names.employees[found.employee_id] == "Ветрова Анна"
    assert (
        head.employee.accessibleName()
        == {"ru": "Сотрудник: Ветрова Анна", "en": "Employee: Ветрова Анна"}[lang]
    )
    assert cell(page, "Ким Вера", "segment") == "Студенты"


def test_details_are_kept_when_left_and_what_does_not_fit_is_said_there(page, lang):
    go(page, "Ким Вера")
    press(page.area.table, "F2")
    details = page.card.details
    assert page.card.tabs.current() == DETAILS
    line = details.lines["name"]
    assert line.hasFocus()
    line.selectAll()
    type_text(line, "Ким Вера Олеговна")
    details.lines["city"].setFocus()
    settle()
    assert client(page, "Ким Вера").name == "Ким Вера Олеговна"
    assert page.card.head.name.text() == "Ким Вера Олеговна"
    type_text(details.lines["tags"], "VIP, кофе ,vip")
    press(details.lines["tags"], "Return")
    assert client(page, "Ким Вера").tags == ("VIP", "кофе")
    line.setFocus()
    line.clear()
    press(line, "Return")
    assert details.errors["name"].text() == page.context.texts.sentence("error.value.empty_name")
    assert client(page, "Ким Вера").name == "Ким Вера Олеговна"
    page.area.table.setFocus()
    go(page, "Ёлкин Артём")
    assert line.text() == "Ёлкин Артём"
    assert not line.hasFocus()
    assert line.cursorPosition() == 0, "of a long text the beginning is seen"
    assert not details.errors["name"].isVisible()
    assert client(page, "Ёлкин Артём").name == "Ёлкин Артём"


def test_what_is_typed_is_kept_when_another_client_is_shown(page):
    go(page, "Ким Вера")
    page.card.choose(DETAILS)
    details = page.card.details
    details.remarks.setFocus()
    type_text(details.remarks, "любит латте\nбез сахара")
    page.context.navigator.go("clients", client=page.ids["Орлов & Ко"])
    settle()
    assert client(page, "Ким Вера").remarks == "любит латте\nбез сахара"
    assert client(page, "Орлов & Ко").remarks == ""
    assert details.remarks.toPlainText() == ""


def test_a_client_is_archived_deleted_and_erased_from_the_card(page, dialogs, lang):
    book = page.context.session.workbook
    go(page, "Орлов & Ко")
    page.card.choose(DETAILS)
    page.card.details.archive.click()
    assert client(page, "Орлов & Ко").archived
    book.undo()
    go(page, "Орлов & Ко")
    page.card.details.delete.click()
    assert client(page, "Орлов & Ко") is None
    book.undo()
    settle()
    go(page, "Орлов & Ко")
    dialogs.answer("confirm", False, True)
    page.card.details.erase.click()
    assert client(page, "Орлов & Ко") is not None
    page.card.details.erase.click()
    settle()
    assert client(page, "Орлов & Ко") is None
    assert "Орлов & Ко" not in shown(page)
    page.findChild(ErasedWindow).close()


def test_tabs_count_and_the_card_names_everything(page, window):
    window.resize(1440, 900)
    go(page, "Ким Вера")
    words = [page.card.tabs.tabText(place) for place in range(page.card.tabs.count())]
    assert words[1].endswith("\u00a02")
    for tab in (TIMELINE, DEALS, PEOPLE, DETAILS):
        page.card.choose(tab)
        settle()
        assert unnamed(page.card) == []
    page.card.deals.new_deal()
    page.card.people.open_form(None)
    page.card.scores.open_survey()
    page.card.stage.choose_other()
    page.card.stage.toggle_why()
    settle()
    assert unnamed(page.card) == []
    page.parts.cards.add_client()
    assert unnamed(page.card) == []
    page.parts.cards.open_employees()
    assert unnamed(page.card) == []


@pytest.mark.parametrize("text", [100, 150])
def test_nothing_in_the_card_is_wider_than_the_card(page, window, text):
    window.tools.theme.use(percent=text)
    window.resize(1180 * text // 100, 900)
    page.place.show()
    go(page, "Ким Вера")
    page.card.stage.toggle_why()
    assert page.card.width() == window.tools.theme.px(320)
    for row in page.card.scores.rows.values():
        words = QFontMetrics(row.font())
        beside = row.width() - row._track().right() - window.tools.theme.px(8)
        assert words.horizontalAdvance(row._text) <= beside
        assert words.horizontalAdvance(row._label) <= row._track().left() - window.tools.theme.px(8)
    parts = {
        TIMELINE: lambda: page.card.stage.choose_other(),
        DEALS: page.card.deals.new_deal,
        PEOPLE: lambda: page.card.people.open_form(None),
        DETAILS: page.card.scores.open_survey,
        "new": page.parts.cards.add_client,
        "staff": page.parts.cards.open_employees,
    }
    for tab, act in parts.items():
        page.card.choose(tab)
        act()
        settle()
        inside = page.card._inside
        room = page.card._scroll.viewport().width()
        assert inside.width() <= room, tab
        wide = [one for one in inside.findChildren(QWidget) if one.isVisible() and one.width() > room]
        assert wide == [], tab


def test_other_days_show_what_was_known_then(page):
    interactions.add_interaction(
        page.context.session.workbook, page.ids["Ким Вера"], TODAY, "call", "сегодня"
    )
    page.context.session.set_as_of(TODAY - timedelta(days=400))
    settle()
    go(page, "Ким Вера")
    assert page.card.timeline.rows == {}
    assert page.card.timeline.told.isVisible()
    found = stages.explain(
        page.context.session.workbook, page.ids["Ким Вера"], "kotler", page.context.session.as_of
    )
    assert page.card.stage._stage.text() == page.state.words.numbered(found.suggestion.stage)
    page.context.session.set_as_of(None)
    settle()
    assert page.card.timeline.rows != {}


def test_another_language_and_theme_are_shown_at_once(page, window, lang):
    go(page, "Ким Вера")
    other = "en" if lang == "ru" else "ru"
    window.appearance.use_language(other)
    window.tools.theme.use(mode="dark", percent=125)
    settle()
    assert page.card.details.archive.text() == {"ru": "В архив", "en": "To the archive"}[other]
    assert page.card.tabs.tabText(0) == {"ru": "История", "en": "Timeline"}[other]
    assert cell(page, "Ким Вера", "stage") == page.context.texts.catalogue.short("kotler.repeat", other)
