"""What only the person knows of a table to be imported, each question with its answers as chips."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from canvas_app.services.imports import Question
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.text import translate


class ImportQuestions(QWidget):
    """Asks, and keeps what was answered in sight: it can be answered otherwise.

    Attributes:
        answered: (key of the question, answer).

    """

    answered = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._asked: list[Question] = []
        self._lang = ""
        self.chips: dict[tuple[str, str], Chip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def ask(self, questions: list[Question]) -> None:
        """Show questions with their answers; the focus stays on its chip."""
        asked = [replace(question, answer="") for question in questions]
        if (asked, self._texts.lang) != (self._asked, self._lang):
            self._asked, self._lang = asked, self._texts.lang
            self._build()
        for question in questions:
            for answer in question.answers:
                self.chips[question.key, answer].setChecked(answer == question.answer)
        self.setVisible(bool(questions))

    def _build(self) -> None:
        focused = next((key for key, chip in self.chips.items() if chip.hasFocus()), None)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for question in self._asked:
            self._column.addWidget(self._row(question))
        if focused in self.chips:
            self.chips[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, question: Question) -> QWidget:
        inside = QWidget(self)
        group = QButtonGroup(inside)
        row = FlowLayout(inside, gap=6)
        row.addWidget(PlainLabel(self._texts.sentence(f"error.{question.code}", **question.params), inside))
        for answer in question.answers:
            chip = Chip(_words(answer), inside, checkable=True)
            chip.clicked.connect(partial(self._on_answer, question.key, answer))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[question.key, answer] = chip
        return inside

    def _on_answer(self, key: str, answer: str, _checked: bool = False) -> None:
        self.answered.emit(key, answer)


def _words(answer: str) -> str:
    return {
        "dmy": translate("Clients", "day first"),
        "mdy": translate("Clients", "month first"),
        "comma": translate("Clients", "comma begins the decimals"),
        "point": translate("Clients", "point begins the decimals"),
        "lines": translate("Clients", "lines of one deal"),
        "separate": translate("Clients", "separate deals"),
    }.get(answer, answer)
