"""A small form inside the card: labelled fields, each with what is wrong under it, Save, Cancel.

Esc closes it and throws nothing away: what was typed is there when the form is opened for the same again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from canvas_app.domain.errors import PersonError, ValueRefusedError
from canvas_app.ui.clients.fields import mark
from canvas_app.ui.clients.section import Section
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import Texts, texts_in
from canvas_app.ui.common.fields import shrinkable
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, QuietLabel
from canvas_app.ui.common.text import translate

Words = Callable[[], str]
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
        self._labels: list[tuple[QuietLabel, Words, QWidget]] = []
        self.errors: dict[QWidget, ErrorLabel] = {}
        self.by_code: dict[str, QWidget] = {}
        self._wrong: QWidget | None = None
        self._begun_for: object = None
        self.owner = 0
        self._at_first: list[str] = []
        self.draft = context.typed.draft(self, self._is_begun, self.saved, self.about, self._texts)
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
        self.errors[field] = ErrorLabel(self)
        self._grid.addWidget(self.errors[field], row + 1, 1)
        self._labels.append((label, words, field))
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

    def show_field(self, field: QWidget, on: bool) -> None:
        """Show or hide a field with its label."""
        for label, _, widget in self._labels:
            if widget is field:
                label.setVisible(on)
                field.setVisible(on)

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
            self._focus_first()
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
        self._say_nothing()
        self.lang = self.context.lang
        self.start()
        self.show()
        self._focus_first()

    def _focus_first(self) -> None:
        first = next((field for _, _, field in self._labels if not field.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # saving

    def save(self) -> Any:
        """Do the edit (PersonError when something does not fit)."""
        raise NotImplementedError

    def read(self, field: QWidget, value: Callable[[], T]) -> T:
        """Return the value of a field; where it is refused, that is said under this field."""
        try:
            return value()
        except ValueRefusedError:
            self._wrong = field
            raise

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field that an error of the service is about, None for none in particular."""
        return self.by_code.get(error.code)

    def saved(self) -> bool:
        """Save, or say under its field what is wrong and put the caret there; tell whether it was saved."""
        self._say_nothing()
        outcome = self.attempt(self.save)
        if outcome.done:
            self._begun_for = None
            self.draft.touch()
        elif outcome.error is not None:
            self._say(outcome.problem, self._wrong or self.field_of(outcome.error))
        return outcome.done

    def _say(self, problem: str, field: QWidget | None) -> None:
        if field is None:
            self.error.say(problem)
            return
        self._wrong = field
        mark(field, wrong=True)
        row = next(one for one in self.errors if one is field or one.isAncestorOf(field))
        self.errors[row].say(problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self._bring_into_view, self.errors[row]))  # once it has its place

    def _bring_into_view(self, error: QWidget) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and error.isVisible():
            around.ensureWidgetVisible(error, 0, 8)

    def _say_nothing(self) -> None:
        wrong, self._wrong = self._wrong, None
        if wrong is not None and isValid(wrong):
            mark(wrong, wrong=False)
        for error in (self.error, *self.errors.values()):
            error.say("")

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
        for label, words, field in self._labels:
            label.setText(words())
            field.setAccessibleName(words())
        self._say_nothing()
        if not self.isHidden():
            self.offer()

    def offer(self) -> None:
        """Offer the choices of an open form anew, in the language of the moment; what is chosen stays."""


def _is_save(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
