"""The rail: one button per page, with labels where the window is wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import is_enter
from canvas_app.ui.common.text import no_mnemonic, set_tip
from canvas_app.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class RailItem:
    """A page on the rail: its key, drawing, words and shortcut."""

    key: str
    icon: str
    words: str
    keys: str


class RailButton(QToolButton):
    """One page's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class Rail(QFrame):
    """The pages, one below the other; a tab stop with arrows inside.

    Pages that are not on it are found under "More", its last button.

    Attributes:
        chosen: the key of the page whose button was pressed, or that was chosen under "More".

    """

    WIDE, NARROW = 88, 48

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels = False
        self._items: dict[str, RailItem] = {}
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._more: tuple[RailItem, ...] = ()
        self._more_words = ""
        self.more = RailButton(self)
        self.more.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self._offer_more)
        self.more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 8, 4, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)

    def set_items(self, items: Sequence[RailItem], name: str) -> None:
        """Show these pages in their order; the buttons of known ones stay, and so does the focus."""
        self.setAccessibleName(name)
        self._items = {item.key: item for item in items}
        for key in self._buttons.keys() - self._items.keys():
            self._remove(key)
        for place, key in enumerate(self._items):
            if key not in self._buttons:
                self._insert(place, key)
        self._dress()

    def set_more(self, items: Sequence[RailItem], words: str) -> None:
        """Offer these pages under "More", called ``words``; it is hidden when there are none."""
        self._more, self._more_words = tuple(items), words
        self.more.setVisible(bool(items))
        self._dress()

    def set_current(self, key: str) -> None:
        """Mark the button of the page that is shown; with another key none is marked."""
        self._group.setExclusive(False)  # an exclusive group keeps its last button down
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def set_labels(self, on: bool) -> None:
        """Show words under the drawings (a wide window) or not."""
        if on != self._labels:
            self._labels = on
            self._dress()

    def focus_current(self) -> None:
        """Take the focus to the page that is shown, else to the first one."""
        button = self._group.checkedButton() or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self._more_words)
        menu.aboutToHide.connect(menu.deleteLater)
        for item in self._more:
            action = menu.addAction(self._theme.icon(item.icon, "text", 18), no_mnemonic(item.words))
            action.setShortcut(QKeySequence(item.keys))
            action.triggered.connect(partial(self.chosen.emit, item.key))
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width(), 0)))

    def _remove(self, key: str) -> None:
        button = self._buttons.pop(key)
        self._group.removeButton(button)
        self._column.removeWidget(button)
        button.deleteLater()

    def _insert(self, place: int, key: str) -> None:
        button = RailButton(self)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._group.addButton(button)
        self._column.insertWidget(place, button)

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.px(self.WIDE if self._labels else self.NARROW))
        for key, button in self._buttons.items():
            self._dress_button(button, self._items[key])
        self._dress_button(self.more, RailItem("more", "more", self._more_words, ""))

    def _dress_button(self, button: RailButton, item: RailItem) -> None:
        button.setText(no_mnemonic(item.words) if self._labels else "")
        button.setAccessibleName(item.words)
        set_tip(button, item.words, item.keys)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextUnderIcon if self._labels else style.ToolButtonIconOnly)
        button.setFixedHeight(self._theme.px(52 if self._labels else 40))
        button.setIconSize(QSize(1, 1) * self._theme.px(18))
        button.setIcon(self._theme.icon(item.icon, "text", 18))
