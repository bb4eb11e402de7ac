"""The Activity page in the whole window: it comes with the first task, counts, lists, and does things."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.kinds import KINDS
from canvas_app.services import records
from canvas_app.services.clients import register
from canvas_app.ui.clients.owned_tab import OwnedTab
from canvas_app.ui.common.fields import TabStrip
from tests.ui.helpers import button, buttons, click, press, settle, type_text, unnamed

TODAY = date.today()
DAY = timedelta(days=1)
SAID = {
    "ru": {
        "page": "Дела", "due": ["Просрочено: 1", "Сегодня: 1", "К выполнению: 3"],
        "empty": "На сегодня дел нет.",
        "log": "Записать разговор", "bar": "Дела: сегодня 1, просрочено 1", "done": "Выполнено",
        "tomorrow": "Отложить на завтра", "tab": "Дела", "undo": "Дело «Позвонить» выполнено",
    },
    "en": {
        "page": "Activity", "due": ["Overdue: 1", "Today: 1", "To do: 3"], "empty": "Nothing due today.",
        "log": "Log a conversation", "bar": "Tasks: 1 today, 1 overdue", "done": "Done",
        "tomorrow": "Put off to tomorrow", "tab": "Tasks", "undo": "Task “Позвонить” done",
    },
}  # fmt: skip


@pytest.fixture
def said(open_window):
    return SAID[open_window.tools.language.code]


@pytest.fixture
def book(open_window):
    return open_window.context.session.workbook


@pytest.fixture
def filled(book):
    client = register.add_client(book, "Ромашка", TODAY).id
    for title, due, status in (
        ("Позвонить", TODAY, "open"),
        ("Написать", TODAY - DAY, "doing"),
        ("Встретиться", TODAY + DAY, "open"),
        ("Старое", TODAY - DAY, "done"),
    ):
        values = {"title": title, "due_on": due, "status": status, "client_id": client}
        records.save(book, KINDS["task"], None, values)
    return client


def page(window):
    press(window, "Ctrl+6")
    settle()
    assert window.page.key == "activity"
    return window.page


def named(book, title):
    return next(one.id for one in book.all(Task) if one.title == title)


def titles(page):
    model = page.panel.model
    return [model.text(row, "title") for row in range(model.rowCount())]


def test_without_tasks_it_says_what_to_do(open_window, said):
    shown = page(open_window)
    assert button(open_window.rail, said["page"]).isChecked()
    assert shown.panel.empty.text() == said["empty"]
    assert shown.panel.empty.isVisible()
    assert unnamed(shown) == []
    click(shown, said["log"])
    assert open_window.page.key == "clients"


def test_a_line_adds_a_task_for_today_and_keeps_the_focus(open_window, book, said):
    shown = page(open_window)
    type_text(shown.panel.quick.line, "Позвонить")
    press(shown.panel.quick.line, "Return")
    settle()
    (task,) = book.all(Task)
    assert (task.title, task.due_on, task.status, task.client_id) == ("Позвонить", TODAY, "open", None)
    assert shown.panel.quick.line.text() == ""
    assert shown.panel.quick.line.hasFocus()
    assert titles(shown) == ["Позвонить"]
    shown.panel.quick.choose_day(TODAY + DAY)
    type_text(shown.panel.quick.line, "Завтра")
    press(shown.panel.quick.line, "Return")
    assert [one.due_on for one in book.all(Task)] == [TODAY, TODAY + DAY]


def test_what_is_still_to_be_done_comes_first_and_each_number_lists_what_it_counts(open_window, filled, said):
    shown = page(open_window)
    assert titles(shown) == ["Написать", "Позвонить", "Встретиться"]
    due = [shown.due.overdue, shown.due.today, shown.due.all]
    assert [one.text() for one in due] == said["due"]
    for one, listed in zip(due, (["Написать"], ["Позвонить"], titles(shown)), strict=True):
        one.click()
        settle()
        assert titles(shown) == listed
    assert button(open_window.status_bar, said["bar"]).isVisible()


def test_the_count_in_the_status_bar_opens_the_page(open_window, filled, said):
    settle()
    button(open_window.status_bar, said["bar"]).click()
    settle()
    assert open_window.page.key == "activity"


def test_done_by_the_menu_and_taken_back(open_window, book, filled, said):
    shown = page(open_window)
    shown.panel.table.go_to(named(book, "Позвонить"))
    menu = shown.panel.menu()
    next(one for one in menu.actions() if one.text() == said["done"]).trigger()
    settle()
    assert titles(shown) == ["Написать", "Встретиться"]
    assert open_window.status_bar.message.text() == said["undo"]
    press(open_window, "Ctrl+Z")
    settle()
    assert titles(shown) == ["Написать", "Позвонить", "Встретиться"]
    assert shown.panel.table.current_id() == next(
        one.id for one in book.all(Task) if one.title == "Позвонить"
    )
    (selected,) = shown.panel.table.selected_ids()
    assert book.get(Task, selected).title == "Позвонить"


def test_several_are_put_off_together(open_window, book, filled, said):
    shown = page(open_window)
    shown.panel.table.selectAll()
    next(one for one in shown.panel.menu().actions() if one.text() == said["tomorrow"]).trigger()
    settle()
    days = {one.title: one.due_on for one in book.all(Task)}
    assert days == {
        "Позвонить": TODAY + DAY, "Написать": TODAY + DAY, "Встретиться": TODAY + 2 * DAY,
        "Старое": TODAY - DAY,
    }  # fmt: skip
    book.undo()
    assert {one.title: one.due_on for one in book.all(Task)}["Написать"] == TODAY - DAY


def test_the_form_enters_what_a_line_does_not(open_window, book, filled):
    shown = page(open_window)
    press(shown.panel.table, "Insert")
    settle()
    form = shown.panel.form
    assert form.isVisible()
    type_text(form.widget("title"), "Отчёт")
    form.widget("due_time").setText("9.30")
    form.widget("repeats").choose("week")
    form.widget("priority").choose("1")
    form.save_button.click()
    settle()
    made = next(one for one in book.all(Task) if one.title == "Отчёт")
    assert (made.due_time, made.repeats, made.priority, made.due_on) == ("09:30", "week", "1", None)


def test_the_palette_finds_tasks_and_opens_them(open_window, book, filled):
    hits = type(page(open_window)).search(open_window.context, "старое")
    assert [hit.words for hit in hits] == ["Старое"]
    press(open_window, "Ctrl+1")
    hits[0].run()
    settle()
    assert open_window.page.panel.table.current_id() == named(book, "Старое")


def test_the_card_of_a_client_has_a_tab_with_a_line(open_window, book, filled, said):
    other = register.add_client(book, "Ёлкин", TODAY).id
    records.save(book, KINDS["task"], None, {"title": "Чужое", "client_id": other})
    press(open_window, "Ctrl+2")
    open_window.go("clients", {"client": filled})
    settle()
    tab = open_window.page.findChild(OwnedTab)
    assert tab.title() == said["tab"]
    assert tab.count == 4
    tab.panel.quick.line.setText("Поздравить")
    press(tab.panel.quick.line, "Return")
    settle()
    made = next(one for one in book.all(Task) if one.title == "Поздравить")
    assert (made.client_id, made.due_on) == (filled, TODAY)
    assert tab.count == 5


def test_hidden_names_are_not_read_on_the_page(open_window, filled):
    shown = page(open_window)
    open_window.context.session.hide_names(True)
    settle()
    model = shown.panel.model
    said = [model.text(row, one.key) for row in range(model.rowCount()) for one in model.columns]
    assert "Ромашка" not in said
    assert "Позвонить" not in said


def test_it_speaks_the_other_language(open_window, filled, said):
    shown = page(open_window)
    open_window.appearance.switch_language()
    settle()
    now = SAID[open_window.tools.language.code]
    assert [one.text() for one in (shown.due.overdue, shown.due.today, shown.due.all)] == now["due"]
    assert [one for one in buttons(open_window.status_bar) if one.accessibleName() == now["bar"]]
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("size", [(1000, 560), (1280, 800)])
def test_the_whole_form_is_seen_and_leaves_its_place_again(open_window, filled, size):
    open_window.resize(*size)
    shown = page(open_window)
    shown.panel.new()
    settle()
    form = shown.panel.form
    place = form.parentWidget()
    assert place.rect().contains(form.save_button.mapTo(place, form.save_button.rect().bottomLeft()))
    assert form.height() >= form.minimumSizeHint().height()
    assert not shown.panel.quick.isVisible()
    assert not shown.panel.bar.isVisible()
    press(form.widget("title"), "Escape")
    settle()
    assert shown.panel.quick.isVisible()
    assert shown.panel.bar.isVisible()
    assert not form.isVisible()
    assert shown.panel.table.height() > size[1] / 2


def test_tabs_of_the_card_leave_their_numbers_where_there_is_no_room(open_window, filled):
    open_window.resize(1600, 900)
    open_window.go("clients", {"client": filled})
    settle()
    tabs = open_window.page.findChild(OwnedTab).parentWidget().findChild(TabStrip)

    def texts():
        return [tabs.tabText(index) for index in range(tabs.count())]

    def width():
        return sum(tabs.tabSizeHint(index).width() for index in range(tabs.count()))

    assert [text for text in texts() if text.endswith("\u00a04")]
    whole = texts()
    tabs.setFixedWidth(width() - 4)
    settle()
    assert texts() == [text.split("\u00a0")[0] for text in whole]


def test_what_is_begun_for_one_client_is_not_added_for_another(open_window, book, filled):
    other = register.add_client(book, "Ёлкин", TODAY).id
    open_window.go("clients", {"client": filled})
    settle()
    quick = open_window.page.findChild(OwnedTab).panel.quick
    quick.line.setText("Поздравить")
    quick.choose_day(TODAY + DAY)
    open_window.go("clients", {"client": other})
    settle()
    assert quick.line.text() == ""
    press(quick.line, "Return")
    assert [one.title for one in book.all(Task) if one.client_id == other] == []
    assert open_window.context.session.typed.drafts(), "it is asked about before it is lost"
    open_window.go("clients", {"client": filled})
    settle()
    assert quick.line.text() == "Поздравить"
    press(quick.line, "Return")
    made = book.get(Task, named(book, "Поздравить"))
    assert (made.client_id, made.due_on) == (filled, TODAY + DAY)


def test_what_was_begun_for_several_clients_is_saved_for_each(open_window, book, filled):
    other = register.add_client(book, "Ёлкин", TODAY).id
    for client, title in ((filled, "Первое"), (other, "Второе")):
        open_window.go("clients", {"client": client})
        settle()
        open_window.page.findChild(OwnedTab).panel.quick.line.setText(title)
    for draft in open_window.context.session.typed.drafts():
        draft.save()
    made = {one.title: one.client_id for one in book.all(Task)}
    assert (made["Первое"], made["Второе"]) == (filled, other)
    assert open_window.page.findChild(OwnedTab).panel.quick.line.text() == ""


def test_an_undone_task_leaves_the_list_narrowed_as_it_was(open_window, book, filled):
    shown = page(open_window)
    shown.panel.quick.line.setText("Лишнее")
    shown.panel.quick.save()
    settle()
    press(open_window, "Ctrl+Z")
    settle()
    assert titles(shown) == ["Написать", "Позвонить", "Встретиться"], "what is done is still left out"


def test_the_form_is_no_wider_than_it_is_read_and_the_chips_stand_level(open_window, filled):
    open_window.resize(1920, 1080)
    shown = page(open_window)
    bar = shown.panel.bar
    middles = [one.mapTo(bar, one.rect().center()).y() for one in (bar.search, bar.add, bar.chips[0])]
    assert max(middles) - min(middles) <= 1
    shown.panel.new()
    settle()
    assert shown.panel.form.width() <= 760
