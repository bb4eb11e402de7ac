"""Chips: small rounded buttons that toggle something, make something, or are taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from canvas_app.ui.common.buttons import TextButton
from canvas_app.ui.common.text import fill, no_mnemonic, translate


class Chip(TextButton):
    """A chip: checkable (a switch), removable (a filter, ends in ×), or plain (a command).

    Attributes:
        removed: a removable chip was clicked, or Delete or Backspace pressed on it.

    """

    removed = Signal()

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        checkable: bool = False,
        removable: bool = False,
        checked: bool = False,
    ) -> None:
        self._removable = removable
        super().__init__(text, parent)
        self.setProperty("removable", removable)
        self.setCheckable(checkable)
        self.setChecked(checked)
        if removable:
            self.clicked.connect(self.removed)

    def set_text(self, text: str) -> None:
        """Show ``text``; a removable chip adds × and says aloud that a press removes it."""
        self.show_words(text, f"{no_mnemonic(text)} ×" if self._removable else no_mnemonic(text))
        name = fill(translate("Common", "%1, remove"), text) if self._removable else text
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take a removable chip away."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
