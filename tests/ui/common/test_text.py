"""Languages switch while the window runs; people's text is never markup, mnemonic or placeholder."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPushButton, QWidget

from canvas_app.ui.common.buttons import LinkButton, MenuButton, PrimaryButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import ElidedLabel, ErrorLabel, Heading, PlainLabel
from canvas_app.ui.common.qt_words import GAPS
from canvas_app.ui.common.text import (
    Language,
    breakable,
    fill,
    key_text,
    no_mnemonic,
    plain_tip,
    set_tip,
    shortened,
    system_language,
    translate,
)


@pytest.fixture
def language(qapp):
    made = Language()
    yield made
    made.forget()


def test_labels_and_qts_own_words_change_with_the_language(language):
    language.use("ru")
    assert translate("Start", "Create") == "Создать"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    language.use("en")
    assert translate("Start", "Create") == "Create"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("lang", "n", "words"),
    [
        ("ru", 1, "1 запись"),
        ("ru", 3, "3 записи"),
        ("ru", 11, "11 записей"),
        ("ru", 21, "21 запись"),
        ("en", 1, "1 record"),
        ("en", 5, "5 records"),
    ],
)
def test_counts_take_the_form_of_the_language(language, lang, n, words):
    language.use(lang)
    said = translate("Shell", "This touches %n record(s): %1. Ctrl+Z once more undoes it.", None, n)
    assert f"{words}:" in said


def test_every_widget_hears_of_the_change(language, qtbot):
    heard = []

    class Listener(QWidget):
        def changeEvent(self, event):
            if event.type() == QEvent.Type.LanguageChange:
                heard.append(self)

    language.use("en")
    outer = Listener()
    qtbot.addWidget(outer)
    inner = Listener(outer)
    QCoreApplication.sendPostedEvents()
    heard.clear()
    language.use("ru")
    QCoreApplication.sendPostedEvents()
    assert {id(widget) for widget in heard} == {id(outer), id(inner)}


def test_an_unknown_language_is_english(language):
    language.use("xx")
    assert language.code == "en"
    assert system_language() in ("ru", "en")


def test_a_value_is_never_taken_for_a_place():
    assert fill("%1 and %2", "%2", "100 %1") == "%2 and 100 %1"


def test_a_value_does_not_turn_the_words_after_it():
    assert fill("Note “%1” added", "a\u202eb\u2069\u202ec") == "Note “abc” added"


def test_no_ampersand_becomes_a_shortcut(qtbot):
    tabs = TabStrip("t")
    tabs.set_tabs([("a", "R&D")])
    qtbot.addWidget(tabs)
    assert tabs.tabText(0) == "R&&D"
    for kind in (PrimaryButton, LinkButton, MenuButton, Chip):
        button = kind("R&D")
        qtbot.addWidget(button)
        assert button.shortcut().isEmpty(), kind
        assert button.accessibleName() == "R&D"
    plain = QPushButton(no_mnemonic("R&D"))
    qtbot.addWidget(plain)
    assert plain.shortcut().isEmpty()


@pytest.fixture
def red_picture(tmp_path):
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "red.png"))
    return f"<img src='{tmp_path}/red.png'>"


def _red(widget: QWidget) -> int:
    image = widget.grab().toImage()
    red = QColor("red")
    return sum(image.pixelColor(x, y) == red for x in range(image.width()) for y in range(image.height()))


def test_markup_in_a_label_stays_text(qtbot, red_picture):
    guessed = QLabel(red_picture)
    qtbot.addWidget(guessed)
    guessed.resize(400, 60)
    assert _red(guessed) > 0, "this check can fail"
    error = ErrorLabel()
    error.say(red_picture)
    for label in (PlainLabel(red_picture), Heading(red_picture), ElidedLabel(red_picture), error):
        qtbot.addWidget(label)
        label.resize(400, 60)
        assert _red(label) == 0
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_markup_in_a_tooltip_is_escaped(qtbot, red_picture):
    assert plain_tip("Офисы & «дома»") == "Офисы & «дома»"
    assert "<img" not in plain_tip(red_picture)
    assert "&lt;img" in plain_tip(red_picture)
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, "Отменить", "Ctrl+Z")
    assert widget.toolTip() == "Отменить (Ctrl+Z)"


def test_keys_are_written_as_people_read_them(language):
    language.use("ru")
    assert key_text("Ctrl+Return") == "Ctrl+Enter"
    assert key_text("Alt+Left") == "Alt+←"
    assert key_text("Ctrl+PgDown") == "Ctrl+PgDn"
    assert key_text("Ctrl+-") == "Ctrl+−"
    assert key_text("Del") == "Delete"


def test_an_elided_label_offers_the_whole_text(qtbot):
    label = ElidedLabel("Очень длинное название рабочей книги с адресом папки")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(800, 20)
    assert label.toolTip() == ""
    label.setText("Кофейня " * 40)
    assert label.toolTip() == label.text()


@pytest.mark.parametrize(("code", "said"), [("ru", "2\u00a0000 стикеров"), ("en", "2,000 notes")])
def test_large_numbers_are_grouped(qapp, code, said):
    language = Language()
    language.use(code)
    try:
        assert translate("Canvas", "%n notes", None, 2000) == said
        assert translate("Canvas", "%n notes", None, 999).startswith("999")
    finally:
        language.forget()


def test_qt_itself_speaks_russian_in_its_dialogs(qtbot, qapp):
    language = Language()
    language.use("ru")
    try:
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        shown = [label.text() for label in dialog.findChildren(QLabel)]
        shown += [button.text() or button.toolTip() for button in dialog.findChildren(QAbstractButton)]
        assert len(shown) > 8
        assert not [text for text in shown if re.search("[A-Za-z]", text)]
        assert [words() for words in GAPS[2:4]] == ["Папка", "Файл"]
    finally:
        language.forget()


def test_long_words_may_break_and_short_ones_may_not():
    assert breakable("Неудовлетворённость и достопримечательность") == (
        "Неудовлетворённость и достопримечательность"
    )
    assert breakable("a" * 25) == "\u200b".join("a" * 25)
    assert (
        breakable(f"ушло на {'b' * 30}@x.ru в срок").replace("\u200b", "")
        == f"ушло на {'b' * 30}@x.ru в срок"
    )


def test_a_name_of_hundreds_of_characters_is_cut_in_menus():
    assert len(no_mnemonic("Щ" * 600)) == 60
    assert no_mnemonic("R&D") == "R&&D"
    assert shortened("короткое", 60) == "короткое"
