"""A choice in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from canvas_app.ui.common.buttons import MenuButton


class PickButton(MenuButton):
    """A value that opens its choices, shown as part of a sentence."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the choices on Alt+↓ and Enter too."""
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
            return
        super().keyPressEvent(event)
