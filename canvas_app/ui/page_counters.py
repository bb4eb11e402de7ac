"""What waits on pages, counted in the status bar: a button for each page that counts something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from canvas_app.ui.common.text import set_tip
from canvas_app.ui.pages import PageEntry

if TYPE_CHECKING:
    from canvas_app.domain.changes import Changes
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow
    from canvas_app.ui.status_bar import StatusBar

HOUR = 3_600_000  # ms; a window that stands open over night counts the new day's


class PageCounters(QObject):
    """Counts anew when records of a page change, and when the day does; a button opens its page."""

    def __init__(self, bar: StatusBar, entries: Sequence[PageEntry], window: MainWindow) -> None:
        super().__init__(window)
        self._context: PageContext | None = None
        self._buttons = {one: bar.add_counter() for one in entries if one.counter}
        for entry, button in self._buttons.items():
            button.clicked.connect(partial(window.go, entry.key, {}))
        self._clock = QTimer(self, interval=HOUR)
        self._clock.timeout.connect(self.retranslate)

    def open(self, context: PageContext) -> None:
        """Count for an open workbook, as soon as its first page was painted."""
        self._context = context
        # Another day is also told when more of the file is known to be sound.
        context.session.as_of_changed.connect(self.retranslate)
        if self._buttons:
            context.session.workbook.subscribe(self._notice)
            self._clock.start()
            QTimer.singleShot(0, self, self.retranslate)

    def close(self) -> None:
        """Stop counting."""
        self._context = None
        self._clock.stop()
        self.retranslate()

    def _notice(self, changes: Changes) -> None:
        """Count anew what these changes touch."""
        for entry in self._buttons:
            if changes.touch(*entry.kinds, entry.appears_with):
                self._count(entry)

    def retranslate(self) -> None:
        """Count, and say it in the language of the moment."""
        for entry in self._buttons:
            self._count(entry)

    def _count(self, entry: PageEntry) -> None:
        button, context = self._buttons[entry], self._context
        count = entry.load_counter() if context is not None and not context.session.closed else None
        waiting = None
        if context is not None and count is not None:
            waiting = context.session.figure(partial(count, context.session.workbook, date.today()), None)
            if waiting is not None:
                words = context.texts.sentence(waiting.key, **waiting.values)
                button.set_text(words)
                button.setAccessibleName(words)
                set_tip(button, entry.words(), entry.keys)
        button.setVisible(waiting is not None)
