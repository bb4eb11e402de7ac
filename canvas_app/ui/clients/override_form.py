"""Choosing a stage that is not the suggested one: which, and in a few words why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import FieldTexts, texts_in
from canvas_app.ui.common.fields import Combo, mark, shrinkable
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel
from canvas_app.ui.common.text import fill, translate


class OverrideForm(Section):
    """A stage and a reason.

    Attributes:
        chosen: (stage, reason); the owner says what is wrong with them, or hides the form.
        left: Esc or Cancel.

    """

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._begun_for = 0
        self.stage = Combo(self)
        shrinkable(self.stage)
        self._asked = PlainLabel("", self, wrap=True)
        self.reason = QLineEdit(self)
        self._error = ErrorLabel(self)
        self.save = PrimaryButton("", self)
        self.cancel = SecondaryButton("", self)
        self.stage.currentIndexChanged.connect(lambda _index: self._ask_why())
        self.reason.returnPressed.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self._give_up)
        about = self.reason.accessibleName
        draft = context.session.typed.draft(self, self._is_begun, lambda: None, about, self._texts)
        self.reason.textChanged.connect(draft.touch)  # nobody but the person decides on a stage: never saved
        self.reason.textEdited.connect(lambda _text: self._show_problem(""))
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for part in (self.stage, self._asked, self.reason, self._error):
            column.addWidget(part)
        column.addLayout(row)
        self.hide()

    def ask(self, stage: str) -> None:
        """Open with a stage chosen already, or with the choice first (empty); a reason begun is kept."""
        if self.shown is None:
            return
        card = self.shown.card
        self._offer(stage or card.shown or card.explanation.suggestion.stage)
        self.stage.setVisible(not stage)
        if self._begun_for != self.client_id:
            self._begun_for = self.client_id
            self.reason.clear()
        self._show_problem("")
        self._ask_why()
        self.show()
        (self.reason if stage else self.stage).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, current: object) -> None:
        if self.shown is not None:
            words, offered = self.shown.words, [one.key for one in self.shown.card.model.stages]
            self.stage.fill([(key, words.numbered(key)) for key in offered], current)

    def _ask_why(self) -> None:
        if self.shown is None:
            return
        suggested = self.shown.card.explanation.suggestion.stage
        name = self.shown.words.stage(suggested, short=False)
        differs = self.stage.currentData() != suggested
        why = fill(translate("Clients", "In a few words: why not “%1”?"), name)
        self._asked.setText(why if differs else translate("Clients", "A remark, if you like"))
        self.reason.setAccessibleName(self._asked.text())

    def _is_begun(self) -> bool:
        return bool(self._begun_for and self.reason.text().strip())

    def _texts(self) -> FieldTexts:
        return self.texts_for(self._begun_for, texts_in(self))

    def submit(self) -> None:
        """Hand stage and reason over."""
        self.chosen.emit(str(self.stage.currentData()), self.reason.text())

    def say(self, problem: str) -> None:
        """Say what is wrong; the focus stays with the reason."""
        self._show_problem(problem)
        if problem:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of what was begun: it is written, or given up."""
        self._begun_for = 0
        self.reason.clear()

    def _show_problem(self, problem: str) -> None:
        """Show a problem under the reason; the question itself, unanswered, is not said twice."""
        self._error.say(problem)
        self._asked.setVisible(problem != self._asked.text())
        mark(self.reason, wrong=bool(problem))

    def _give_up(self) -> None:
        self.forget()
        self.left.emit()

    def fill(self, shown: Shown) -> None:
        """Do nothing: the form is filled when it opens."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.stage.setAccessibleName(translate("Clients", "Stage"))
        self.save.set_text(translate("Clients", "Save"))
        self.cancel.set_text(translate("Clients", "Cancel"))
        if not self.isHidden():
            self._offer(self.stage.currentData())
            self._ask_why()
            self._show_problem("")
