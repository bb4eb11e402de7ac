"""Menu, palette, keyboard map, settings, help, about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton

from canvas_app.ui.common.beside import ScrollColumn
from canvas_app.ui.help import about_page
from canvas_app.ui.keyboard_map import rows
from canvas_app.ui.menus import make_menu
from canvas_app.ui.palette import Palette, rank
from canvas_app.ui.palette_rows import DETAIL
from tests.ui.dialogs_shown import window_of
from tests.ui.helpers import press, settle, type_text, unnamed


def walk(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        below = action.menu()
        found += walk(below) if isinstance(below, QMenu) else [action]
    return found


def palette(window) -> Palette:
    press(window, "Ctrl+K")
    settle()
    found = window.findChild(Palette)
    assert found.isVisible()
    assert found.field.hasFocus()
    return found


def shown(found: Palette) -> list[str]:
    items = [found.list.item(i) for i in range(found.list.count())]
    items = [item for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]  # no headings
    return ["    ".join(filter(None, (item.text(), item.data(DETAIL)))) for item in items]


def test_the_menu_holds_every_command_of_window_and_page(small):
    menu = make_menu(small)
    actions = walk(menu)
    for command in small.tools.actions.all():
        if command.menu:
            assert small.tools.actions.action(command.id) in actions, command.id
    parts = [action.menu().title() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    assert len(parts) == 6
    menu.deleteLater()


def test_the_menu_of_files_ends_with_closing(open_window):
    menu = make_menu(open_window)
    files = menu.actions()[0].menu()
    actions = open_window.tools.actions
    ids = {actions.action(one.id): one.id for one in actions.all() if actions.has(one.id)}
    order = [ids[action] for action in files.actions() if action in ids]
    assert order[-2:] == ["file.close", "file.quit"]
    assert "canvas.document" in order
    menu.deleteLater()


def test_every_command_can_be_reached_without_its_key(small):
    for command in small.tools.actions.all():
        assert (
            command.menu or command.palette or command.id in ("go.menu", "go.palette", "go.context_menu")
        ), command.id


def test_f10_opens_the_menu_and_arrows_walk_it_at_once(small):
    press(small, "F10")
    settle()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.activeAction() is popup.actions()[0]
    assert not popup.actions()[0].menu().isVisible()
    press(popup, "Right")
    settle()
    below = QApplication.activePopupWidget()
    assert below is popup.actions()[0].menu()
    assert below.activeAction() is small.tools.actions.action("file.new")
    below.close()
    popup.close()
    settle()


def test_shift_f10_opens_the_menu_of_what_has_the_focus(small):
    asked = []
    field = QLineEdit(small)
    field.contextMenuEvent = lambda event: asked.append(event.reason())
    field.show()
    field.setFocus()
    press(field, "Shift+F10")
    settle()
    assert asked == [QContextMenuEvent.Reason.Keyboard]


def test_the_palette_finds_commands_by_the_beginning_of_words(small, lang):
    found = palette(small)
    type_text(found.field, "карт кл" if lang == "ru" else "keyb")
    assert shown(found)[0].startswith("Карта клавиатуры" if lang == "ru" else "Keyboard map")
    assert "Ctrl+F1" in shown(found)[0]
    press(found.field, "Escape")
    assert not found.isVisible()


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("lang", "view.language"),
        ("язык", "view.language"),
        ("русск", "view.language"),
        ("backup", "file.copy"),
        ("резерв", "file.copy"),
        ("theme", "view.dark"),
        ("тема", "view.dark"),
        ("шрифт", "view.larger"),
        ("font", "view.larger"),
        ("экспорт", "canvas.document"),
    ],
)
def test_the_palette_knows_a_command_by_other_names_in_both_languages(open_window, typed, command):
    found = palette(open_window)
    type_text(found.field, typed)
    words = open_window.tools.actions.command(command).words()
    assert words in [line.partition("    ")[0] for line in shown(found)]


def test_what_a_command_is_called_comes_before_what_it_is_also_called(open_window, lang):
    found = palette(open_window)
    type_text(found.field, "вернуть" if lang == "ru" else "save")
    words = open_window.tools.actions.command("edit.redo" if lang == "ru" else "file.saved").words()
    assert shown(found)[0].startswith(words)


def test_other_names_are_those_of_commands(open_window):
    for entry in open_window.entries:
        open_window.go(entry.key, {})
    actions = open_window.tools.actions
    for key in open_window.tools.messages.keys("also"):
        assert actions.has(key.removeprefix("also.")), key


def test_the_palette_groups_what_it_found_and_is_no_higher(small):
    found = palette(small)
    high = found.height()
    type_text(found.field, "ромаш")
    rows = [found.list.item(i).text() for i in range(found.list.count())]
    assert rows == ["Другие", "Ромашкин Олег"]
    assert found.list.currentRow() == 1, "a heading is passed over"
    press(found.field, "Up")
    assert found.list.currentRow() == 1
    assert found.height() < high / 2
    assert found.list.verticalScrollBar().maximum() == 0
    press(found.field, "Escape")


def test_the_focus_returns_where_it_was(small):
    field = small.workspace.page.text
    field.setFocus()
    found = palette(small)
    press(found.field, "Escape")
    assert field.hasFocus()


def test_what_had_the_focus_may_be_gone_when_the_palette_closes(small):
    field = QLineEdit(small)
    field.show()
    field.setFocus()
    found = palette(small)
    field.deleteLater()
    settle()
    press(found.field, "Escape")
    settle()
    assert not found.isVisible()


def test_the_palette_finds_notes_and_goes_there(small):
    found = palette(small)
    type_text(found.field, "офисы")
    assert shown(found) == ["Офисы рядом    стикер"]
    press(found.field, "Return")
    assert small.workspace.page.place == "found"


def test_arrows_walk_what_was_found_and_enter_does_it(small):
    small.go("names", {})
    found = palette(small)
    type_text(found.field, "другие")
    assert "Ctrl+2" in shown(found)[0]
    press(found.field, "Down")
    press(found.field, "Up")
    press(found.field, "Return")
    assert small.workspace.key == "other"


def test_disabled_commands_are_not_offered(small_window, lang):
    found = palette(small_window)
    type_text(found.field, "сохранить копию" if lang == "ru" else "save a copy")
    assert shown(found) == []
    press(found.field, "Escape")


@pytest.mark.parametrize("keys", ["F7", "F11"])
def test_no_client_is_named_before_a_room(small, keys):
    found = palette(small)
    type_text(found.field, "ромаш")
    assert shown(found) == ["Ромашкин Олег    клиент"]
    press(found.field, "Escape")
    press(small, keys)
    found = palette(small)
    type_text(found.field, "ромаш")
    assert "Ромашкин Олег    клиент" not in shown(found)
    press(found.field, "Escape")
    press(small, keys)


def test_nothing_found_offers_a_note(small, lang):
    found = palette(small)
    type_text(found.field, "ыыы <b>")
    russian = "Ничего не найдено. Enter — новый стикер «ыыы <b>»"
    english = "Nothing found. Enter: new note “ыыы <b>”"
    assert shown(found) == [russian if lang == "ru" else english]
    press(found.field, "Escape")


@pytest.mark.parametrize(
    ("text", "words", "fits"),
    [
        ("", "Открыть…", True),
        ("отк", "Открыть…", True),
        ("кл ка", "Карта клавиатуры", True),
        ("ЕЛКА", "Новогодняя ёлка", True),
        ("крыть", "Открыть…", True),
        ("закрыть", "Открыть…", False),
    ],
)
def test_what_fits(text, words, fits):
    assert (rank(text, words) is not None) is fits


def test_the_beginning_of_a_word_ranks_first():
    assert rank("кл", "Клиенты") < rank("кл", "Карта клавиатуры") < rank("иенты", "Клиенты")


@pytest.mark.parametrize("percent", [100, 200])
def test_windows_beside_fit_the_screen(small, percent):
    small.appearance.use_text(percent)
    room = small.screen().availableGeometry()
    for name in ("settings", "help", "keyboard_map"):
        getattr(small.dialog_opener, f"open_{name}")()
        settle()
        found = next(one for one in small.findChildren(QDialog) if one.isVisible())
        assert found.width() <= room.width(), name
        assert found.height() < room.height(), name
        for button in found.findChildren(QPushButton):
            area = QRect(button.mapTo(found, QPoint(0, 0)), button.size())
            assert found.rect().contains(area), f"{name}: {button.text()}"
        for inside in found.findChildren(ScrollColumn):
            assert inside.widget().width() <= inside.viewport().width(), f"{name}: scrolled sideways"
        found.close()
        settle()


def test_the_keyboard_map_names_a_place_once(small):
    small.dialog_opener.open_keyboard_map()
    found = window_of(small, "KeyboardMap")
    places = [found.table.item(row, 0) for row in range(found.table.rowCount())]
    seen = [place.text() for place in places if place.text()]
    assert len(seen) == len(set(seen))
    assert all(place.data(Qt.ItemDataRole.AccessibleTextRole) for place in places)
    found.close()


def test_the_keyboard_map_lists_every_key_and_searches(small, lang):
    press(small, "Ctrl+F1")
    found = window_of(small, "KeyboardMap")
    assert found.table.rowCount() == len(rows(small))
    keys = {key for _, shown_keys, _ in rows(small) for key in shown_keys.split(" · ")}
    for key in ("Ctrl+K", "Ctrl+F1", "Alt+←", "Ctrl+Shift+S", "F6", "Ctrl+E", "Insert"):
        assert key in keys
    type_text(found.field, "Ctrl+Z")
    assert found.table.rowCount() == 1
    assert found.table.item(0, 2).text() == ("Отменить" if lang == "ru" else "Undo")
    assert unnamed(found) == []
    found.close()


def test_no_key_is_a_bare_letter_or_ctrl_alt_or_given_twice(open_window):
    for entry in open_window.entries:
        open_window.go(entry.key, {})
    given: dict[tuple[object, str], str] = {}
    actions = open_window.tools.actions
    for command in actions.all():
        for keys in command.keys:
            assert not (len(keys) == 1 and (keys.isalpha() or keys in ".,;/?")), command.id
            assert "Ctrl+Alt" not in keys, command.id
            assert keys != "Ctrl+Space", command.id
            if command.reach == "window":
                owner = actions.owner(command.id)
                for who in {owner, open_window}:
                    other = given.get((who, keys))
                    assert other is None, f"{keys}: {command.id} and {other}"
                given[owner, keys] = command.id


def test_help_speaks_of_the_page_and_its_keys(small, lang):
    press(small, "F1")
    found = window_of(small, "Help")
    words = [label.text() for label in found.findChildren(QLabel)]
    assert ("Имена" if lang == "ru" else "Names") in words
    assert "Ctrl+E" in words
    assert unnamed(found) == []
    found.close()


def test_about_names_the_versions(small):
    small.dialog_opener.open_about()
    found = window_of(small, "About")
    words = "\n".join(label.text() for label in found.findChildren(QLabel))
    for part in ("Canvas App 0.", "Python 3.", "Qt 6.", "SQLite 3.", "CC BY-SA"):
        assert part in words
    assert unnamed(found) == []
    found.close()


def test_every_page_has_a_help_of_its_own(open_window):
    said = [about_page(entry.key) for entry in open_window.entries]
    assert len({tuple(one) for one in (*said, about_page(""))}) == len(open_window.entries) + 1
