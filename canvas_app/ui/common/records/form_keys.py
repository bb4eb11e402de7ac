"""The keys of a form: Enter in a line saves, Ctrl+Enter saves and goes on, Esc puts the form aside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormKeys(QObject):
    """Listens to a form and its lines.

    Attributes:
        save_wanted: Enter in a line.
        next_wanted: Ctrl+Enter.
        aside_wanted: Esc.

    """

    save_wanted = Signal()
    next_wanted = Signal()
    aside_wanted = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        form.installEventFilter(self)

    def watch(self, line: QLineEdit) -> None:
        """Have Enter and Ctrl+Enter in a line save, each once."""
        line.returnPressed.connect(self.save_wanted)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter before a line takes it for Enter, and Esc when nothing inside the form did."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in _ENTER:
                self.next_wanted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and watched is self.parent():
                self.aside_wanted.emit()
                return True
        return super().eventFilter(watched, event)
