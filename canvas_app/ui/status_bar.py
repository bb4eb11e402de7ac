"""The status bar: save state, the last message, the as-of day, zoom, language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.buttons import TextButton
from canvas_app.ui.common.fields import DateButton
from canvas_app.ui.common.labels import ElidedLabel
from canvas_app.ui.common.text import LANGUAGE_NAMES, fill, set_tip, translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.common.typed import DRAFT, TYPING

if TYPE_CHECKING:
    from canvas_app.ui.common.context import PageContext

SLOW = 300  # ms before "Saving…" is said at all
FADES = 12_000  # ms for which a message stays


class StatusButton(TextButton):
    """A quiet button of the status bar."""


class AsOfButton(DateButton):
    """The as-of day."""


class StatusBar(QFrame):
    """24 px below the page.

    Attributes:
        state_wanted, zoom_wanted, language_wanted: a button was pressed.
        day_chosen: another as-of day (``datetime.date``).

    """

    HEIGHT = 26

    state_wanted = Signal()
    zoom_wanted = Signal()
    language_wanted = Signal()
    day_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state, self._at, self._typed = "", datetime.now(), ""
        self.look: Callable[[], object] = lambda: None  # notices what is typed
        self.state = StatusButton("", self)
        self.message = ElidedLabel("", self)
        self.day = AsOfButton(date.today(), "", self)
        self.zoom = StatusButton("", self)
        self.language = StatusButton("", self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(lambda: self._show("saving"))
        self._fade = QTimer(self, singleShot=True, interval=FADES)
        self._fade.timeout.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        for part in (self.state, self.message, self.day, self.zoom, self.language):
            row.addWidget(part, 1 if part is self.message else 0)
        self._row = row
        self.message.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._connect()
        self._dress()
        theme.changed.connect(self._dress)

    def _connect(self) -> None:
        self.state.clicked.connect(self.state_wanted)
        self.zoom.clicked.connect(self.zoom_wanted)
        self.language.clicked.connect(self.language_wanted)
        self.day.day_changed.connect(self.day_chosen)

    def add_counter(self) -> StatusButton:
        """Return a new button for what waits on a page; it stands before the as-of day."""
        button = StatusButton("", self)
        button.hide()
        self._row.insertWidget(self._row.indexOf(self.day), button)
        QWidget.setTabOrder(self.message, button)
        return button

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(self.HEIGHT))

    def follow(self, context: PageContext) -> None:
        """Show the state of an open workbook, and what is typed and not in it yet, from now on."""
        typed = context.session.typed
        self._typed, self.look = typed.state, typed.look
        typed.changed.connect(lambda: self._show_typed(typed.state))
        self.read_only() if context.session.workbook.read_only else self.saved()

    def _show_typed(self, state: str) -> None:
        self._typed = state
        self._show(self._state)

    def saving(self) -> None:
        """Say so when saving takes longer than 300 ms."""
        self._slow.start()

    def saved(self) -> None:
        """Show that everything is in the file, and since when."""
        self._at = datetime.now()
        self._show("saved")
        self.look()

    def not_saved(self) -> None:
        """Show, until the next successful edit, that the last one is not in the file."""
        self._show("failed")
        announce(self.state, self.state.accessibleName(), now=True)

    def gone(self) -> None:
        """Show, until it is back, that the file is not where it was."""
        self._show("gone")

    def read_only(self) -> None:
        """Show that nothing can be saved here."""
        self._show("read_only")

    @property
    def failed(self) -> bool:
        """Tell whether the last edit is not in the file."""
        return self._state == "failed"

    @property
    def missing(self) -> bool:
        """Tell whether the file is not where it was."""
        return self._state == "gone"

    @property
    def unsaved(self) -> bool:
        """Tell whether something is typed, or begun, that is not in the file."""
        return self.failed or bool(self._typed)

    def _show(self, state: str) -> None:
        self._slow.stop()
        self._state = state
        self._say_state()
        look = {"saved": "good", "failed": "bad", "gone": "bad"}.get(self._shown, "")
        if self.state.property("state") != look:
            self.state.setProperty("state", look)
            self.state.style().polish(self.state)

    @property
    def _shown(self) -> str:
        """What is said: "Saved" only when nothing typed waits to be written."""
        return self._typed if self._typed and self._state in ("saved", "saving") else self._state

    def _say_state(self) -> None:
        words, dot = self._words(), "● " if self._shown in ("saved", "failed", "gone") else ""
        self.state.set_text(dot + words)
        self.state.setAccessibleName(words)

    def _words(self) -> str:
        words = {
            "saved": fill(translate("Shell", "Saved %1"), f"{self._at:%H:%M}"),
            "saving": translate("Shell", "Saving…"),
            "failed": translate("Shell", "Not saved"),
            "gone": translate("Shell", "The file is gone"),
            "read_only": translate("Shell", "Read-only"),
            TYPING: translate("Shell", "You are typing…"),
            DRAFT: translate("Shell", "A form is not saved"),
        }
        return words.get(self._shown, "")

    def say(self, text: str) -> None:
        """Show the last message for a while and have it said aloud."""
        self.message.setText(text)
        self._fade.start()
        announce(self.message, text)

    def forget(self) -> None:
        """Take the message away: what it told of is over."""
        self._fade.stop()
        self.message.setText("")

    def show_day(self, day: date, text: str) -> None:
        """Show the as-of day."""
        self.day.set_day(day, fill(translate("Shell", "as of %1"), text))

    def show_zoom(self, text: str) -> None:
        """Show the page's zoom (empty: it has none)."""
        self.zoom.setVisible(bool(text))
        self.zoom.set_text(text)
        self.zoom.setAccessibleName(fill(translate("Shell", "Zoom: %1"), text))

    def show_workbook(self, on: bool) -> None:
        """Show what belongs to an open workbook, or only the language."""
        for part in (self.state, self.day):
            part.setVisible(on)
        if not on:
            self.zoom.hide()
            self.forget()

    def retranslate(self, lang: str) -> None:
        """Set the words in the language of the moment."""
        self._say_state()
        set_tip(self.state, translate("Shell", "Where the file is, and its backups"))
        set_tip(self.day, translate("Shell", "The day all figures are as of"))
        set_tip(self.zoom, translate("Shell", "Whole sheet or readable"), "Ctrl+0")
        self.language.set_text(lang.upper())
        self.language.setAccessibleName(fill(translate("Shell", "Language: %1"), LANGUAGE_NAMES[lang]))
        set_tip(self.language, translate("Shell", "Language of the window"))
