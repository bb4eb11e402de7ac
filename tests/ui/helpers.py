"""What tests of the window share: answers instead of dialogs, a shell that remembers, typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class FakeDialogs:
    """Gives prepared answers and remembers what was asked.

    ``answers`` holds, per question (``open_file save_file folder ask_text confirm``), a queue of answers;
    a question without a prepared answer fails the test.
    """

    def __init__(self) -> None:
        self.answers: dict[str, list] = {}
        self.asked: list[tuple[str, str]] = []
        self.texts: list[str] = []

    def answer(self, question: str, *answers: object) -> None:
        self.answers.setdefault(question, []).extend(answers)

    def _take(self, question: str, title: str):
        self.asked.append((question, title))
        queue = self.answers.get(question)
        assert queue, f"nobody prepared an answer to {question}: {title}"
        return queue.pop(0)

    def open_file(self, title, filters, folder=None) -> Path | None:
        return self._take("open_file", title)

    def save_file(self, title, filters, suggested, *, replaces=True) -> Path | None:
        answer = self._take("save_file", title)
        return suggested if answer is True else answer

    def save_as(self, title, filters, suggested) -> tuple[Path, int] | None:
        """Answer with a place, of the first kind of file, or with a place and the words of a kind."""
        answer = self._take("save_file", title)
        if answer is None or isinstance(answer, Path):
            return answer and (answer, 0)
        path, words = answer
        return path, [one for one, _ in filters].index(words)

    def folder(self, title, folder=None) -> Path | None:
        return self._take("folder", title)

    def ask_text(self, title, label, value="", *, yes="") -> str | None:
        return self._take("ask_text", title)

    def confirm(self, title, text, *, yes, danger=False) -> bool:
        self.texts.append(text)
        return self._take("confirm", title)


class FakeShell:
    """What the window would do for a page, remembered."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.notifications: list[tuple[str, list[tuple[str, Callable]], str]] = []
        self.went: list[tuple[str, dict]] = []
        self.failures: list[Exception] = []
        self.held: list[bool] = []
        self.saves = 0

    def go(self, page, state) -> None:
        self.went.append((page, state))

    def say(self, text, kind) -> None:
        self.said.append((text, kind))

    def notify(self, notice) -> None:
        self.notifications.append((notice.text, list(notice.buttons), notice.kind))

    def withdraw(self, key) -> bool:
        return False

    def take_back(self, step) -> None:
        self.taken_back = step

    def reword(self, key, words) -> None:
        pass

    def failed(self, error, again) -> None:
        self.failures.append(error)

    def hold(self, held) -> None:
        self.held.append(held)

    def saved(self) -> None:
        self.saves += 1

    def press_notice(self, words: str) -> None:
        """Press the button ``words`` of the last strip."""
        for shown, act in self.notifications[-1][1]:
            if shown == words:
                act()
                return
        raise AssertionError(f"no button {words!r} in {self.notifications[-1]}")


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text`` as an input method does: the way Cyrillic comes in, which keyClicks cannot."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def type_keys(widget: QWidget, text: str) -> None:
    """Type ``text`` key by key, each as a key event that carries its character."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QCoreApplication.sendEvent(widget, event)


def press(widget: QWidget, keys: str) -> None:
    """Press a key or a shortcut (``Ctrl+K``) on ``widget`` so that shortcuts work."""
    from PySide6.QtTest import QTest

    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def click(parent: QWidget, name: str) -> None:
    """Click the button that a screen reader would call ``name``."""
    button(parent, name).click()


def button(parent: QWidget, name: str) -> QAbstractButton:
    """Return the visible button that a screen reader would call ``name``."""
    settle()
    found = [
        b
        for b in parent.findChildren(QAbstractButton)
        if b.accessibleName() == name and b.isVisibleTo(parent)
    ]
    there = sorted({b.accessibleName() for b in buttons(parent)})
    assert found, f"no button {name!r}; there are {there}"
    return found[0]


def buttons(parent: QWidget) -> list[QAbstractButton]:
    return [b for b in parent.findChildren(QAbstractButton) if b.isVisibleTo(parent)]


def settle() -> None:
    """Let posted events run: deferred deletion, layouts, queued signals."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def know_sound(window: object) -> None:
    """Verify the open workbook at once, as the worker soon does, and let the pages show its figures."""
    window.context.session.workbook.verify()
    window.context.session.as_of_changed.emit()
    settle()


def unnamed(parent: QWidget) -> list[str]:
    """Return the focusable controls under ``parent`` that a screen reader could not name."""
    from PySide6.QtGui import QAccessible

    found = []
    for widget in [parent, *parent.findChildren(QWidget)]:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(parent):
            continue
        if widget.objectName().startswith("qt_"):
            continue  # parts inside Qt's own widgets
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not name.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found
