"""The palette (Ctrl+K): one field that finds commands, pages, notes and clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from canvas_app.domain.text import match_key
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.page import Hit
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.palette_rows import DETAIL, PaletteRows

_MOST = 40
INNER = 2
"""A rank below this: every word typed begins a word."""


class Palette(QFrame):
    """Lies over the top of the window while it is open; the focus then returns where it was.

    ``find`` gives the hits for a text, commands first.

    Attributes:
        closed: it went away.

    """

    closed = Signal()

    def __init__(self, theme: Theme, find: Callable[[str], Sequence[Hit]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._find = theme, find
        self._hits: list[Hit | None] = []  # None: a heading
        self._origin: QWidget | None = None
        self.field = SearchField(theme, self)
        self.list = QListWidget(self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(PaletteRows(theme, self.list))
        self.list.itemClicked.connect(lambda _item: self.choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the palette with an empty field."""
        self._origin = self.window().focusWidget()
        self.field.set_words(translate("Shell", "Command, page, note or client"))
        self.list.setAccessibleName(translate("Shell", "What was found"))
        self.field.clear()
        self._search("")
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Lie centred under the upper edge of the window."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        width = min(self._theme.px(620), room.width() - 32)
        rows = max(1, self.list.count()) * max(1, self.list.sizeHintForRow(0))
        needed = self.field.sizeHint().height() + rows + 6 + 2 * 8 + 4
        height = min(self._theme.px(420), room.height() - 64, needed)
        self.setGeometry((room.width() - width) // 2, 8, width, height)

    def close_palette(self) -> None:
        """Go away; the focus returns where it was."""
        if self.isHidden():
            return
        origin, self._origin = self._origin, None
        self.hide()
        if origin is not None and isValid(origin):  # it may have been built anew meanwhile
            origin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def choose(self) -> None:
        """Do what is selected."""
        row = self.list.currentRow()
        hit = self._hits[row] if 0 <= row < len(self._hits) else None
        if hit is not None:
            self.close_palette()
            hit.run()

    def _search(self, text: str) -> None:
        self._hits = []
        self.list.clear()
        group = ""
        for hit in list(self._find(text.strip()))[:_MOST]:
            if hit.group != group:
                group = hit.group
                heading = QListWidgetItem(group, self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._hits.append(None)
            self._add(hit)
        self._step(0)
        self.place()

    def _add(self, hit: Hit) -> None:
        self._hits.append(hit)
        item = QListWidgetItem(hit.words, self.list)
        item.setData(DETAIL, hit.detail)
        spoken = ", ".join(part for part in (hit.words, hit.detail, hit.group) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _step(self, by: int) -> None:
        """Walk ``by`` rows, at most to the end; a heading is passed over."""
        last = self.list.count() - 1
        row = max(0, min(last, self.list.currentRow() + by))
        rows = [*range(row, -1, -1), *range(row, last + 1)] if by < 0 else [*range(row, last + 1)]
        self.list.setCurrentRow(next((at for at in rows if self._hits[at] is not None), -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the field's arrow keys; Enter chooses, Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_palette()
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps and self.list.count():
            self._step(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            return False
        return True


def rank(text: str, words: str) -> int | None:
    """Return how well ``words`` fit the typed ``text``, smaller is better; None when they do not.

    Every word typed must begin a word, or stand within one (then it ranks lower).
    """
    wanted, offered = match_key(text).split(), match_key(words)
    parts = offered.split()
    score = 0
    for want in wanted:
        if any(part.startswith(want) for part in parts):
            continue
        if want not in offered:
            return None
        score += 1
    return score * INNER + (0 if wanted and offered.startswith(wanted[0]) else 1)
