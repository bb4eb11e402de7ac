"""Widgets used twice: what they show, what they tell, and that keys do what the mouse does."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from canvas_app.ui.common.buttons import IconButton, LinkButton, MenuButton, PrimaryButton
from canvas_app.ui.common.card import Card, EmptyState, Sentence
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.fields import Combo, DateButton, SearchField, TabStrip
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.theme import Theme
from tests.ui.helpers import click, press, settle, type_text


@pytest.fixture
def theme(qapp) -> Theme:
    return Theme("light", 100)


def show(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_hint_makes_room_beside_the_text(qtbot):
    button = show(qtbot, PrimaryButton("PDF канвы"))
    plain = button.sizeHint().width()
    button.set_keys("Ctrl+E")
    assert button.sizeHint().width() > plain + 20
    assert spoken(button) == "PDF канвы"
    button.resize(button.sizeHint())
    assert not button.grab().isNull()


def test_a_menu_button_marks_that_it_opens(qtbot):
    button = show(qtbot, MenuButton("Как есть"))
    assert button.text() == "Как есть ▾"
    assert spoken(button) == "Как есть"


def test_an_icon_button_has_a_name_and_a_tooltip(qtbot, theme):
    button = show(qtbot, IconButton(theme, "undo", "Отменить: R&D", keys="Ctrl+Z"))
    assert spoken(button) == "Отменить: R&D"
    assert button.toolTip() == "Отменить: R&D (Ctrl+Z)"
    assert button.width() == button.height() == 32


def test_a_chip_is_switched_by_enter_and_space(qtbot):
    chip = show(qtbot, Chip("Только у нас", checkable=True))
    press(chip, "Return")
    assert chip.isChecked()
    press(chip, "Space")
    assert not chip.isChecked()


def test_a_removable_chip_goes_by_click_and_by_delete(qtbot):
    chip = show(qtbot, Chip("Сегмент: Офисы", removable=True))
    gone = []
    chip.removed.connect(lambda: gone.append(True))
    chip.click()
    press(chip, "Delete")
    assert len(gone) == 2
    assert chip.text().endswith("×")
    assert spoken(chip) != chip.text()


def test_chips_fill_lines_like_words(qtbot):
    box = QWidget()
    flow = FlowLayout(box)
    for number in range(12):
        flow.addWidget(Chip(f"Персональная поддержка {number}"))
    show(qtbot, box)
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(300)
    assert narrow > 3 * wide
    box.resize(300, narrow)
    settle()
    assert all(flow.itemAt(i).geometry().right() <= 300 for i in range(flow.count()))
    flow.clear()
    assert flow.count() == 0


def test_what_is_lower_stands_in_the_middle_of_its_line(qtbot):
    box = QWidget()
    flow = FlowLayout(box)
    high, low = PrimaryButton("Подтвердить", box), Chip("Почему?", box)
    flow.addWidget(high)
    flow.addWidget(low)
    show(qtbot, box)
    box.resize(400, 80)
    settle()
    assert low.height() < high.height()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_the_magnifier_and_the_cross_of_a_search_grow_with_the_text(qtbot, theme):
    field = show(qtbot, SearchField(theme))
    field.set_words("Поиск клиентов")
    assert not field.empty_button.isVisible()
    before = field.textMargins().left()
    theme.use(percent=200)
    settle()
    assert field.textMargins().left() > before
    type_text(field, "ром")
    assert field.empty_button.isVisible()
    assert field.empty_button.geometry().right() < field.width()
    assert spoken(field.empty_button)
    field.empty_button.click()
    assert field.text() == ""
    assert not field.empty_button.isVisible()
    theme.use(percent=100)


def test_search_waits_for_a_pause_and_answers_enter_and_esc_at_once(qtbot, theme):
    field = show(qtbot, SearchField(theme))
    field.set_words("Поиск клиентов")
    assert spoken(field) == "Поиск клиентов"
    heard = []
    field.settled.connect(heard.append)
    type_text(field, "ром")
    type_text(field, "аш")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["ромаш"])
    press(field, "Return")
    assert heard == ["ромаш"] * 2
    press(field, "Escape")
    assert heard[-1] == ""
    assert field.text() == ""


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel down over a widget; return whether it took it."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_choice_is_made_by_value_and_not_by_the_wheel(qtbot):
    combo = show(qtbot, Combo())
    chosen = []
    combo.currentIndexChanged.connect(chosen.append)
    combo.fill([("ru", "Русский"), ("en", "English")], "en")
    assert combo.currentData() == "en"
    assert chosen == [], "filling is no choice"
    combo.choose("ru")
    assert combo.currentText() == "Русский"
    assert not turn_wheel(combo)
    assert combo.currentText() == "Русский"


def test_the_wheel_over_tabs_scrolls_what_is_around_them(qtbot):
    tabs = TabStrip("Клиент")
    tabs.set_tabs([("history", "История"), ("deals", "Сделки")])
    show(qtbot, tabs)
    assert not turn_wheel(tabs)
    assert tabs.current() == "history"


def test_tabs_are_known_by_key(qtbot):
    tabs = TabStrip("Блок")
    heard = []
    tabs.chosen.connect(heard.append)
    tabs.set_tabs([("questions", "Вопросы 2 / 6"), ("kinds", "Виды")])
    show(qtbot, tabs)
    tabs.choose("kinds")
    tabs.set_tabs([("questions", "Вопросы 3 / 6"), ("kinds", "Виды"), ("list", "Список")])
    assert tabs.current() == "kinds"
    press(tabs, "Right")
    assert heard[-1] == "list"
    tabs.set_tabs([("questions", "Вопросы")])
    assert tabs.current() == heard[-1] == "questions"
    assert QAccessible.queryAccessibleInterface(tabs).role() == QAccessible.Role.PageTabList


def test_a_day_is_chosen_in_the_calendar(qtbot):
    button = show(qtbot, DateButton(date(2026, 11, 23), "на 23.11.2026"))
    heard = []
    button.day_changed.connect(heard.append)
    button.click()
    popup = QApplication.activePopupWidget()
    calendar = popup.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    calendar.setSelectedDate(QDate(1998, 5, 6))
    calendar.activated.emit(calendar.selectedDate())
    settle()
    assert heard == [date(1998, 5, 6)]
    assert button.day == date(1998, 5, 6)
    assert QApplication.activePopupWidget() is None


def test_an_empty_state_says_what_to_do_first(qtbot):
    done = []
    state = show(qtbot, EmptyState())
    state.say(
        "Вставьте строки.",
        title="Клиентов пока нет",
        primary=("+ Клиент", lambda: done.append("add")),
        links=[("Импорт…", lambda: done.append("import"))],
    )
    click(state, "+ Клиент")
    click(state, "Импорт…")
    assert done == ["add", "import"]
    state.say("Ничего не найдено.")
    settle()
    assert not [b for b in state.findChildren(PrimaryButton) if b.isVisible()]


def test_a_sentence_carries_its_links(qtbot):
    done = []
    sentence = show(qtbot, Sentence())
    sentence.say("Сначала назовите сегменты.", [("К сегментам", lambda: done.append(1))])
    click(sentence, "К сегментам")
    sentence.say("Готово.")
    settle()
    assert done == [1]
    assert sentence.findChildren(LinkButton) == []


def test_the_current_card_is_edged_in_the_accent(qtbot, theme):
    theme.apply()
    card = show(qtbot, Card())
    card.resize(200, 80)

    def edge() -> str:
        return card.grab().toImage().pixelColor(100, 0).name()

    plain = edge()
    card.set_current(True)
    assert edge() == theme.colour("accent").name() != plain


def test_enter_presses_every_button(qtbot, theme):
    made = [PrimaryButton("A"), LinkButton("B"), Chip("D"), IconButton(theme, "undo", "E")]
    for button in made:
        pressed: list[bool] = []
        button.clicked.connect(lambda *_, pressed=pressed: pressed.append(True))
        show(qtbot, button)
        for keys in ("Return", "Enter", "Space"):
            press(button, keys)
        assert len(pressed) == 3, type(button).__name__
        press(button, "Ctrl+Return")
        assert len(pressed) == 3


def test_enter_opens_the_menu_of_a_button(qtbot):
    button = show(qtbot, MenuButton("C"))
    button.menu().addAction("Один")
    QTimer.singleShot(50, button.menu().close)
    shown: list[bool] = []
    button.menu().aboutToShow.connect(lambda: shown.append(True))
    press(button, "Return")
    assert shown == [True]


def test_every_button_shows_where_the_focus_is(qtbot, theme):
    theme.apply()
    box = QWidget()
    from PySide6.QtWidgets import QVBoxLayout

    column = QVBoxLayout(box)
    made = [PrimaryButton("A"), LinkButton("B"), MenuButton("C"), Chip("D"), IconButton(theme, "undo", "E")]
    for button in made:
        column.addWidget(button)
    show(qtbot, box)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for button in made:
        box.setFocus()
        before = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert button.hasFocus()
        assert button.grab().toImage() != before, type(button).__name__


def test_a_label_that_wraps_is_no_wider_for_a_long_word(qtbot):
    label = show(qtbot, PlainLabel("Щ" * 600, wrap=True, most=100))
    assert label.minimumSizeHint().width() < 60
    assert label.text() == spoken(label) == label.toolTip() == "Щ" * 600
    label.setText("Короткое имя")
    assert (label.text(), spoken(label), label.toolTip()) == ("Короткое имя", "Короткое имя", "")


def test_a_label_keeps_the_name_that_somebody_gave_it(qtbot):
    label = show(qtbot, PlainLabel("", wrap=True))
    label.setAccessibleName("Ответ")
    label.setText("Щ" * 600)
    assert spoken(label) == "Ответ"


def test_a_button_with_a_long_name_gives_way_and_says_it_whole(qtbot):
    button = show(qtbot, LinkButton("Щ" * 600))
    assert button.minimumSizeHint().width() < 200
    button.resize(150, 24)
    settle()
    assert button.toolTip() == spoken(button) == "Щ" * 600
    button.set_text("Коротко")
    assert (button.toolTip(), button.minimumSizeHint()) == ("", button.sizeHint())
