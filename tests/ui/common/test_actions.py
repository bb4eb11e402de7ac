"""One table of commands makes shortcuts, menus, palette and map."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.common.actions import FOCUS, SHOWN, Actions, Command
from tests.ui.helpers import press


@pytest.fixture
def owner(qtbot) -> QWidget:
    made = QWidget()
    made.inside, made.outside = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(made)
    layout.addWidget(made.inside)
    layout.addWidget(made.outside)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def command(name: str, done: list, **values) -> Command:
    return Command(name, lambda: name.title(), lambda: done.append(name), **values)


def test_a_shortcut_runs_its_command(owner):
    actions, done = Actions(), []
    actions.add([command("a.go", done, keys=("Ctrl+G", "F8"))], owner)
    press(owner, "Ctrl+G")
    press(owner, "F8")
    actions.run("a.go")
    assert done == ["a.go"] * 3
    assert actions.shown("a.go") == "Ctrl+G"


def test_two_commands_of_one_name_are_a_mistake(owner):
    actions = Actions()
    actions.add([command("a.go", [])], owner)
    with pytest.raises(ValueError, match=r"a\.go"):
        actions.add([command("a.go", [])], owner)


def test_a_disabled_command_does_nothing(owner):
    actions, done = Actions(), []
    actions.add([command("a.go", done, keys=("Ctrl+G",))], owner)
    actions.enable("a.go", False)
    press(owner, "Ctrl+G")
    actions.run("a.go")
    assert done == []


def test_a_command_of_a_part_needs_the_focus_there(owner):
    actions, done = Actions(), []
    actions.add([command("a.go", done, keys=("Ctrl+G",), reach=FOCUS, target=owner.inside)], owner)
    owner.outside.setFocus()
    press(owner, "Ctrl+G")
    assert done == []
    owner.inside.setFocus()
    press(owner, "Ctrl+G")
    assert done == ["a.go"]


def test_a_key_that_a_widget_handles_is_only_shown(owner):
    actions, done = Actions(), []
    actions.add([command("a.walk", done, keys=("Down",), reach=SHOWN), Command("a.x", lambda: "X")], owner)
    assert actions.action("a.walk").shortcuts() == []
    assert actions.shown("a.walk") == "↓"
    assert not actions.has("a.x")
    assert [c.id for c in actions.of(owner)] == ["a.walk", "a.x"]


def test_what_goes_away_takes_its_commands_along(owner):
    actions, done = Actions(), []
    actions.add([command("a.go", done, keys=("Ctrl+G",))], owner)
    actions.drop(owner)
    press(owner, "Ctrl+G")
    assert done == []
    assert actions.all() == []
    actions.add([command("a.go", done)], owner)


def test_words_follow_the_language_and_keep_ampersands(owner):
    actions, words = Actions(), ["R&D"]
    actions.add([Command("a.go", lambda: words[0], lambda: None)], owner)
    assert actions.action("a.go").text() == "R&&D"
    words[0] = "Разработка"
    actions.retranslate()
    assert actions.action("a.go").text() == "Разработка"
