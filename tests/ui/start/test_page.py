"""The start page: a name and Enter; recent files that hide and can be gone; language and text size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.ui.start.page import file_name
from tests.ui.helpers import button, click, press, settle, type_text


@pytest.fixture
def start(small_window):
    return small_window.start_page


def words(widget) -> list[str]:
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_the_wording_is_that_of_the_design(start, lang):
    shown = words(start)
    if lang == "ru":
        assert "Бизнес-модель и клиенты в одном файле" in shown
        assert "Всё остаётся на этом компьютере: программа ничего никуда не отправляет." in shown
        assert start.name.placeholderText() == "Например, Кофейня у метро"
        assert button(start, "Посмотреть пример: кофейня и 800 вымышленных клиентов")
    else:
        assert "Business model and clients in one file" in shown
        assert start.name.placeholderText() == "For example, Corner Coffee"
        assert button(start, "See an example: a coffee shop with 800 invented clients")
    assert start.example_button.text() == start.example_button.accessibleName(), "it is not cut"


def test_the_path_follows_the_name_and_never_meets_a_file(start):
    type_text(start.name, "Кофейня")
    first = start.path()
    assert first.name == "Кофейня.canvasbook"
    assert first.name in start._path.text()
    first.parent.mkdir(parents=True)
    first.touch()
    type_text(start.name, " ")
    assert start.path().name == "Кофейня 2.canvasbook"


def test_enter_without_a_name_says_so(start, small_window):
    press(start.name, "Return")
    assert start.messages.notifications()[0].kind == "warning"
    assert small_window.context is None
    assert start.name.hasFocus()


def test_another_place_can_be_chosen(start, small_window, dialogs, tmp_path):
    type_text(start.name, "Кофейня")
    dialogs.answer("save_file", tmp_path / "here" / "Моя.canvasbook")
    start._change.click()
    assert "Моя.canvasbook" in start._path.text()
    press(start.name, "Return")
    assert small_window.context.session.workbook.path == tmp_path / "here" / "Моя.canvasbook"
    assert small_window.context.session.workbook.setting("business") == "Кофейня"
    assert small_window.controller.folder() == tmp_path / "here"


def test_a_place_that_refuses_is_said_on_the_page(start, small_window, tmp_path, dialogs):
    (tmp_path / "file").touch()
    dialogs.answer("save_file", tmp_path / "file" / "Моя.canvasbook")
    start._change.click()
    type_text(start.name, "Кофейня")
    press(start.name, "Return")
    assert small_window.context is None
    assert start.messages.notifications()[0].kind == "bad"
    assert start.name.text() == "Кофейня", "what was typed is kept"


def test_a_list_of_clients_begins_a_workbook_and_the_import(start, small_window, lang):
    click(start, "Начать со списка клиентов (CSV)" if lang == "ru" else "Start from a client list (CSV)")
    assert small_window.context is not None


def test_a_recent_file_is_opened_by_its_name(small_window, tmp_path):
    small_window.controller.create(tmp_path / "Первая.canvasbook", "Первая")
    small_window.show_start()
    settle()
    click(small_window.start_page, "Первая")
    assert small_window.context.session.workbook.path.stem == "Первая"


def test_recent_files_hide_and_show(small_window, tmp_path, lang):
    small_window.controller.create(tmp_path / "Секрет.canvasbook", "Секрет")
    small_window.show_start()
    recent = small_window.start_page.recent
    click(recent, "Скрыть недавние файлы" if lang == "ru" else "Hide recent files")
    settle()
    assert not [word for word in words(recent) if "Секрет" in word]
    assert recent.findChildren(QLabel)[0].text() == (
        "Недавние скрыты." if lang == "ru" else "Recent files are hidden."
    )
    small_window.show_start()
    assert recent.hidden, "it stays hidden"
    click(recent, "Показать недавние файлы" if lang == "ru" else "Show recent files")
    assert button(recent, "Секрет")


def test_another_display_hides_recent_files(small_window, tmp_path, monkeypatch):
    small_window.controller.create(tmp_path / "Секрет.canvasbook", "Секрет")
    screen = QGuiApplication.primaryScreen()
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(lambda: [screen, screen]))
    small_window.show_start()
    recent = small_window.start_page.recent
    settle()
    assert recent.hidden
    recent._toggle.click()
    assert not recent.hidden
    assert button(recent, "Секрет")
    small_window.tools.preferences.keep(recent_hidden_on_projector=False)
    recent._on_screens()
    assert not recent.hidden


def test_a_file_that_is_gone_can_be_located_or_removed(small_window, tmp_path, dialogs, lang):
    gone = tmp_path / "Старая.canvasbook"
    small_window.tools.preferences.remember(gone)
    small_window.show_start()
    recent = small_window.start_page.recent
    said = "Файл не найден: " if lang == "ru" else "File not found: "
    assert f"{said}{gone}" in words(recent)
    dialogs.answer("open_file", None)
    click(recent, f"{'Найти…' if lang == 'ru' else 'Locate…'} {gone.name}")
    assert dialogs.asked[-1][0] == "open_file"
    click(recent, f"{'Убрать из списка' if lang == 'ru' else 'Remove from list'} {gone.name}")
    assert small_window.tools.preferences.recent() == []
    assert ("Здесь появятся ваши книги." if lang == "ru" else "Your workbooks will appear here.") in words(
        recent
    )


def test_language_and_text_size_change_at_once(small_window, lang):
    start = small_window.start_page
    type_text(start.name, "Кофейня")
    start.look.language.menu().actions()[1 if lang == "ru" else 0].trigger()
    settle()
    assert start.create_button.accessibleName() == ("Create" if lang == "ru" else "Создать")
    assert start.name.text() == "Кофейня", "what was typed stays"
    none = "Your workbooks will appear here." if lang == "ru" else "Здесь появятся ваши книги."
    assert none in words(start.recent)
    percent = "150%" if lang == "ru" else "150\u00a0%"
    assert start.look.sizes[150].toolTip() == percent
    assert start.look.sizes[150].accessibleName().endswith(f" {percent}")
    start.look.sizes[150].click()
    assert small_window.status_bar.message.text().endswith(f" {percent}")
    assert small_window.tools.theme.percent == 150
    assert start.look.sizes[150].isChecked()
    start.look.sizes[100].click()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_at_the_side(small_window, percent):
    small_window.appearance.use_text(percent)
    small_window.resize(1000, 560)
    settle()
    start = small_window.start_page
    inside = start.widget()
    assert inside.width() <= start.viewport().width()
    for label in inside.findChildren(QLabel):
        if label.isVisibleTo(inside) and label.text():
            right = label.mapTo(inside, label.rect().bottomRight()).x()
            assert right <= inside.width(), label.text()
    small_window.appearance.use_text(100)


@pytest.mark.parametrize(
    ("business", "name"),
    [
        ("Кофейня у метро", "Кофейня у метро"),
        ("a/b\\c:d", "a b c d"),
        ("..", "canvas"),
        ("  Имя. ", "Имя"),
        ("nul", "nul_"),
        ("COM1.x", "COM1.x_"),
        ("Nulls", "Nulls"),
    ],
)
def test_names_of_files(business, name):
    assert file_name(business) == name


def test_a_long_name_fits_a_disk():
    assert len(file_name("Ж" * 500).encode()) <= 200
    assert Path(file_name("😀" * 500)).name


def test_a_message_stands_as_wide_as_the_field_below_it(small_window, start):
    start.say("Файл не найден")
    settle()
    message, field = start.messages.notifications()[0], start.name
    assert (
        message.mapTo(start, message.rect().topLeft()).x() == field.mapTo(start, field.rect().topLeft()).x()
    )
    button = start.create_button
    right = message.mapTo(start, message.rect().topRight()).x()
    assert right == button.mapTo(start, button.rect().topRight()).x()


@pytest.mark.parametrize("way", ["Alt+Left", "Ctrl+1", "rail", "recent"])
def test_the_start_page_leaves_the_workbook_open_and_every_way_leads_back(small, way):
    book, names = small.context.session.workbook, small.workspace.page
    small.go("names", {"place": "a"})
    press(small, "Ctrl+7")
    start = small.start_page
    assert start is not None
    assert start.name.hasFocus()
    assert small.context.session.workbook is book
    assert not names.isVisible()
    assert names.calls[-1] == "close", "what was being typed is kept"
    if way == "recent":
        click(start, book.path.stem)
    elif way == "rail":
        click(small.rail, "Имена")
    else:
        press(start.name, way)
    settle()
    assert small.start_page is None
    assert small.context.session.workbook is book
    assert small.workspace.page is names
    assert names.isVisible()
    assert names.place == "a"
    assert small.top_bar.primary.isVisible()


def test_on_the_start_page_no_key_reaches_what_is_behind_it(small):
    new_canvas(small.context.session.workbook, "To be")
    names = small.workspace.page
    press(small, "Ctrl+7")
    names.calls.clear()
    start = small.start_page
    for keys in ("Ctrl+Z", "Ctrl+F", "F3", "Ctrl+=", "F9", "Ctrl+E", "Alt+Right"):
        press(start.name, keys)
    assert names.calls == []
    assert [canvas.name for canvas in small.context.session.workbook.all(Canvas)][-1] == "To be"
    assert not small.top_bar.primary.isVisible()
    assert not names.menu.isVisible()
    assert not small.status_bar.zoom.isVisible()
    assert not small.top_bar.undo_button.isEnabled()
    assert small.windowTitle() == "Кофейня (book) — Canvas App"
    assert not any(one.isChecked() for one in small.rail.findChildren(QAbstractButton))
    new_canvas(small.context.session.workbook, "Later")
    press(start.name, "Alt+Left")
    assert names.names[-1] == "Later", "it catches up when it is shown again"
    assert names.zoom_text() == small.status_bar.zoom.text()
    press(small, "Ctrl+Z")
    assert names.names[-1] == "To be"


def test_f6_walks_between_the_rail_and_the_start_page(small):
    press(small, "Ctrl+7")
    name = small.start_page.name
    press(name, "F6")
    assert small.rail.isAncestorOf(QApplication.focusWidget())
    press(small, "F6")
    assert name.hasFocus()


def test_the_start_page_ends_a_full_screen(small):
    press(small, "F11")
    press(small, "Ctrl+7")
    assert not small.isFullScreen()
    assert small.rail.isVisible()
