"""A small form inside the card: labelled fields, each with what is wrong under it, Save, Cancel.

Esc closes it and throws nothing away: what was typed is there when the form is opened for the same again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError, ValueRefusedError
from canvas_app.ui.clients.section import Section
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import Texts, texts_in
from canvas_app.ui.common.fields import shrinkable
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.records.form_fields import FormFields, Words
from canvas_app.ui.common.text import translate

T = TypeVar("T")


class Form(Section):
    """Fields under each other; a subclass adds them and says what saving does.

    Attributes:
        lang: the language it was opened in: numbers in it are written and read by its rules to the end,
            since 1,234 is a fraction in Russian and thousands in English.
        left: the form was saved, put aside or given up, and is closed.
        errors: what is wrong with each field; ``error`` says what is wrong with none in particular.
        by_code: the fields that errors of the service are about.
        owner: the client for whom it was begun: it is saved for this one, whoever is shown by then.

    """

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields = FormFields(self)
        self.errors, self.error = self.fields.errors, self.fields.error
        self.by_code: dict[str, QWidget] = {}
        self._begun_for: object = None
        self.owner = 0
        self._at_first: list[str] = []
        self.draft = context.typed.draft(self, self._is_begun, self.saved, self.about, self._texts)
        self.lang = context.lang
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
        self.fields.add_into(self.column)
        self.column.addLayout(self.buttons)
        self.hide()

    def add_field(self, words: Words, field: QWidget) -> None:
        """Add a field with its label."""
        self.fields.add(words, field)
        if isinstance(field, QLineEdit):
            self.watch(field)
        elif isinstance(field, QComboBox):
            shrinkable(field)
            field.currentIndexChanged.connect(self.draft.touch)
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self.draft.touch)

    def about(self) -> str:
        """Return what the form is about, for the question whether what was begun in it may be lost."""
        raise NotImplementedError

    def watch(self, line: QLineEdit) -> None:
        """Have Enter and Ctrl+Enter in a line save, each once."""
        line.textChanged.connect(self.draft.touch)
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

    # opening, and what was begun

    def begin(self) -> None:
        """Close without saving: another client is shown, or something else in the form's place."""
        if not self.isHidden():
            self._keep()
            self.hide()

    def resumes(self, thing: object) -> bool:
        """Open again with what was begun for ``thing`` and not saved; tell whether there was anything.

        A subclass asks this before it fills its fields.
        """
        if thing != self._begun_for or not self._changed():
            self._begun_for, self.owner = thing, self.client_id
            return False
        if self.isHidden():
            self.context.say(translate("Clients", "Here is what was begun. Cancel forgets it."))
            self.offer()
            self.show()
            self.fields.focus_first()
        return True

    def _is_begun(self) -> bool:
        return self._begun_for is not None and self._changed()

    def _changed(self) -> bool:
        return self._values() != self._at_first

    def _values(self) -> list[str]:
        """Return what stands in the fields, in whatever order: it is only compared."""
        lines = [one.text() for one in self.findChildren(QLineEdit) if one.isVisibleTo(self)]
        texts = [one.toPlainText() for one in self.findChildren(QPlainTextEdit)]
        choices = [str(one.currentIndex()) for one in self.findChildren(QComboBox) if one.isVisibleTo(self)]
        return [*lines, *texts, *choices]

    def _texts(self) -> Texts:
        return self.texts_for(self.owner, texts_in(self))

    def _keep(self) -> None:
        """Keep what was typed for the next time, and say so; nothing typed is nothing begun."""
        if self._changed():
            self.context.say(translate("Clients", "Not saved yet. What you typed is there when you return."))
        else:
            self._begun_for = None

    def start(self) -> None:
        """Take the fields as they are now for not begun."""
        self._at_first = self._values()
        self.draft.touch()

    def open_form(self) -> None:
        """Show the form; the focus goes to its first field."""
        self.fields.say_nothing()
        self.lang = self.context.lang
        self.start()
        self.show()
        self.fields.focus_first()

    # saving

    def save(self) -> Any:
        """Do the edit (PersonError when something does not fit)."""
        raise NotImplementedError

    def read(self, field: QWidget, value: Callable[[], T]) -> T:
        """Return the value of a field; where it is refused, that is said under this field."""
        try:
            return value()
        except ValueRefusedError:
            self.fields.wrong = field
            raise

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field that an error of the service is about, None for none in particular."""
        return self.by_code.get(error.code)

    def saved(self) -> bool:
        """Save, or say under its field what is wrong and put the caret there; tell whether it was saved."""
        self.fields.say_nothing()
        outcome = self.attempt(self.save)
        if outcome.done:
            self._begun_for = None
            self.draft.touch()
        elif outcome.error is not None:
            self.fields.say(outcome.problem, self.fields.wrong or self.field_of(outcome.error))
        return outcome.done

    def submit(self) -> None:
        """Save and close, or say what is wrong."""
        if self.saved():
            self.leave()

    def leave(self) -> None:
        """Close the form and forget what was typed."""
        self._begun_for = None
        self.draft.touch()
        self.hide()
        self.left.emit()

    def put_aside(self) -> None:
        """Close the form and keep what was typed."""
        self._keep()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the form aside on Esc, save on Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_aside()
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
        self.fields.retranslate()
        if not self.isHidden():
            self.offer()

    def offer(self) -> None:
        """Offer the choices of an open form anew, in the language of the moment; what is chosen stays."""


def _is_save(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
