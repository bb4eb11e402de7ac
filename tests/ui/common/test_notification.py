"""Messages under the top bar: they wait while looked at, give way, and are said aloud."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.common import notification as module
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.notification import NotificationArea
from canvas_app.ui.common.theme import Theme
from tests.ui.helpers import click, press, settle


@pytest.fixture
def said(monkeypatch) -> list[tuple[str, bool]]:
    heard = []
    monkeypatch.setattr(module, "announce", lambda _source, text, *, now=False: heard.append((text, now)))
    return heard


@pytest.fixture
def area(qtbot, said) -> NotificationArea:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = NotificationArea(Theme("light", 100))
    column.addWidget(made)
    field = QLineEdit()
    column.addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    made.kept = window  # Qt keeps no window alive that only Python knows
    return made


def texts(area) -> list[str]:
    return [notification.text for notification in area.notifications()]


def test_a_message_is_said_and_a_failure_interrupts(area, said):
    area.add(Notice("Удалено стикеров: 3"))
    area.add(Notice("Не сохранено", kind="bad"))
    assert said == [("Удалено стикеров: 3", False), ("Не сохранено", True)]


def test_a_button_does_its_thing_once_and_the_message_goes(area):
    done = []
    area.add(Notice("Удалено стикеров: 3", [("Отменить", lambda: done.append(1))]))
    click(area, "Отменить")
    settle()
    assert done == [1]
    assert texts(area) == []
    assert not area.isVisible()


def test_a_button_may_show_the_next_message(area):
    area.add(Notice("A", [("Дальше", lambda: area.add(Notice("B", key="k")))], key="k"))
    area.notifications()[0].buttons[0].click()
    settle()
    assert texts(area) == ["B"]
    assert not area.isHidden()


def test_a_message_of_the_same_kind_replaces_the_earlier_one(area):
    area.add(Notice("A", key="saving"))
    area.add(Notice("B", key="saving"))
    assert texts(area) == ["B"]
    area.remove("saving")
    area.remove("saving")
    assert texts(area) == []


def test_no_more_than_three_stand(area):
    for number in range(5):
        area.add(Notice(str(number), seconds=0))
    assert texts(area) == ["2", "3", "4"]


def test_a_message_goes_when_its_time_is_over(area, qtbot):
    notification = area.add(Notice("A", seconds=1))
    notification._timer.setInterval(10)
    notification._timer.start()
    qtbot.waitUntil(lambda: texts(area) == [])


def test_a_message_with_the_focus_stays(area, qtbot):
    notification = area.add(Notice("A", [("Отменить", lambda: None)]))
    notification.buttons[0].setFocus()
    notification._timer.timeout.emit()
    settle()
    assert texts(area) == ["A"]
    press(notification.buttons[0], "Escape")
    settle()
    assert texts(area) == []


def test_a_message_that_must_be_answered_has_no_clock(area):
    assert not area.add(Notice("A", seconds=0))._timer.isActive()


def test_the_focus_returns_to_where_it_was_before_the_message(area):
    done = []
    field = area.kept.findChild(QLineEdit)
    for way in ("button", "Escape"):
        notification = area.add(Notice("Готово", [("Отменить", lambda: done.append(field.hasFocus()))]))
        notification.buttons[0].setFocus()
        if way == "button":
            click(notification, "Отменить")
        else:
            press(notification.buttons[0], "Escape")
        settle()
        assert field.hasFocus()
    assert done == [True], "before the button does what it says"


def test_the_focus_goes_home_when_its_place_is_gone(area):
    went = []
    area.home = lambda: went.append(True)
    notification = area.add(Notice("Готово", [("Отменить", lambda: None)]))
    notification.buttons[0].setFocus()
    area.kept.findChild(QLineEdit).hide()
    click(notification, "Отменить")
    assert went == [True]


def test_a_message_about_a_step_goes_with_it(area):
    area.add(
        Notice(
            "Удалено",
        ),
        step=7,
    )
    area.add(Notice("Открыто"))
    area.keep_step(lambda: 7)
    assert texts(area) == ["Удалено", "Открыто"]
    area.keep_step(lambda: 8)
    assert texts(area) == ["Открыто"]


def test_buttons_that_leave_the_words_too_little_room_stand_under_them(area):
    text = "The file of the whole business is damaged. Open its last backup or copy it again from elsewhere."
    ways = [("Backups of this file…", int), ("Save what can be read…", int), ("Remove from list", int)]
    notification = area.add(Notice(text, ways, seconds=0))
    for width, under in ((640, True), (1400, False)):
        area.kept.resize(width, 300)
        settle()
        words = notification.findChild(PlainLabel).geometry()
        assert words.width() > width * 0.45
        assert (notification.buttons[0].y() >= words.bottom()) == under
        assert all(button.geometry().right() < width for button in notification.buttons)
    short = area.add(Notice("No.", [("Try again", int)], seconds=0))
    area.kept.resize(300, 300)
    settle()
    assert short.buttons[0].y() < short.findChild(PlainLabel).geometry().bottom()
