"""A day typed, chosen in the month or refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from canvas_app.ui.common.calendar import CalendarPopup, day_of
from canvas_app.ui.common.text import Language
from tests.ui.helpers import press, settle


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("06.05.1998", date(1998, 5, 6)),
        ("06051998", date(1998, 5, 6)),
        ("19980506", date(1998, 5, 6)),
        ("1998-05-06", date(1998, 5, 6)),
        (" 6.5 ", date(2026, 5, 6)),
        ("6/5", date(2026, 5, 6)),
        ("6 мая 1998", date(1998, 5, 6)),
        ("6 May 1998", date(1998, 5, 6)),
        ("31.02.2026", None),
        ("вчера", None),
        ("", None),
        ("06.-2147483648.0", None),
    ],
)
def test_days_as_people_write_them(text, day):
    assert day_of(text, day_first=True, year=2026) == day


def test_a_day_that_could_be_two_is_none_where_the_month_may_come_first():
    assert day_of("06/05/1998", day_first=False, year=2026) is None
    assert day_of("06.05.1998", day_first=False, year=2026) == date(1998, 5, 6)
    assert day_of("26/05/1998", day_first=False, year=2026) == date(1998, 5, 26)


@pytest.fixture(params=["ru", "en"])
def popup(request, qtbot, qapp):
    language = Language()
    language.use(request.param)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = CalendarPopup(date(2026, 11, 23), "На день", parent)
    made.open_at(parent)
    made.came = []
    made.chosen.connect(made.came.append)
    yield made
    language.forget()


def test_what_is_typed_over_the_month_is_a_day(popup):
    month = popup.calendar.findChild(QTableView)
    month.setFocus()
    QTest.keyClick(month, "0")
    QTest.keyClicks(QApplication.focusWidget(), "6.05.1998")
    assert popup.field.text() == "06.05.1998"
    press(popup.field, "Return")
    assert popup.came == [date(1998, 5, 6)]


def test_what_is_no_day_is_said_and_can_be_mended(popup):
    popup.field.setFocus()
    QTest.keyClicks(popup.field, "31.02.2026")
    press(popup.field, "Return")
    settle()
    assert popup.came == []
    assert popup.error.isVisible()
    assert "23" in popup.error.text()
    QTest.keyClicks(popup.field, "x")
    assert not popup.error.isVisible()
    popup.field.setText("28.02.2026")
    press(popup.field, "Return")
    assert popup.came == [date(2026, 2, 28)]


def test_arrows_and_enter_choose_in_the_month(popup):
    month = popup.calendar.findChild(QTableView)
    month.setFocus()
    press(month, "Right")
    press(month, "Return")
    assert popup.came == [date(2026, 11, 24)]
