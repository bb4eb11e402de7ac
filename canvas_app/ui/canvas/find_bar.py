"""Finding words in the notes of the canvas shown: Ctrl+F, F3, Shift+F3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.text import match_key
from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.buttons import IconButton
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage

_WIDTH, _EDGE = 300, 12


class FindBar(QFrame):
    """Lies at the upper right of the sheet while something is looked for."""

    def __init__(self, page: CanvasPage) -> None:
        super().__init__(page.view)
        self._page = page
        self.setObjectName("findBar")
        theme = page.context.tools.theme
        self.field = SearchField(theme, self)
        self.field.settled.connect(self._on_text)
        self._count = QuietLabel("", self)
        self._previous = IconButton(theme, "up", "", self, side=24, keys="Shift+F3")
        self._next = IconButton(theme, "down", "", self, side=24, keys="F3")
        self._close = IconButton(theme, "close", "", self, side=24)
        self._previous.clicked.connect(lambda: self.step(forward=False))
        self._next.clicked.connect(lambda: self.step(forward=True))
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for part in (self._count, self._previous, self._next, self._close):
            row.addWidget(part)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(translate("Canvas", "Find in the notes"))
        self.field.set_words(translate("Canvas", "Find in the notes"))
        self._previous.set_name(translate("Canvas", "Previous note found"))
        self._next.set_name(translate("Canvas", "Next note found"))
        self._close.set_name(translate("Canvas", "Close"))

    def open(self) -> None:
        """Show the bar with what was looked for last, ready to be typed over."""
        self.show()
        self.raise_()
        self.place()
        self.field.setFocus()
        self.field.selectAll()
        self._mark()

    def place(self) -> None:
        """Stand at the upper right of the sheet, left of a drawer."""
        view = self._page.view
        right = view.viewport().width()
        if self._page.place.drawer and self._page.place.shown:
            right -= self._page.place.frame.width()
        width = min(self._page.context.tools.theme.px(_WIDTH), right - 2 * _EDGE)
        self.setGeometry(right - width - _EDGE, _EDGE, width, self.sizeHint().height())

    def close_bar(self) -> None:
        """Take the bar and its marks away; the note found stays selected."""
        self.hide()
        self._page.view.set_marks(found=frozenset())
        self._page.view.setFocus()

    def matches(self) -> list[int]:
        """Return the notes that hold what is looked for, in the order of the sheet."""
        key = match_key(self.field.text())
        records = self._page.reading.records
        if not key:
            return []
        notes = [note for block in BLOCKS for note in records.by_block[block]]
        return [note.id for note in notes if key in match_key(note.text)]

    def step(self, *, forward: bool) -> None:
        """Select the next or previous note found, round at the ends."""
        found = self.matches()
        if not found:
            if not self.isVisible():
                self.open()
            return
        here = self._page.view.selection.note
        if here in found:
            place = (found.index(here) + (1 if forward else -1)) % len(found)
        else:
            place = 0 if forward else len(found) - 1
        self._page.select_note(found[place])
        self._mark()
        note = self._page.reading.records.note(found[place])
        announce(self, note.text if note is not None else "")

    def _on_text(self, _text: str) -> None:
        found = self.matches()
        if found and self._page.view.selection.note not in found:
            self._page.select_note(found[0])
        self._mark()
        if self.field.text():
            announce(self, self._count.text())

    def _mark(self) -> None:
        found = self.matches()
        self._page.view.set_marks(found=frozenset(found))
        here = self._page.view.selection.note
        place = found.index(here) + 1 if here in found else 0
        if not self.field.text():
            self._count.setText("")
        elif found:
            self._count.setText(fill(translate("Canvas", "%1 of %2"), place, len(found)))
        else:
            self._count.setText(translate("Canvas", "not found"))
        for button in (self._previous, self._next):
            button.setEnabled(bool(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
