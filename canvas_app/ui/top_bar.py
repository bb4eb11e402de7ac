"""The top bar: the business, the page's own part, undo and redo, the search field, the page's button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from canvas_app.ui.common.buttons import IconButton, PrimaryButton, TextButton
from canvas_app.ui.common.labels import ElidedLabel
from canvas_app.ui.common.tab_order import order_tabs
from canvas_app.ui.common.text import set_tip, translate
from canvas_app.ui.common.theme import Theme

_SEARCH_LEAST, _SEARCH_WORDED, _SEARCH_MOST = 90, 170, 280
"""Widths of the search field: its hint alone, from here on with words, as wide as it gets."""


class SearchButton(TextButton):
    """Looks like a field and opens the palette."""

    SPREAD = True


class BusinessName(ElidedLabel):
    """The name of the business, in semibold."""


class TopBar(QFrame):
    """48 px above the page.

    Attributes:
        menu_wanted, undo_wanted, redo_wanted, palette_wanted, primary_wanted: a button was pressed.

    """

    HEIGHT = 48

    menu_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    palette_wanted = Signal()
    primary_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.menu_button = IconButton(theme, "menu", "", self, keys="F10")
        self.business = BusinessName("", self)
        self.business.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.undo_button = IconButton(theme, "undo", "", self, keys="Ctrl+Z")
        self.redo_button = IconButton(theme, "redo", "", self, keys="Ctrl+Y")
        self.search = SearchButton("", self, keys="Ctrl+K")
        self.primary = PrimaryButton("", self)
        self._header: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 16, 0)
        self._row.setSpacing(8)
        for part in (self.menu_button, self.business, self.undo_button, self.redo_button):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._row.addWidget(self.primary)
        self._connect()
        self._dress()
        theme.changed.connect(self._dress)

    def _connect(self) -> None:
        self.menu_button.clicked.connect(self.menu_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self.search.clicked.connect(self.palette_wanted)
        self.primary.clicked.connect(self.primary_wanted)
        self.primary.hide()

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(self.HEIGHT))
        self.business.setMaximumWidth(self._theme.px(260))
        self.search.setIcon(self._theme.icon("search", "quiet", 16))
        self.search.setIconSize(QSize(1, 1) * self._theme.px(16))
        self.set_width(self.width())

    def set_header(self, header: QWidget | None) -> None:
        """Show the page's own part right of the business name (None: nothing)."""
        if header is self._header:
            return
        if self._header is not None:
            self._row.removeWidget(self._header)
            self._header.hide()
        self._header = header
        if header is not None:
            self._row.insertWidget(2, header)
            header.show()
            order_tabs((self.menu_button, header, self.undo_button))
        self.set_width(self.width())

    def set_business(self, name: str) -> None:
        """Show whose business it is; the search field leaves it the room it needs."""
        self.business.setText(name)
        self.set_width(self.width())

    def set_primary(self, words: str, keys: str) -> None:
        """Show the page's button (empty words: none)."""
        self.primary.set_text(words)
        self.primary.set_keys(keys)
        set_tip(self.primary, words, keys)
        self.primary.setVisible(bool(words))
        self.set_width(self.width())

    def set_steps(self, undo: str, redo: str, *, can_undo: bool, can_redo: bool) -> None:
        """Name the steps that undo and redo would do."""
        for button, words, on in ((self.undo_button, undo, can_undo), (self.redo_button, redo, can_redo)):
            button.set_name(words)
            button.setEnabled(on)

    def set_width(self, width: int) -> None:
        """Let the search field shrink with the window, down to its hint."""
        parts = (
            self.menu_button,
            self.business,
            self._header,
            self.undo_button,
            self.redo_button,
            self.primary,
        )
        shown = [
            max(part.sizeHint().width(), part.minimumWidth())
            for part in parts
            if part is not None and not part.isHidden()
        ]
        margins = self._row.contentsMargins()
        free = width - sum(shown) - self._row.spacing() * (len(shown) + 2) - margins.left() - margins.right()
        least, most = (self._theme.px(size) for size in (_SEARCH_LEAST, _SEARCH_MOST))
        room = max(least, min(most, free))
        self.search.setFixedWidth(room)
        worded = room >= self._theme.px(_SEARCH_WORDED)
        self.search.set_text(translate("Shell", "Find or do…") if worded else "")
        self.search.setAccessibleName(translate("Shell", "Find or do…"))

    def retranslate(self) -> None:
        """Set the words in the language of the moment."""
        self.menu_button.set_name(translate("Shell", "Menu"))
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.search, translate("Shell", "Find or do anything"), "Ctrl+K")
        self.set_width(self.window().width())
