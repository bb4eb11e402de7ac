"""A small form inside the card: labelled fields, Save, Cancel, what is wrong under them; Esc leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.clients.section import Section
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import shrinkable
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, QuietLabel
from canvas_app.ui.common.text import translate

Words = Callable[[], str]


class Form(Section):
    """Fields under each other; a subclass adds them and says what saving does.

    Attributes:
        lang: the language it was opened in: numbers in it are written and read by its rules to the end,
            since 1,234 is a fraction in Russian and thousands in English.
        left: the form was saved or given up, and is closed.

    """

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._labels: list[tuple[QuietLabel, Words, QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.lang = context.lang
        self.error = ErrorLabel(self)
        self.save_button = PrimaryButton("", self)
        self.cancel_button = SecondaryButton("", self)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.leave)
        self.buttons = FlowLayout(gap=6)
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.cancel_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 8)
        self.column.setSpacing(8)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.error)
        self.column.addLayout(self.buttons)
        self.hide()

    def add_field(self, words: Words, field: QWidget) -> None:
        """Add a field with its label."""
        label = QuietLabel("", self)
        row = self._grid.rowCount()
        one_line = isinstance(field, QLineEdit | QComboBox)
        side = Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, side)
        self._grid.addWidget(field, row, 1)
        self._labels.append((label, words, field))
        if isinstance(field, QLineEdit):
            self.watch(field)
        elif isinstance(field, QComboBox):
            shrinkable(field)

    def watch(self, line: QLineEdit) -> None:
        """Have Enter and Ctrl+Enter in a line save, each once."""
        line.returnPressed.connect(self.submit)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter before the line takes it for Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_save(event):
            self.submit_and_next()
            return True
        return super().eventFilter(watched, event)

    def submit_and_next(self) -> None:
        """Save on Ctrl+Enter; a form that can go on with the next record does."""
        self.submit()

    def show_field(self, field: QWidget, on: bool) -> None:
        """Show or hide a field with its label."""
        for label, _, widget in self._labels:
            if widget is field:
                label.setVisible(on)
                field.setVisible(on)

    def begin(self) -> None:
        """Close without saving: another client is shown."""
        self.hide()

    def open_form(self) -> None:
        """Show the form; the focus goes to its first field."""
        self.error.say("")
        self.lang = self.context.lang
        self.show()
        first = next((field for _, _, field in self._labels if not field.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> Any:
        """Do the edit (PersonError when something does not fit)."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save and close, or say what is wrong."""
        outcome = self.attempt(self.save)
        self.error.say(outcome.problem)
        if outcome.done:
            self.leave()

    def leave(self) -> None:
        """Close the form."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, save on Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif _is_save(event):
            self.submit_and_next()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.save_button.set_text(translate("Clients", "Save"))
        self.cancel_button.set_text(translate("Clients", "Cancel"))
        for label, words, field in self._labels:
            label.setText(words())
            field.setAccessibleName(words())
        self.error.say("")
        if not self.isHidden():
            self.offer()

    def offer(self) -> None:
        """Offer the choices of an open form anew, in the language of the moment; what is chosen stays."""


def _is_save(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
