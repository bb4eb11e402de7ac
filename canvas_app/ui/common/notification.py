"""Strips: a message under the top bar with its ways out; it stays while looked at, then goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.buttons import IconButton, SecondaryButton
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

KINDS = ("info", "good", "warning", "bad")
_MOST = 300  # characters of a message
_LEAST_SHARE = 0.5
"""Buttons that leave the words less than this share of a message stand under them."""


class Notification(QFrame):
    """One message with buttons; Esc or × closes it.

    Attributes:
        again: shows the same message anew, in the words of another language; None when nobody can.
        step: the step that the message tells of and offers to undo; None when it tells of none.
        closed: the strip went away, by itself or by a person.
        left: it is about to go, and the focus is in it.

    """

    closed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.text, self.kind, self.again = notice.text, notice.kind, notice.again
        self.step: int | None = None
        self.setProperty("kind", self.kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._timer = QTimer(self, singleShot=True, interval=max(notice.seconds, 1) * 1000)
        self._timer.timeout.connect(self._on_time)
        self._stays = notice.seconds <= 0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        self._label = PlainLabel(self.text, self, wrap=True, most=_MOST)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._parts, self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self._parts.setSpacing(8)
        self._ways.setSpacing(8)
        self._parts.addWidget(self._label, 1)
        self.buttons = [self._button(words, act, self._ways) for words, act in notice.buttons]
        self._parts.addLayout(self._ways)
        self._ways.addStretch()
        row.addLayout(self._parts, 1)
        close = IconButton(theme, "close", translate("Common", "Close message"), self, side=24)
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        self.setAccessibleName(self.text)
        if not self._stays:
            self._timer.start()

    def _button(self, words: str, act: Callable[[], object], row: QHBoxLayout) -> SecondaryButton:
        button = SecondaryButton(words, self)
        button.clicked.connect(lambda: self._do(act))
        row.addWidget(button)
        return button

    def _do(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where little room would be left beside them."""
        super().resizeEvent(event)
        room = self._parts.geometry().width()
        beside = room - self._ways.sizeHint().width() - self._parts.spacing()
        words = self._label.fontMetrics().horizontalAdvance(self.text)
        narrow = bool(self.buttons) and beside < min(words, room * _LEAST_SHARE)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if self._parts.direction() != (wanted := down if narrow else right):
            self._parts.setDirection(wanted)

    def reword(self, text: str) -> None:
        """Say the same with other figures, without announcing it."""
        self.text = text
        self._label.setText(text)
        self.setAccessibleName(text)

    def dismiss(self) -> None:
        """Take the message away; the focus does not stay with it."""
        self._timer.stop()
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.left.emit()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _on_time(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start()
        else:
            self.dismiss()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Begin the time anew while the pointer is on the message."""
        if self._timer.isActive():
            self._timer.start()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)


class NotificationArea(QWidget):
    """The place under the top bar where messages stand, newest below, at most three.

    Attributes:
        home: takes the focus that was in a message, when the part that had it before is gone.

    """

    MOST = 3

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, edge: int = 16) -> None:
        """``edge``: px left free at both sides."""
        super().__init__(parent)
        self._theme = theme
        self._strips: dict[str, Notification] = {}
        self._count = 0
        self._before: QWidget | None = None
        self.home: Callable[[], object] = lambda: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(edge, 8, edge, 8)
        self._column.setSpacing(6)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def add(self, notice: Notice, step: int | None = None) -> Notification:
        """Show a message and announce it.

        ``step``: what the message offers to undo, see ``keep_step``.
        """
        self._count += 1
        name = notice.key or f"#{self._count}"
        self.remove(name)
        while len(self._strips) >= self.MOST:
            self.remove(next(iter(self._strips)))
        notification = Notification(self._theme, notice, self)
        notification.step = step
        notification.closed.connect(lambda: self._forget(name, notification))
        notification.left.connect(self._give_back)
        self._strips[name] = notification
        self._column.addWidget(notification)
        self.show()
        announce(notification, notice.text, now=notice.kind == "bad")
        return notification

    def remove(self, key: str) -> bool:
        """Take the message of ``key`` away; tell whether there was one."""
        notification = self._strips.get(key)
        if notification is not None:
            notification.dismiss()
        return notification is not None

    def shows(self, key: str) -> bool:
        """Tell whether the message of ``key`` is shown."""
        return key in self._strips

    def reword(self, key: str, words: Callable[[], str | None]) -> None:
        """Say the message of ``key`` with the figures of the moment; where there are no words, take it away.

        Nothing, not even asking for the words, when it is not shown.
        """
        if key not in self._strips:
            return
        text = words()
        if text is None:
            self.remove(key)
        else:
            self._strips[key].reword(text)

    def keep_step(self, latest: Callable[[], int | None]) -> None:
        """Take away what offers to undo another step than ``latest``, the one that undo takes back now.

        Nothing is asked when no message offers to undo anything.
        """
        offers = [
            (name, notification.step)
            for name, notification in self._strips.items()
            if notification.step is not None
        ]
        step = latest() if offers else None
        for name, offered in offers:
            if offered != step:
                self.remove(name)

    def clear(self) -> None:
        """Take every message away."""
        for name in tuple(self._strips):
            self.remove(name)

    def retranslate(self) -> None:
        """Say what still holds in the language of the moment; what only told of something done goes.

        Without anybody to say it again, what went wrong stays as it was said: it must not be overlooked.
        """
        for name, notification in tuple(self._strips.items()):
            if notification.again is not None:
                notification.again()
            elif notification.kind != "bad":
                self.remove(name)

    def notifications(self) -> list[Notification]:
        """Return the messages shown, oldest first."""
        return list(self._strips.values())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember what had the focus before it came into a message."""
        if new is not None and self.isAncestorOf(new) and not (old is None or self.isAncestorOf(old)):
            self._before = old

    def _give_back(self) -> None:
        """Return the focus to what had it, or to what that was part of (an editor that closed since)."""
        target, self._before = self._before, None
        if target is not None and not isValid(target):
            target = None
        while target is not None and not _takes_focus(target):
            target = target.parentWidget()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.home()

    def _forget(self, name: str, notification: Notification) -> None:
        if self._strips.get(name) is notification:
            del self._strips[name]
        self.setVisible(bool(self._strips))


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
