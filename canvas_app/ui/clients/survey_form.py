"""The questionnaire: statements with agreement 1–5 or «hard to say»; a score is the mean of its answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.services.clients import assessments
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.section import Section
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import FieldTexts
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel, SmallLabel
from canvas_app.ui.common.text import fill, set_tip, translate

_SCALE = (1, 2, 3, 4, 5)


class Statement(QWidget):
    """One statement with its answers; digits answer, Delete takes the answer back."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._text = PlainLabel("", self, wrap=True)
        self.chips = {value: Chip("", self, checkable=True) for value in (*_SCALE, 0)}
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for value, chip in self.chips.items():
            self.group.addButton(chip, value)
            row.addWidget(chip)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addLayout(row)
        self.answer(0)

    def answer(self, value: int) -> None:
        """Answer with agreement 1–5; 0: hard to say."""
        self.chips[value].setChecked(True)

    def answered(self) -> int | None:
        """Return the agreement, None for «hard to say»."""
        return next((value for value, chip in self.chips.items() if value and chip.isChecked()), None)

    def name(self, context: PageContext) -> None:
        """Say statement and answers in the language of the moment."""
        text = context.texts.text(self.key)
        self._text.setText(text)
        for value, chip in self.chips.items():
            words = context.texts.text(f"scale.{value or 'na'}")
            chip.set_text(str(value) if value else "–")
            chip.setAccessibleName(fill(translate("Clients", "%1: %2"), text, words))
            set_tip(chip, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit and go on to the next statement."""
        digit = event.text()
        if digit in ("1", "2", "3", "4", "5"):
            self.answer(int(digit))
            self.chips[int(digit)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answer(0)
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class SurveyForm(Section):
    """The statements of all scores.

    Attributes:
        left: the form was closed.

    """

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._source = "client"
        self._begun_for = 0
        self._told = SmallLabel("", self, wrap=True)
        self.statements: list[Statement] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._error = ErrorLabel(self)
        self.save = PrimaryButton("", self)
        self.cancel = SecondaryButton("", self)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._told)
        column.addLayout(self._column)
        column.addWidget(self._error)
        column.addLayout(row)
        self._draft = context.session.typed.draft(
            self, self._is_begun, self.submit, lambda: translate("Clients", "Questionnaire"), self._texts
        )
        self.hide()

    def open_form(self, source: str) -> None:
        """Show the statements, none answered unless the client's answers were begun and put aside."""
        self._source = source
        if not self.statements:
            for key in self.context.texts.catalogue.keys("item"):
                statement = Statement(key, self)
                statement.group.idToggled.connect(self._draft.touch)
                self.statements.append(statement)
                self._column.addWidget(statement)
        if self._begun_for != self.client_id:
            self._begun_for = self.client_id
            for statement in self.statements:
                statement.answer(0)
        self._error.say("")
        self._name()
        self.show()
        self.statements[0].chips[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_begun(self) -> bool:
        return bool(self._begun_for) and any(one.answered() is not None for one in self.statements)

    def _texts(self) -> FieldTexts:
        answered = ((one.key, one.answered()) for one in self.statements)
        texts = [(self.context.texts.text(key), str(value)) for key, value in answered if value is not None]
        return self.texts_for(self._begun_for, texts)

    def close_form(self) -> None:
        """Put the form away."""
        self.hide()

    def submit(self) -> None:
        """Add an assessment from the answers."""
        workbook, client_id, day = self.context.session.workbook, self._begun_for, self.context.session.as_of
        answers = {statement.key: statement.answered() for statement in self.statements}
        outcome = self.attempt(
            lambda: assessments.add_survey(workbook, client_id, day, self._source, answers, origin=ORIGIN)
        )
        self._error.say(outcome.problem)
        if outcome.done:
            self._leave()

    def _leave(self) -> None:
        self._begun_for = 0
        self._draft.touch()
        self.put_aside()

    def put_aside(self) -> None:
        """Close the form; the answers are there when it is opened again for this client."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, and throw no answer away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_aside()
            event.accept()
            return
        super().keyPressEvent(event)

    def _name(self) -> None:
        source = self.context.texts.text(f"score.source.{self._source}")
        scale = f"1: {self.context.texts.text('scale.1')} … 5: {self.context.texts.text('scale.5')}"
        self._told.setText(f"{source}. {scale}")
        for statement in self.statements:
            statement.name(self.context)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.save.set_text(translate("Clients", "Save scores"))
        self.cancel.set_text(translate("Clients", "Cancel"))
        self._name()
