"""Ctrl+letter works when only a Russian layout is there; bare letters and other keys are left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.common import keys as module
from canvas_app.ui.common.keys import LayoutKeys, latin_key
from tests.ui.helpers import settle

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PAIRS = list(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))


def cyrillic(letter: str, modifiers=CTRL, scan: int = 0, kind=QEvent.Type.KeyPress) -> QKeyEvent:
    """The event of a key that carries a Cyrillic letter, as the layout «ru» alone gives it."""
    return QKeyEvent(kind, ord(letter.upper()), modifiers, scan, 0, 0, letter)


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.done: list[str] = []
        self.field = QLineEdit("Кофейня")
        QVBoxLayout(self).addWidget(self.field)

    def add(self, keys: str, context=Qt.ShortcutContext.WindowShortcut, owner=None) -> QAction:
        action = QAction(keys, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(context)
        action.triggered.connect(lambda: self.done.append(keys))
        (owner or self).addAction(action)
        return action


@pytest.fixture
def filtered(qapp):
    made = LayoutKeys(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def shown(qtbot, filtered) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made.windowHandle())
    made.field.setFocus()
    return made


def give(window: Window, event: QKeyEvent) -> None:
    """Give the key as the window system does: to the window, not to the field."""
    QCoreApplication.sendEvent(window.windowHandle(), event)
    settle()


@pytest.mark.parametrize(("letter", "latin"), PAIRS)
def test_each_letter_finds_the_shortcut_of_its_key(shown, letter, latin):
    keys = f"Ctrl+{latin.upper()}"
    shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shown.setFocus()  # a text field keeps Ctrl+A, C, V, X, Y, Z for itself
    shown.add(keys)
    give(shown, cyrillic(letter))
    assert shown.done == [keys]


def test_the_place_of_the_key_counts_more_than_its_letter(monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "linux")
    # A phonetic layout: «ф» lies on the key of F (scan code 41), not of A.
    assert latin_key(cyrillic("ф", scan=41)) == Qt.Key.Key_F
    assert latin_key(cyrillic("ф")) == Qt.Key.Key_A


def test_on_windows_the_virtual_key_counts(monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "win32")
    event = QKeyEvent(QEvent.Type.KeyPress, ord("Л"), CTRL, 0, ord("K"), 0, "л")
    assert latin_key(event) == Qt.Key.Key_K


def test_a_latin_key_is_none_of_its_business():
    assert latin_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, CTRL, "k")) is None
    assert latin_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, NONE, "")) is None


def test_the_field_copies_and_pastes(shown):
    clipboard = QGuiApplication.clipboard()
    shown.add("Ctrl+C")
    give(shown, cyrillic("ф"))  # Ctrl+A
    give(shown, cyrillic("с"))  # Ctrl+C
    assert clipboard.text() == "Кофейня"
    assert shown.done == [], "the field's own Ctrl+C comes first"
    give(shown, cyrillic("ч"))  # Ctrl+X
    assert shown.field.text() == ""
    give(shown, cyrillic("м"))  # Ctrl+V
    assert shown.field.text() == "Кофейня"


def test_bare_letters_are_typed(shown):
    shown.add("Ctrl+T")
    shown.field.clear()
    for letter in "еми":
        give(shown, cyrillic(letter, NONE))
    assert shown.field.text() == "еми"
    assert shown.done == []


def test_ctrl_alt_is_left_to_the_layout(shown):
    shown.add("Ctrl+Alt+K")
    give(shown, cyrillic("л", CTRL | Qt.KeyboardModifier.AltModifier))
    assert shown.done == []


def test_shift_stays(shown):
    shown.add("Ctrl+Shift+S")
    give(shown, cyrillic("ы", CTRL | Qt.KeyboardModifier.ShiftModifier))
    assert shown.done == ["Ctrl+Shift+S"]


def test_a_disabled_or_hidden_shortcut_does_not_fire(shown):
    shown.add("Ctrl+K").setEnabled(False)
    give(shown, cyrillic("л"))
    other = QWidget(shown)
    shown.add("Ctrl+J", owner=other)
    other.hide()
    give(shown, cyrillic("о"))
    assert shown.done == []


def test_a_shortcut_of_another_part_waits_for_its_focus(shown):
    part = QWidget(shown)
    part.show()
    shown.add("Ctrl+D", Qt.ShortcutContext.WidgetWithChildrenShortcut, part)
    give(shown, cyrillic("в"))
    assert shown.done == []
    inside = QLineEdit(part)
    inside.show()
    inside.setFocus()
    give(shown, cyrillic("в"))
    assert shown.done == ["Ctrl+D"]
