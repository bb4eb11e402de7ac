"""Ctrl+letter by the place of the key: works when only a Russian layout is there.

With the layout ``ru`` alone, Ctrl+K arrives as Ctrl+Л and finds no shortcut. This filter sits on the window
that has the focus; when a key with Ctrl and a Cyrillic letter comes through unanswered, it is given
again as the Latin letter of the same key: to the field that has the focus, then to the shortcuts.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, Qt, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_LETTERS = dict(zip(_RUSSIAN, _LATIN, strict=True)) | {"і": "s", "ї": "]", "є": "'", "ґ": "\\", "ў": "o"}

# X11 and Wayland number the keys of the letter rows from these codes (evdev + 8).
_ROWS = ((24, "qwertyuiop[]"), (38, "asdfghjkl;'"), (52, "zxcvbnm,./"))
_BY_SCAN_CODE = {start + i: letter for start, row in _ROWS for i, letter in enumerate(row)}

_CYRILLIC = range(0x0400, 0x0530)


def latin_key(event: QKeyEvent) -> Qt.Key | None:
    """Return the Latin key of the place that was pressed, None when the event is not a Cyrillic letter's."""
    key = int(event.key())
    text = event.text()
    letter = chr(key).lower() if key in _CYRILLIC else text.lower() if len(text) == 1 else ""
    if not letter or ord(letter) not in _CYRILLIC:
        return None
    place = _native_letter(event) or _LETTERS.get(letter)
    return Qt.Key(ord(place.upper())) if place else None


def _native_letter(event: QKeyEvent) -> str | None:
    if sys.platform == "win32":
        code = event.nativeVirtualKey()
        return chr(code).lower() if ord("A") <= code <= ord("Z") else None
    return _BY_SCAN_CODE.get(event.nativeScanCode())


class LayoutKeys(QObject):
    """Follows the window that has the focus and mends Ctrl+letter there."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._window: QWindow | None = None
        app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a Ctrl+Cyrillic key press again as its Latin key."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        modifiers = event.modifiers()
        if not modifiers & Qt.KeyboardModifier.ControlModifier or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        key = latin_key(event)
        if key is None:
            return False
        self._give_again(watched, event, key)
        return True

    def _give_again(self, window: QObject, event: QKeyEvent, key: Qt.Key) -> None:
        focus = QApplication.activePopupWidget() or QApplication.focusWidget()
        override = _same(event, QEvent.Type.ShortcutOverride, key)
        override.ignore()
        if focus is not None:
            QCoreApplication.sendEvent(focus, override)
        if not override.isAccepted() and _fire(
            QKeySequence(event.keyCombination().keyboardModifiers() | key)
        ):
            return
        QCoreApplication.sendEvent(window, _same(event, QEvent.Type.KeyPress, key))


def _same(event: QKeyEvent, kind: QEvent.Type, key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(kind, key, event.modifiers(), chr(int(key)).lower(), event.isAutoRepeat(), event.count())


def _fire(keys: QKeySequence) -> bool:
    """Trigger the one enabled shortcut of ``keys`` that the focus can reach; tell whether there was one."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    if window is None:
        return False
    for widget in _reach(window):
        for action in widget.actions():
            if (
                action.isEnabled()
                and keys in action.shortcuts()
                and _in_reach(action.shortcutContext(), widget)
            ):
                action.trigger()
                return True
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        inside = isinstance(owner, QWidget) and owner.isVisible() and _in_reach(shortcut.context(), owner)
        if inside and shortcut.isEnabled() and keys == shortcut.key():
            shortcut.activated.emit()
            return True
    return False


def _reach(window: QWidget) -> list[QWidget]:
    """Return the focused widget and its parents first, then every other visible widget of the window."""
    found: list[QWidget] = []
    widget = QApplication.focusWidget()
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    others = [window, *window.findChildren(QWidget)]
    known = set(map(id, found))
    return found + [w for w in others if id(w) not in known and w.isVisible() and w.actions()]


def _in_reach(context: Qt.ShortcutContext, owner: QWidget) -> bool:
    focus = QApplication.focusWidget()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return owner is focus
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return focus is not None and (owner is focus or owner.isAncestorOf(focus))
    return True
